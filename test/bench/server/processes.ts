import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Answers } from './messages.js';

const children = new Set<ChildProcess>();

/** A process of the bench that answers questions. */
export interface BenchProcess {
  ask: <Question extends keyof Answers>(question: Question) => Promise<Answers[Question]>;
  stop: () => void;
}

/** Starts a file of this folder, and answers what it tells at first. Rejects if it ends before. */
export async function start<First>(file: string, options: object = {}): Promise<[BenchProcess, First]> {
  const child = fork(new URL(file, import.meta.url), [JSON.stringify(options)], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
  });
  children.add(child);
  const told = once(child, 'message') as Promise<[First]>;
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended.`)));
  const [first] = await Promise.race([told, ended]);
  ended.catch(() => undefined);
  return [
    {
      ask: async (question) => {
        const answered = once(child, 'message');
        child.send(question);
        return (await answered)[0] as Answers[typeof question];
      },
      stop: () => void child.kill(),
    },
    first,
  ];
}

export function stopAll(): void {
  for (const child of children) child.kill();
}

/** In a child: tells the parent its first message, and from then on answers what it is asked. */
export function serveParent(
  first: object,
  answers: { readonly [Question in keyof Answers]?: () => Answers[Question] | Promise<Answers[Question]> },
): void {
  const answer = async (question: keyof Answers) => process.send?.(await answers[question]?.());
  process.on('message', (question: keyof Answers) => void answer(question));
  process.send?.(first);
}

/** µs of processor time that this process has taken so far. */
export function cost(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

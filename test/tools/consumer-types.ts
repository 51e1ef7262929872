/**
 * Type-checks the README's component of each framework as a consumer does: in an empty project with the packed package, by the
 * framework's own checker, in strict mode. Then the same component with a mistake in it, which has to be an error each time. Also the
 * public types, and what editors complete. Needs `npm run build` before. Fails with what was wrongly accepted or refused.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { checkers, type Checker, type Mistake } from './consumer-checkers.js';
import { checkEditorData } from './consumer-editors.js';
import { installPackage, openProject, type ConsumerProject } from './consumer-project.js';

using project = openProject();
installPackage(project);
project.link(...new Set(checkers.flatMap(({ packages }) => packages)));
const checked = await Promise.all(checkers.map((checker) => check(project, checker)));
const problems = [...checked.flat(), ...checkEditorData(project.directory)];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else
  console.log(
    'Every framework’s checker takes the README’s component and finds each mistake; editors complete the tags.',
  );

/** @returns what is wrong with the types. */
async function check({ directory, write }: ConsumerProject, checker: Checker): Promise<string[]> {
  const { name, component, mistakes, config, command } = checker;
  const code = checker.code?.() ?? readFileSync(`test/${component}`, 'utf8');
  const folder = name.toLowerCase().replaceAll(' ', '-');
  mkdirSync(join(directory, folder));
  const files = [
    { file: `right${extname(component)}`, code, mistake: undefined },
    ...mistakes.map((mistake, index) => ({
      file: `wrong-${index}${extname(component)}`,
      code: replaced(code, mistake, component),
      mistake,
    })),
  ];
  for (const { file, code: text } of files) write(join(folder, file), text);
  write(join(folder, 'tsconfig.json'), JSON.stringify(config(files.map(({ file }) => file))));
  const [binary, ...options] = command(folder);
  const output = await run(directory, resolve(binary), options);
  return files.flatMap(({ file, mistake }) => {
    const errors = errorsOf(output, file);
    if (!mistake) return errors.map((error) => `${name} refuses ${component}: ${error}`);
    const { wrong, named = wrong } = mistake;
    if (errors.some((error) => error.includes(named))) return [];
    return [
      `${name} does not name ${named} where ${component} has ${wrong}:\n${errors.join('\n') || output}`,
    ];
  });
}

function replaced(code: string, { right, wrong }: Mistake, component: string): string {
  if (!code.includes(right)) throw new Error(`${component} has no ${right} to replace.`);
  return code.replace(right, wrong);
}

function run(cwd: string, script: string, options: readonly string[]): Promise<string> {
  return new Promise((done) => {
    // A checker that finds errors fails, which is what it is run for here.
    execFile(process.execPath, [script, ...options], { cwd, encoding: 'utf8' }, (_, stdout, stderr) =>
      done(stdout + stderr),
    );
  });
}

/** Checkers write `file(line,column): error …`, `file:line:column - error …` or `ERROR "file" line:column "…"`, some in colour. */
function errorsOf(output: string, file: string): string[] {
  return stripVTControlCharacters(output)
    .split('\n')
    .filter((line) => line.includes(file) && /error/i.test(line));
}

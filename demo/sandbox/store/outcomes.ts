import type { Random } from './random.js';
import { isUnderway } from './statuses.js';
import type { Answer, ChallengeRecord, ConnectionStatusName } from './types.js';
import { CORRECT_ANSWER_IMAGE } from '../data/correct-answer-image.js';

/** The one right answer to every challenge of MX's test institution. */
export const CORRECT_ANSWER = 'correct';

export type Outcome =
  | { status: Exclude<ConnectionStatusName, 'CHALLENGED'> }
  | { status: 'CHALLENGED'; type: ChallengeRecord['type'] };

/**
 * MX's test passwords for `mxbank`; they work at every institution of the sandbox that takes credentials.
 * The last four follow MX's older table.
 */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  challenge: { status: 'CHALLENGED', type: 'TEXT' },
  options: { status: 'CHALLENGED', type: 'OPTIONS' },
  image: { status: 'CHALLENGED', type: 'IMAGE_DATA' },
  BAD_REQUEST: { status: 'FAILED' },
  SERVER_ERROR: { status: 'FAILED' },
  UNAVAILABLE: { status: 'FAILED' },
  UNAUTHORIZED: { status: 'DENIED' },
  INVALID: { status: 'DENIED' },
  LOCKED: { status: 'LOCKED' },
  DISABLED: { status: 'LOCKED' },
};

export function outcomeOfPassword(password: string | undefined): Outcome {
  const outcome =
    password !== undefined && Object.hasOwn(OUTCOMES, password) ? OUTCOMES[password] : undefined;
  return outcome ?? { status: 'CONNECTED' };
}

/** What jobs come to after an event at the bank; `undefined` for a status that only leads to another one. */
export function outcomeOfEvent(status: ConnectionStatusName): Outcome | undefined {
  if (status === 'CHALLENGED') return { status, type: 'TEXT' };
  return isUnderway(status) ? undefined : { status };
}

const LABELS: Record<ChallengeRecord['type'], string> = {
  TEXT: 'What city were you born in?',
  OPTIONS: 'Which of these words is correct?',
  IMAGE_DATA: 'Which word does the picture show?',
};

/** The questions a bank asks; every kind asks exactly one. */
export function challengesOf(type: ChallengeRecord['type'], random: Random): readonly ChallengeRecord[] {
  const option = (value: string, label: string) => ({ guid: random.guid('OPT'), label, value });
  const challenge: ChallengeRecord = {
    guid: random.guid('CRD'),
    field_name: LABELS[type],
    label: LABELS[type],
    type,
    options:
      type === 'OPTIONS'
        ? [
            option('incorrect', 'Incorrect'),
            option(CORRECT_ANSWER, 'Correct'),
            option('uncertain', 'Uncertain'),
          ]
        : [],
    image_data: type === 'IMAGE_DATA' ? CORRECT_ANSWER_IMAGE : null,
  };
  return Object.freeze([Object.freeze(challenge)]);
}

/** The outcome of answers: right ones connect, a test password has the outcome that it has at sign-in, others are rejected. */
export function outcomeOfAnswers(
  challenges: readonly ChallengeRecord[],
  answers: readonly Answer[],
): Outcome {
  if (areCorrect(challenges, answers)) return { status: 'CONNECTED' };
  const known = answers.map(({ value }) => outcomeOfPassword(value.trim()));
  return known.find(({ status }) => status !== 'CONNECTED') ?? { status: 'REJECTED' };
}

/** Whether every challenge has its right answer; an option may also be named by its guid. */
function areCorrect(challenges: readonly ChallengeRecord[], answers: readonly Answer[]): boolean {
  return challenges.every((challenge) => {
    const value = answers.find((answer) => answer.guid === challenge.guid)?.value.trim();
    const chosen = challenge.options.find((option) => option.guid === value);
    return (chosen?.value ?? value) === CORRECT_ANSWER;
  });
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { guides } from '../guides/support/guides.js';

const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'demo/native/README.md', '.github/SECURITY.md'],
  ...guides,
];

/** What reads as a riddle, and how it is said in plain English. */
const riddles: readonly (readonly [riddle: RegExp, plain: string])[] = [
  [/\b(is|are|was|be|being) told\b/, 'name who reports what to whom'],
  [/\btells? (of|at once|once|nothing)\b/, 'reports …'],
  [/\btells? [^.,;]{1,40} from (a|one|those)\b/, 'distinguishes … from …'],
  [/\bsays? nothing\b/, 'sends no message; counts as not set'],
  [/\banswers? (how|whether|what)\b/, 'returns …'],
  [/\bend was seen\b/, 'the window closed while …'],
  [/\bhear(s|d)? (of|from|each other|nothing|connect)\b/, 'learns of …; receives …'],
  [/\bheals?\b/, 'recovers'],
  [/\boff your hands\b/, 'does for you'],
  [/\b(is|are) no browser\b/, 'requests without these headers'],
  [/\bshall\b/, 'must; will; wants'],
  [/\banew\b/, 'again'],
  [/\b(is|are|be) believed\b/, 'counts; is accepted'],
  [/\b(goes|go|going) on (at|by|with a|and)\b/, 'continues'],
  [/\ball the same\b/, 'anyway; still'],
  [/\bcome of it\b/, 'results'],
  [/\bmend(s|ed)?\b/, 'fixes; repairs'],
];

/** Code, and the names in a text, are no prose. */
const proseOf = (text: string): string => text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '…');

/** Each riddle in a text, with the words around it and what to write instead. */
function riddlesIn(text: string): string[] {
  // A phrase may be broken into two lines.
  const prose = proseOf(text).replace(/\s+/g, ' ');
  return riddles.flatMap(([riddle, plain]) =>
    [...prose.matchAll(new RegExp(riddle, 'gi'))].map(
      ({ index }) => `“${prose.slice(Math.max(0, index - 40), index + 60)}”: rather “${plain}”`,
    ),
  );
}

describe('what users and contributors read is plain English', () => {
  for (const path of documents) it(path, () => assert.deepEqual(riddlesIn(readFileSync(path, 'utf8')), []));

  for (const sentence of [
    'What says nothing counts as not set.',
    'The widget is\ntold by a ping.',
    'It tells a blocked window from a closed one.',
    'Answers how to stop.',
    'What is no browser sends neither.',
    'Their end was seen.',
    'The page heals.',
  ])
    it(`finds ${JSON.stringify(sentence)}`, () => assert.equal(riddlesIn(sentence).length, 1));

  it('leaves code alone', () => assert.deepEqual(riddlesIn('`says nothing`\n```\nanew\n```\n'), []));
});

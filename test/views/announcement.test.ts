import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { announcementFor, type Announcement } from '../../src/views/announcement.js';
import { fill } from '../../src/localization/fill.js';
import { stringsFor } from '../../src/localization/localize.js';
import type { PopoutPhase, ViewModel } from '../../src/views/view-model.js';

const strings = await stringsFor('en-US');
const nothing = () => undefined;

function modelOf(part: Partial<ViewModel>): ViewModel {
  return {
    state: 'active',
    strings,
    error: undefined,
    secondsLeft: undefined,
    popout: undefined,
    pageWarns: false,
    actions: {
      continueSession: nothing,
      reconnect: nothing,
      reload: nothing,
      openPopout: nothing,
      cancelPopout: nothing,
    },
    ...part,
  };
}

/** What a live region says while these models are shown one after the other: a region speaks when its text changes. */
function spoken(models: readonly Partial<ViewModel>[]): string[] {
  const said: string[] = [];
  let last: Announcement = { text: '' };
  for (const model of models) {
    const next = announcementFor(modelOf(model), last);
    if (next.text !== last.text && next.text !== '') said.push(next.text);
    last = next;
  }
  return said;
}

const warnings = (...seconds: number[]): Partial<ViewModel>[] =>
  seconds.map((secondsLeft) => ({ state: 'idle-warning', secondsLeft }));
const countdown = warnings(...Array.from({ length: 30 }, (_, index) => 30 - index));
const end = `${strings.expiredTitle}. ${strings.expiredText}`;

describe('what a screen reader is told', () => {
  it('includes that the browser, or the page, will not do', () => {
    for (const [code, title] of [
      ['unsupported-browser', strings.unsupportedTitle],
      ['unsupported-page', strings.errorTitle],
    ] as const) {
      const error = { code, recoverable: false, message: '' };
      assert.deepEqual(spoken([{ state: 'unsupported', error }]), [`${title}. ${strings[code]}`]);
    }
  });
});

describe('what a screen reader is told of a window to the bank', () => {
  const popout = {
    url: 'https://bank.example/',
    kind: 'oauth',
    memberGuid: 'MBR-1',
    institution: undefined,
  } as const;
  const phases = (...names: readonly PopoutPhase[]) =>
    names.map((phase) => ({ state: 'popout' as const, popout: { ...popout, phase } }));

  it('is that it waits for a press, and that it is out of sight; not that the user has gone there', () => {
    assert.deepEqual(spoken(phases('waiting', 'severed', 'blocked', 'waiting')), [
      `${strings.popoutTitle}. ${fill(strings.severedText, 'place', 'bank.example')}`,
      `${strings.blockedTitle}. ${fill(strings.blockedText, 'place', 'bank.example')}`,
    ]);
  });
});

describe('what a screen reader is told of the end of a session', () => {
  it('is three things, in order: that it comes, ten seconds before, and that it came', () => {
    assert.deepEqual(spoken([{}, ...countdown, { state: 'expired' }]), [
      'Are you still there? 30 seconds left',
      'Are you still there? 10 seconds left',
      end,
    ]);
  });

  it('includes the last call when a throttled tab missed the tenth second', () => {
    assert.deepEqual(spoken(warnings(30, 8, 7)), [
      'Are you still there? 30 seconds left',
      'Are you still there? 8 seconds left',
    ]);
  });

  it('is one warning when it begins within the last ten seconds', () => {
    assert.deepEqual(spoken(warnings(10, 9, 1)), ['Are you still there? 10 seconds left']);
    assert.deepEqual(spoken(warnings(3, 2, 1)), ['Are you still there? 3 seconds left']);
  });

  it('is all of it again when the session went on and stands still once more', () => {
    assert.equal(spoken([...countdown, {}, ...countdown]).length, 4);
  });

  it('is the end alone when the page warns in its own way', () => {
    const own = countdown.map((model) => ({ ...model, pageWarns: true }));
    assert.deepEqual(spoken([...own, { state: 'expired' }]), [end]);
  });
});

describe('what a screen reader is told of an error', () => {
  it('is what happened and what to do, also to a user who is elsewhere in the page', () => {
    const error = { code: 'frame-timeout', recoverable: true, message: 'for developers' } as const;
    assert.deepEqual(spoken([{ state: 'error', error }]), [
      `${strings.errorTitle}. ${strings['frame-timeout']}`,
    ]);
  });
});

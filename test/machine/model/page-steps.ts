import fc from 'fast-check';
import { bank } from '../../support/stage.js';
import { configOf } from '../../support/configs.js';
import { invalidConfig, unsupportedBrowser } from '../../support/widget-errors.js';
import { inWords, oneOf, sends, Step } from './step.js';
import type { OptionValues, UrlSources } from '../../../src/config/options.js';
import type { WidgetModel } from './widget-model.js';

/** What the page and its user do with the element, in any order. */

export const loads = sends('the page loads it', { type: 'load' }, (model) => model.load());
export const reloads = sends('the page reloads it', { type: 'reload' }, (model) => model.reload());
export const reconnects = sends('somebody reconnects', { type: 'reconnect' }, (model) => model.reconnect());
const closes = sends('the page closes it', { type: 'close' }, (model) => model.close());
/** Where there is no widget, as a user would. */
export const startsAgain = sends(
  'the user starts again',
  { type: 'reconnect' },
  (model) => model.reconnect(),
  ({ place, removed }) => !removed && ['failed', 'expired', 'closed'].includes(place),
);
export const moves = sends('the page moves it', { type: 'frame.lost' }, (model) => model.move());

export const removes = new Step(
  'the page removes it',
  (model) => model.remove(),
  ({ stage }) => {
    stage.send({ type: 'leave' });
    stage.actor.stop();
  },
);

export const leavesPage = sends('the user leaves the page', { type: 'leave' }, (model) => model.leave());
export const comesToPage = sends(
  'the page comes back from the cache',
  { type: 'return' },
  (model) => model.visit.begin(),
  ({ place, removed }) => !removed && ['asking', 'silent', 'used', 'failed', 'offline'].includes(place),
);

function comesBackTo(memberGuid: string): Step {
  return sends(`the page comes back to ${memberGuid}`, { type: 'resume', memberGuid }, (model) =>
    model.resume(memberGuid),
  );
}

export const comesBack = comesBackTo('MBR-7');
export const resumes = oneOf([bank.memberGuid, 'MBR-7'], comesBackTo);

const usual = {
  widgetUrlEndpoint: '/widget-url',
  language: 'en-US',
  currentMemberGuid: '',
  popout: 'widget',
  sessionTimeout: 900,
  sessionWarning: 30,
  frameTimeout: 20,
} as const satisfies OptionValues & UrlSources;

function sets(options: OptionValues & UrlSources, isPossible?: (model: WidgetModel) => boolean): Step {
  const config = configOf(options);
  const unusual = Object.entries(options).filter(
    ([name, value]) => value !== usual[name as keyof typeof usual],
  );
  return sends(
    `the page sets ${inWords(Object.fromEntries(unusual))}`,
    { type: 'config', config },
    (model) => model.configure(config),
    isPossible,
  );
}

/** Mostly the first, so that some options ask for the widget that stands, and some for another. */
function mostly<Value>(first: Value, ...others: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { arbitrary: fc.constant(first), weight: 5 },
    { arbitrary: fc.constantFrom(...others), weight: 1 },
  );
}

export const configures = fc
  .record({
    widgetUrlEndpoint: mostly('/widget-url', '/other-url', ''),
    language: mostly('en-US', 'es'),
    currentMemberGuid: mostly('', 'MBR-9'),
    popout: mostly<OptionValues['popout'] & string>('widget', 'popup', 'tab', 'manual'),
    sessionTimeout: mostly(900, 0, 60, 1800),
    sessionWarning: mostly(30, 0, 10),
    frameTimeout: mostly(20, 0, 5),
  })
  .map((options) => sets(options));

/** The same place is to be open, in other looks. */
export const setsLooks = fc
  .record({ language: fc.constantFrom('en-US', 'es'), mode: fc.constantFrom('aggregation', 'verification') })
  .map((looks) => sets({ ...usual, ...looks }));

/** The same widget goes on, with limits of another kind. */
export const setsLimits = fc
  .record({ sessionTimeout: fc.constantFrom(0, 60, 900, 1800), sessionWarning: fc.constantFrom(0, 10, 30) })
  .map((limits) => sets({ ...usual, ...limits }));

/** Where the options are no good, as a developer would. */
export const mends = sets(
  usual,
  ({ removed, misconfigured, config }) =>
    !removed && (misconfigured !== undefined || config.source.kind === 'none'),
);

export const misconfigures = oneOf(['mode', 'language'], (option) => {
  const error = invalidConfig([option]);
  return sends(`the page sets a bad ${option}`, { type: 'config.invalid', error }, (model) =>
    model.misconfigure(error),
  );
});

const error = unsupportedBrowser('quirks mode');
export const findsOut = sends(
  'the browser turns out to be too old',
  { type: 'unsupported', error },
  (model) => model.findUnsupported(error),
  ({ place, removed }) => !removed && place !== 'unsupported',
);

/** From two of these there is no way back. */
export const ends = fc.oneof(
  { arbitrary: fc.constant(closes), weight: 6 },
  { arbitrary: fc.constant(findsOut), weight: 1 },
  { arbitrary: fc.constant(removes), weight: 1 },
);

export const touches = new Step(
  'the user touches it',
  (model) => model.act(),
  ({ stage }) => stage.touch(),
);
export const continues = sends('the user continues', { type: 'continue' }, (model) => model.continue());
export const opens = sends('the user opens the window', { type: 'popout.open' }, (model) =>
  model.pressOpen(),
);
export const cancels = sends('the user cancels', { type: 'popout.cancel' }, (model) => model.cancel());

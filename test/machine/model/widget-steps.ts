import fc from 'fast-check';
import { bank, settled } from '../../support/stage.js';
import { failure } from '../../support/widget-errors.js';
import { hearMessage } from './hear-message.js';
import { reportWindow } from './report-window.js';
import { inWords, oneOf, sends, Step } from './step.js';
import { isActivity } from '../../../src/protocol/index.js';
import { popoutOutcomes } from '../../../src/popout/types.js';
import type {
  PopoutEvent,
  PopoutOpener,
  PopoutRequest,
  ReportedResult,
  SeenResult,
} from '../../../src/popout/types.js';
import type { UrlAnswer } from '../../../src/machine/types.js';
import type { WidgetMessage } from '../../../src/protocol/index.js';
import type { WidgetModel } from './widget-model.js';

/** What the backend answers, what the widget in the frame says, and what comes of the windows to the bank. */

const defect = new Error('a defect');

const isAsking = ({ place, removed }: WidgetModel) => !removed && place === 'asking';
const isFramed = (model: WidgetModel) => !model.removed && model.isFramed;
const isUsed = ({ place, removed }: WidgetModel) => !removed && place === 'used';

const noSource = failure('config-invalid', 'no source of URLs', { recoverable: false });

/** Each URL is a new one: that none comes twice is for the ledger to see to. A request without a source has one answer only. */
function answersWith(refusal: UrlAnswer | undefined): Step {
  const answer = refusal ?? { ok: true, value: '' };
  return new Step(
    `the backend answers ${answer.ok ? 'a URL' : answer.error.code}`,
    (model) => model.answer(model.config.source.kind === 'none' ? noSource : answer),
    async ({ stage, contract }) => {
      const { request, effects } = stage;
      contract.answered.add(request);
      const url = `https://widget.example/md/connect/token-${effects.requests.length}`;
      const isUnsourced = request.input.config.source.kind === 'none';
      request.answer(isUnsourced ? noSource : answer.ok ? { ok: true, value: url } : answer);
      await settled();
    },
    isAsking,
  );
}

export const answers = answersWith(undefined);
export const refuses = oneOf(
  [
    failure('url-request-failed', 'answered 503', { status: 503 }),
    failure('url-request-rejected', 'answered 404', { status: 404, refused: true }),
    failure('offline', 'no network'),
  ],
  answersWith,
);
export const breaks = new Step(
  'the request rejects against its contract',
  (model) => model.break(defect),
  async ({ stage, contract }) => {
    contract.answered.add(stage.request);
    stage.request.reject(defect);
    await settled();
  },
  isAsking,
);
export const throws = new Step(
  'an effect throws in a timer',
  (model) => model.break(defect),
  ({ stage }) => stage.frame.send({ type: 'effect.failed', cause: defect }),
  isFramed,
);

export const speaks = new Step(
  'the widget says its first word',
  (model) => model.speak(),
  ({ stage }) => stage.frame.send({ type: 'frame.ready' }),
  ({ place, removed }) => !removed && place === 'silent',
);
export const identifies = oneOf(['SES-1', 'SES-2'], (sessionGuid) => {
  const guids = { userGuid: 'USR-1', sessionGuid };
  return new Step(
    `the widget names ${sessionGuid}`,
    (model) => model.identify(guids),
    ({ stage }) => stage.frame.send({ type: 'frame.session', ...guids }),
    isFramed,
  );
});
const blockedFrame = failure('frame-blocked', 'frame-src', { recoverable: false });
export const fails = new Step(
  'the browser refuses the frame',
  (model) => model.fail(blockedFrame.error),
  ({ stage }) => stage.frame.send({ type: 'frame.failed', error: blockedFrame.error }),
  isFramed,
);

/** `end` is what the message means for a user who is out at the bank. */
function says(message: WidgetMessage, end?: ReportedResult): Step {
  return new Step(
    `the widget says ${message.type} ${inWords(message.detail)}`,
    (model) => {
      hearMessage(model, message, end);
      if (isActivity(message.type)) model.act();
    },
    ({ stage }) => {
      stage.send(message);
      if (isActivity(message.type)) stage.touch();
    },
    isUsed,
  );
}

const members = [bank.memberGuid, 'MBR-2'];
const institution = { code: 'alder', guid: 'INS-1' };
/** Steps of the widget by what they mean for a user who is out. */
const ends = {
  completed: ['connecting', 'connected', 'mfa', 'news'],
  denied: ['oauthError'],
  closed: ['search', 'enterCreds', 'consent'],
} as const;
const cancelled: ReportedResult = { outcome: 'denied', reason: 'CANCELLED' };

function chooses(name: string): Step {
  return says({ type: 'mx/connect/selectedInstitution', detail: { ...institution, name } });
}

export const choosesAnother = chooses('Birch Bank');
export const messages = fc.oneof(
  oneOf(members, (member_guid) => says({ type: 'mx/connect/memberConnected', detail: { member_guid } })),
  oneOf(members, (member_guid) =>
    says({ type: 'mx/connect/memberStatusUpdate', detail: { member_guid, connection_status: 6 } }),
  ),
  oneOf(members, (member_guid) => says({ type: 'mx/connect/initialDataReady', detail: { member_guid } })),
  oneOf(members, (member_guid) => says({ type: 'mx/connect/submitMFA', detail: { member_guid } })),
  oneOf(members, (member_guid) =>
    says({ type: 'mx/connect/updateCredentials', detail: { member_guid, institution } }),
  ),
  oneOf(members, (guid) =>
    says({ type: 'mx/connect/memberError', detail: { member: { guid, connection_status: 3 } } }),
  ),
  oneOf(members, (member_guid) => says({ type: 'mx/connect/memberDeleted', detail: { member_guid } })),
  oneOf(['Alder Bank', 'Birch Bank'], chooses),
  oneOf<WidgetMessage>(
    [
      { type: 'mx/connect/connected/primaryAction', detail: {} },
      { type: 'mx/connect/microdeposits/loaded', detail: {} },
      { type: 'mx/connect/microdeposits/verified/primaryAction', detail: {} },
      { type: 'mx/connect/microdeposits/comeBack/primaryAction', detail: { microdeposit_guid: 'MIC-1' } },
    ],
    (message) => says(message),
  ),
  oneOf(['mx/connect/backToSearch', 'mx/connect/backButtonClicked'] as const, (type) =>
    says({ type, detail: {} }, { outcome: 'closed' }),
  ),
  oneOf([...members, undefined], (member_guid) =>
    says(
      { type: 'mx/connect/oauthError', detail: member_guid === undefined ? {} : { member_guid } },
      { outcome: 'denied' },
    ),
  ),
  oneOf(members, (member_guid) =>
    says({ type: 'mx/connect/oauthError', detail: { member_guid, error_reason: 'CANCELLED' } }, cancelled),
  ),
  ...(['completed', 'denied', 'closed'] as const).map((outcome) =>
    oneOf<string>(ends[outcome], (current) =>
      says({ type: 'mx/connect/stepChange', detail: { current } }, { outcome }),
    ),
  ),
);

const requests: readonly PopoutRequest[] = [
  bank,
  { url: 'https://bank.example/again', kind: 'alldata', memberGuid: 'MBR-2' },
];
function asksForWindow(request: PopoutRequest, isPossible = isUsed): Step {
  return new Step(
    `the widget asks for a window for ${request.memberGuid}`,
    (model) => {
      model.request(request);
      model.act();
    },
    ({ stage }) => {
      stage.openPopout(request);
      stage.touch();
    },
    isPossible,
  );
}

const isOut = (model: WidgetModel) => isUsed(model) && model.trip?.isOut === true;

export const goesToBank = asksForWindow(bank);
export const goesOut = oneOf(requests, (request) =>
  asksForWindow(request, (model) => isUsed(model) && !isOut(model)),
);
export const goesOutAgain = oneOf(requests, (request) => asksForWindow(request, isOut));

/** What comes of a window, or seems to: it is told as long as there is a frame. */
function tells(name: string, event: PopoutEvent, expect: (model: WidgetModel) => void): Step {
  return new Step(name, expect, ({ stage }) => stage.popouts.send(event), isFramed);
}

function opensWindow(by: PopoutOpener): Step {
  return tells(`the ${by} opens a window`, { type: 'popout.opened', by }, (model) => model.open(by));
}

export const ourWindowOpens = opensWindow('element');
export const pagesWindowOpens = opensWindow('page');
export const windowOpens = oneOf(['element', 'widget', 'page'], opensWindow);
export const windowIsBlocked = tells('the browser blocks the window', { type: 'popout.blocked' }, (model) =>
  model.block(),
);
export const userLooks = tells('the user comes back for a look', { type: 'activity' }, (model) =>
  model.act(true),
);
export const userReturns = tells('a return page is heard', { type: 'popout.returned' }, (model) =>
  model.comeBack(),
);

function endsAs(result: SeenResult): Step {
  return tells(`the window seems ${result.outcome}`, { type: 'popout.settled', result }, (model) =>
    model.see(result),
  );
}

export const windowEnds = oneOf<SeenResult>(
  [{ outcome: 'closed' }, { outcome: 'severed' }, { outcome: 'timed-out' }],
  endsAs,
);
export const windowIsSevered = endsAs({ outcome: 'severed' });

const results: readonly ReportedResult[] = [
  ...popoutOutcomes.map((outcome) => ({ outcome })),
  { outcome: 'completed', memberGuid: 'MBR-3' },
  { outcome: 'denied', memberGuid: bank.memberGuid, reason: 'DENIED' },
];

/** Of another member than the one who is out, the element takes a success only. */
function mayTell({ outcome, memberGuid }: ReportedResult, { trip }: WidgetModel): boolean {
  return outcome === 'completed' || memberGuid === undefined || memberGuid === trip?.request.memberGuid;
}

function pageSettlesAs(result: ReportedResult): Step {
  return sends(
    `the page settles it as ${inWords(result)}`,
    { type: 'popout.reported', result },
    (model) => reportWindow(model, result),
    (model) => !model.removed && mayTell(result, model),
  );
}

export const pageSettles = oneOf(results, pageSettlesAs);
export const pageIsBlocked = pageSettlesAs({ outcome: 'blocked' });

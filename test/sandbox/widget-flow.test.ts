import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { start } from '../../demo/sandbox/pages/widget/flow/start.js';
import { transition } from '../../demo/sandbox/pages/widget/flow/transition.js';
import type { Flow, FlowEvent, Screen, Transition } from '../../demo/sandbox/pages/widget/flow/types.js';
import type {
  Institution,
  Member,
  Microdeposit,
  PageOptions,
  PageSession,
} from '../../demo/sandbox/widget/contract.js';

const bank: Institution = {
  guid: 'INS-1',
  code: 'mxbank',
  name: 'MX Bank',
  url: 'https://www.mx.com',
  color: '#336699',
  iso_country_code: 'US',
  protocol: 'credentials',
};
const oauthBank: Institution = { ...bank, guid: 'INS-2', protocol: 'oauth' };
const numbersBank: Institution = { ...bank, guid: 'INS-3', protocol: 'microdeposits' };

const member: Member = {
  guid: 'MBR-1',
  institutionGuid: bank.guid,
  status: 'DENIED',
  statusCode: 2,
  step: null,
  running: false,
  settled: true,
  challenges: [],
  errorCode: null,
};

const plain: PageOptions = {
  mode: 'verification',
  disable_institution_search: false,
  update_credentials: false,
  oauth_referral_source: 'BROWSER',
  is_mobile_webview: false,
  ui_message_webview_url_scheme: 'mx',
  color_scheme: 'light',
  verifies: true,
  disclosure: false,
  backButton: false,
  microdeposit: null,
};

interface Session extends Partial<Omit<PageSession, 'options'>> {
  options?: Partial<PageOptions>;
}

/** A widget that is told events in turn; `last` is what the last one led to. */
function open({ options, ...session }: Session = {}): {
  last: () => Transition<Flow>;
  screen: () => Screen;
  tell: (...events: FlowEvent[]) => void;
  heard: () => string[];
} {
  const all = { ...plain, ...options };
  let last = start({
    token: 'token',
    userGuid: 'USR-1',
    sessionGuid: 'SES-1',
    language: 'en-US',
    member: null,
    institution: null,
    pollInterval: 10,
    ...session,
    options: all,
  });
  return {
    last: () => last,
    screen: () => last.flow.screen,
    tell: (...events) => {
      for (const event of events) last = transition(last.flow, event, all);
    },
    heard: () => last.messages.map(({ name, fields }) => [name, ...Object.values<unknown>(fields)].join(' ')),
  };
}

describe('the host’s command to go back', () => {
  it('does not lead past the disclosure, which the user has not agreed to', () => {
    const widget = open({ options: { disclosure: true } });
    widget.tell({ type: 'hostBack' });
    assert.equal(widget.screen().step, 'disclosure');
    assert.deepEqual(widget.heard(), ['navigation false']);
  });

  it('leads from a sign-in form to the search', () => {
    const widget = open({ institution: bank });
    widget.tell({ type: 'hostBack' });
    assert.equal(widget.screen().step, 'search');
    assert.deepEqual(widget.heard(), ['navigation true', 'connect/stepChange enterCreds search']);
  });
});

for (const { name, status } of [
  { name: 'the sign-in form', status: 'DENIED' },
  { name: 'the error screen', status: 'FAILED' },
] as const) {
  describe(`deleting a member on ${name}`, () => {
    const opened = (options: Partial<PageOptions> = {}) =>
      open({ institution: bank, member: { ...member, status }, options });

    it('is requested once, and nothing else can be done meanwhile', () => {
      const widget = opened();
      widget.tell({ type: 'fieldsLoaded', fields: [] }, { type: 'disconnected' });
      assert.deepEqual(
        widget.last().effects.map(({ type }) => type),
        ['deleteMember'],
      );
      const before = widget.last().flow;
      for (const event of [
        { type: 'disconnected' },
        { type: 'memberRetried' },
        { type: 'memberGivenUp' },
        { type: 'credentialsSubmitted', answers: [] },
        { type: 'signInRetried' },
        { type: 'back' },
      ] as const) {
        widget.tell(event);
        assert.deepEqual(widget.last(), { flow: before, messages: [], effects: [] }, event.type);
      }
      widget.tell({ type: 'memberDeleted' });
      assert.equal(widget.screen().step, 'deleteMemberSuccess');
      assert.equal(widget.heard()[0], 'connect/memberDeleted MBR-1');
    });

    it('can be tried again after a failure, which is shown', () => {
      const widget = opened();
      widget.tell({ type: 'disconnected' }, { type: 'requestFailed', problem: 'unreachable' });
      assert.equal(widget.last().flow.problem, 'unreachable');
      widget.tell({ type: 'disconnected' });
      assert.deepEqual(
        widget.last().effects.map(({ type }) => type),
        ['deleteMember'],
      );
    });

    it('ends in the search, or where that is disabled with a message to the host', () => {
      const widget = opened();
      widget.tell({ type: 'disconnected' }, { type: 'memberDeleted' }, { type: 'done' });
      assert.equal(widget.screen().step, 'search');
      assert.deepEqual(widget.heard(), [
        'connect/backToSearch',
        'connect/stepChange deleteMemberSuccess search',
      ]);
      const alone = opened({ disable_institution_search: true });
      alone.tell({ type: 'disconnected' }, { type: 'memberDeleted' }, { type: 'done' });
      assert.equal(alone.screen().step, 'deleteMemberSuccess');
      assert.deepEqual(alone.heard(), ['connect/backToSearch']);
    });
  });
}

describe('a pre-initiated microdeposit', () => {
  const preinitiated: Microdeposit = { guid: 'MIC-1', status: 'PREINITIATED', accountName: 'account' };
  const chosen = (institution: Institution): FlowEvent => ({ type: 'institutionChosen', institution });
  const account: FlowEvent[] = [
    { type: 'detailsSubmitted', answers: [{ guid: 'routingNumber', value: '091000019' }] },
    { type: 'routingNumberChecked', block: null },
    { type: 'detailsConfirmed' },
    {
      type: 'detailsSubmitted',
      answers: [
        { guid: 'accountNumber', value: '33331' },
        { guid: 'accountNumberAgain', value: '33331' },
      ],
    },
  ];
  /** The view after the account's numbers have been typed. */
  function viewAfterAccount(widget: ReturnType<typeof open>): string {
    widget.tell(chosen(numbersBank), ...account);
    const screen = widget.screen();
    assert.equal(screen.step, 'microdeposits');
    return screen.view;
  }

  it('knows its owner, until it is completed', () => {
    const widget = open({ options: { microdeposit: preinitiated } });
    assert.equal(viewAfterAccount(widget), 'confirmDetails');
    widget.tell(
      { type: 'detailsConfirmed' },
      { type: 'microdepositChanged', microdeposit: { ...preinitiated, status: 'REQUESTED' } },
      { type: 'microdepositLeft' },
    );
    assert.equal(widget.screen().step, 'search');
    assert.equal(viewAfterAccount(widget), 'personal_info_form');
  });

  for (const { name, events, view } of [
    {
      name: 'remains while a sign-in form is only looked at',
      events: [chosen(bank)],
      view: 'confirmDetails',
    },
    {
      name: 'is gone once the user has sent credentials',
      events: [chosen(bank), { type: 'credentialsSubmitted', answers: [] }],
      view: 'personal_info_form',
    },
    {
      name: 'is gone once a bank’s sign-in page is prepared',
      events: [chosen(oauthBank)],
      view: 'personal_info_form',
    },
  ] satisfies { name: string; events: FlowEvent[]; view: string }[]) {
    it(name, () => {
      const widget = open({ options: { microdeposit: preinitiated } });
      widget.tell(...events, { type: 'hostBack' });
      assert.equal(viewAfterAccount(widget), view);
    });
  }

  it('is gone if the widget opens on a bank’s sign-in page', () => {
    const widget = open({ institution: oauthBank, options: { microdeposit: preinitiated } });
    widget.tell({ type: 'hostBack' });
    assert.equal(viewAfterAccount(widget), 'personal_info_form');
  });
});

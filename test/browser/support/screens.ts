import { skipFades } from './skip-fades.js';
import { ScreenView } from '../../../src/views/screen-view.js';
import type { ConnectWidget } from '../../../src/index.js';
import type { ErrorCode } from '../../../src/errors/widget-error.js';
import type { PopoutPhase, ScreenFacts } from '../../../src/views/view-model.js';

const base: ScreenFacts = {
  state: 'active',
  error: undefined,
  secondsLeft: undefined,
  popout: undefined,
  pageWarns: false,
};

const failed = (code: ErrorCode, recoverable = true): ScreenFacts => ({
  ...base,
  state: 'error',
  error: { code, recoverable, message: '' },
});

const out = (phase: PopoutPhase, kind: 'oauth' | 'alldata', institution?: string): ScreenFacts => ({
  ...base,
  state: 'popout',
  popout: {
    phase,
    kind,
    institution,
    url: 'https://online-banking-authorization.first-national.example/oauth',
    memberGuid: 'MBR-1',
  },
});

const longName = 'First National Savings & Loan Association of Saskatchewan';

/** Every screen that the element has, and the longest of what may stand on it. */
export const screens: Readonly<Record<string, ScreenFacts>> = {
  'idle-warning': { ...base, state: 'idle-warning', secondsLeft: 28 },
  expired: { ...base, state: 'expired' },
  closed: { ...base, state: 'closed' },
  'unsupported-browser': { ...failed('unsupported-browser', false), state: 'unsupported' },
  'unsupported-page': { ...failed('unsupported-page', false), state: 'unsupported' },
  'popout, waiting': out('waiting', 'oauth', longName),
  'popout, AllData': out('waiting', 'alldata', longName),
  'popout, blocked': out('blocked', 'oauth', longName),
  'popout, severed': out('severed', 'oauth', longName),
  'popout, without a name': out('waiting', 'oauth'),
  offline: failed('offline'),
  'config-invalid': failed('config-invalid', false),
  'url-request-failed': failed('url-request-failed'),
  'url-request-rejected': failed('url-request-rejected'),
  'url-invalid': failed('url-invalid'),
  'url-spent': failed('url-spent', false),
  'frame-timeout': failed('frame-timeout'),
  'frame-blocked': failed('frame-blocked', false),
  'script-failed': failed('script-failed'),
  'internal-error': failed('internal-error'),
};

const nothing = () => undefined;
const actions = {
  continueSession: nothing,
  reconnect: nothing,
  reload: nothing,
  openPopout: nothing,
  cancelPopout: nothing,
};

/**
 * What draws screens on a widget without a source of URLs, which shows none by itself. The screens of a running widget are drawn by
 * the same class, but it takes a trip to the bank, or a long wait, to see them all.
 */
export function painterOf(
  widget: ConnectWidget,
): (facts: ScreenFacts, language: string, texts?: unknown) => Promise<void> {
  const root = widget.shadowRoot;
  const find = (name: string) => root?.querySelector<HTMLElement>(`.${name}`) ?? document.body;
  const view = new ScreenView(
    widget,
    {
      root: find('root'),
      sizer: root?.querySelector('canvas') ?? document.body,
      frame: find('frame'),
      screens: find('screens'),
      status: find('status'),
      addStyles: (added) => {
        const own = 'styleSheet' in added ? added.styleSheet : added;
        if (root && own) root.adoptedStyleSheets = [own, ...root.adoptedStyleSheets];
      },
    },
    actions,
  );
  return async (facts, language, texts) => {
    view.draw(facts, language, texts);
    await view.drawn;
    skipFades(widget);
  };
}

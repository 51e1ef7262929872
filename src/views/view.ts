import { nothing } from 'lit/html.js';
import { errorWords, popoutWords } from './words.js';
import { fillSeconds } from '../localization/fill.js';
import { screen } from './screen.js';
import type { TemplateResult } from 'lit/html.js';
import type { ViewModel } from './view-model.js';
import type { WidgetState } from '../machine/types.js';

type Screen = (model: ViewModel) => TemplateResult | typeof nothing;

/** The one screen of the state, which lies over the frame. */
export function view(model: ViewModel): TemplateResult | typeof nothing {
  return screens[model.state](model);
}

const screens: Readonly<Record<WidgetState, Screen>> = {
  idle: () => nothing,
  loading: () => nothing,
  active: () => nothing,
  popout: popoutScreen,
  'idle-warning': ({ strings, secondsLeft = 0, pageWarns, actions }) =>
    pageWarns
      ? nothing
      : screen(strings, {
          name: 'idle-warning',
          role: 'alertdialog',
          icon: 'clock',
          tone: 'attention',
          title: strings.idleTitle,
          text: strings.idleText,
          timer: fillSeconds(strings.lang, strings.secondsLeft, secondsLeft),
          buttons: [{ label: strings.continueSession, act: actions.continueSession }],
          escape: actions.continueSession,
        }),
  expired: ({ strings, actions }) =>
    screen(strings, {
      name: 'expired',
      icon: 'clock',
      tone: 'attention',
      title: strings.expiredTitle,
      text: strings.expiredText,
      buttons: [{ label: strings.startAgain, act: actions.reconnect }],
    }),
  error: (model) => {
    const { strings, error, actions } = model;
    const isOffline = error?.code === 'offline';
    return screen(strings, {
      name: 'error',
      icon: isOffline ? 'offline' : 'exclamation',
      tone: isOffline ? 'waiting' : 'failed',
      ...errorWords(model),
      buttons: error?.recoverable ? [{ label: strings.tryAgain, act: actions.reconnect }] : [],
    });
  },
  unsupported: (model) =>
    screen(model.strings, {
      name: 'unsupported',
      icon: 'browser',
      tone: 'attention',
      ...errorWords(model),
    }),
  closed: ({ strings, actions }) =>
    screen(strings, {
      name: 'closed',
      icon: 'bank',
      tone: 'done',
      title: strings.closedTitle,
      text: strings.closedText,
      buttons: [{ label: strings.openAgain, act: actions.reload, kind: 'secondary' }],
    }),
};

/** Only for windows that this element opens: the widget, or the page, shows its own screen for those it opens itself. */
function popoutScreen({ strings, popout, actions }: ViewModel): TemplateResult | typeof nothing {
  if (!popout) return nothing;
  const isBlocked = popout.phase === 'blocked';
  return screen(strings, {
    name: 'popout',
    icon: isBlocked ? 'blocked' : 'away',
    tone: isBlocked ? 'attention' : 'waiting',
    ...popoutWords(strings, popout),
    buttons: [
      {
        label: isBlocked ? strings.openWindow : strings.reopenWindow,
        act: actions.openPopout,
        kind: isBlocked ? 'primary' : 'secondary',
      },
      { label: strings.cancel, act: actions.cancelPopout, kind: 'secondary' },
    ],
  });
}

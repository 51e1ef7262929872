import { nothing } from 'lit/html.js';
import { popoutWords } from './popout-words.js';
import { screen } from './screen.js';
import type { Strings } from '../localization/strings.js';
import type { TemplateResult } from 'lit/html.js';
import type { ViewModel } from './view-model.js';
import type { WidgetError } from '../errors/widget-error.js';
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
          title: strings.idleTitle,
          text: strings.idleText,
          timer: strings.secondsLeft(secondsLeft),
          buttons: [{ label: strings.continueSession, act: actions.continueSession }],
          escape: actions.continueSession,
        }),
  expired: ({ strings, actions }) =>
    screen(strings, {
      name: 'expired',
      title: strings.expiredTitle,
      text: strings.expiredText,
      buttons: [{ label: strings.startAgain, act: actions.reconnect }],
    }),
  error: ({ strings, error, actions }) =>
    screen(strings, {
      name: 'error',
      title: strings.errorTitle,
      text: error ? textOf(error, strings) : '',
      buttons: error?.recoverable ? [{ label: strings.reconnect, act: actions.reconnect }] : [],
    }),
  unsupported: ({ strings }) =>
    screen(strings, {
      name: 'unsupported',
      title: strings.unsupportedTitle,
      text: strings.errors['unsupported-browser'],
    }),
  closed: ({ strings, actions }) =>
    screen(strings, {
      name: 'closed',
      title: strings.closedTitle,
      text: strings.closedText,
      buttons: [{ label: strings.openAgain, act: actions.reload, kind: 'secondary' }],
    }),
};

/** A refused user may sign in; a request that the backend does not accept is the page's fault. */
function textOf({ code, status = 401 }: WidgetError, { errors, badRequest }: Strings): string {
  return code === 'url-request-rejected' && status !== 401 && status !== 403 ? badRequest : errors[code];
}

/** Only for windows that this element opens: the widget, or the page, shows its own screen for those it opens itself. */
function popoutScreen({ strings, popout, actions }: ViewModel): TemplateResult | typeof nothing {
  if (!popout) return nothing;
  const isBlocked = popout.phase === 'blocked';
  return screen(strings, {
    name: 'popout',
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

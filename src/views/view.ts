import { html, nothing } from 'lit';
import { popoutWords } from './popout-words.js';
import { screen } from './screen.js';
import { screenOf } from './view-model.js';
import type { TemplateResult } from 'lit';
import type { ViewModel } from './view-model.js';
import type { WidgetState } from '../machine/types.js';

type Screen = (model: ViewModel) => TemplateResult | typeof nothing;

/** The frame, the one screen of the state over it, and the voice for those who do not see. */
export function view(model: ViewModel): TemplateResult {
  const { lang, dir } = model.strings;
  return html`
    <div class="root ${model.colorScheme}">
      <div class="frame" ?inert=${screenOf(model) !== undefined}>${model.frame ?? nothing}</div>
      ${screens[model.state](model)}
      <div class="status" part="status" role="status" lang=${lang} dir=${dir}>${model.announcement}</div>
    </div>
  `;
}

const screens: Readonly<Record<WidgetState, Screen>> = {
  idle: () => nothing,
  loading: ({ strings }) => html`
    <div class="screen" part="loading">
      <slot name="loading">
        <div class="wait" lang=${strings.lang} dir=${strings.dir}>
          <span class="spinner" part="spinner"></span>${strings.loading}
        </div>
      </slot>
    </div>
  `,
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
      text: error ? strings.errors[error.code] : '',
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

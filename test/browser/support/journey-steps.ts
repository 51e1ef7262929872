import { answerWith, faults, sandbox } from '../../tools/browser/servers.js';
import { cutNetwork } from './network.js';
import { pictures } from './waiting.js';
import { puppetUrl } from './puppet.js';
import type { Fault } from '../../tools/browser/backend.js';
import type { Journey } from './journey.js';

type Step = readonly [name: string, act: (journey: Journey) => Promise<void> | void];

/** The next answers of the backend go wrong, and a load makes it felt. */
const failing = (name: string, fault: () => Fault): Step => [
  name,
  async ({ backend, widget, random }) => {
    await backend.failNext(fault(), random.between(1, 4));
    widget.reload();
    await pictures(random.between(0, 18));
  },
];

/** Everything that can happen to a widget, by the page, the user, the network and the backend. */
export const steps: readonly [Step, ...Step[]] = [
  ['wait', ({ random }) => pictures(random.between(0, 30))],
  ['reload', ({ widget }) => widget.reload()],
  ['reconnect', ({ widget }) => widget.reconnect()],
  ['close', ({ widget }) => widget.close()],
  ['continue', ({ widget }) => widget.continueSession()],
  [
    'navigate back',
    async ({ widget }) => {
      await widget.navigateBack();
    },
  ],
  ['press the button', (journey) => journey.button?.click()],
  ['idle', (journey) => journey.idle()],

  failing('answer 500', () => ({ status: 500 })),
  failing('answer 503 with Retry-After', () => ({ status: 503, headers: { 'Retry-After': '1' } })),
  failing('answer 429', () => ({ status: 429 })),
  failing('answer 401', () => ({ status: 401 })),
  failing('answer 404', () => ({ status: 404 })),
  failing('break the connection', () => faults.networkError),
  failing('answer HTML', () => faults.html),
  failing('answer no URL', () => faults.noUrl),
  [
    'be down for longer than anybody asks again',
    async (journey) => {
      await journey.backend.failNext({ status: 500 }, 8);
      journey.widget.reload();
      await journey.rest('while the backend is down');
    },
  ],
  failing('answer slowly', () => ({ delay: 300 })),
  failing('answer a silent frame', () => ({ body: answerWith(puppetUrl({ silent: '' })) })),
  failing('answer a slow frame', () => ({ body: answerWith(puppetUrl({ delay: '400' })) })),
  // Whoever asks next meets it, be it another journey: the element must not care.
  ['fail at MX', () => sandbox.failNext('widget_urls', 503)],

  // For all widgets of the page, so also in the midst of whatever the other journeys do.
  [
    'go offline for a moment',
    async ({ random }) => {
      const mend = cutNetwork();
      await pictures(random.between(1, 12));
      mend();
    },
  ],
  [
    'reload offline',
    async ({ widget, random }) => {
      const mend = cutNetwork();
      widget.reload();
      await pictures(random.between(1, 18));
      mend();
    },
  ],

  [
    'change the mode',
    ({ widget, random }) => void (widget.mode = random.pick(['aggregation', 'verification'])),
  ],
  [
    'change the language',
    ({ widget, random }) => void (widget.language = random.pick(['en-US', 'es', 'fr'])),
  ],
  ['write an attribute again', ({ widget }) => widget.setAttribute('frame-timeout', '3')],
  [
    'a bad option',
    (journey) => {
      const { widget } = journey;
      widget.setAttribute('color-scheme', 'pink');
      journey.mendLater(() => widget.removeAttribute('color-scheme'));
    },
  ],
  [
    'a bad option for a moment',
    async ({ widget, random }) => {
      widget.setAttribute('use-cases', 'FUN');
      await pictures(random.between(0, 6));
      widget.removeAttribute('use-cases');
    },
  ],
  [
    'no endpoint for a moment',
    async ({ widget, backend, random }) => {
      widget.removeAttribute('widget-url-endpoint');
      await pictures(random.between(0, 6));
      widget.setAttribute('widget-url-endpoint', backend.widgetUrlEndpoint);
    },
  ],

  [
    'remove and insert',
    async ({ widget, place, random }) => {
      widget.remove();
      await pictures(random.between(0, 12));
      place.append(widget);
    },
  ],
  [
    'mount twice in one turn',
    ({ widget, place }) => {
      widget.remove();
      place.append(widget);
    },
  ],
  ['move', ({ widget, place }) => place.append(widget)],
  ['move its parent', ({ place }) => document.body.append(place)],
];

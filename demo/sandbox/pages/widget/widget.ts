import { render } from 'lit';
import type { PageSession } from '../../widget/contract.js';
import { createApi, type Api } from './api.js';
import { start } from './flow/start.js';
import { transition } from './flow/transition.js';
import type { Flow, FlowEvent, Transition } from './flow/types.js';
import { identityOf, page } from './screens/index.js';
import { InstitutionSearch } from './search/institution-search.js';
import { texts } from './text/index.js';
import { watchActivity } from './wire/activity.js';
import { createFrameChannel, createWebViewChannel, type Channel } from './wire/channel.js';
import { listenForCommands, listenForResults, type HostCommand } from './wire/commands.js';
import { message } from './wire/messages.js';
import { work } from './work.js';

/** The running widget: events go through `transition`; what comes out is sent, done and shown. */
export class Widget {
  readonly #session: PageSession;
  readonly #root: HTMLElement;
  readonly #api: Api;
  readonly #channel: Channel;
  readonly #search: InstitutionSearch;
  #flow: Flow = { screen: { step: 'search' }, problem: null, preinitiated: null };
  #work = new AbortController();

  constructor(session: PageSession, root: HTMLElement) {
    this.#session = session;
    this.#root = root;
    this.#api = createApi(session.token);
    const { is_mobile_webview: inWebView, ui_message_webview_url_scheme: scheme } = session.options;
    this.#channel = inWebView ? createWebViewChannel(session, scheme) : createFrameChannel(session);
    this.#search = new InstitutionSearch({
      find: (query, signal) => this.#api.institutions(query, signal),
      onQuery: (query) => this.#channel.send(message('connect/institutionSearch', { query })),
      onChange: () => this.#show(),
    });
  }

  start(): void {
    const { signal } = new AbortController();
    listenForCommands((command) => this.#obey(command), signal);
    listenForResults(() => this.#dispatch({ type: 'resultReported' }), signal);
    watchActivity(() => this.#channel.send(message('ping', {})), signal);
    this.#apply(start(this.#session));
  }

  #dispatch = (event: FlowEvent): void => {
    this.#apply(transition(this.#flow, event, this.#session.options));
  };

  #apply({ flow, messages, effects }: Transition<Flow>): void {
    const moved = identityOf(flow.screen) !== identityOf(this.#flow.screen);
    const arrivedAtSearch = flow.screen.step === 'search' && (moved || !this.#root.hasChildNodes());
    this.#flow = flow;
    for (const each of messages) this.#channel.send(each);
    if (moved || effects.length > 0) this.#startWork();
    for (const effect of effects) {
      void work(effect, this.#tools, this.#work.signal);
    }
    if (arrivedAtSearch) this.#search.reset();
    this.#show();
    if (moved) this.#settleFocus();
  }

  get #tools(): Parameters<typeof work>[1] {
    return {
      api: this.#api,
      pollInterval: this.#session.pollInterval,
      dispatch: this.#dispatch,
      // Like MX's widget, this one does not look whether a pop-up blocker refused: its host has to cope with that.
      openWindow: (url) => void window.open(url),
    };
  }

  /** What the last screen ordered is of no interest any more. */
  #startWork(): void {
    this.#work.abort();
    this.#work = new AbortController();
  }

  #obey(command: HostCommand): void {
    switch (command.name) {
      case 'navigateBack':
        this.#dispatch({ type: 'hostBack' });
        break;
      case 'sdkInfo':
        // For whoever inspects the page; MX counts these.
        document.documentElement.dataset['hostSdk'] = `${command.sdk} ${command.version}`.trim();
        break;
      case 'ping':
        // Keeps MX's session alive. The sandbox's sessions do not end by themselves: the host's clock is what is tested.
        break;
    }
  }

  #show(): void {
    const { options, language } = this.#session;
    const { screen, problem } = this.#flow;
    const context = {
      texts: texts[language],
      options,
      problem,
      search: this.#search,
      dispatch: this.#dispatch,
    };
    render(page(screen, context), this.#root);
  }

  /** A new screen starts at its heading; a widget that does not have the focus leaves it where it is. */
  #settleFocus(): void {
    window.scrollTo(0, 0);
    if (document.hasFocus()) this.#root.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }
}

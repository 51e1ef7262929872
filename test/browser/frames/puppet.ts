/** What a test can make this page do; each order but `go` is answered on the port it came from. */
export type Order =
  /** Posts each message to the window around or behind this page, the whole list as many times as told. */
  | { readonly do: 'say'; readonly messages: readonly unknown[]; readonly times: number }
  /** Tells what was posted to this page. */
  | { readonly do: 'report' }
  /** Puts a frame with this page into itself. */
  | { readonly do: 'nest'; readonly url: string }
  /** Puts the cursor into its text field. */
  | { readonly do: 'focus-field' }
  /** Tells what became of its text field. */
  | { readonly do: 'report-field' }
  /** Tells whether another window opened this page and is known to it. */
  | { readonly do: 'report-opener' }
  /** Leaves for another page, as a redirect by script does. */
  | { readonly do: 'go'; readonly url: string };

/** A message that was posted to this page. */
export interface Heard {
  readonly origin: string;
  readonly data: unknown;
}

/** The text field, and every key event of the whole page, e.g. `keydown Enter`. */
export interface Field {
  readonly value: string;
  /** Of the page, not of the field: browsers let a page in a frame forget its field when the focus leaves the frame. */
  readonly hasFocus: boolean;
  readonly keys: readonly string[];
}

const heard: Heard[] = [];
const field = document.createElement('input');
const keys: string[] = [];
for (const type of ['keydown', 'keypress', 'keyup'] as const) {
  window.addEventListener(type, ({ key }) => keys.push(`${type} ${key}`), true);
}

const query = new URLSearchParams(location.search);

/** The page that opened or embeds this one; `?to=top` for a page that speaks past its own embedder. */
const host = query.get('to') === 'top' ? window.top : ((window.opener as Window | null) ?? window.parent);

/** MX's widget posts to the origin that its referrer names; without one, nothing leaves it. `?host=` names another. */
function say(message: unknown): void {
  const origin = query.get('host') ?? document.referrer;
  if (origin !== '') host?.postMessage(message, new URL(origin).origin);
}

function obey(order: Order): unknown {
  switch (order.do) {
    case 'say':
      for (let time = 0; time < order.times; time++) order.messages.forEach(say);
      return undefined;
    case 'report':
      return heard;
    case 'nest': {
      const frame = document.createElement('iframe');
      frame.src = order.url;
      document.body.append(frame);
      return undefined;
    }
    case 'focus-field':
      document.body.append(field);
      field.focus();
      return undefined;
    case 'report-field':
      return {
        value: field.value,
        hasFocus: document.hasFocus(),
        keys,
      } satisfies Field;
    case 'report-opener':
      return window.opener !== null;
    case 'go':
      location.href = order.url;
      return undefined;
  }
}

window.addEventListener('message', ({ origin, data, ports: [port] }) => {
  if (!port) {
    heard.push({ origin, data });
    return;
  }
  port.onmessage = (event: MessageEvent<Order>) => port.postMessage(obey(event.data));
  port.postMessage(location.href);
});

if (query.has('field')) document.body.append(field);

// As a widget does when it is ready; `?silent` makes this a page that never says so.
if (!query.has('silent')) {
  const metadata = { user_guid: 'USR-1', session_guid: 'SES-1' };
  say({ mx: true, type: 'mx/load', metadata });
}

import type { Credentials } from './credentials.js';
import type { WidgetUrlErrorCode } from './problems.js';
import type { WidgetOptionName, WidgetOptions } from './widget-options.js';

/** The user to request a widget URL for, by exactly one of two identifiers. */
export type MxUser =
  | {
      /** MX's guid of the user, `USR-…`. */
      readonly userGuid: string;
      readonly userId?: undefined;
    }
  | {
      /**
       * Your own id of the user, the `id` of MX's "Create user": 1 to 256 characters without control characters, slashes
       * and backslashes, not `.` or `..`, and nothing that begins with `USR-`, which MX would take for a guid. Only with
       * apiVersion `v20250224`; the older one knows users by guid only. It is percent-encoded for MX's path.
       */
      readonly userId: string;
      readonly userGuid?: undefined;
    };

/** What {@link WidgetUrlHandlerOptions.authorize} decides about a request. */
export type Authorization<User extends MxUser = MxUser> =
  /** It may have further properties, which `credentials` and `callbackPayload` receive. */
  | User
  /** A response of your own, such as a redirect or a 403. It is sent as it is, with `Cache-Control: no-store`. */
  | Response
  /** No user: the handler responds with 401. Other falsy values count the same. */
  | null
  | undefined;

/**
 * One failure on the server's side, for its log. Apart from `upstreamMessage` and from a `cause` that your own code threw, it holds
 * no key and no identifier of the user.
 */
export interface WidgetUrlFailure {
  /** The `error.code` that the page was told. */
  readonly code: WidgetUrlErrorCode;
  /** The HTTP status of the response to the page. */
  readonly status: number;
  /** One sentence, as the page was told it. */
  readonly message: string;
  /** The HTTP status that MX answered with, where it did. */
  readonly upstreamStatus?: number;
  /**
   * MX's own reason for a refusal: `error.message` of its answer, or the answer's text. One line of at most 500
   * characters. Credentials, the user's identifier and the callback payload are replaced by `[removed]` where they appear plain,
   * or encoded as they were sent; other encodings, and parts of them, are not recognized. Sent to the page only with
   * `explainUpstream`.
   */
  readonly upstreamMessage?: string;
  /** The `Accept-Version` that was sent, where MX refused it with 406. */
  readonly acceptVersion?: string;
  /**
   * The system's name for a failed connection, e.g. `ECONNREFUSED`, where it has one. If MX's answer had no widget URL, the media
   * type of that answer: `text/html` is a sign that `apiUrl` or a proxy leads elsewhere.
   */
  readonly reason?: string;
  /**
   * What `authorize`, `credentials` or `callbackPayload` threw; its content is up to you. If the function returned an invalid
   * value or did not settle in time, or if something else is for you to correct, a TypeError that says what was expected.
   */
  readonly cause?: unknown;
}

/** Where MX's Platform API is: one of its two environments, or an address of your own choice. */
export type PlatformAddress =
  | {
      /** `integration` is `https://int-api.mx.com`, `production` is `https://api.mx.com`. */
      readonly environment: 'integration' | 'production';
      readonly apiUrl?: undefined;
    }
  | {
      readonly environment?: undefined;
      /** In place of `environment`: the address of a proxy or of a sandbox. https, or http on this very machine. */
      readonly apiUrl: string;
    };

/** The credentials for MX: fixed ones, or a function that returns them for each request. */
export type PlatformCredentials<Context = unknown, User extends MxUser = MxUser> =
  | {
      /**
       * MX's client id. A server's secret, as the key is: read both from the environment, never ship them to a browser. If
       * either is `undefined` or empty, as in a build without secrets, each request is answered with 500 `credentials-failed`, and
       * `onError` is told which one. Anything else that cannot be a client id or a key is refused when the handler is made.
       */
      readonly clientId: string | undefined;
      /** MX's API key. */
      readonly apiKey: string | undefined;
      readonly credentials?: undefined;
    }
  | {
      readonly clientId?: undefined;
      readonly apiKey?: undefined;
      /**
       * In place of `clientId` and `apiKey`, for a platform with several MX clients: returns those of the client that a
       * request belongs to. Called after `authorize`, for requests that have passed all checks; the body has been
       * read by then. If it throws, rejects or returns no valid credentials, the handler responds with 500 `credentials-failed`.
       *
       * @param user what `authorize` returned
       */
      readonly credentials: (
        request: Request,
        context: Context,
        user: User,
      ) => Credentials | Promise<Credentials>;
    };

/**
 * Options of {@link createWidgetUrlHandler}. `Context` is the type of what your server passes along with a request, if anything;
 * `User` is the type that `authorize` returns.
 */
export type WidgetUrlHandlerOptions<Context = unknown, User extends MxUser = MxUser> = PlatformAddress &
  PlatformCredentials<Context, User> & {
    /**
     * Version of the Platform API, sent as `Accept-Version`. Since 12 August 2026, MX answers 406 to requests without that header
     * (MX docs, migration guide). Default: `v20250224`; `20111101` is an alias of `v20111101`.
     *
     * With `v20250224`, `data_request.products` is sent in addition to `mode`, `include_transactions` and `include_identity`,
     * with the same meaning, unless products are named already or none of the three is set. `v20111101` has no products.
     */
    readonly apiVersion?: 'v20250224' | 'v20111101' | '20111101';
    /**
     * Returns the user that the widget URL is for, from the cookie or the token of the request; the page never names a user
     * itself. Do not read the request's body. If it throws, rejects, does not settle within `timeout` or returns anything but an
     * {@link Authorization}, the handler responds with 500 `authorize-failed`. It is not awaited once the client has gone.
     *
     * @param context the second argument of the handler: a session, Workers' `env` …; Node's own request with `toNodeHandler`
     */
    readonly authorize: (
      request: Request,
      context: Context,
    ) => Authorization<User> | Promise<Authorization<User>>;
    /**
     * Returns a string that MX includes in its member webhooks (`MEMBER` and member data updated), so that your server
     * can tell which visit they belong to. Sent to MX in base64 as the header `X-CALLBACK-PAYLOAD`. A string of 1 to 768
     * bytes in UTF-8, which are the 1024 characters that MX takes; `undefined` sends no header. If it throws,
     * rejects or returns anything else, the handler responds with 500 `callback-payload-failed`, and MX is not asked. Called at
     * the same point as `credentials`. Default: none.
     *
     * @param user what `authorize` returned
     */
    readonly callbackPayload?: (
      request: Request,
      context: Context,
      user: User,
    ) => string | undefined | Promise<string | undefined>;
    /**
     * The options that a page may set; any other is refused with 400, by name. A list that names `client_redirect_url` allows
     * any address for it, of a page or an app.
     *
     * A list may also name an option that MX has added since this release, in snake case: `new_option`, or `data_request.new_option`
     * inside a group. It is passed on unchanged if its value is JSON of at most 2048 characters, nested at most 4
     * deep; the value is not checked otherwise, addresses included. `user_guid`, `widget_type`, `ui_message_version` and a group as a whole cannot be listed.
     *
     * Default: {@link defaultAllowedOptions}, which is every option but `client_redirect_url`, `ui_message_webview_url_scheme`
     * and `is_mobile_webview`; besides, `client_redirect_url` if it is an absolute http or https URL whose origin is the asking
     * page's own: the origin in the request's `Origin` header or, without that header, the server's. Any other is refused with 400.
     */
    readonly allowedOptions?: readonly (WidgetOptionName | (string & {}))[];
    /**
     * Options for pages that do not set them themselves. Need not be among `allowedOptions`. Default: none, so MX's.
     *
     * `data_request.products` must not contradict `mode`, `include_transactions` or `include_identity`, and
     * `current_microdeposit_guid` needs `mode` verification. If `defaults` and `overrides` alone contradict each other, a
     * TypeError is thrown; if the page's options cause it, the page gets a 400.
     */
    readonly defaults?: WidgetOptions;
    /** Options that replace those that a page sets. Need not be among `allowedOptions`. Default: none. */
    readonly overrides?: WidgetOptions;
    /**
     * Origins whose pages may request widget URLs in addition to the server's own, each exactly as browsers send it in `Origin`:
     * `https://app.example`; `http:` on this very machine only, such as `http://localhost:3000` or `http://tauri.localhost`; or
     * an app's or an extension's, such as `capacitor://localhost` or `chrome-extension://<id>`. Responses to them have CORS headers,
     * credentials included. Name your own public origin here if a proxy changes the `Host` header and you
     * serve browsers older than 2023. Default: none.
     */
    readonly allowedOrigins?: readonly string[];
    /**
     * The languages to choose from by `Accept-Language`, each once; the first one if none matches. The chosen one is sent to
     * MX as it stands in the list, and in the response's `Content-Language`. `fr-CA` gets `fr-CA` if it is listed, and `fr`
     * otherwise; `zh-Hant-TW` gets `zh-Hant`; a language without such a match gets the first one of the same primary tag. Default: `en-US`, `en-CA`, `es`, `fr`, `fr-CA`.
     */
    readonly languages?: readonly string[];
    /**
     * ms to wait for MX's answer, for a request's body to arrive, and for each of `authorize`, `credentials` and
     * `callbackPayload`. Default: 10 000.
     */
    readonly timeout?: number;
    /** Most bytes of a request's body, which are counted whatever its `Content-Length` says. Default: 16 384. */
    readonly maximumBodySize?: number;
    /** Sends the request to MX. Default: the global `fetch`. */
    readonly fetch?: typeof globalThis.fetch;
    /**
     * While you develop: appends MX's status and reason for a refusal to the `error.message` that the page gets. A TypeError in
     * production. Default: false.
     */
    readonly explainUpstream?: boolean;
    /**
     * Called with every failure on the server's side: a function option failed, or MX refused (with its reason), failed or did
     * not answer. What it throws is ignored. Default: one line of `console.warn`, with what `authorize` or `callbackPayload` threw
     * in at most 500 characters (`clientId` and `apiKey` removed), and nothing of what `credentials` threw.
     */
    readonly onError?: (failure: WidgetUrlFailure) => unknown;
  };

/**
 * Responds to one request for a widget URL; never rejects. A `context` is passed to `authorize`; it is required if `authorize`
 * declares a type for it.
 */
export type WidgetUrlHandler<Context = unknown> = (
  request: Request,
  ...rest: undefined extends Context ? [context?: Context] : [context: Context]
) => Promise<Response>;

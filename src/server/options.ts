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
  /** It may have fields of your own besides, for `credentials` and `callbackPayload` to read. */
  | User
  /** An answer of your own, such as a redirect or a 403; it is sent as it is, and not stored. */
  | Response
  /** Nobody: the answer is 401, as it is for `false`, an empty text or 0 in code without types. */
  | null
  | undefined;

/**
 * One failure on the server's side, for its log. It never holds a key or the user's identifier, unless in a `cause` that your own
 * code threw.
 */
export interface WidgetUrlFailure {
  /** The `error.code` that the page was told. */
  readonly code: WidgetUrlErrorCode;
  /** The HTTP status that the page was answered with. */
  readonly status: number;
  /** One sentence, as the page was told it. */
  readonly message: string;
  /** The HTTP status that MX answered with, where it did. */
  readonly upstreamStatus?: number;
  /**
   * MX's own reason for a refusal: `error.message` of its answer, or the answer's text. One line of at most 500
   * characters; credentials and the user's identifier are replaced by `[removed]`. The page is never told it.
   */
  readonly upstreamMessage?: string;
  /** The `Accept-Version` that was sent, where MX refused it with 406. */
  readonly acceptVersion?: string;
  /** The system's name for a failed connection, e.g. `ECONNREFUSED`, where it has one. */
  readonly reason?: string;
  /**
   * What `authorize`, `credentials` or `callbackPayload` threw; what is in it is up to you. If its answer was wrong, a
   * TypeError that says what was expected.
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

/** The credentials for MX: fixed ones, or a function that names them for each request. */
export type PlatformCredentials<Context = unknown, User extends MxUser = MxUser> =
  | {
      /**
       * MX's client id. A server's secret, as the key is: read both from the environment, never ship them to a browser. A
       * variable that is not set, `undefined`, is refused when the handler is made.
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
       * In place of `clientId` and `apiKey`, for a platform with several MX clients: answers those of the client that a
       * request belongs to. Called after `authorize`, for requests that have passed all checks; the body has been
       * read by then. What it throws, and an answer without valid credentials, is answered with 500 `credentials-failed`.
       *
       * @param user what `authorize` answered
       */
      readonly credentials: (
        request: Request,
        context: Context,
        user: User,
      ) => Credentials | Promise<Credentials>;
    };

/**
 * How {@link createWidgetUrlHandler} works. `Context` is what your server hands along with a request, if it does; `User` what
 * `authorize` answers.
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
     * Decides whose widget it shall be, from the cookie or the token of the request; the page never names a user itself. Do
     * not read the request's body. What it throws, and an answer that is none of {@link Authorization}, is answered with 500
     * `authorize-failed`.
     *
     * @param context what the handler was called with beside the request: a session, Workers' `env` …
     */
    readonly authorize: (
      request: Request,
      context: Context,
    ) => Authorization<User> | Promise<Authorization<User>>;
    /**
     * Answers what MX shall send back with its webhooks about the member (`MEMBER` and member data updated), so that your server
     * can tell which visit they belong to. Sent to MX in base64 as the header `X-CALLBACK-PAYLOAD`. A string of 1 to 768
     * bytes in UTF-8, which are the 1024 characters that MX takes; `undefined` sends no header. What it throws, and any
     * other answer, is answered with 500 `callback-payload-failed`, and MX is not asked. Called when `credentials` is. Default: none.
     *
     * @param user what `authorize` answered
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
     * deep. `user_guid`, `widget_type`, `ui_message_version` and a group as a whole cannot be listed.
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
    /** Options that hold whatever a page asks for. Need not be among `allowedOptions`. Default: none. */
    readonly overrides?: WidgetOptions;
    /**
     * Origins, such as `https://app.example`, whose pages may ask besides those of the server's own. They are answered with
     * CORS headers, credentials included. Name your own public origin here if a proxy changes the `Host` header and you
     * serve browsers older than 2023. Default: none.
     */
    readonly allowedOrigins?: readonly string[];
    /**
     * The languages to choose from by `Accept-Language`, each once; the first one when none suits. The one that is chosen is sent to
     * MX as it stands in the list, and named in the answer's `Content-Language`. `fr-CA` gets `fr-CA` if it is listed, and `fr`
     * otherwise; `fr-BE` gets `fr`. Default: `en-US`, `en-CA`, `es`, `fr`, `fr-CA`.
     */
    readonly languages?: readonly string[];
    /** ms that MX has to answer, and that a body has to arrive. Default: 10 000. */
    readonly timeout?: number;
    /** Bytes that a request's body may have. Default: 16 384. */
    readonly maximumBodySize?: number;
    /** Sends the request to MX. Default: the global `fetch`. */
    readonly fetch?: typeof globalThis.fetch;
    /**
     * Told of every failure on the server's side: a function among the options failed, or MX refused (with its reason), failed or
     * did not answer. What it throws is ignored. Default: one line of `console.warn`.
     */
    readonly onError?: (failure: WidgetUrlFailure) => unknown;
  };

/**
 * Answers one request for a widget URL; never rejects. A `context` is handed to `authorize`; it is required if `authorize`
 * declares a type for it.
 */
export type WidgetUrlHandler<Context = unknown> = (
  request: Request,
  ...rest: undefined extends Context ? [context?: Context] : [context: Context]
) => Promise<Response>;

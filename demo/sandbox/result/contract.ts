/** What the result page's script has to tell the window that opened it. */
export interface ResultReport {
  message: {
    mx: true;
    type: 'oauthComplete/success' | 'oauthComplete/error';
    metadata: { member_guid: string; error_reason?: string };
  };
  /** The only origin that may hear it; `null` if nobody's origin is known. */
  targetOrigin: string | null;
  /** Milliseconds until the window closes itself: time to read a word of what happened. */
  closeAfter: number;
}

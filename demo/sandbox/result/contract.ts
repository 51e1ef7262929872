/** What the result page of a `BROWSER` trip posts to the widget that opened it. */
export interface ResultReport {
  message: {
    mx: true;
    type: 'oauthComplete/success' | 'oauthComplete/error';
    metadata: { member_guid: string; error_reason?: string };
  };
  /** Milliseconds until the window closes itself: time to read a word of what happened. */
  closeAfter: number;
}

import type { Strings } from './strings.js';

const later = 'Try again in a few moments.';
const checkConnection = 'Check your connection, then try again.';
const tellSupport = 'Please let the site’s support team know.';

export const en: Strings = {
  lang: 'en',
  dir: 'ltr',
  idleTitle: 'Are you still there?',
  idleText: 'For your security, we’ll end this session soon.',
  secondsLeft: { one: '{seconds} second left', other: '{seconds} seconds left' },
  continueSession: 'Continue',
  expiredTitle: 'Your session has ended',
  expiredText: 'For your security, we ended it after a while without activity.',
  startAgain: 'Start again',
  errorTitle: 'Something went wrong',
  offlineTitle: 'You’re offline',
  'config-invalid': `This page isn’t set up correctly. ${tellSupport}`,
  'unsupported-page': `This page isn’t set up correctly. ${tellSupport}`,
  'url-request-failed': `We’re not getting a response right now. ${later}`,
  'url-request-rejected': 'Your request wasn’t accepted. Make sure you’re signed in, then try again.',
  badRequestText: `We couldn’t start the connection. ${tellSupport}`,
  'url-invalid': `The service sent an unexpected response. ${later}`,
  'url-spent': 'This link has expired or was already used. Reload the page to get a new one.',
  'frame-timeout': `This is taking longer than it should. ${checkConnection}`,
  'frame-blocked': `This page isn’t allowed to open the connection to your bank. ${tellSupport}`,
  offline: 'We’ll continue as soon as you’re back online.',
  'script-failed': `Part of this page didn’t load. ${checkConnection}`,
  'internal-error': `We ran into an unexpected problem. ${later}`,
  'unsupported-browser': 'Update your browser, or use a current version of Chrome, Edge, Firefox or Safari.',
  tryAgain: 'Try again',
  unsupportedTitle: 'This browser isn’t supported',
  popoutTitle: 'Continue in the other window',
  popoutText: 'You’re signing in at {place}. Come back here when you’re done.',
  allDataText:
    'You’re signing in at {place}, where AllData connects your bank. Come back here when you’re done.',
  severedText: 'Finish signing in at {place}, in the window that opened. This page updates automatically.',
  reopenWindow: 'Open a new window',
  cancel: 'Cancel',
  blockedTitle: 'Your browser blocked a window',
  blockedText: 'To continue, open {place} in a new window.',
  openWindow: 'Open the window',
  closedTitle: 'This session is closed',
  closedText: 'Open it again whenever you want to connect a bank.',
  openAgain: 'Open again',
};

import { plural } from './plural.js';
import type { Strings } from './strings.js';

const tryAgain = 'Please try again in a moment.';
const tellOwner = 'Please let its owner know.';

export const en: Strings = {
  lang: 'en',
  dir: 'ltr',
  idleTitle: 'No recent activity',
  idleText: 'For your security this session is about to end.',
  secondsLeft: plural('en', { one: '# second left', other: '# seconds left' }),
  continueSession: 'Continue',
  expiredTitle: 'Session expired',
  expiredText: 'For your security we ended this session because nothing happened for a while.',
  startAgain: 'Start again',
  errorTitle: 'We could not connect you',
  errors: {
    'config-invalid': `This page is not set up correctly. ${tellOwner}`,
    'url-request-failed': `The service did not answer. ${tryAgain}`,
    'url-request-rejected':
      'The service did not let you in. Please check that you are signed in, then try again.',
    'url-invalid': `The service gave an unexpected answer. ${tryAgain}`,
    'url-spent': 'This link was used before or is too old. Please reload the page.',
    'frame-timeout': 'Loading took too long. Please check your connection, then try again.',
    'frame-blocked': `This page is not allowed to show the connection window. ${tellOwner}`,
    offline: 'You are offline. We go on as soon as your connection is back.',
    'script-failed': 'Part of this page did not load. Please check your connection, then try again.',
    'internal-error': `Something went wrong. ${tryAgain}`,
    'unsupported-browser': 'Please use a current version of Chrome, Edge, Firefox or Safari.',
  },
  badRequest: `The service did not accept the request of this page. ${tellOwner}`,
  reconnect: 'Reconnect',
  unsupportedTitle: 'This browser is not supported',
  popoutTitle: 'Continue in the other window',
  popoutText: (place) => `You are signing in at ${place}. Come back here when you are done.`,
  allDataText: (place) =>
    `You are signing in at ${place}, where AllData connects your bank. Come back here when you are done.`,
  severedText: (place) =>
    `Please finish signing in at ${place}, in the window that opened. We will notice here when you are done.`,
  reopenWindow: 'Open a new window',
  cancel: 'Cancel',
  blockedTitle: 'Your browser blocked a window',
  blockedText: (place) => `To go on, open ${place} in a new window.`,
  openWindow: 'Open the window',
  closedTitle: 'All done here',
  closedText: 'You can connect another bank whenever you like.',
  openAgain: 'Open again',
};

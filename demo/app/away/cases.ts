import type { PopupOptions } from '../../sandbox/index.js';
import type { PopoutMode, PopoutOutcome } from '../../../src/index.js';

type Behaviour = NonNullable<PopupOptions['behaviour']>;

/** Institutions of the sandbox that send their users out, by code. */
export const banks = {
  mx_bank_oauth: 'MX Bank, through OAuth',
  alder_community_alldata: 'Alder Community Bank, through AllData',
};

/** What the bank's window can be told to do. */
export const behaviours: Record<Behaviour, string> = {
  ask: 'asks you',
  approve: 'approves',
  deny: 'denies: CANCELLED',
  impede: 'wants your attention first: IMPEDED',
  fail: 'breaks: SERVER_ERROR',
  hang: 'never answers',
  close: 'closes without an answer',
  late: 'closes, and approves 4 s later',
};

export const modes: Record<PopoutMode, string> = {
  widget: 'the widget',
  popup: 'the element, as a pop-up',
  tab: 'the element, as a tab',
  manual: 'this page',
};

export const outcomes: Record<PopoutOutcome, string> = {
  completed: 'The bank approved.',
  denied: 'The bank said no.',
  closed: 'The window was closed before the bank had answered. A late success would still count.',
  blocked:
    'The browser blocked the window, the element’s or this page’s. The element’s button opens it with a fresh click.',
  severed:
    'An opener policy cut the tie to the window, which is most likely still open. The widget goes on asking MX.',
  'timed-out': 'The widget reported no end in time. A late success would still count.',
};

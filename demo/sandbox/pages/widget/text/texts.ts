import type { ManualAccountType } from '../../../store/manual-accounts.js';
import type { ConnectionStatusName, MicrodepositAccountType } from '../../../store/types.js';

/** What is said of a member in an error status. */
export interface StatusText {
  title: string;
  body: (institution: string) => string;
}

/** Every string of the widget. One file per language implements it. */
export interface Texts {
  title: string;
  back: string;
  secured: string;
  loading: string;
  tryAgain: string;
  continue: string;
  search: {
    heading: string;
    label: string;
    popular: string;
    results: (count: number) => string;
    none: (query: string) => string;
    noneHint: string;
  };
  signIn: {
    heading: (institution: string) => string;
    username: string;
    password: string;
    show: string;
    hide: string;
    required: (label: string) => string;
    denied: string;
    sending: string;
    promise: string;
  };
  window: {
    heading: (institution: string) => string;
    steps: (institution: string) => readonly string[];
    allDataSteps: (institution: string) => readonly string[];
    opens: string;
    waitingHeading: string;
    waitingBody: (institution: string) => string;
  };
  connecting: {
    heading: (institution: string) => string;
    patience: string;
    stages: { authenticating: string; accounts: string; transactions: string; numbers: string };
    done: string;
    underway: string;
    ahead: string;
  };
  challenge: {
    heading: string;
    body: (institution: string) => string;
    imageDescription: string;
    required: string;
  };
  connected: { heading: string; body: (institution: string) => string; done: string };
  memberError: {
    statuses: Partial<Record<ConnectionStatusName, StatusText>>;
    fallback: StatusText;
    otherInstitution: string;
    enterAgain: string;
  };
  oauthError: { heading: string; reasons: Record<string, (institution: string) => string> };
  disclosure: {
    body: string;
    aggregation: readonly string[];
    verification: readonly string[];
    protection: string;
    agree: string;
  };
  manualAccount: {
    /** The button in the search. */
    choose: string;
    heading: string;
    name: string;
    type: string;
    types: Record<ManualAccountType, string>;
    balance: string;
    balanceRule: string;
    save: string;
    addedHeading: (account: string) => string;
    addedBody: string;
  };
  disconnect: {
    action: string;
    question: (institution: string) => string;
    confirm: string;
    cancel: string;
    doneHeading: string;
    doneBody: (institution: string) => string;
  };
  microdeposits: {
    /** The button in the search. */
    choose: string;
    routing: { heading: string; body: string; label: string; rule: string; unsupported: string };
    instant: {
      heading: string;
      body: (institution: string) => string;
      signIn: (institution: string) => string;
      numbers: string;
    };
    how: { heading: string; steps: readonly string[] };
    account: {
      heading: string;
      type: string;
      types: Record<MicrodepositAccountType, string>;
      number: string;
      numberAgain: string;
      rule: string;
      mismatch: string;
    };
    owner: {
      heading: string;
      body: string;
      firstName: string;
      lastName: string;
      nameRule: string;
      email: string;
      emailRule: string;
    };
    confirm: { heading: string; body: string; submit: string };
    comeBack: { heading: string; body: (account: string) => string; done: string };
    amounts: {
      heading: string;
      body: (account: string) => string;
      first: string;
      second: string;
      rule: string;
      wrong: string;
    };
    verified: { heading: string; body: string };
    failed: {
      preventedHeading: string;
      prevented: string;
      review: string;
      later: string;
      edit: string;
      other: string;
    };
  };
  problem: { unreachable: string; refused: string };
}

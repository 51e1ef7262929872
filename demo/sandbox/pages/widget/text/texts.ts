import type { ConnectionStatusName } from '../../../store/types.js';

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
  problem: { unreachable: string; refused: string };
}

import type { Texts } from './texts.js';

export const enUS: Texts = {
  title: 'Connect your account',
  back: 'Back',
  secured: 'Encrypted and private. Your sign-in details are never shared with this app.',
  loading: 'Loading',
  tryAgain: 'Try again',
  continue: 'Continue',
  search: {
    heading: 'Select your bank',
    label: 'Search for your bank',
    popular: 'Popular',
    results: (count) => (count === 1 ? '1 result' : `${count} results`),
    none: (query) => `No bank found for “${query}”`,
    noneHint: 'Check the spelling, or try a shorter part of the name.',
  },
  signIn: {
    heading: (institution) => `Sign in to ${institution}`,
    username: 'Username',
    password: 'Password',
    show: 'Show password',
    hide: 'Hide password',
    required: (label) => `${label} is required`,
    denied: 'The username or password does not match. Check both and try again.',
    sending: 'Sending securely',
    promise: 'Use the same details as on your bank’s website.',
  },
  window: {
    heading: (institution) => `Continue to ${institution}`,
    steps: (institution) => [
      `Sign in on ${institution}’s own website`,
      'Choose the accounts you want to share',
      'Come back here to finish',
    ],
    allDataSteps: (institution) => [
      `Sign in with your ${institution} details on Fiserv’s AllData Connect`,
      'Give your consent to share your accounts',
      'Come back here to finish',
    ],
    opens: 'Your bank opens in a new window.',
    waitingHeading: 'Waiting for your bank',
    waitingBody: (institution) =>
      `Finish signing in to ${institution} in the window that opened. This page continues by itself.`,
  },
  connecting: {
    heading: (institution) => `Connecting to ${institution}`,
    patience: 'This usually takes a few seconds.',
    stages: {
      authenticating: 'Signing in',
      accounts: 'Finding your accounts',
      transactions: 'Reading your transactions',
      numbers: 'Reading your account numbers',
    },
    done: 'done',
    underway: 'in progress',
    ahead: 'to come',
  },
  challenge: {
    heading: 'Verify your identity',
    body: (institution) => `${institution} asks for one more step before you can connect.`,
    imageDescription: 'Image from your bank with the characters to type',
    required: 'An answer is required',
  },
  connected: {
    heading: 'Success!',
    body: (institution) => `You have connected ${institution}.`,
    done: 'Done',
  },
  memberError: {
    statuses: {
      PREVENTED: {
        title: 'New credentials needed',
        body: (institution) =>
          `Your sign-in details at ${institution} have changed. Enter them again to keep this connection up to date.`,
      },
      REJECTED: {
        title: 'Incorrect information',
        body: (institution) => `The answer was not what ${institution} expected. Please try again.`,
      },
      LOCKED: {
        title: 'Your account is locked',
        body: (institution) =>
          `For your protection, ${institution} has locked this account. Unlock it on its website, then sign in here again.`,
      },
      IMPEDED: {
        title: 'Your attention is needed',
        body: (institution) =>
          `${institution} asks you to do something on its website first. Sign in there, then try again.`,
      },
      EXPIRED: {
        title: 'The answer came too late',
        body: (institution) => `${institution} stopped waiting for your answer. Please try again.`,
      },
      IMPAIRED: {
        title: 'New credentials needed',
        body: (institution) => `${institution} needs you to enter your sign-in details again.`,
      },
      FAILED: {
        title: 'Connection failed',
        body: (institution) => `${institution} could not be reached. Please try again later.`,
      },
      DISCONTINUED: {
        title: 'Connection discontinued',
        body: (institution) => `${institution} can no longer be connected.`,
      },
      CLOSED: {
        title: 'Closed account',
        body: (institution) => `This account at ${institution} appears to be closed.`,
      },
    },
    fallback: {
      title: 'Something went wrong',
      body: (institution) => `We could not connect to ${institution} just now. Please try again later.`,
    },
    otherInstitution: 'Choose another bank',
    enterAgain: 'Enter credentials again',
  },
  oauthError: {
    heading: 'Your bank was not connected',
    reasons: {
      CANCELLED: () =>
        'It looks like you declined to share your accounts. If that was a mistake, please try again.',
      DENIED: () => 'Your bank could not sign you in. Please try again.',
      IMPEDED: (institution) =>
        `${institution} asks you to do something on its website first. Sign in there, then try again.`,
      PROVIDER_ERROR: (institution) => `${institution} had a problem. Please try again, or come back later.`,
      SERVER_ERROR: () => 'Something broke on the way back from your bank. Please try again.',
      SESSION_ERROR: () => 'The sign-in took too long and has ended. Please try again.',
      UNKNOWN_ERROR: () => 'We could not connect your account. Please try again.',
    },
  },
  disclosure: {
    body: 'This app will have access to the information below unless you choose to disconnect:',
    aggregation: ['Account details', 'Account balances and transactions'],
    verification: ['Routing and account numbers', 'Account balances'],
    protection: 'Your information is protected with bank-level security.',
    agree: 'By clicking Continue, you agree to the privacy policy.',
  },
  manualAccount: {
    choose: 'Add account manually',
    heading: 'Add an account',
    name: 'Account name',
    type: 'Account type',
    types: {
      CHECKING: 'Checking',
      SAVINGS: 'Savings',
      CREDIT_CARD: 'Credit card',
      CASH: 'Cash',
      PROPERTY: 'Property',
    },
    balance: 'Balance',
    balanceRule: 'Enter an amount, such as 120.50',
    save: 'Save',
    addedHeading: (account) => `${account} added`,
    addedBody: 'Your account has been saved. You can edit or delete it later.',
  },
  disconnect: {
    action: 'Disconnect this bank',
    question: (institution) => `Disconnect ${institution}? Its accounts and transactions will be removed.`,
    confirm: 'Yes, disconnect',
    cancel: 'Cancel',
    doneHeading: 'Disconnected',
    doneBody: (institution) => `You have disconnected ${institution}.`,
  },
  microdeposits: {
    choose: 'Connect with account numbers',
    routing: {
      heading: 'Enter your routing number',
      body: 'You can find it at the bottom of a check or in your bank’s app.',
      label: 'Routing number',
      rule: 'Enter the 9 digits of the routing number',
      unsupported: 'Accounts with this routing number can’t be verified with deposits. Check the number.',
    },
    instant: {
      heading: 'There is a quicker way',
      body: (institution) => `Sign in to ${institution}, and your account is verified right away.`,
      signIn: (institution) => `Sign in to ${institution}`,
      numbers: 'Use account numbers',
    },
    how: {
      heading: 'Connect your bank with account numbers',
      steps: [
        'Enter your account information',
        'Receive two small deposits in the next few days',
        'Come back and enter their amounts',
      ],
    },
    account: {
      heading: 'Enter your account information',
      type: 'Account type',
      types: { CHECKING: 'Checking', SAVINGS: 'Savings' },
      number: 'Account number',
      numberAgain: 'Confirm account number',
      rule: 'Enter the account number, up to 17 digits',
      mismatch: 'The two account numbers are not the same. Check both and try again.',
    },
    owner: {
      heading: 'Account holder',
      body: 'Enter the details of the person the account belongs to.',
      firstName: 'First name',
      lastName: 'Last name',
      nameRule: 'Enter up to 50 characters, without symbols such as &',
      email: 'Email',
      emailRule: 'Enter an email address, such as name@example.com',
    },
    confirm: {
      heading: 'Review your details',
      body: 'We will send two small deposits to this account.',
      submit: 'Confirm',
    },
    comeBack: {
      heading: 'Check back soon',
      body: (account) =>
        `In the next few days you will find two deposits of less than a dollar each in ${account}. When you see them, come back here and enter the amounts.`,
      done: 'Done',
    },
    amounts: {
      heading: 'Enter the deposit amounts',
      body: (account) => `Find the two small deposits in ${account} and enter their amounts here.`,
      first: 'Amount 1',
      second: 'Amount 2',
      rule: 'Enter an amount from 0.01 to 0.09',
      wrong: 'One or both of the amounts are not right. Check them and try again.',
    },
    verified: { heading: 'Deposits verified', body: 'Your account is connected.' },
    failed: {
      preventedHeading: 'Account not connected',
      prevented: 'This account can’t be connected. There were too many failed attempts.',
      review: 'We could not connect this account. Review the details you entered.',
      later: 'We could not connect this account. Please try again later.',
      edit: 'Edit details',
      other: 'Connect a different account',
    },
  },
  problem: {
    unreachable: 'We could not reach the server. Check your connection and try again.',
    refused: 'That did not work. Please try again.',
  },
};

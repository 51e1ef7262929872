/** Invented merchants under MX's default categories. */
export interface Merchant {
  name: string;
  category: string;
  topLevelCategory: string;
  /** ISO 18245 merchant category code. */
  code: number;
  /** Smallest and largest usual amount, in US dollars. */
  amounts: readonly [number, number];
  isSubscription?: boolean;
}

/** Where money goes day by day: shops, each at a place of its own. */
export const EVERYDAY_MERCHANTS: readonly Merchant[] = [
  {
    name: 'Green Basket Market',
    category: 'Groceries',
    topLevelCategory: 'Food & Dining',
    code: 5411,
    amounts: [18, 142],
  },
  {
    name: 'Harvest Lane Co-op',
    category: 'Groceries',
    topLevelCategory: 'Food & Dining',
    code: 5411,
    amounts: [9, 88],
  },
  {
    name: 'Corner Stove Deli',
    category: 'Restaurants',
    topLevelCategory: 'Food & Dining',
    code: 5812,
    amounts: [11, 46],
  },
  {
    name: 'Noodle & Pine',
    category: 'Restaurants',
    topLevelCategory: 'Food & Dining',
    code: 5812,
    amounts: [14, 72],
  },
  {
    name: 'First Light Coffee',
    category: 'Coffee Shops',
    topLevelCategory: 'Food & Dining',
    code: 5814,
    amounts: [3.5, 14],
  },
  {
    name: 'Burrito Wagon',
    category: 'Fast Food',
    topLevelCategory: 'Food & Dining',
    code: 5814,
    amounts: [8, 24],
  },
  {
    name: 'Highway 9 Fuel',
    category: 'Gas',
    topLevelCategory: 'Auto & Transport',
    code: 5541,
    amounts: [24, 68],
  },
  {
    name: 'City Transit',
    category: 'Public Transportation',
    topLevelCategory: 'Auto & Transport',
    code: 4111,
    amounts: [2.5, 27],
  },
  {
    name: 'Curb Parking',
    category: 'Parking',
    topLevelCategory: 'Auto & Transport',
    code: 7523,
    amounts: [2, 18],
  },
  {
    name: 'Paper Lantern Books',
    category: 'Books',
    topLevelCategory: 'Shopping',
    code: 5942,
    amounts: [9, 54],
  },
  {
    name: 'Threadbare & Co',
    category: 'Clothing',
    topLevelCategory: 'Shopping',
    code: 5651,
    amounts: [22, 160],
  },
  {
    name: 'Hammer & Hinge Hardware',
    category: 'Home Improvement',
    topLevelCategory: 'Home',
    code: 5251,
    amounts: [7, 130],
  },
  {
    name: 'Willow Pharmacy',
    category: 'Pharmacy',
    topLevelCategory: 'Health & Fitness',
    code: 5912,
    amounts: [6, 62],
  },
  {
    name: 'Moonrise Cinema',
    category: 'Movies & DVDs',
    topLevelCategory: 'Entertainment',
    code: 7832,
    amounts: [12, 48],
  },
];

/** What comes every month on the same day. */
export const MONTHLY_MERCHANTS: readonly Merchant[] = [
  {
    name: 'Fiberline Internet',
    category: 'Internet',
    topLevelCategory: 'Bills & Utilities',
    code: 4899,
    amounts: [65, 65],
  },
  {
    name: 'Valley Power & Light',
    category: 'Utilities',
    topLevelCategory: 'Bills & Utilities',
    code: 4900,
    amounts: [74, 138],
  },
  {
    name: 'Chirp Mobile',
    category: 'Mobile Phone',
    topLevelCategory: 'Bills & Utilities',
    code: 4814,
    amounts: [48, 48],
  },
  {
    name: 'Streamhouse',
    category: 'Television',
    topLevelCategory: 'Bills & Utilities',
    code: 4899,
    amounts: [15.99, 15.99],
    isSubscription: true,
  },
  {
    name: 'Iron Oak Gym',
    category: 'Gym',
    topLevelCategory: 'Health & Fitness',
    code: 7997,
    amounts: [39, 39],
    isSubscription: true,
  },
];

/** Kinds of movements that have no shop behind them. */
export const MOVEMENTS = {
  paycheck: { name: 'Bright Harbor Labs', category: 'Paycheck', topLevelCategory: 'Income' },
  interest: { name: 'Interest', category: 'Interest Income', topLevelCategory: 'Income' },
  dividend: { name: 'Dividend', category: 'Dividend & Cap Gains', topLevelCategory: 'Investments' },
  contribution: { name: 'Contribution', category: 'Deposit', topLevelCategory: 'Investments' },
  lessons: { name: 'Little Acorn Piano Lessons', category: 'Kids Activities', topLevelCategory: 'Kids' },
} as const;

/** Kinds of movements from one of a user's accounts to another. */
export const TRANSFERS = {
  savings: { name: 'Transfer to Savings', category: 'Transfer', topLevelCategory: 'Transfer' },
  card: { name: 'Card Payment', category: 'Credit Card Payment', topLevelCategory: 'Transfer' },
  auto: { name: 'Auto Loan Payment', category: 'Auto Payment', topLevelCategory: 'Auto & Transport' },
  student: { name: 'Student Loan Payment', category: 'Student Loan', topLevelCategory: 'Education' },
  mortgage: { name: 'Mortgage Payment', category: 'Mortgage & Rent', topLevelCategory: 'Home' },
  insurance: { name: 'Life Insurance Premium', category: 'Life Insurance', topLevelCategory: 'Financial' },
} as const;

import type { CountryCode, Protocol } from '../store/records.js';

/** An institution as the catalogue lists it; what is absent has the default named behind it. */
export interface InstitutionSeed {
  code: string;
  name: string;
  /** `#rrggbb` of the generated logo. */
  color: string;
  /** Default US. */
  country?: CountryCode;
  /** Default credentials. */
  protocol?: Protocol;
  /** Account owner identification; default true. */
  identification?: boolean;
  /** Account and routing numbers; default true. */
  verification?: boolean;
  /** Names of the accounts it keeps, as in `ACCOUNT_TYPES`; default all. */
  accounts?: readonly string[];
  /** Default false. */
  statements?: boolean;
  /** More than 90 days of transactions; default false. */
  history?: boolean;
}

/**
 * The sandbox's catalogue, popular ones first. `mxbank` and `mx_bank_oauth` are MX's own test institutions;
 * all others are invented, and any likeness to a real name is accidental.
 */
export const INSTITUTIONS: readonly InstitutionSeed[] = [
  { code: 'mxbank', name: 'MX Bank', color: '#1b3a57', statements: true, history: true },
  {
    code: 'mx_bank_oauth',
    name: 'MX Bank (OAuth)',
    color: '#12705b',
    protocol: 'oauth',
    statements: true,
    history: true,
  },
  {
    code: 'alder_community_alldata',
    name: 'Alder Community Bank (AllData)',
    color: '#7a4a12',
    protocol: 'alldata',
  },
  { code: 'amber_falls', name: 'Amber Falls Savings Bank', color: '#b45309' },
  { code: 'aspen_ridge', name: 'Aspen Ridge Credit Union', color: '#2f6f4e', identification: false },
  {
    code: 'banco_del_cenote',
    name: 'Banco del Cenote',
    color: '#0f766e',
    country: 'MX',
    identification: false,
  },
  {
    code: 'banco_sierra_clara',
    name: 'Banco Sierra Clara',
    color: '#9f1239',
    country: 'MX',
    protocol: 'oauth',
  },
  { code: 'beacon_harbor', name: 'Beacon Harbor Bank', color: '#1d4ed8', protocol: 'oauth' },
  { code: 'blue_heron', name: 'Blue Heron Federal Credit Union', color: '#0369a1' },
  { code: 'bramble_and_oak', name: 'Bramble & Oak Private Bank', color: '#3f3f46', statements: true },
  { code: 'caisse_des_erables', name: 'Caisse des Érables', color: '#b91c1c', country: 'CA' },
  { code: 'caja_popular_alborada', name: 'Caja Popular Alborada', color: '#c2410c', country: 'MX' },
  { code: 'canyon_state_teachers', name: 'Canyon State Teachers Credit Union', color: '#92400e' },
  { code: 'cedar_and_main', name: 'Cedar & Main Bank', color: '#166534', protocol: 'alldata' },
  { code: 'clearwater_mutual', name: 'Clearwater Mutual', color: '#0e7490' },
  { code: 'copper_basin', name: 'Copper Basin Bank', color: '#a16207', identification: false },
  { code: 'dogwood_valley', name: 'Dogwood Valley Bank', color: '#9d174d' },
  { code: 'driftless_farmers', name: 'Driftless Farmers Bank', color: '#4d7c0f', protocol: 'alldata' },
  { code: 'eastlake_trust', name: 'Eastlake Trust Company', color: '#334155', statements: true },
  { code: 'fathom_digital', name: 'Fathom Digital Bank', color: '#4338ca', protocol: 'oauth', history: true },
  { code: 'fernhill_savings', name: 'Fernhill Savings & Loan', color: '#15803d' },
  { code: 'golden_prairie', name: 'Golden Prairie Credit Union', color: '#a16207', country: 'CA' },
  { code: 'granite_pass', name: 'Granite Pass Bank', color: '#52525b' },
  { code: 'harvest_moon', name: 'Harvest Moon Community Bank', color: '#c2410c', protocol: 'alldata' },
  {
    code: 'juniper_investments',
    name: 'Juniper Investments',
    color: '#6d28d9',
    protocol: 'oauth',
    verification: false,
    accounts: ['Brokerage', 'Roth IRA'],
  },
  {
    code: 'kestrel_brokerage',
    name: 'Kestrel Brokerage',
    color: '#1e40af',
    verification: false,
    statements: true,
    accounts: ['Brokerage', 'Roth IRA'],
  },
  { code: 'lantern_federal', name: 'Lantern Federal Credit Union', color: '#b45309' },
  { code: 'larkspur_bank', name: 'Larkspur Bank', color: '#7e22ce' },
  { code: 'maple_coast', name: 'Maple Coast Bank', color: '#be123c', country: 'CA', protocol: 'oauth' },
  {
    code: 'meridian_card',
    name: 'Meridian Card Services',
    color: '#0f172a',
    identification: false,
    verification: false,
    accounts: ['Rewards Card', 'Gift Card'],
  },
  { code: 'northwind_savings', name: 'Northwind Savings', color: '#0284c7' },
  { code: 'old_mill_town', name: 'Old Mill Town Bank', color: '#78350f' },
  { code: 'osprey_point', name: 'Osprey Point Bank', color: '#155e75', history: true },
  {
    code: 'pine_street_home_loans',
    name: 'Pine Street Home Loans',
    color: '#14532d',
    verification: false,
    accounts: ['Home Mortgage'],
  },
  { code: 'quarry_lane', name: 'Quarry Lane Credit Union', color: '#57534e' },
  { code: 'redwood_county', name: 'Redwood County Schools Credit Union', color: '#991b1b' },
  {
    code: 'river_bend_student_loans',
    name: 'River Bend Student Loans',
    color: '#1e3a8a',
    verification: false,
    accounts: ['Student Loan'],
  },
  // Like the next without instant verification: account and routing numbers are verified by microdeposits.
  { code: 'sagebrush_savings', name: 'Sagebrush Savings Bank', color: '#4a5d23', verification: false },
  { code: 'saltmarsh_bank', name: 'Saltmarsh Bank & Trust', color: '#115e59' },
  { code: 'silver_birch', name: 'Silver Birch Bank', color: '#475569', country: 'CA' },
  { code: 'tamarack_village', name: 'Tamarack Village Bank', color: '#3b4a6b', verification: false },
  { code: 'tidewater_one', name: 'Tidewater One', color: '#0c4a6e', protocol: 'oauth' },
  { code: 'vista_norte', name: 'Vista Norte Financiera', color: '#86198f', country: 'MX' },
  { code: 'willow_creek', name: 'Willow Creek Bank', color: '#3f6212' },
];

/** Codes of the partner's favorites, which MX sets for each partner. */
export const FAVORITES: readonly string[] = ['mxbank', 'mx_bank_oauth', 'maple_coast', 'banco_sierra_clara'];

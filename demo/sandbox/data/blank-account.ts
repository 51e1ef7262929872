import type { AccountRecord } from './types.js';

/** MX's number for a value that came from the institution, not from a user. */
const SET_BY_FEED = 1;

type Identity =
  | 'guid'
  | 'id'
  | 'member_guid'
  | 'user_guid'
  | 'user_id'
  | 'institution_code'
  | 'institution_guid'
  | 'name'
  | 'type'
  | 'subtype'
  | 'balance'
  | 'account_number'
  | 'created_at';

/** An account with every field of MX's model; what its kind does not have is `null`. */
export function blankAccount(identity: Pick<AccountRecord, Identity>): AccountRecord {
  return { ...NO_DETAILS, ...NO_FEED, ...SET_BY, ...identity };
}

/** Repeats what the institution reported under the `feed_` names, as MX does. */
export function withFeed(account: AccountRecord): AccountRecord {
  return {
    ...account,
    feed_account_number: account.account_number,
    feed_apr: account.apr,
    feed_apy: account.apy,
    feed_available_balance: account.available_balance,
    feed_balance: account.balance,
    feed_cash_balance: account.cash_balance,
    feed_credit_limit: account.credit_limit,
    feed_currency_code: account.currency_code,
    feed_day_payment_is_due: account.day_payment_is_due,
    feed_holdings_value: account.holdings_value,
    feed_interest_rate: account.interest_rate,
    feed_is_closed: account.is_closed,
    feed_last_payment: account.last_payment,
    feed_last_payment_at: account.last_payment_at,
    feed_loan_amount: account.loan_amount,
    feed_matures_on: account.matures_on,
    feed_minimum_balance: account.minimum_balance,
    feed_minimum_payment: account.minimum_payment,
    feed_name: account.name,
    feed_nickname: account.nickname,
    feed_original_balance: account.original_balance,
    feed_payment_due_at: account.payment_due_at,
    feed_payoff_balance: account.payoff_balance,
    feed_routing_number: account.routing_number,
    feed_started_on: account.started_on,
    feed_statement_balance: account.statement_balance,
    feed_total_account_value: account.total_account_value,
  };
}

const NO_DETAILS = {
  account_ownership: 'INDIVIDUAL',
  annuity_policy_to_date: null,
  annuity_provider: null,
  annuity_term_year: null,
  apr: null,
  apy: null,
  available_balance: null,
  available_credit: null,
  calculated_apr: null,
  cash_balance: null,
  cash_surrender_value: null,
  credit_limit: null,
  currency_code: 'USD',
  day_payment_is_due: null,
  death_benefit: null,
  federal_insurance_status: null,
  holdings_value: null,
  imported_at: null,
  insured_name: null,
  interest_rate: null,
  is_closed: false,
  is_hidden: false,
  is_manual: false,
  last_payment: null,
  last_payment_at: null,
  loan_amount: null,
  margin_balance: null,
  matures_on: null,
  member_id: null,
  member_is_managed_by_user: false,
  metadata: null,
  minimum_balance: null,
  minimum_payment: null,
  nickname: null,
  original_balance: null,
  pay_out_amount: null,
  payment_due_at: null,
  payoff_balance: null,
  premium_amount: null,
  property_type: null,
  routing_number: null,
  started_on: null,
  statement_balance: null,
  today_ugl_amount: null,
  today_ugl_percentage: null,
  total_account_value: null,
  total_account_value_ugl: null,
  updated_at: null,
};

const NO_FEED = {
  feed_account_number: null,
  feed_account_subtype: null,
  feed_account_type: null,
  feed_apr: null,
  feed_apy: null,
  feed_available_balance: null,
  feed_balance: null,
  feed_cash_balance: null,
  feed_cash_surrender_value: null,
  feed_credit_limit: null,
  feed_currency_code: null,
  feed_day_payment_is_due: null,
  feed_death_benefit: null,
  feed_holdings_value: null,
  feed_interest_rate: null,
  feed_is_closed: null,
  feed_last_payment: null,
  feed_last_payment_at: null,
  feed_loan_amount: null,
  feed_matures_on: null,
  feed_minimum_balance: null,
  feed_minimum_payment: null,
  feed_name: null,
  feed_nickname: null,
  feed_original_balance: null,
  feed_payment_due_at: null,
  feed_payoff_balance: null,
  feed_routing_number: null,
  feed_started_on: null,
  feed_statement_balance: null,
  feed_total_account_value: null,
};

const SET_BY = {
  account_number_set_by: SET_BY_FEED,
  apr_set_by: SET_BY_FEED,
  apy_set_by: SET_BY_FEED,
  available_balance_set_by: SET_BY_FEED,
  available_credit_set_by: SET_BY_FEED,
  balance_set_by: SET_BY_FEED,
  cash_balance_set_by: SET_BY_FEED,
  cash_surrender_value_set_by: SET_BY_FEED,
  credit_limit_set_by: SET_BY_FEED,
  currency_code_set_by: SET_BY_FEED,
  day_payment_is_due_set_by: SET_BY_FEED,
  death_benefit_set_by: SET_BY_FEED,
  holdings_value_set_by: SET_BY_FEED,
  interest_rate_set_by: SET_BY_FEED,
  is_closed_set_by: SET_BY_FEED,
  last_payment_set_by: SET_BY_FEED,
  last_payment_at_set_by: SET_BY_FEED,
  loan_amount_set_by: SET_BY_FEED,
  matures_on_set_by: SET_BY_FEED,
  minimum_balance_set_by: SET_BY_FEED,
  minimum_payment_set_by: SET_BY_FEED,
  name_set_by: SET_BY_FEED,
  nickname_set_by: SET_BY_FEED,
  original_balance_set_by: SET_BY_FEED,
  payment_due_at_set_by: SET_BY_FEED,
  payoff_balance_set_by: SET_BY_FEED,
  started_on_set_by: SET_BY_FEED,
  statement_balance_set_by: SET_BY_FEED,
  subtype_set_by: SET_BY_FEED,
  total_account_value_set_by: SET_BY_FEED,
  type_set_by: SET_BY_FEED,
};

import { DEFAULT_PER_PAGE, paginate } from '../store/pages.js';
import type { Page } from '../store/types.js';
import { answer, type PlatformContext } from './environment.js';
import { invalid } from './errors.js';

function wholeNumber(context: PlatformContext, name: string): number | undefined {
  const text = context.req.query(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || !Number.isSafeInteger(value)) {
    throw invalid(name, 'must be a whole number from 1 on');
  }
  return value;
}

export interface PageRequest {
  page: number;
  perPage: number;
}

/** MX's smallest `records_per_page`. */
const MINIMUM_PER_PAGE = 10;

/**
 * `page` and `records_per_page` (default 25). MX: "The valid range is from 10 to 1000. If the value exceeds 1000, the
 * default value of 25 will be used instead"; so here for a smaller one, too. For institutions the maximum is 100.
 */
export function readPageRequest(context: PlatformContext, maximum = 1000): PageRequest {
  const perPage = wholeNumber(context, 'records_per_page') ?? DEFAULT_PER_PAGE;
  return {
    page: wholeNumber(context, 'page') ?? 1,
    perPage: perPage < MINIMUM_PER_PAGE || perPage > maximum ? DEFAULT_PER_PAGE : perPage,
  };
}

export function queryBoolean(context: PlatformContext, name: string): boolean | undefined {
  const text = context.req.query(name);
  if (text === undefined) return undefined;
  if (text !== 'true' && text !== 'false') throw invalid(name, 'must be true or false');
  return text === 'true';
}

export function queryChoice<Choice extends string>(
  context: PlatformContext,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = context.req.query(name);
  if (text === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw invalid(name, `must be one of ${choices.join(', ')}`);
  return choice;
}

/** A list: the name repeated, with or without `[]`. */
export function queryTexts(context: PlatformContext, name: string): readonly string[] {
  return [...(context.req.queries(name) ?? []), ...(context.req.queries(`${name}[]`) ?? [])];
}

/** The same, of choices. */
export function queryChoices<Choice extends string>(
  context: PlatformContext,
  name: string,
  choices: readonly Choice[],
): readonly Choice[] {
  return queryTexts(context, name).map((text) => {
    const choice = choices.find((candidate) => candidate === text);
    if (choice === undefined) throw invalid(name, `must be one of ${choices.join(', ')}`);
    return choice;
  });
}

/** A day as `YYYY-MM-DD`. */
export function queryDay(context: PlatformContext, name: string): string | undefined {
  const text = context.req.query(name);
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw invalid(name, 'must be a date as YYYY-MM-DD');
  }
  return text;
}

/** One page under its plural, with MX's pagination beside it. */
export function answerPage(context: PlatformContext, plural: string, page: Page<unknown>): Response {
  return answer(context, {
    [plural]: page.entries,
    pagination: {
      current_page: page.currentPage,
      per_page: page.perPage,
      total_entries: page.totalEntries,
      total_pages: page.totalPages,
    },
  });
}

/** The page that the request asks for, cut out of a whole list. */
export function answerList(
  context: PlatformContext,
  plural: string,
  entries: readonly unknown[],
  maximumPerPage?: number,
): Response {
  const { page, perPage } = readPageRequest(context, maximumPerPage);
  return answerPage(context, plural, paginate(entries, page, perPage));
}

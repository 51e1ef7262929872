import type { Page } from './types.js';

/** MX's page size unless `records_per_page` says otherwise. */
export const DEFAULT_PER_PAGE = 25;

/** Cuts one page out of a list; a page beyond the end is empty, and an empty list has one page. */
export function paginate<Entry>(
  entries: readonly Entry[],
  currentPage = 1,
  perPage = DEFAULT_PER_PAGE,
): Page<Entry> {
  const start = (currentPage - 1) * perPage;
  return {
    entries: entries.slice(start, start + perPage),
    currentPage,
    perPage,
    totalEntries: entries.length,
    totalPages: Math.max(1, Math.ceil(entries.length / perPage)),
  };
}

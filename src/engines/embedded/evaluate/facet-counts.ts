import { compareTexts } from '../../../articles/text-order.js';
import { FACETS, FACET_NAMES, isOfNames, perFacet } from '../../../search/facets.js';
import type { FacetCount, FacetCounts } from '../../../search/result.js';
import type { ArticleRange } from '../index/date-ranges.js';
import type { FilterSets } from './filter-sets.js';
import type { FacetColumn } from '../index/facet-column.js';
import type { OpenedIndex } from '../index/opened-index.js';
import type { ArticleSet } from '../index/load-kernel.js';
import type { SetPool } from './set-pool.js';

/** Nobody reads further down a facet; its rarest values give way. */
export const MAX_VALUES_COUNTED = 1000;

/** What a query matches. */
export interface Matches {
  readonly all: ArticleSet;
  /** What of them the filters let through, and how many. */
  readonly filtered: ArticleSet;
  readonly total: number;
}

/** Counts all facets over the matches, each as if nothing were selected in itself. */
export function countFacets(
  { all, filtered, total }: Matches,
  filters: FilterSets,
  index: OpenedIndex,
  pool: SetPool,
): FacetCounts {
  return perFacet(FACET_NAMES, (facet) => {
    const selection = filters.selection(facet);
    const isOpen = selection.length === 0;
    const set = isOpen ? filtered : filters.apply(all, facet);
    if (!isOfNames(facet)) return countPeriods(index.calendar.periods[facet], set, selection, index);
    if (isOpen && index.facets[facet].names.length < FACETS[facet].fewest) return [];
    return countNames(index.facets[facet], set, isOpen ? total : pool.size(set), selection);
  });
}

/** By count, then by name. */
function countNames(column: FacetColumn, set: ArticleSet, size: number, selection: readonly string[]): FacetCount[] {
  const found: FacetCount[] = [];
  column.count(set, size).forEach((count, number) => {
    const value = column.names[number] ?? '';
    const selected = selection.includes(value);
    if (count > 0 || selected) found.push({ value, count, selected });
  });
  for (const value of new Set(selection)) if (!column.has(value)) found.push({ value, count: 0, selected: true });
  // Selected values are never among those that give way.
  found.sort((a, b) => b.count - a.count || compareTexts(a.value, b.value));
  return found.length <= MAX_VALUES_COUNTED
    ? found
    : found.filter(({ selected }, rank) => rank < MAX_VALUES_COUNTED || selected);
}

/** Newest first. */
function countPeriods(
  periods: ReadonlyMap<string, ArticleRange>,
  set: ArticleSet,
  selection: readonly string[],
  index: OpenedIndex,
): FacetCount[] {
  const found: FacetCount[] = [];
  for (const [value, { from, to }] of periods) {
    const count = index.kernel.countRange(set, from, to);
    const selected = selection.includes(value);
    if (count > 0 || selected) found.push({ value, count, selected });
  }
  const unknown = [...new Set(selection)].filter((value) => !periods.has(value));
  if (unknown.length === 0) return found;
  const all = [...found, ...unknown.map((value) => ({ value, count: 0, selected: true }))];
  return all.sort((a, b) => (a.value < b.value ? 1 : -1));
}

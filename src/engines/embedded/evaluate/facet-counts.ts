import { compareTexts } from '../../../articles/text-order.js';
import type { Filters } from '../../../search/query.js';
import type { FacetCount, FacetCounts } from '../../../search/result.js';
import type { ArticleRange } from '../index/date-ranges.js';
import type { FilterSets } from './filter-sets.js';
import type { ColumnName } from '../index/image.js';
import type { FacetColumn } from '../index/facet-column.js';
import type { OpenedIndex } from '../index/opened-index.js';
import type { ArticleSet } from '../index/load-kernel.js';
import type { SetPool } from './set-pool.js';

/** Nobody reads further down a facet; its rarest values give way. */
export const MAX_FACET_VALUES = 1000;

/** Counts all facets over the matches, each as if nothing were selected in itself. */
export function countFacets(
  matches: ArticleSet,
  filtered: ArticleSet,
  total: number,
  sets: FilterSets,
  filters: Filters,
  index: OpenedIndex,
  pool: SetPool,
): FacetCounts {
  const column = (facet: ColumnName): readonly FacetCount[] => {
    if (!sets.selects(facet)) return countColumn(index.facets[facet], filtered, total, []);
    const own = sets.apply(matches, facet);
    return countColumn(index.facets[facet], own, pool.size(own), filters[facet]);
  };
  const ranges = (facet: 'year' | 'month', all: ReadonlyMap<string, ArticleRange>): readonly FacetCount[] =>
    countRanges(all, sets.selects(facet) ? sets.apply(matches, facet) : filtered, filters[facet], index);
  return {
    author: column('author'),
    theme: column('theme'),
    year: ranges('year', index.calendar.years),
    month: ranges('month', index.calendar.months),
  };
}

/** By count, then by name. */
function countColumn(column: FacetColumn, set: ArticleSet, size: number, selection: readonly string[]): FacetCount[] {
  const found: FacetCount[] = [];
  column.count(set, size).forEach((count, number) => {
    const value = column.names[number] ?? '';
    const selected = selection.includes(value);
    if (count > 0 || selected) found.push({ value, count, selected });
  });
  for (const value of new Set(selection)) if (!column.has(value)) found.push({ value, count: 0, selected: true });
  // Selected values are never among those that give way.
  found.sort((a, b) => b.count - a.count || compareTexts(a.value, b.value));
  return found.length <= MAX_FACET_VALUES
    ? found
    : found.filter(({ selected }, rank) => rank < MAX_FACET_VALUES || selected);
}

/** Newest first. */
function countRanges(
  ranges: ReadonlyMap<string, ArticleRange>,
  set: ArticleSet,
  selection: readonly string[],
  index: OpenedIndex,
): FacetCount[] {
  const found: FacetCount[] = [];
  for (const [value, { from, to }] of ranges) {
    const count = index.kernel.countRange(set, from, to);
    const selected = selection.includes(value);
    if (count > 0 || selected) found.push({ value, count, selected });
  }
  const unknown = [...new Set(selection)].filter((value) => !ranges.has(value));
  if (unknown.length === 0) return found;
  const all = [...found, ...unknown.map((value) => ({ value, count: 0, selected: true }))];
  return all.sort((a, b) => (a.value < b.value ? 1 : -1));
}

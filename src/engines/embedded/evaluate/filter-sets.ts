import type { Filters } from '../../../search/query.js';
import { FACET_NAMES, isOfNames, type FacetName } from '../../../search/facets.js';
import type { ArticleRange } from '../index/date-ranges.js';
import type { OpenedIndex } from '../index/opened-index.js';
import type { ArticleSet } from '../index/load-kernel.js';
import type { SetPool } from './set-pool.js';

/** The filters of one query as sets of articles, kept apart so that a facet can leave its own out. */
export class FilterSets {
  private constructor(
    private readonly filters: Filters,
    private readonly pool: SetPool,
    private readonly always: ArticleSet | undefined,
    private readonly byFacet: ReadonlyMap<FacetName, ArticleSet>,
  ) {}

  static of(filters: Filters, index: OpenedIndex, pool: SetPool): FilterSets {
    const byFacet = new Map<FacetName, ArticleSet>();
    for (const facet of FACET_NAMES) {
      if (filters[facet].length > 0) byFacet.set(facet, selected(facet, filters[facet], index, pool));
    }
    if (filters.from === undefined && filters.to === undefined)
      return new FilterSets(filters, pool, undefined, byFacet);
    const always = pool.take();
    mark(index.calendar.between(filters.from, filters.to), always, index);
    return new FilterSets(filters, pool, always, byFacet);
  }

  get isEmpty(): boolean {
    return this.always === undefined && this.byFacet.size === 0;
  }

  /** The values that are selected in a facet. */
  selection(facet: FacetName): readonly string[] {
    return this.filters[facet];
  }

  /** What of `matches` the filters let through, all of them or all but one facet's. */
  apply(matches: ArticleSet, except?: FacetName): ArticleSet {
    const sets = [matches, ...(this.always === undefined ? [] : [this.always])];
    for (const [facet, set] of this.byFacet) if (facet !== except) sets.push(set);
    return sets.length === 1 ? matches : this.pool.atLeast(sets, sets.length);
  }
}

/** The articles with any of the values of a facet. */
function selected(facet: FacetName, values: readonly string[], index: OpenedIndex, pool: SetPool): ArticleSet {
  const set = pool.take();
  for (const value of values) {
    if (isOfNames(facet)) index.facets[facet].mark(value, set);
    else mark(index.calendar.periods[facet].get(value) ?? { from: 0, to: 0 }, set, index);
  }
  return set;
}

function mark({ from, to }: ArticleRange, set: ArticleSet, index: OpenedIndex): void {
  index.kernel.markRange(from, to, set);
}

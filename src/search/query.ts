/** Longer queries are pastes or bots. In UTF-16 units. */
export const MAX_QUERY_LENGTH = 512;
/** Words beyond this add cost and no meaning; they are dropped with a notice. Stop words do not count. */
export const MAX_QUERY_TERMS = 32;
/** Nobody reads further, and each page costs a sort as deep as it lies. page × size. */
export const MAX_DEPTH = 10_000;

/** How many of a query's clauses an article must match: as many as `clausesNeeded` says, every one, or one. */
export type MatchRule = 'most' | 'all' | 'any';

export type Sort = 'relevance' | 'newest' | 'oldest';

/** One thing asked of the text. */
export type Clause =
  { readonly kind: 'word'; readonly text: string } | { readonly kind: 'phrase'; readonly text: string };

/** Values selected in facets, and a range of dates: OR inside a facet, AND between facets and with the dates. */
export interface Filters {
  readonly author: readonly string[];
  readonly theme: readonly string[];
  /** `YYYY`. */
  readonly year: readonly string[];
  /** `YYYY-MM`. */
  readonly month: readonly string[];
  /** First day included, `YYYY-MM-DD`. */
  readonly from?: string;
  /** Last day included, `YYYY-MM-DD`. */
  readonly to?: string;
}

export const NO_FILTERS: Filters = { author: [], theme: [], year: [], month: [] };

/** Everything that is asked. The one value understood by all below the door. */
export interface Query {
  /** As typed. */
  readonly text: string;
  /** Empty to browse: every article that the filters let through. */
  readonly clauses: readonly Clause[];
  /** What the parser has to say to the person who typed, in sentences. */
  readonly notices: readonly string[];
  readonly filters: Filters;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  readonly size: number;
  readonly match: MatchRule;
  /** Whether synonyms, acronyms and typo matching may widen the query. */
  readonly expand: boolean;
}

/** How many of `clauses` an article must match under a rule: of 1-2 all, 2 of 3, 3 of 4-7, half of 8 or more for `most`. */
export function clausesNeeded(clauses: number, rule: MatchRule): number {
  if (rule === 'any') return Math.min(1, clauses);
  if (rule === 'all' || clauses <= 2) return clauses;
  if (clauses === 3) return 2;
  return clauses <= 7 ? 3 : Math.ceil(clauses / 2);
}

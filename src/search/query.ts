import { FACET_NAMES, perFacet, type FacetName, type NameFacet } from './facets.js';

/** Longer queries are pastes or bots. In UTF-16 units. */
export const MAX_QUERY_LENGTH = 512;
/** Searches that were made before, combined: longer, for nobody types them. Only where all of it is meant as it is written. */
export const MAX_COMBINED_LENGTH = 4096;
/** As many as a plan holds, and more than the length leaves room for but rarely: the rest is dropped with a notice. Stop words do not count. */
export const MAX_QUERY_TERMS = 63;
/** Brackets within brackets: deeper ones are read as if they were not there. Nobody types them, and reading recurses. */
export const MAX_NESTING = 20;
/** One letter begins a twentieth of all words, too many to mean anything. */
export const MIN_PREFIX_LENGTH = 2;
/** More words than this apart is anywhere in an article. */
export const MAX_WITHIN = 1000;
/** Nobody reads further, and each page costs a sort as deep as it lies. page × size. */
export const MAX_DEPTH = 10_000;

/** How much of a query an article must have: most of it, by weight (see understanding/matching-rule), every clause, or one. */
export type MatchRule = 'most' | 'all' | 'any';

export type Sort = 'relevance' | 'newest' | 'oldest';

/**
 * One thing asked for, as the parser reads it. Brackets that hold an operator, or that one joins to what is beside them,
 * are one clause, in which clauses side by side are joined by AND. No `and` holds an `and` directly, nor an `or` an `or`,
 * nor a `not` a `not`, and each `and` and `or` has two clauses or more. A field before a bracket is given to each clause
 * in it, so that a `title` holds a word, a phrase, a prefix or a wildcard.
 */
export type Clause =
  | { readonly kind: 'word'; readonly text: string }
  /**
   * The words together in this order where `within` is 0; otherwise in any order, with at most so many other words
   * between the first of them and the last.
   */
  | { readonly kind: 'phrase'; readonly text: string; readonly within: number }
  /** Words that begin with this; what begins a hyphenated word may hold a hyphen. */
  | { readonly kind: 'prefix'; readonly text: string }
  /** Words in which `?` is any one letter or digit and `*` any number of them; neither begins it, and one is inside. */
  | { readonly kind: 'wildcard'; readonly text: string }
  /** The clause within the title. */
  | { readonly kind: 'title'; readonly clause: Clause }
  /** A value of the facet of which this is any part. */
  | { readonly kind: 'name'; readonly facet: NameFacet; readonly text: string }
  /**
   * Dated from the day `from` to the day `to`, both included, `YYYY-MM-DD`; open where one is missing. `text` is a period
   * (`2017`, `2017-05`, `2017-05-28`), of which `after` means the days after its last and `before` those before its
   * first; for `year` it may be a range of periods (`2015..2017`, `2015..`, `..2017`).
   */
  | {
      readonly kind: 'dates';
      readonly field: 'year' | 'after' | 'before';
      readonly text: string;
      readonly from?: string;
      readonly to?: string;
    }
  | { readonly kind: 'not'; readonly clause: Clause }
  | { readonly kind: 'and' | 'or'; readonly clauses: readonly Clause[] };

/** Values selected in facets, and a range of dates: OR inside a facet, AND between facets and with the dates. */
export interface Filters extends Readonly<Record<FacetName, readonly string[]>> {
  /** First day included, `YYYY-MM-DD`. */
  readonly from?: string;
  /** Last day included, `YYYY-MM-DD`. */
  readonly to?: string;
}

/** What of a question the next one keeps, whatever its words: a reader types on within what they have chosen. */
export type Scope = Pick<Query, 'filters' | 'match' | 'expand'>;

export const NO_FILTERS: Filters = perFacet(FACET_NAMES, () => []);

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
  /** Whether each hit is to say how its score came about. */
  readonly explain: boolean;
}

/** Asks for nothing, and so for all articles, as whoever has typed and chosen nothing. Other queries say what they differ in. */
export const EMPTY_QUERY: Query = {
  text: '',
  clauses: [],
  notices: [],
  filters: NO_FILTERS,
  sort: 'newest',
  page: 1,
  size: 10,
  match: 'most',
  expand: true,
  explain: false,
};

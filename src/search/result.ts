import type { Article } from '../articles/article.js';
import type { FacetName, NameFacet } from './facets.js';
import type { Filters, MatchRule } from './query.js';

/** A stretch of a text, in UTF-16 units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What to mark in a hit's text: a term anywhere, or terms only where they stand together in this order, or near. */
export type Mark =
  { readonly kind: 'term'; readonly term: string } | { readonly kind: 'phrase'; readonly terms: readonly string[] };

export interface Hit {
  readonly article: Article;
  /** Comparable within one result only; 0 when browsing. */
  readonly score: number;
  readonly marks: readonly Mark[];
  /** It stands where it does since the editors want it. */
  readonly isPinned?: boolean;
  /** Only where the query asked for it; the contributions sum to the score. */
  readonly explanation?: readonly Contribution[];
}

/** What one thing asked for adds to a hit's score. */
export interface Contribution {
  /** The term, as indexed, or the words that count as one; or what else of the score is owed to: "articles like it", more or less, and "newer than its equals". */
  readonly term: string;
  /** How often it stands in the title and in the body; null for words that count as one. */
  readonly title: number | null;
  readonly body: number | null;
  /** Inverse document frequency (Robertson & Zaragoza 2009, eq. 3.15 with 1 added under the logarithm). */
  readonly idf: number;
  /** What the query multiplies it by: more for a repeated word, less for a synonym. */
  readonly weight: number;
  readonly score: number;
}

export interface FacetCount {
  readonly value: string;
  /** Articles with this value among those that match everything but this facet's own selection. */
  readonly count: number;
  readonly selected: boolean;
}

/** Names by count, then by name; periods newest first. A selected value is listed also at 0. */
export type FacetCounts = Readonly<Record<FacetName, readonly FacetCount[]>>;

/** A word that was read as others: `corrections` for typos, `expansions` for synonyms and acronyms. */
export interface Rewriting {
  readonly from: string;
  readonly to: readonly string[];
  /** How many of the articles found do not have `from` itself. */
  readonly added: number;
}

/** Why nothing was found. */
export interface Emptiness {
  /** Each clause as printed, with how many articles it finds alone. */
  readonly clauses: readonly { readonly text: string; readonly total: number }[];
  /** The clause without which most is found; null where leaving out one is not enough. */
  readonly emptiedBy: string | null;
  /** Queries close by that find something, the closest first. */
  readonly nearest: readonly { readonly text: string; readonly keepsFilters: boolean; readonly total: number }[];
}

/**
 * Another search that may have been meant, and finds something: what is dated as the text says, what is by whom it names,
 * or what is under the name that one in a filter has now. Offered, and never searched for in silence.
 */
export interface Offer {
  readonly reason: 'date' | 'author' | 'filter';
  /** What of the query is taken otherwise: the words of a date or a name, or the value of a filter. */
  readonly from: string;
  /** As what: a period, a name, or another value. */
  readonly to: string;
  readonly text: string;
  readonly filters: Filters;
  /** At least one. */
  readonly total: number;
}

/** The rule that was asked for matched nothing, so this one was used. */
export interface Relaxation {
  readonly from: MatchRule;
  readonly to: MatchRule;
}

/** Which index answered. */
export interface IndexInfo {
  readonly generation: string;
  readonly articles: number;
  /** ISO 8601, UTC. */
  readonly builtAt: string;
}

export interface SearchResult {
  readonly hits: readonly Hit[];
  /** Exact. */
  readonly total: number;
  readonly facets: FacetCounts;
  readonly suggestion: string | null;
  readonly corrections: readonly Rewriting[];
  readonly expansions: readonly Rewriting[];
  readonly relaxed: Relaxation | null;
  /** Whether some of what was found has most of what was asked, and not all of it. */
  readonly partial: boolean;
  /** Searches that may have been meant, the likeliest first. */
  readonly offers: readonly Offer[];
  /** The parser's and the engine's, in this order. */
  readonly notices: readonly string[];
  /** Only where nothing was found. */
  readonly why: Emptiness | null;
  readonly index: IndexInfo;
}

/** What a few typed letters may become. */
export interface Suggestion {
  /** To show: what a word becomes with the text before it, a name, or a title. */
  readonly text: string;
  readonly kind: 'word' | 'title' | NameFacet;
  /** The parts of `text` that were typed, apart and in order, in UTF-16 units. */
  readonly typed: readonly Span[];
  /** To search for, where there is a text and nothing else: a name in its field, a title in quotes. */
  readonly query: string;
  /** Of a title: the newest article that has it, which choosing opens. */
  readonly article: string | null;
  /** How many articles choosing finds: a word by searching, a name by its filter; a title by its words in quotes. */
  readonly total: number;
}

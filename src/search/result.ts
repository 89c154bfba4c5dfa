import type { Article } from '../articles/article.js';
import type { MatchRule } from './query.js';

/** What to mark in a hit's text: a term anywhere, or terms only where they stand together in this order. */
export type Mark =
  { readonly kind: 'term'; readonly term: string } | { readonly kind: 'phrase'; readonly terms: readonly string[] };

export interface Hit {
  readonly article: Article;
  /** Comparable within one result only; 0 when browsing. */
  readonly score: number;
  readonly marks: readonly Mark[];
}

export interface FacetCount {
  readonly value: string;
  /** Articles with this value among those that match everything but this facet's own selection. */
  readonly count: number;
  readonly selected: boolean;
}

export const FACETS = ['author', 'theme', 'year', 'month'] as const;
export type FacetName = (typeof FACETS)[number];

/** Authors and themes by count, then by name; years and months newest first. A selected value is listed also at 0. */
export type FacetCounts = Readonly<Record<FacetName, readonly FacetCount[]>>;

/** A word that was read as others: `corrections` for typos, `expansions` for synonyms and acronyms. */
export interface Rewriting {
  readonly from: string;
  readonly to: readonly string[];
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
  readonly notices: readonly string[];
  readonly index: IndexInfo;
}

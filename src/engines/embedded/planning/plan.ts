import type { Requirement } from './wordings.js';
import type { Clause } from '../../../search/query.js';
import type { Mark } from '../../../search/result.js';
import type { NameFacet } from '../../../search/facets.js';

/**
 * Bounds the working space: a query of few words can still be one word of hundreds of hyphens, or have hundreds of
 * synonyms. The kernel counts up to 63 sets (see kernel/sets.ts), and a phrase takes one for each of its terms.
 */
export const MAX_PLAN_TERMS = 63;

/** Words, in any of the ways in which they may stand in an article. */
export interface WordsNode {
  readonly kind: 'words';
  /** As typed. None where the index lacks a word. */
  readonly typed: readonly Requirement[];
  /** What else will do: synonyms, acronyms, corrections. */
  readonly others: readonly Other[];
  /** 0: the terms stand at their places; otherwise near each other. */
  readonly within: number;
  readonly inTitle: boolean;
}

export interface Other {
  readonly requirement: Requirement;
  /** What its score is multiplied by. */
  readonly weight: number;
  /** What it is an alternative to, by number in the plan's rewritings. */
  readonly rewriting: number;
}

/** Any of some terms; where `after` has terms, directly after these: the whole parts of a hyphenated word. */
export interface PrefixNode {
  readonly kind: 'prefix';
  readonly after: Requirement;
  readonly terms: readonly number[];
  readonly inTitle: boolean;
}

/** What an article must be, in numbers of one index. */
export type PlanNode =
  | WordsNode
  | PrefixNode
  | { readonly kind: 'values'; readonly column: NameFacet; readonly names: readonly string[] }
  | { readonly kind: 'range'; readonly from: string | undefined; readonly to: string | undefined }
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly PlanNode[] }
  | { readonly kind: 'not'; readonly node: PlanNode };

/** A word, or several, that were read as others. */
export interface PlannedRewriting {
  readonly kind: 'correction' | 'expansion';
  readonly from: string;
  readonly to: readonly string[];
}

/**
 * A clause of the query with what it asks for. Its bond says how it is held: *loose* clauses, the words, by the matching
 * rule; *quoted* ones all, or under the rule `any` like words; *strict* ones, operators and fields, all under every rule.
 */
export interface PlannedClause {
  readonly clause: Clause;
  readonly node: PlanNode;
  readonly bond: 'loose' | 'quoted' | 'strict';
}

/** What to add to the scores, and what an article must have. */
export interface Plan {
  readonly clauses: readonly PlannedClause[];
  /** Single terms to score, with their weights: a repeated word counts again. */
  readonly scored: ReadonlyMap<number, ScoredTerm>;
  readonly rewritings: readonly PlannedRewriting[];
  readonly marks: readonly Mark[];
  readonly notices: readonly string[];
}

export interface ScoredTerm {
  readonly weight: number;
  /** The number of articles that the term's idf is taken from: for a synonym at least as many as the typed word's. */
  readonly articles: number;
}

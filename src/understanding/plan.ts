import type { Clause } from '../search/query.js';
import type { Mark } from '../search/result.js';
import type { NameFacet } from '../search/facets.js';
import type { Requirement } from './requirement.js';

/**
 * A plan has at most so many clauses and so many different terms, and no engine has to tell more things apart when it
 * counts: the embedded one counts in six binary digits (see `atLeast` in kernel/sets.ts). A query of few words can still
 * be one word of hundreds of hyphens, or have hundreds of synonyms.
 */
export const MAX_PLAN_PARTS = 63;

/** What having something adds to the score of an article. */
export interface Score {
  /**
   * `terms`: each of its terms scores, wherever it stands. `whole`: it scores as one word would that stood once in an
   * article of mean length.
   */
  readonly by: 'terms' | 'whole';
  /** The score is multiplied by it. */
  readonly weight: number;
  /** The idf is taken from no fewer articles than these (see `articlesForIdf`). */
  readonly least: number;
}

/** What words that were typed score. */
export const TYPED: Score = { by: 'terms', weight: 1, least: 0 };
/** What a further way of writing several typed words scores. */
export const TYPED_TOGETHER: Score = { by: 'whole', weight: 1, least: 0 };
/** What they score besides where all of them stand in a title. */
export const IN_TITLE: Score = { by: 'whole', weight: 1, least: 0 };

/** What having written an article scores where only a writer's name was typed: more than any words do. */
export const WRITTEN_BY: Score = { by: 'whole', weight: 50, least: 0 };

/** One of the ways in which something asked for may stand in an article. */
export interface Form {
  readonly requirement: Requirement;
  /** None where it only matches: what is excluded. */
  readonly score: Score | undefined;
  /** What it is read as, by number in the plan's rewritings; none for what was typed. */
  readonly rewriting: number | undefined;
}

/**
 * What stands for one thing that was asked for: of the forms that an article has, the best scores, and not their sum. Only
 * the first has several terms that score each by itself.
 */
export type FormGroup = readonly Form[];

/** Words, in any of the forms in which they may stand in an article: what was typed, then what else will do. */
export interface WordsNode {
  readonly kind: 'words';
  /** Of what was typed only what the index has. */
  readonly forms: FormGroup;
  /** 0: the terms stand at their places; otherwise near each other. */
  readonly within: number;
  readonly inTitle: boolean;
  /** What having any of the typed forms in the title scores besides. */
  readonly titleScore: Score | undefined;
}

/** Any of some terms; where `after` has terms, directly after these: the whole parts of a hyphenated word. */
export interface PrefixNode {
  readonly kind: 'prefix';
  readonly after: Requirement;
  readonly terms: readonly string[];
  readonly inTitle: boolean;
  /** What of it scores: the terms of `after`, and the words that begin so, which count as one. */
  readonly scored: readonly FormGroup[];
}

/** What an article must be, and what being it scores, in the terms of an index. */
export type PlanNode =
  | WordsNode
  | PrefixNode
  | {
      readonly kind: 'values';
      readonly facet: NameFacet;
      readonly names: readonly string[];
      /** What having any of them scores; nothing where they were asked for as a condition. */
      readonly score?: Score;
    }
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
 * How a clause is held: *loose* clauses, the words, by the matching rule; *quoted* ones all, or under the rule `any` like
 * words; *strict* ones, operators and fields, all under every rule.
 */
export type Bond = 'loose' | 'quoted' | 'strict';

/** A clause of the query with what it asks for. */
export interface PlannedClause {
  readonly clause: Clause;
  readonly node: PlanNode;
  readonly bond: Bond;
  /** How often the query says it: it scores as often, and is one to the matching rule. */
  readonly times: number;
}

/**
 * What a query asks of an index: what an article must have, what adds to its score, and what to tell the reader. An engine
 * evaluates it and decides nothing.
 */
export interface Plan {
  readonly clauses: readonly PlannedClause[];
  readonly rewritings: readonly PlannedRewriting[];
  readonly marks: readonly Mark[];
  readonly notices: readonly string[];
}

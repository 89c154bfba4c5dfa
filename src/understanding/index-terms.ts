import type { Dictionary } from '../analysis/dictionary/english-dictionary.js';
import type { Thesaurus } from '../analysis/thesaurus/thesaurus.js';
import type { NameFacet } from '../search/facets.js';
import type { Requirement } from './requirement.js';
import type { Speller } from './spelling/speller.js';

/**
 * All that planning sees of an index. It answers at once: an engine whose index is elsewhere answers what it knows, keeps
 * the questions that it could not answer, asks them together, and plans again.
 */
export interface IndexTerms {
  /** How many articles there are. */
  readonly articles: number;
  readonly speller: Speller;
  readonly thesaurus: Thesaurus;
  /** Whether a word is one that English has, whether or not any article has it. */
  readonly isEnglish: Dictionary;
  /** In how many articles a term is; 0 for one that the index does not have. */
  articlesWith(term: string): number;
  /** Every value of a facet. */
  names(facet: NameFacet): readonly string[];
  /** Whether any article has a requirement's terms at their places. */
  stands(requirement: Requirement): boolean;
}

/** Whether the index has every one of the terms. */
export function isIndexed(requirement: Requirement, index: IndexTerms): boolean {
  return requirement.every(({ term }) => index.articlesWith(term) > 0);
}

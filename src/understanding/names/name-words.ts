import type { NameFacet } from '../../search/facets.js';
import type { IndexTerms } from '../index-terms.js';
import { Speller } from '../spelling/speller.js';
import { gatherVocabulary, keyOf } from '../spelling/vocabulary.js';

const SPELLERS = new WeakMap<IndexTerms, Map<NameFacet, Speller>>();

export function wordsOfName(name: string): readonly string[] {
  return name.split(/[^\p{L}\p{M}\p{N}'’]+/u).filter((word) => word !== '');
}

/** The words of all names of a facet, gathered when first asked for. */
export function spellerOfNames(facet: NameFacet, index: IndexTerms): Speller {
  const spellers = SPELLERS.get(index) ?? new Map<NameFacet, Speller>();
  SPELLERS.set(index, spellers);
  let speller = spellers.get(facet);
  if (speller === undefined) {
    speller = new Speller(() => {
      const words = index.names(facet).flatMap(wordsOfName);
      return gatherVocabulary(words.map((word) => ({ word, term: keyOf(word), occurrences: 1 })));
    });
    spellers.set(facet, speller);
  }
  return speller;
}

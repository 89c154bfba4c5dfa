import { keptOfNames } from './kept-of-names.js';
import { Speller } from '../spelling/speller.js';
import { gatherVocabulary, keyOf } from '../spelling/vocabulary.js';

export function wordsOfName(name: string): readonly string[] {
  return name.split(/[^\p{L}\p{M}\p{N}'’]+/u).filter((word) => word !== '');
}

/** The words of all names of a facet. */
export const spellerOfNames = keptOfNames(
  (facet, index) =>
    new Speller(() => {
      const words = index.names(facet).flatMap(wordsOfName);
      return gatherVocabulary(words.map((word) => ({ word, term: keyOf(word), occurrences: 1 })));
    }),
);

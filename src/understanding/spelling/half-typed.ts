import type { Speller } from './speller.js';
import type { VocabularyEntry } from './vocabulary.js';

/** Fewer letters begin too many words. */
const MIN_LETTERS = 4;
/** So many completions of one word are searched for. */
const MAX_COMPLETIONS = 3;
const LETTERS = /^[\p{L}\p{M}'’]+$/u;

/** The words that some letters are the beginning of, the commonest first. */
export function completionsOf(letters: string, speller: Speller): readonly VocabularyEntry[] {
  if (letters.length < MIN_LETTERS || !LETTERS.test(letters)) return [];
  return [...speller.withPrefix(letters)].sort((a, b) => b.occurrences - a.occurrences).slice(0, MAX_COMPLETIONS);
}

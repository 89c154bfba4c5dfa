import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** Porter's rules are about English letters; anything else (digits, other scripts) is its own stem. */
const ENGLISH_WORD = /^[a-z]{3,}$/;

/**
 * The Porter stem of a folded word (Porter 1980, "An algorithm for suffix stripping"), stemmed until it stays the same:
 * one pass leaves "commissioner" at "commission" and "commissioning" at "commiss", which readers expect together.
 */
export function stem(word: string): string {
  if (!ENGLISH_WORD.test(word)) return word;
  const shorter = PorterStemmer.stem(word);
  return shorter === word ? word : stem(shorter);
}

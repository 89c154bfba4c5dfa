import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { regularForm } from './irregular-forms.js';
import { partedWord } from './parted-words.js';

/** Porter's rules are about English letters; anything else (digits, other scripts) is its own stem. */
const ENGLISH_WORD = /^[a-z]{3,}$/;

/**
 * What a folded word is indexed under, so that its forms and relatives meet: what the tables say of it, and otherwise its
 * Porter stem (Porter 1980, "An algorithm for suffix stripping").
 */
export function stem(word: string): string {
  if (!ENGLISH_WORD.test(word)) return word;
  const base = regularForm(word) ?? word;
  return partedWord(base) ?? settled(base);
}

/** Stemmed until it stays the same: one pass leaves "commissioner" at "commission" and "commissioning" at "commiss". */
function settled(word: string): string {
  const shorter = PorterStemmer.stem(word);
  return shorter === word ? word : settled(shorter);
}

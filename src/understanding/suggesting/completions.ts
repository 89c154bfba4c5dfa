import { MAX_TERM_LENGTH } from '../../analysis/english.js';
import { isQueryStopWord } from '../../analysis/stop-words.js';
import type { IndexTerms } from '../index-terms.js';
import type { VocabularyEntry } from '../spelling/vocabulary.js';

/** Below this length a slip leaves too little to go by. */
const MIN_FUZZY_LETTERS = 4;
/** Longer than any word that is read whole. */
const MAX_FUZZY_LETTERS = MAX_TERM_LENGTH;
/** So many words are tried; those that find nothing with the words before them fall away. */
const MAX_CANDIDATES = 24;

/** The words that begin with some letters, or nearly so, the commonest first. */
export function completions(letters: string, { speller }: IndexTerms): readonly VocabularyEntry[] {
  const exact = commonest(speller.withPrefix(letters));
  if (exact.length > 0 || letters.length < MIN_FUZZY_LETTERS || letters.length > MAX_FUZZY_LETTERS) return exact;
  const near = [...speller.withPrefixNear(letters)];
  // The first letter is seldom wrong.
  const alike = commonest(near.filter(({ key }) => key.startsWith(letters.charAt(0))));
  if (alike.length > 0) return alike;
  const others = commonest(near);
  return others.length > 0 ? others : speller.nearest(letters);
}

/** The words that begin with some letters, the commonest first, stop words too. */
export function wordsFrom(letters: string, { speller }: IndexTerms): readonly VocabularyEntry[] {
  return commonest(speller.withPrefix(letters), true);
}

function commonest(entries: Iterable<VocabularyEntry>, stopWordsToo = false): readonly VocabularyEntry[] {
  const best: VocabularyEntry[] = [];
  for (const entry of entries) {
    const worst = best[MAX_CANDIDATES - 1];
    if (worst !== undefined && worst.occurrences >= entry.occurrences) continue;
    if (!stopWordsToo && isQueryStopWord(entry.key)) continue;
    let at = Math.min(best.length, MAX_CANDIDATES - 1);
    for (; at > 0 && (best[at - 1]?.occurrences ?? 0) < entry.occurrences; at--) best[at] = best[at - 1] ?? entry;
    best[at] = entry;
  }
  return best;
}

import { fold } from '../../analysis/fold.js';
import { APOSTROPHES, HYPHENS } from '../../analysis/word-scanner.js';

const INNER_SIGN = new RegExp(`[${APOSTROPHES}${HYPHENS}]`, 'gu');

/** A word of the archive, whatever its capitals, accents, apostrophes and hyphens. */
export interface VocabularyEntry {
  /** What a typed word is compared with; see `keyOf`. */
  readonly key: string;
  /** As it is spelt most often. */
  readonly word: string;
  readonly term: string;
  readonly occurrences: number;
}

/** A word as it was spelt in the texts, with the term that it became. */
export interface SpeltWord {
  readonly word: string;
  readonly term: string;
  /** How often it was read. */
  readonly occurrences: number;
}

/** What a word is found by, however it is spelt: folded, without apostrophes and hyphens ("oneill", "wellbeing"). */
export function keyOf(word: string): string {
  return fold(word).replace(INNER_SIGN, '');
}

/** The words that were read, by key in code-point order. */
export function gatherVocabulary(words: Iterable<SpeltWord>): VocabularyEntry[] {
  const spellings = new Map<string, { term: string; counts: Map<string, number> }>();
  for (const { word, term, occurrences } of words) {
    const key = keyOf(word);
    const entry = spellings.get(key) ?? { term, counts: new Map<string, number>() };
    spellings.set(key, entry);
    entry.counts.set(word, (entry.counts.get(word) ?? 0) + occurrences);
  }
  return [...spellings]
    .map(([key, { term, counts }]) => {
      const [commonest] = [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
      return {
        key,
        word: commonest?.[0] ?? key,
        term,
        occurrences: [...counts.values()].reduce((sum, count) => sum + count, 0),
      };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

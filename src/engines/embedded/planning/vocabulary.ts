import { fold } from '../../../analysis/fold.js';
import type { ReadWord } from '../../../analysis/analyzer.js';

/** A word of the archive, whatever its capitals and accents. */
export interface VocabularyEntry {
  /** Folded: what a typed word is compared with. */
  readonly key: string;
  /** As it is spelt most often. */
  readonly word: string;
  /** The number of its term. */
  readonly term: number;
  readonly occurrences: number;
}

/** The words that were read, by key in code-point order. `ranks` gives a read term's number in the image. */
export function gatherVocabulary(words: Iterable<ReadWord>, ranks: Int32Array): VocabularyEntry[] {
  const spellings = new Map<string, { term: number; counts: Map<string, number> }>();
  for (const { word, term, occurrences } of words) {
    const rank = ranks[term] ?? -1;
    if (rank < 0) continue;
    const key = fold(word);
    const entry = spellings.get(key) ?? { term: rank, counts: new Map<string, number>() };
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

/** A vocabulary as it is written: by columns, which are read many times faster than records. */
interface Columns {
  readonly keys: readonly string[];
  /** Empty where the word is spelt like its key. */
  readonly words: readonly string[];
  readonly terms: readonly number[];
  readonly occurrences: readonly number[];
}

export function writeVocabulary(entries: readonly VocabularyEntry[]): string {
  const columns: Columns = {
    keys: entries.map(({ key }) => key),
    words: entries.map(({ key, word }) => (word === key ? '' : word)),
    terms: entries.map(({ term }) => term),
    occurrences: entries.map(({ occurrences }) => occurrences),
  };
  return JSON.stringify(columns);
}

/** What `writeVocabulary` wrote. */
export function readVocabulary(text: string): VocabularyEntry[] {
  const { keys, words, terms, occurrences } = JSON.parse(text) as Columns;
  return keys.map((key, i) => ({
    key,
    word: words[i] === '' ? key : (words[i] ?? key),
    term: terms[i] ?? 0,
    occurrences: occurrences[i] ?? 0,
  }));
}

import type { VocabularyEntry } from '../../../understanding/spelling/vocabulary.js';

/** A vocabulary as it is written: by columns, which are read many times faster than records. */
interface Columns {
  readonly keys: readonly string[];
  /** Empty where the word is spelt like its key. */
  readonly words: readonly string[];
  /** By number. */
  readonly terms: readonly number[];
  readonly occurrences: readonly number[];
}

/** A vocabulary as the text of a table. `terms` are those of the index, by number. */
export function writeVocabulary(entries: readonly VocabularyEntry[], terms: readonly string[]): string {
  const numbers = new Map(terms.map((term, number) => [term, number]));
  const columns: Columns = {
    keys: entries.map(({ key }) => key),
    words: entries.map(({ key, word }) => (word === key ? '' : word)),
    terms: entries.map(({ term }) => numbers.get(term) ?? 0),
    occurrences: entries.map(({ occurrences }) => occurrences),
  };
  return JSON.stringify(columns);
}

/** What `writeVocabulary` wrote. */
export function readVocabulary(text: string, terms: readonly string[]): VocabularyEntry[] {
  const columns = JSON.parse(text) as Columns;
  return columns.keys.map((key, i) => ({
    key,
    word: columns.words[i] === '' ? key : (columns.words[i] ?? key),
    term: terms[columns.terms[i] ?? 0] ?? '',
    occurrences: columns.occurrences[i] ?? 0,
  }));
}

import SearchableMap from 'minisearch/SearchableMap';
import { fold } from '../../analysis/fold.js';
import type { VocabularyEntry } from './vocabulary.js';

/** Shorter words have too many neighbours. */
const MIN_FUZZY_LENGTH = 4;
/** From this length on two slips are forgiven, below it one. */
const TWO_SLIPS_LENGTH = 8;
/** So many corrections of one word are searched for, the commonest first. */
const MAX_CORRECTIONS = 3;
/** A word split in two: neither half is shorter. */
const MIN_HALF_LENGTH = 3;

const WILDCARDS: ReadonlyMap<string, string> = new Map([
  ['?', '[\\p{L}\\p{N}]'],
  ['*', '[\\p{L}\\p{N}]*'],
]);

/** The words of an archive as they are spelt, to find those that a typed word may have been meant for. */
export class Speller {
  // Both are made when first asked for: opening must be quick.
  #read: readonly VocabularyEntry[] | undefined;
  #tree: SearchableMap<VocabularyEntry> | undefined;

  /** `read` gives the vocabulary by key in code-point order. */
  constructor(private readonly read: () => readonly VocabularyEntry[]) {}

  get #entries(): readonly VocabularyEntry[] {
    return (this.#read ??= this.read());
  }

  /** The entry of a word; undefined where the archive has no word with its letters. */
  find(word: string): VocabularyEntry | undefined {
    const key = fold(word);
    const entry = this.#entries[this.#firstFrom(key)];
    return entry?.key === key ? entry : undefined;
  }

  /** The words nearest to one by edit distance, the commonest first; none for a short word or one with a digit. */
  nearest(word: string): readonly VocabularyEntry[] {
    const key = fold(word);
    if (key.length < MIN_FUZZY_LENGTH || /\p{N}/u.test(key)) return [];
    this.#tree ??= SearchableMap.from<VocabularyEntry>(this.#entries.map((entry) => [entry.key, entry]));
    const most = key.length < TWO_SLIPS_LENGTH ? 1 : 2;
    const near = [...this.#tree.fuzzyGet(key, most).values()].filter(
      ([entry, distance]) => distance > 0 && !/\p{N}/u.test(entry.key),
    );
    const least = Math.min(...near.map(([, distance]) => distance));
    return near
      .filter(([, distance]) => distance === least)
      .map(([entry]) => entry)
      .sort((a, b) => b.occurrences - a.occurrences || (a.key < b.key ? -1 : 1))
      .slice(0, MAX_CORRECTIONS);
  }

  /** The ways to part a word into two of the archive's. */
  *halves(word: string): Generator<readonly [VocabularyEntry, VocabularyEntry]> {
    const key = fold(word);
    for (let at = MIN_HALF_LENGTH; at <= key.length - MIN_HALF_LENGTH; at++) {
      const first = this.find(key.slice(0, at));
      const second = first && this.find(key.slice(at));
      if (first !== undefined && second !== undefined) yield [first, second];
    }
  }

  /** Words that begin with some letters, in code-point order. */
  *withPrefix(prefix: string): Generator<VocabularyEntry> {
    const key = fold(prefix);
    for (let at = this.#firstFrom(key); this.#entries[at]?.key.startsWith(key) === true; at++) {
      const entry = this.#entries[at];
      if (entry !== undefined) yield entry;
    }
  }

  /** Words in which `?` is any one letter or digit and `*` any number; without either of them, those that begin so. */
  *fitting(pattern: string): Generator<VocabularyEntry> {
    const [beginning = '', ...rest] = pattern.split(/[?*]/u);
    if (rest.length === 0) return yield* this.withPrefix(beginning);
    const source = pattern.replace(/[?*]|[^?*]+/gu, (part) => WILDCARDS.get(part) ?? fold(part));
    const whole = new RegExp(`^${source}$`, 'u');
    for (const entry of this.withPrefix(beginning)) if (whole.test(entry.key)) yield entry;
  }

  #firstFrom(key: string): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.key ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

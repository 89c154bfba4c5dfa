import { APOSTROPHES } from '../../analysis/word-scanner.js';
import { nearWords } from './near-words.js';
import { keyOf, type VocabularyEntry } from './vocabulary.js';

/** Shorter words have too many neighbours. */
const MIN_FUZZY_LENGTH = 4;
/** From this length on two slips are forgiven, below it one. */
const TWO_SLIPS_LENGTH = 8;
/** So many corrections of one word are searched for, the commonest first. */
const MAX_CORRECTIONS = 3;

/** So many misspelt words are remembered with what they may have been meant for. */
const MAX_KEPT = 10_000;

const HAS_DIGIT = /\p{N}/u;
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`);

const WILDCARDS: ReadonlyMap<string, string> = new Map([
  ['?', '[\\p{L}\\p{N}]'],
  ['*', '[\\p{L}\\p{N}]*'],
]);

/** The words of an archive as they are spelt, to find those that a typed word may have been meant for. */
export class Speller {
  /** By key: the same slips come again and again, and each is a walk through the vocabulary. */
  readonly #nearest = new Map<string, readonly VocabularyEntry[]>();
  // Made when first asked for: opening must be quick.
  #read: readonly VocabularyEntry[] | undefined;

  /** `read` gives the vocabulary by key in code-point order. */
  constructor(private readonly read: () => readonly VocabularyEntry[]) {}

  get #entries(): readonly VocabularyEntry[] {
    return (this.#read ??= this.read());
  }

  /** The entry of a word; undefined where the archive has no word with its letters. */
  find(word: string): VocabularyEntry | undefined {
    const key = keyOf(word);
    const entry = this.#entries[this.#firstFrom(key)];
    return entry?.key === key ? entry : undefined;
  }

  /** The words fewest slips from one, the commonest first; none for a short word or one with a digit. */
  nearest(word: string): readonly VocabularyEntry[] {
    const key = keyOf(word);
    let near = this.#nearest.get(key);
    if (near === undefined) {
      if (this.#nearest.size >= MAX_KEPT) this.#nearest.clear();
      this.#nearest.set(key, (near = this.#walkFor(key)));
    }
    return near;
  }

  #walkFor(key: string): readonly VocabularyEntry[] {
    if (key.length < MIN_FUZZY_LENGTH || HAS_DIGIT.test(key)) return [];
    const most = key.length < TWO_SLIPS_LENGTH ? 1 : 2;
    const near = [...this.#near(key, most, 'words')].filter(
      ({ entry, slips }) => slips > 0 && !HAS_DIGIT.test(entry.key),
    );
    const least = Math.min(...near.map(({ slips }) => slips));
    return near
      .filter(({ slips }) => slips === least)
      .map(({ entry }) => entry)
      .sort((a, b) => b.occurrences - a.occurrences || (a.key < b.key ? -1 : 1))
      .slice(0, MAX_CORRECTIONS);
  }

  /** Words that begin with some letters but for one slip, in code-point order. */
  *withPrefixNear(prefix: string): Generator<VocabularyEntry> {
    for (const { entry } of this.#near(keyOf(prefix), 1, 'beginnings')) yield entry;
  }

  /** Words that begin with some letters, in code-point order. Of "o'ne" only those with an apostrophe, if there are any. */
  withPrefix(prefix: string): readonly VocabularyEntry[] {
    const key = keyOf(prefix);
    const begun: VocabularyEntry[] = [];
    for (let at = this.#firstFrom(key); this.#entries[at]?.key.startsWith(key) === true; at++) {
      const entry = this.#entries[at];
      if (entry !== undefined) begun.push(entry);
    }
    const alike = APOSTROPHE.test(prefix) ? begun.filter(({ word }) => APOSTROPHE.test(word)) : [];
    return alike.length > 0 ? alike : begun;
  }

  /** Words in which `?` is any one letter or digit and `*` any number; without either of them, those that begin so. */
  *fitting(pattern: string): Generator<VocabularyEntry> {
    const [beginning = '', ...rest] = pattern.split(/[?*]/u);
    if (rest.length === 0) {
      yield* this.withPrefix(beginning);
      return;
    }
    const source = pattern.replace(/[?*]|[^?*]+/gu, (part) => WILDCARDS.get(part) ?? keyOf(part));
    const whole = new RegExp(`^${source}$`, 'u');
    for (const entry of this.withPrefix(beginning)) if (whole.test(entry.key)) yield entry;
  }

  *#near(
    letters: string,
    most: number,
    as: 'words' | 'beginnings',
  ): Generator<{ readonly entry: VocabularyEntry; readonly slips: number }> {
    const entries = this.#entries;
    const words = { size: entries.length, at: (index: number) => entries[index]?.key ?? '' };
    for (const { from, to, slips } of nearWords(letters, most, words, as)) {
      for (const entry of entries.slice(from, to)) yield { entry, slips };
    }
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

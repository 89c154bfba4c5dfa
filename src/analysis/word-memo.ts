import { grown } from './word-scanner.js';
import { WordTable } from './word-table.js';

const FIRST_WORDS = 1 << 12;

/** A term of one word: `offset` positions after the word's own, `start` and `end` within it. */
export interface Part {
  readonly term: string;
  readonly offset: number;
  readonly start: number;
  readonly end: number;
}

/** How many positions the parts of a word take. */
export function widthOf(parts: readonly Part[]): number {
  return (parts.at(-1)?.offset ?? -1) + 1;
}

/** What words were found to be, by number. Every word of a text is looked up here, so that arrays of numbers pay. */
export class WordMemo {
  readonly parts: (readonly Part[])[] = [];
  widths = new Int32Array(FIRST_WORDS);
  /** The number of the term of a word that is one; -1 of the others. */
  #terms = new Int32Array(FIRST_WORDS);
  readonly #table = new WordTable();
  readonly #numbers = new Map<string, number>();
  /** By term: by whom it was wanted last. */
  #wanted = new Int32Array(FIRST_WORDS);
  #asked = 0;

  /** `partsOf`: what a word is made of. */
  constructor(private readonly partsOf: (word: string) => readonly Part[]) {}

  get size(): number {
    return this.#table.size;
  }

  numberOf(text: string, start: number, end: number, hash: number): number {
    const known = this.#table.size;
    const word = this.#table.numberOf(text, start, end, hash);
    if (word === known) this.#learn(word, this.partsOf(text.slice(start, end)));
    return word;
  }

  /** Makes these terms, until others are, those that `mayBeWanted` looks for. */
  want(terms: ReadonlySet<string>): void {
    this.#asked++;
    for (const term of terms) {
      const number = this.#termOf(term);
      this.#wanted[number] = this.#asked;
    }
  }

  /** Whether a word's term is wanted, or perhaps one of its several. */
  mayBeWanted(word: number): boolean {
    const term = this.#terms[word] ?? -1;
    return term < 0 || this.#wanted[term] === this.#asked;
  }

  #learn(word: number, parts: readonly Part[]): void {
    if (word >= this.widths.length) {
      this.widths = grown(this.widths);
      this.#terms = grown(this.#terms);
    }
    const [only] = parts;
    this.parts[word] = parts;
    this.widths[word] = widthOf(parts);
    this.#terms[word] = parts.length === 1 && only !== undefined ? this.#termOf(only.term) : -1;
  }

  #termOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(term, number);
    if (number >= this.#wanted.length) this.#wanted = grown(this.#wanted);
    return number;
  }
}

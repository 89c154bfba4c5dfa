import type { NumberedTerms } from '../../../analysis/analyzer.js';
import { bytesOfGap } from './position-gaps.js';

const FIRST_CAPACITY = 1 << 12;

/** The terms of an index as it is gathered, in order of first sight, and how much room each will take. */
export class TermTallies {
  readonly #numbers = new Map<string, number>();
  /** By term number: in how many articles it is, and how many bytes its positions take. */
  articlesWith = new Int32Array(FIRST_CAPACITY);
  positionBytes = new Float64Array(FIRST_CAPACITY);
  #lastArticle = new Int32Array(FIRST_CAPACITY).fill(-1);
  #lastPosition = new Int32Array(FIRST_CAPACITY);
  postings = 0;

  get size(): number {
    return this.#numbers.size;
  }

  numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(term, number);
    if (number >= this.articlesWith.length) {
      this.articlesWith = longer(this.articlesWith, new Int32Array(number * 2));
      this.positionBytes = longer(this.positionBytes, new Float64Array(number * 2));
      this.#lastArticle = longer(this.#lastArticle, new Int32Array(number * 2).fill(-1));
      this.#lastPosition = longer(this.#lastPosition, new Int32Array(number * 2));
    }
    return number;
  }

  /** Counts the terms of a field whose first word stands at `shift`. Articles come in order, and so do their fields. */
  add({ terms, positions, count }: NumberedTerms, article: number, shift: number): void {
    const { articlesWith, positionBytes } = this;
    const lastArticle = this.#lastArticle;
    const lastPosition = this.#lastPosition;
    for (let i = 0; i < count; i++) {
      const term = terms[i] ?? 0;
      const position = (positions[i] ?? 0) + shift;
      if (lastArticle[term] !== article) {
        lastArticle[term] = article;
        lastPosition[term] = 0;
        articlesWith[term] = (articlesWith[term] ?? 0) + 1;
        this.postings++;
      }
      positionBytes[term] = (positionBytes[term] ?? 0) + bytesOfGap(position - (lastPosition[term] ?? 0));
      lastPosition[term] = position;
    }
  }

  /** The terms that any article has, from the most to the least frequent. */
  ranked(): RankedTerms {
    const found = (number: number) => this.articlesWith[number] ?? 0;
    const ranked = [...this.#numbers]
      .filter(([, number]) => found(number) > 0)
      .sort(([a, first], [b, second]) => found(second) - found(first) || (a < b ? -1 : 1));
    const ranks = new Int32Array(this.size).fill(-1);
    ranked.forEach(([, number], rank) => (ranks[number] = rank));
    return { terms: ranked.map(([term]) => term), order: Int32Array.from(ranked, ([, number]) => number), ranks };
  }
}

/** Terms as an image numbers them. */
export interface RankedTerms {
  /** By rank. */
  readonly terms: readonly string[];
  /** By rank the number of first sight. */
  readonly order: Int32Array;
  /** By number of first sight the rank; -1 for a term that no article has. */
  readonly ranks: Int32Array;
}

/** `to` with the numbers of the shorter `from` at its beginning. */
export function longer<Numbers extends Int32Array | Float64Array | Uint8Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

import { inverseFrequency } from './bm25.js';

/** So many terms say what an article is about; with more of them articles are not told apart better. */
export const SIGNIFICANT_TERMS = 32;

/** Chooses an article's significant terms: those that it has often and few others have. */
export class SignificantTerms {
  /** By term: (1 + ln frequency) × idf is what it weighs in an article (Salton & Buckley 1988); 0 for one never chosen. */
  readonly #idf: Float64Array;
  readonly #terms = new Int32Array(SIGNIFICANT_TERMS);
  readonly #weights = new Float64Array(SIGNIFICANT_TERMS);

  /** `articlesWith`: by term. What one article has says nothing of what it shares, nor do the terms that are `passed`. */
  constructor(articles: number, articlesWith: ArrayLike<number>, passed: (term: number) => boolean) {
    this.#idf = Float64Array.from(articlesWith, (found, term) =>
      found < 2 || passed(term) ? 0 : inverseFrequency(articles, found),
    );
  }

  /**
   * Writes at `at` the numbers of an article's significant terms, as `numberOf` has them, and what each weighs: the
   * weights are the coordinates of a unit vector in 255ths. Where there are fewer, the weights of the rest stay 0.
   */
  write(
    distinct: readonly number[],
    frequencies: ArrayLike<number>,
    into: { readonly terms: Uint32Array; readonly weights: Uint8Array; readonly at: number },
    numberOf: (term: number) => number,
  ): void {
    const kept = this.#choose(distinct, frequencies);
    let squares = 0;
    for (let i = 0; i < kept; i++) squares += (this.#weights[i] ?? 0) ** 2;
    const length = Math.sqrt(squares);
    for (let i = 0; i < kept; i++) {
      into.terms[into.at + i] = numberOf(this.#terms[i] ?? 0);
      into.weights[into.at + i] = Math.round((255 * (this.#weights[i] ?? 0)) / length);
    }
  }

  /** The heaviest terms, the lightest of them last; returns how many. */
  #choose(distinct: readonly number[], frequencies: ArrayLike<number>): number {
    let kept = 0;
    for (const term of distinct) {
      const idf = this.#idf[term] ?? 0;
      if (idf === 0) continue;
      const weight = (1 + Math.log(frequencies[term] ?? 1)) * idf;
      if (kept === SIGNIFICANT_TERMS && weight <= (this.#weights[kept - 1] ?? 0)) continue;
      let at = kept < SIGNIFICANT_TERMS ? kept++ : kept - 1;
      for (; at > 0 && (this.#weights[at - 1] ?? 0) < weight; at--) {
        this.#weights[at] = this.#weights[at - 1] ?? 0;
        this.#terms[at] = this.#terms[at - 1] ?? 0;
      }
      this.#weights[at] = weight;
      this.#terms[at] = term;
    }
    return kept;
  }
}

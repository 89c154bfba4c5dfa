import { articlesForIdf, inverseFrequency } from '../../../understanding/bm25.js';
import type { Plan } from '../../../understanding/plan.js';
import { scoredTerms } from '../../../understanding/scored-terms.js';
import type { Contribution } from '../../../search/result.js';
import { IMPACT_OF_ONE, impactWeight } from '../index/impact.js';
import { frequenciesIn, impactIn } from '../index/one-posting.js';
import type { OpenedIndex } from '../index/opened-index.js';
import type { Constant } from './matcher.js';
import { numberOf } from './numbered-terms.js';
import type { SetPool } from './set-pool.js';
import type { TermSets } from './term-sets.js';

/** A term of a plan that scores, as the index numbers it. */
interface NumberedScore {
  readonly term: string;
  readonly number: number;
  readonly weight: number;
  /** The number of articles that its idf is taken from. */
  readonly articles: number;
}

/** Adds what a plan's terms and constants score, and can say what each adds to the score of an article. */
export class Scoring {
  readonly #terms: readonly NumberedScore[];
  #constants: readonly Constant[] = [];

  constructor(
    plan: Plan,
    private readonly index: OpenedIndex,
    private readonly pool: SetPool,
  ) {
    this.#terms = [...scoredTerms(plan)].map(([term, { weight, least }]) => {
      const number = numberOf(term, index.lexicon);
      return { term, number, weight, articles: articlesForIdf({ least }, index.articlesWith(number)) };
    });
  }

  /** Whether anything scores. */
  get isAsked(): boolean {
    return this.#terms.length + this.#constants.length > 0;
  }

  addTerms(sets: TermSets): void {
    for (const { number, weight, articles } of this.#terms) sets.score(number, this.#perUnit(weight, articles));
  }

  addConstants(constants: readonly Constant[]): void {
    this.#constants = constants;
    const { kernel, work, rounded } = this.index;
    for (const constant of constants) {
      kernel.addConstant(work.scores, constant.set, rounded, this.#constantScore(constant));
    }
  }

  /** What each term, and each thing that counts as one, adds to an article's score. */
  explain(article: number): Contribution[] {
    const contributions: Contribution[] = [];
    for (const { term, number, weight, articles } of this.#terms) {
      const impact = impactIn(this.index, number, article);
      if (impact === 0) continue;
      const score = this.#perUnit(weight, articles) * impact;
      const frequencies = frequenciesIn(this.index, number, article);
      contributions.push({ term, ...frequencies, idf: this.#idf(articles), weight, score });
    }
    for (const constant of this.#constants) {
      if (!this.pool.has(constant.set, article)) continue;
      const { label, weight, articles } = constant;
      const score = this.#constantScore(constant);
      contributions.push({ term: label, title: null, body: null, idf: this.#idf(articles), weight, score });
    }
    return contributions.sort((a, b) => b.score - a.score);
  }

  /** What finding something scores that is not read word by word: as if it stood once in an article of mean length. */
  #constantScore({ weight, articles }: Constant): number {
    return this.#perUnit(weight, articles) * IMPACT_OF_ONE;
  }

  #perUnit(weight: number, articles: number): number {
    return weight * impactWeight(this.index.shape.articles, articles);
  }

  #idf(articles: number): number {
    return inverseFrequency(this.index.shape.articles, articles);
  }
}

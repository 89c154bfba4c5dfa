import { articlesForIdf, inverseFrequency } from '../../../understanding/ranking/bm25.js';
import type { Plan, Score } from '../../../understanding/plan.js';
import { termsOf } from '../../../understanding/requirement.js';
import { scoredForms, type ScoredForm, type ScoredForms } from '../../../understanding/scored-forms.js';
import type { Contribution } from '../../../search/result.js';
import { IMPACT_OF_ONE, impactWeight } from '../index/impact.js';
import { frequenciesIn, impactIn } from '../index/one-posting.js';
import type { ArticleSet } from '../index/load-kernel.js';
import type { OpenedIndex } from '../index/opened-index.js';
import type { Matcher } from './matcher.js';
import type { Owed } from './page-of-articles.js';
import { numberOf } from './numbered-terms.js';
import type { SetPool } from './set-pool.js';
import type { TermSets } from './term-sets.js';

/** In the place of terms: no term has blanks. */
const LIKENESS = 'articles like it';
const NEWNESS = 'newer than its equals';

/** Something that adds to scores. */
interface Scored {
  /** In words, for an explanation. */
  readonly label: string;
  readonly weight: number;
  /** The number of articles that its idf is taken from. */
  readonly articles: number;
}

/** A term that scores by how often it stands in an article, as the index numbers it. */
interface TermScore extends Scored {
  readonly number: number;
}

/** What scores the same in each article of a set. */
interface Constant extends Scored {
  readonly set: ArticleSet;
}

/** One of the forms of a word: its terms, each by itself, or the whole of it. */
type FormScore = readonly TermScore[] | Constant;

/** Adds what the forms of a plan score, and can say what each adds to the score of an article. */
export class Scoring {
  readonly #scored: ScoredForms;
  readonly #terms: readonly TermScore[];
  #groups: readonly (readonly FormScore[])[] = [];
  #inTitle: readonly Constant[] = [];

  constructor(
    plan: Plan,
    private readonly index: OpenedIndex,
    private readonly pool: SetPool,
    private readonly termSets: TermSets,
  ) {
    this.#scored = scoredForms(plan);
    this.#terms = [...this.#scored.terms].map(([term, score]) => this.#term(term, score));
  }

  /** Whether anything scores. */
  get isAsked(): boolean {
    return this.#terms.length + this.#groups.length + this.#inTitle.length > 0;
  }

  /** Adds the words that have one form, and so finds their articles. */
  addTerms(): void {
    for (const each of this.#terms) this.termSets.score(each.number, this.#perUnit(each));
  }

  /** Adds what takes a matcher to find: the words of several forms, and words in titles. */
  addFound(matcher: Matcher): void {
    this.#groups = this.#scored.groups.map(({ forms, times }) =>
      forms.map((form) => this.#form(form, times, () => matcher.having(form))),
    );
    for (const group of this.#groups) this.#addBestOf(group);
    this.#inTitle = matcher.inTitle.map(({ set, score, label }) => this.#constant(set, score, label));
    const { kernel, work, rounded } = this.index;
    for (const each of this.#inTitle) kernel.addConstant(work.scores, each.set, rounded, this.#whole(each));
  }

  /** What each word adds to an article's score, in the form that counts, and what is owed to others: the largest first. */
  explain(article: number, owed: Owed | undefined): Contribution[] {
    const words = [...this.#terms.map((term) => [[term]]), ...this.#groups, ...this.#inTitle.map((each) => [each])];
    const contributions = words.flatMap((forms) => best(forms.map((form) => this.#contributions(form, article))));
    const others = [
      { term: LIKENESS, score: owed?.likeness ?? 0 },
      { term: NEWNESS, score: owed?.newness ?? 0 },
    ].filter(({ score }) => score !== 0);
    return [...contributions, ...others.map((each) => ({ ...each, title: null, body: null, idf: 0, weight: 1 }))].sort(
      (a, b) => b.score - a.score,
    );
  }

  #addBestOf(forms: readonly FormScore[]): void {
    const { kernel, work, rounded } = this.index;
    this.pool.scratch(() => {
      const having = this.pool.take();
      const sets = [having];
      forms.forEach((form, i) => {
        if ('set' in form) {
          kernel.maxConstant(work.best, form.set, rounded, this.#whole(form));
          sets.push(form.set);
          return;
        }
        for (const each of form) {
          if (i === 0) this.termSets.add(each.number, this.#perUnit(each), work.best, having);
          else this.termSets.keepLarger(each.number, this.#perUnit(each), work.best, having);
        }
      });
      kernel.addBest(work.scores, work.best, this.pool.atLeast(sets, 1), rounded);
    });
  }

  #form({ requirement, score }: ScoredForm, times: number, having: () => ArticleSet): FormScore {
    const repeated = { ...score, weight: times * score.weight };
    return score.by === 'whole'
      ? this.#constant(having(), repeated, termsOf(requirement).join(' '))
      : termsOf(requirement).map((term) => this.#term(term, repeated));
  }

  #term(label: string, { weight, least }: Pick<Score, 'weight' | 'least'>): TermScore {
    const number = numberOf(label, this.index.lexicon);
    return { label, number, weight, articles: articlesForIdf({ least }, this.index.articlesWith(number)) };
  }

  #constant(set: ArticleSet, score: Score, label: string): Constant {
    return { label, set, weight: score.weight, articles: articlesForIdf(score, this.pool.size(set)) };
  }

  #contributions(form: FormScore, article: number): Contribution[] {
    if ('set' in form) {
      if (!this.pool.has(form.set, article)) return [];
      return [{ ...this.#told(form), title: null, body: null, score: this.#whole(form) }];
    }
    return form.flatMap((each) => {
      const impact = impactIn(this.index, each.number, article);
      if (impact === 0) return [];
      const frequencies = frequenciesIn(this.index, each.number, article);
      return [{ ...this.#told(each), ...frequencies, score: this.#perUnit(each) * impact }];
    });
  }

  #told({ label, weight, articles }: Scored): Pick<Contribution, 'term' | 'weight' | 'idf'> {
    return { term: label, idf: inverseFrequency(this.index.shape.articles, articles), weight };
  }

  /** What finding something scores that is not read word by word: as if it stood once in an article of mean length. */
  #whole(each: Scored): number {
    return this.#perUnit(each) * IMPACT_OF_ONE;
  }

  /** What a unit of impact is worth. */
  #perUnit({ weight, articles }: Scored): number {
    return weight * impactWeight(this.index.shape.articles, articles);
  }
}

/** Those that add most. */
function best(forms: readonly Contribution[][]): readonly Contribution[] {
  const sum = (all: readonly Contribution[]) => all.reduce((total, { score }) => total + score, 0);
  return forms.reduce<readonly Contribution[]>((most, each) => (sum(each) > sum(most) ? each : most), []);
}

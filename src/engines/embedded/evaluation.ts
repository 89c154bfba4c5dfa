import { clausesNeeded, type MatchRule, type Query } from '../../search/query.js';
import type { FacetCounts } from '../../search/result.js';
import { countFacets } from './facet-counts.js';
import { FilterSets } from './filters.js';
import { impactWeight } from './impact.js';
import { PHRASE_TERM_BYTES, type OpenedIndex } from './opened-index.js';
import type { Plan, Requirement } from './plan.js';
import { SetPool, type ArticleSet } from './set-pool.js';

/** What a query found, in article numbers: the articles of its page in order. */
export interface Found {
  readonly articles: readonly number[];
  readonly scores: readonly number[];
  readonly total: number;
  readonly facets: FacetCounts;
  /** The rule that gave these matches: the query's own, or `any` where `most` gave none. */
  readonly rule: MatchRule;
}

/** Runs a plan over an index. Synchronous, and so alone in the working space. */
export function evaluate(query: Query, plan: Plan, index: OpenedIndex): Found {
  return new Evaluation(query, plan, index).run();
}

class Evaluation {
  readonly #pool: SetPool;

  constructor(
    private readonly query: Query,
    private readonly plan: Plan,
    private readonly index: OpenedIndex,
  ) {
    this.#pool = new SetPool(index);
  }

  run(): Found {
    const { query, plan, index } = this;
    const termSets = this.#score();
    const clauseSets = plan.clauses.map((requirements) => this.#clause(requirements, termSets));
    const filters = FilterSets.of(query.filters, index, this.#pool);

    let rule = query.match;
    let matches = this.#matches(clauseSets, rule);
    let filtered = filters.apply(matches);
    let total = this.#pool.size(filtered);
    if (total === 0 && rule === 'most' && clausesNeeded(clauseSets.length, rule) > 1) {
      const anyMatches = this.#matches(clauseSets, 'any');
      const anyFiltered = filters.apply(anyMatches);
      const anyTotal = this.#pool.size(anyFiltered);
      if (anyTotal > 0) {
        [rule, matches, filtered, total] = ['any', anyMatches, anyFiltered, anyTotal];
      }
    }
    const facets = countFacets(matches, filtered, total, filters, query.filters, index, this.#pool);
    return { ...this.#page(filtered), total, facets, rule };
  }

  /** Adds every scored term to the scores; returns the set of articles that have it. */
  #score(): Map<number, ArticleSet> {
    const { kernel, rounded, work, shape } = this.index;
    const sets = new Map<number, ArticleSet>();
    for (const [term, times] of this.plan.scored) {
      const set = this.#pool.take();
      const count = this.index.articlesWith(term);
      const weight = times * impactWeight(shape.articles, count);
      const row = this.index.denseRow(term);
      if (row === undefined) {
        kernel.addList(work.scores, this.index.list(term), this.index.impacts(term), count, weight, set);
      } else {
        kernel.addDense(work.scores, row, rounded, weight, set);
      }
      sets.set(term, set);
    }
    return sets;
  }

  /** The articles that meet any of a clause's requirements. */
  #clause(requirements: readonly Requirement[], termSets: ReadonlyMap<number, ArticleSet>): ArticleSet {
    const sets = requirements.map((requirement) => this.#requirement(requirement, termSets));
    const [only] = sets;
    return only !== undefined && sets.length === 1 ? only : this.#pool.atLeast(sets, 1);
  }

  #requirement(requirement: Requirement, termSets: ReadonlyMap<number, ArticleSet>): ArticleSet {
    const own = [...new Set(requirement.map(({ term }) => term))].map(
      (term) => termSets.get(term) ?? this.#pool.take(),
    );
    const [only] = own;
    if (only !== undefined && requirement.length === 1) return only;
    const { kernel, work, u32, rounded, at } = this.index;
    const candidates = this.#pool.atLeast(own, own.length);
    const rarestFirst = [...requirement].sort(
      (a, b) => this.index.articlesWith(a.term) - this.index.articlesWith(b.term),
    );
    rarestFirst.forEach(({ term, place }, i) => {
      const record = [
        this.index.list(term),
        this.index.articlesWith(term),
        at.positionStarts + 4 * this.index.firstPosting(term),
        place,
        0,
      ];
      u32.set(record, (work.phraseTerms + i * PHRASE_TERM_BYTES) / 4);
    });
    const out = this.#pool.take();
    kernel.matchPhrase(
      work.phraseTerms,
      requirement.length,
      candidates,
      rounded,
      at.positions,
      work.phraseScratch,
      out,
    );
    return out;
  }

  #matches(clauseSets: readonly ArticleSet[], rule: MatchRule): ArticleSet {
    if (clauseSets.length > 0) return this.#pool.atLeast(clauseSets, clausesNeeded(clauseSets.length, rule));
    const all = this.#pool.take();
    this.index.kernel.markRange(0, this.index.shape.articles, all);
    return all;
  }

  /** The articles of the query's page; leaves the scores at 0. */
  #page(matches: ArticleSet): { articles: number[]; scores: number[] } {
    const { kernel, work, u32, f32, rounded } = this.index;
    const { page, size, sort } = this.query;
    const skip = (page - 1) * size;
    if (sort !== 'relevance' || this.plan.clauses.length === 0) {
      const taken = kernel.nth(matches, rounded, skip, size, sort === 'oldest', work.topArticles);
      const articles = [...u32.subarray(work.topArticles / 4, work.topArticles / 4 + taken)];
      const scores = articles.map((article) => f32[work.scores / 4 + article] ?? 0);
      kernel.clearScores(work.scores, rounded);
      return { articles, scores };
    }
    const kept = kernel.collectTop(work.scores, matches, rounded, work.topArticles, work.topScores, skip + size);
    const heap = Array.from({ length: kept }, (_, i) => ({
      article: u32[work.topArticles / 4 + i] ?? 0,
      score: f32[work.topScores / 4 + i] ?? 0,
    }));
    const best = heap.sort((a, b) => b.score - a.score || a.article - b.article).slice(skip);
    return { articles: best.map(({ article }) => article), scores: best.map(({ score }) => score) };
  }
}

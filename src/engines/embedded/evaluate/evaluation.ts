import { clausesNeeded, type Clause, type MatchRule, type Query } from '../../../search/query.js';
import { printQuery } from '../../../search/language/print-query.js';
import type { Contribution, Emptiness, FacetCounts } from '../../../search/result.js';
import { countFacets, type Matches } from './facet-counts.js';
import { FilterSets } from './filter-sets.js';
import { IMPACT_OF_ONE, impactWeight, inverseFrequency } from '../index/impact.js';
import { Matcher, type Constant } from './matcher.js';
import type { OpenedIndex } from '../index/opened-index.js';
import type { Plan, PlannedClause } from '../planning/plan.js';
import type { ArticleSet } from '../index/load-kernel.js';
import { SetPool } from './set-pool.js';
import { explainEmptiness } from '../planning/why.js';

/** What a query found, in article numbers: the articles of its page in order. */
export interface Found {
  readonly articles: readonly number[];
  readonly scores: readonly number[];
  /** Per article of the page, where the query asks for it. */
  readonly explanations: readonly (readonly Contribution[])[];
  readonly total: number;
  readonly facets: FacetCounts;
  /** The rule that gave these matches: the query's own, or `any` where `most` gave none. */
  readonly rule: MatchRule;
  /** By number of the plan's rewritings that any found article has: how many of these do not have what was typed. */
  readonly added: ReadonlyMap<number, number>;
  /** Phrases whose words are too common to read all their positions, and which were searched as words. */
  readonly tooCommon: readonly string[];
  /** Only where nothing was found. */
  readonly why: Emptiness | null;
  /** How much was read for it, in the unit of the matcher's budget. */
  readonly work: number;
}

/** Runs a plan over an index. Synchronous, and so alone in the working space. */
export function evaluate(query: Query, plan: Plan, index: OpenedIndex): Found {
  try {
    return new Evaluation(query, plan, index).run();
  } catch (error) {
    // Half-made scores would be added to the next query's.
    index.kernel.clearScores(index.work.scores, index.rounded);
    throw error;
  }
}

/** How many articles a query finds. */
export function countMatches(query: Query, plan: Plan, index: OpenedIndex): number {
  return new Evaluation(query, plan, index).count();
}

/** A clause with the articles that meet it. */
type ClauseSet = PlannedClause & { readonly set: ArticleSet };

/** Planned clauses as those of a query: of strict words AND is said again. */
function joined(kept: readonly PlannedClause[]): readonly Clause[] {
  const isAnded = ({ bond, clause: { kind } }: PlannedClause) =>
    bond === 'strict' && (kind === 'word' || kind === 'prefix' || kind === 'phrase');
  const anded = kept.filter(isAnded).map(({ clause }) => clause);
  if (anded.length < 2) return kept.map(({ clause }) => clause);
  const rest = kept.filter((each) => !isAnded(each)).map(({ clause }) => clause);
  return [{ kind: 'and', clauses: anded }, ...rest];
}

/** A reader tells no more clauses apart. */
const MAX_TOLD_CLAUSES = 12;

/** What a query matches under the rule that gave it. */
type RuledMatches = Matches & { readonly rule: MatchRule };

class Evaluation {
  readonly #pool: SetPool;
  readonly #termSets = new Map<number, ArticleSet>();
  readonly #matcher: Matcher;
  readonly #filters: FilterSets;

  constructor(
    private readonly query: Query,
    private readonly plan: Plan,
    private readonly index: OpenedIndex,
  ) {
    this.#pool = new SetPool(index);
    this.#matcher = new Matcher(index, this.#pool, this.#termSets);
    this.#filters = FilterSets.of(query.filters, index, this.#pool);
  }

  run(): Found {
    this.#scoreTerms();
    const sets = this.#clauseSets();
    const matches = this.#match(sets);
    this.#scoreConstants();
    const { total, filtered, rule } = matches;
    const page = this.#page(filtered);
    const facets = countFacets(matches, this.#filters, this.index, this.#pool);
    const why = total === 0 && this.plan.clauses.length > 0 ? this.#explainEmptiness(sets, rule) : null;
    const { tooCommon, work } = this.#matcher;
    return { ...page, total, facets, rule, added: this.#added(filtered), tooCommon: [...tooCommon], why, work };
  }

  count(): number {
    return this.#match(this.#clauseSets()).total;
  }

  /** Adds every scored term to the scores, and notes the set of articles that have it. */
  #scoreTerms(): void {
    const { kernel, rounded, work, shape } = this.index;
    for (const [term, { weight, articles }] of this.plan.scored) {
      const set = this.#pool.take();
      const perUnit = weight * impactWeight(shape.articles, articles);
      const row = this.index.denseRow(term);
      if (row === undefined) {
        const list = this.index.list(term);
        kernel.addList(work.scores, list, this.index.impacts(term), this.index.articlesWith(term), perUnit, set);
      } else {
        kernel.addDense(work.scores, row, rounded, perUnit, set);
      }
      this.#termSets.set(term, set);
    }
  }

  #scoreConstants(): void {
    const { kernel, work, rounded } = this.index;
    for (const constant of this.#matcher.constants) {
      kernel.addConstant(work.scores, constant.set, rounded, this.#constantScore(constant));
    }
  }

  /** What finding something scores that is not read word by word: as if it stood once in an article of mean length. */
  #constantScore({ weight, articles }: Constant): number {
    return weight * impactWeight(this.index.shape.articles, articles) * IMPACT_OF_ONE;
  }

  #clauseSets(): readonly ClauseSet[] {
    return this.plan.clauses.map((planned) => ({ ...planned, set: this.#matcher.match(planned.node) }));
  }

  #match(sets: readonly ClauseSet[]): RuledMatches {
    const under = (rule: MatchRule): RuledMatches => {
      const all = this.#combine(sets, rule);
      const filtered = this.#filters.apply(all);
      return { rule, all, filtered, total: this.#pool.size(filtered) };
    };
    const matches = under(this.query.match);
    const canRelax = this.query.match === 'most' && sets.filter(({ bond }) => bond !== 'strict').length > 1;
    if (matches.total > 0 || !canRelax) return matches;
    const relaxed = under('any');
    return relaxed.total > 0 ? relaxed : matches;
  }

  #combine(sets: readonly ClauseSet[], rule: MatchRule): ArticleSet {
    const isLoose = ({ bond }: ClauseSet) => bond === 'loose' || (bond === 'quoted' && rule === 'any');
    const loose = sets.filter(isLoose).map(({ set }) => set);
    const all = sets.filter((each) => !isLoose(each)).map(({ set }) => set);
    if (loose.length > 0) all.push(this.#pool.atLeast(loose, clausesNeeded(loose.length, rule)));
    return all.length === 0 ? this.#pool.all() : this.#pool.atLeast(all, all.length);
  }

  /** What the clauses find alone and without each other, from the sets that there are. */
  #explainEmptiness(sets: readonly ClauseSet[], rule: MatchRule): Emptiness {
    const told = sets.slice(0, MAX_TOLD_CLAUSES);
    const found = (kept: readonly ClauseSet[], filtered: boolean) => {
      let total = 0;
      this.#pool.scratch(() => {
        const all = this.#combine(kept, rule);
        total = this.#pool.size(filtered ? this.#filters.apply(all) : all);
      });
      return total;
    };
    return explainEmptiness(told, this.#filters.isEmpty, {
      alone: (each) => this.#pool.size(each.set),
      without: (each) =>
        sets.length === 1
          ? 0
          : found(
              sets.filter((other) => other !== each),
              true,
            ),
      unfiltered: () => found(sets, false),
      text: (kept) => printQuery(joined(kept)),
      all: sets,
    });
  }

  #added(filtered: ArticleSet): Map<number, number> {
    const added = new Map<number, number>();
    for (const [rewriting, { others, typed }] of this.#matcher.rewritten) {
      const only = this.#pool.atLeast([filtered, others], 2);
      if (this.#pool.size(only) === 0) continue;
      this.index.kernel.subtract(only, typed, this.index.rounded);
      added.set(rewriting, this.#pool.size(only));
    }
    return added;
  }

  /** The articles of the query's page; leaves the scores at 0. */
  #page(matches: ArticleSet): Pick<Found, 'articles' | 'scores' | 'explanations'> {
    const { kernel, work, u32, f32, rounded } = this.index;
    const { page, size, sort, explain } = this.query;
    const skip = (page - 1) * size;
    const explained = (articles: readonly number[]) =>
      explain ? articles.map((article) => this.#explain(article)) : [];
    const asksForText = this.plan.scored.size + this.#matcher.constants.length > 0;
    if (sort !== 'relevance' || !asksForText) {
      const taken = kernel.nth(matches, rounded, skip, size, sort === 'oldest', work.topArticles);
      const articles = [...u32.subarray(work.topArticles / 4, work.topArticles / 4 + taken)];
      const scores = articles.map((article) => f32[work.scores / 4 + article] ?? 0);
      kernel.clearScores(work.scores, rounded);
      return { articles, scores, explanations: explained(articles) };
    }
    const kept = kernel.collectTop(work.scores, matches, rounded, work.topArticles, work.topScores, skip + size);
    const heap = Array.from({ length: kept }, (_, i) => ({
      article: u32[work.topArticles / 4 + i] ?? 0,
      score: f32[work.topScores / 4 + i] ?? 0,
    }));
    const best = heap.sort((a, b) => b.score - a.score || a.article - b.article).slice(skip);
    const articles = best.map(({ article }) => article);
    return { articles, scores: best.map(({ score }) => score), explanations: explained(articles) };
  }

  /** What each term, and each thing that counts as one, adds to an article's score. */
  #explain(article: number): Contribution[] {
    const { shape, lexicon } = this.index;
    const contributions: Contribution[] = [];
    for (const [term, { weight, articles }] of this.plan.scored) {
      const impact = this.index.impactOf(term, article);
      if (impact === 0) continue;
      contributions.push({
        term: lexicon.terms[term] ?? '',
        ...this.index.frequencies(term, article),
        idf: inverseFrequency(shape.articles, articles),
        weight,
        score: weight * impactWeight(shape.articles, articles) * impact,
      });
    }
    for (const constant of this.#matcher.constants) {
      if (!this.#pool.has(constant.set, article)) continue;
      const { label, weight, articles } = constant;
      const idf = inverseFrequency(shape.articles, articles);
      contributions.push({ term: label, title: null, body: null, idf, weight, score: this.#constantScore(constant) });
    }
    return contributions.sort((a, b) => b.score - a.score);
  }
}

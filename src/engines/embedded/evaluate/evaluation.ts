import { clausesNeeded, type MatchRule, type Query } from '../../../search/query.js';
import type { Contribution, Emptiness, FacetCounts } from '../../../search/result.js';
import type { Plan, PlannedClause, PlanNode } from '../../../understanding/plan.js';
import { printClauses } from '../../../understanding/print-clauses.js';
import { explainEmptiness } from '../../../understanding/why.js';
import type { ArticleSet } from '../index/load-kernel.js';
import type { OpenedIndex } from '../index/opened-index.js';
import { countFacets } from './facet-counts.js';
import { FilterSets } from './filter-sets.js';
import { Matcher } from './matcher.js';
import { bestArticles, datedArticles, newestArticles, type Page } from './page-of-articles.js';
import { Scoring } from './scoring.js';
import { SetPool } from './set-pool.js';
import { TermSets } from './term-sets.js';

/** What a query found, in article numbers: the articles of its page in order. */
export interface Found extends Page {
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

/** The newest articles that meet a node, at most so many. */
export function newestMeeting(node: PlanNode, most: number, index: OpenedIndex): readonly number[] {
  return newestArticles(new Matcher(index, new SetPool(index)).match(node), most, index);
}

/** A clause with the articles that meet it. */
type ClauseSet = PlannedClause & { readonly set: ArticleSet };

/** A reader tells no more clauses apart. */
const MAX_TOLD_CLAUSES = 12;

interface Matches {
  readonly rule: MatchRule;
  readonly all: ArticleSet;
  /** What of them the filters let through, and how many. */
  readonly filtered: ArticleSet;
  readonly total: number;
}

class Evaluation {
  readonly #pool: SetPool;
  readonly #termSets: TermSets;
  readonly #matcher: Matcher;
  readonly #filters: FilterSets;

  constructor(
    private readonly query: Query,
    private readonly plan: Plan,
    private readonly index: OpenedIndex,
  ) {
    this.#pool = new SetPool(index);
    this.#termSets = new TermSets(index, this.#pool);
    this.#matcher = new Matcher(index, this.#pool, this.#termSets);
    this.#filters = FilterSets.of(query.filters, index, this.#pool);
  }

  run(): Found {
    const scoring = new Scoring(this.plan, this.index, this.#pool);
    scoring.addTerms(this.#termSets);
    const sets = this.#clauseSets();
    const matches = this.#match(sets);
    scoring.addConstants(this.#matcher.constants);
    const { total, filtered, rule } = matches;
    const page = this.#page(filtered, scoring);
    const explanations = this.query.explain ? page.articles.map((article) => scoring.explain(article)) : [];
    const facets = countFacets(matches.all, filtered, total, this.#filters, this.query.filters, this.index, this.#pool);
    const why = total === 0 && this.plan.clauses.length > 0 ? this.#explainEmptiness(sets, rule) : null;
    const { tooCommon, work } = this.#matcher.requirementSets;
    const added = this.#added(filtered);
    return { ...page, explanations, total, facets, rule, added, tooCommon: [...tooCommon], why, work };
  }

  count(): number {
    return this.#match(this.#clauseSets()).total;
  }

  #clauseSets(): readonly ClauseSet[] {
    return this.plan.clauses.map((planned) => ({ ...planned, set: this.#matcher.match(planned.node) }));
  }

  #match(sets: readonly ClauseSet[]): Matches {
    const under = (rule: MatchRule): Matches => {
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

  #page(found: ArticleSet, scoring: Scoring): Page {
    const { sort } = this.query;
    return sort === 'relevance' && scoring.isAsked
      ? bestArticles(found, this.query, this.index)
      : datedArticles(found, this.query, sort === 'oldest', this.index);
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
    const others = (one: ClauseSet) => sets.filter((other) => other !== one);
    return explainEmptiness<ClauseSet>(told, this.#filters.isEmpty, {
      alone: (each) => this.#pool.size(each.set),
      without: (each) => (sets.length === 1 ? 0 : found(others(each), true)),
      unfiltered: () => found(sets, false),
      text: printClauses,
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
}

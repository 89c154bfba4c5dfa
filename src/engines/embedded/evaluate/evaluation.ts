import type { MatchRule, Query } from '../../../search/query.js';
import type { Contribution, Emptiness, FacetCounts } from '../../../search/result.js';
import {
  areEnough,
  areMeantTogether,
  clausesNeeded,
  SHARE_OF_BEST,
} from '../../../understanding/ranking/matching-rule.js';
import type { Plan, PlannedClause, PlanNode } from '../../../understanding/plan.js';
import { printClauses } from '../../../understanding/print-clauses.js';
import { explainEmptiness } from '../../../understanding/why.js';
import { SMOOTHED } from '../../../understanding/ranking/smooth-scores.js';
import type { ArticleSet } from '../index/load-kernel.js';
import type { OpenedIndex } from '../index/opened-index.js';
import { countFacets, type Matches } from './facet-counts.js';
import { FilterSets } from './filter-sets.js';
import { hasInTitle } from './known-title.js';
import { Matcher } from './matcher.js';
import {
  bestArticles,
  datedArticles,
  inPageOrder,
  newestArticles,
  NOTHING_OWED,
  numbersIn,
  scoresOf,
  type Page,
  type Paging,
} from './page-of-articles.js';
import { Scoring } from './scoring.js';
import { SetPool } from './set-pool.js';
import { TermSets } from './term-sets.js';

/** What a query found, in article numbers: the articles of its page in order. */
export interface Found extends Page {
  /** Per article of the page, where the query asks for it. */
  readonly explanations: readonly (readonly Contribution[])[];
  readonly total: number;
  readonly facets: FacetCounts;
  /** The rule that gave these matches: the query's own, or `any` where no article has what `most` asks for first. */
  readonly rule: MatchRule;
  /** Whether some of the articles found lack some of the words. */
  readonly partial: boolean;
  /** By number of the plan's rewritings that any found article has: how many of these do not have what was typed. */
  readonly added: ReadonlyMap<number, number>;
  /** Phrases whose words are too common to read all their positions, and which were searched as words. */
  readonly tooCommon: readonly string[];
  /** Only where nothing was found. */
  readonly why: Emptiness | null;
  /** How much was read for it, in the unit of the matcher's budget. */
  readonly work: number;
  /** How many of the page's first articles are there since the editors want it. */
  readonly pinned: number;
}

/** What is known of articles beside what the plan asks of them, by their numbers. */
export interface KnownArticles {
  /** Whether an article's title is what was typed, letter by letter. */
  readonly isTyped: (article: number) => boolean;
  /** What comes first, in this order, whatever it has. */
  readonly pinned: readonly number[];
  /** What does not come. */
  readonly hidden: readonly number[];
}

const NOTHING_KNOWN: KnownArticles = { isTyped: () => false, pinned: [], hidden: [] };

/** Runs a plan over an index. Synchronous, and so alone in the working space. */
export function evaluate(query: Query, plan: Plan, index: OpenedIndex, known = NOTHING_KNOWN): Found {
  try {
    return new Evaluation(query, plan, index, known).run();
  } catch (error) {
    // Half-made scores would be added to the next query's.
    clearScores(index);
    throw error;
  }
}

/** Every article that a query finds, in the order of its pages. */
export function evaluateAll(query: Query, plan: Plan, index: OpenedIndex, known = NOTHING_KNOWN): Uint32Array {
  try {
    // All that is not in the order of the scores alone: what is pinned, and the very best.
    const size = known.pinned.length + SMOOTHED;
    return new Evaluation({ ...query, page: 1, size, explain: false }, plan, index, known).every();
  } catch (error) {
    clearScores(index);
    throw error;
  }
}

function clearScores({ kernel, work, rounded }: OpenedIndex): void {
  for (const scores of [work.scores, work.best]) kernel.clearScores(scores, rounded);
}

/** How many articles a query finds. */
export function countMatches(query: Query, plan: Plan, index: OpenedIndex, known = NOTHING_KNOWN): number {
  return new Evaluation(query, plan, index, known).count();
}

/** The newest articles that meet a node, at most so many. */
export function newestMeeting(node: PlanNode, most: number, index: OpenedIndex): readonly number[] {
  return newestArticles(new Matcher(index, new SetPool(index)).match(node), most, index);
}

/** A clause with the articles that meet it. */
type ClauseSet = PlannedClause & { readonly set: ArticleSet };

/** What explains the place of an article that the editors want first; its score is what its words earn. */
const PINNED: Contribution = { term: 'put first by the editors', title: null, body: null, idf: 0, weight: 1, score: 0 };

/** A reader tells no more clauses apart. */
const MAX_TOLD_CLAUSES = 12;

/** What a query matches, under the rule that gave it. */
type RuledMatches = Matches & { readonly rule: MatchRule };

class Evaluation {
  readonly #pool: SetPool;
  readonly #termSets: TermSets;
  readonly #matcher: Matcher;
  readonly #filters: FilterSets;

  constructor(
    private readonly query: Query,
    private readonly plan: Plan,
    private readonly index: OpenedIndex,
    private readonly known = NOTHING_KNOWN,
  ) {
    this.#pool = new SetPool(index);
    this.#termSets = new TermSets(index, this.#pool);
    this.#matcher = new Matcher(index, this.#pool, this.#termSets);
    this.#filters = FilterSets.of(query.filters, index, this.#pool);
  }

  run(): Found {
    const scoring = this.#score();
    const sets = this.#clauseSets();
    scoring.addFound(this.#matcher);
    const matches = this.#match(sets);
    const { total, filtered, rule } = matches;
    const partial = sets.length > 1 && total > this.#pool.size(this.#filters.apply(this.#combine(sets, 'all')));
    const { pinned, ...page } = this.#page(filtered, scoring);
    const explanations = this.query.explain
      ? page.articles.map((article, i) => [...(i < pinned ? [PINNED] : []), ...scoring.explain(article, page.owed[i])])
      : [];
    const facets = countFacets(matches, this.#filters, this.index, this.#pool);
    const { tooCommon, work } = this.#matcher.requirementSets;
    const added = this.#added(filtered);
    const why = total === 0 && this.plan.clauses.length > 0 ? this.#explainEmptiness(sets, matches) : null;
    return { ...page, explanations, total, facets, rule, partial, added, tooCommon: [...tooCommon], why, work, pinned };
  }

  every(): Uint32Array {
    const scoring = this.#score();
    const sets = this.#clauseSets();
    scoring.addFound(this.#matcher);
    const { filtered } = this.#match(sets);
    const numbers = numbersIn(filtered, this.index);
    const scores = scoresOf(numbers, this.index);
    // Leaves the scores at 0.
    const { articles, pinned } = this.#page(filtered, scoring);
    const { sort } = this.query;
    if (sort === 'relevance' && (scoring.isAsked || pinned > 0)) return inPageOrder(numbers, scores, articles);
    return sort === 'oldest' ? numbers.toReversed() : numbers;
  }

  count(): number {
    if (this.query.match !== 'most') return this.#match(this.#clauseSets()).total;
    const scoring = this.#score();
    const sets = this.#clauseSets();
    scoring.addFound(this.#matcher);
    const { total } = this.#match(sets);
    clearScores(this.index);
    return total;
  }

  #score(): Scoring {
    const scoring = new Scoring(this.plan, this.index, this.#pool, this.#termSets);
    scoring.addTerms();
    return scoring;
  }

  #clauseSets(): readonly ClauseSet[] {
    return this.plan.clauses.map((planned) => ({ ...planned, set: this.#matcher.match(planned.node) }));
  }

  /** Everything is scored by now: who is in depends on that, and not on the filters. */
  #match(sets: readonly ClauseSet[]): RuledMatches {
    const under = (rule: MatchRule, found: ArticleSet): RuledMatches => {
      const all = this.#curated(found);
      const filtered = this.#filters.apply(all);
      return { rule, all, filtered, total: this.#pool.size(filtered) };
    };
    const { match } = this.query;
    if (match !== 'most') return under(match, this.#combine(sets, match));
    const { set, isShort } = this.#most(sets);
    if (this.#pool.size(set) > 0) return under(isShort ? 'any' : 'most', set);
    // What is quoted and stands nowhere was meant as it is: articles without it are no answer.
    if (sets.some(({ bond, set: own }) => bond === 'quoted' && this.#pool.size(own) === 0)) return under('most', set);
    const any = this.#combine(sets, 'any');
    return this.#pool.size(any) > 0 ? under('any', any) : under('most', set);
  }

  /** The articles that have all that is demanded and most of the words; `isShort`: none has what was asked for first. */
  #most(sets: readonly ClauseSet[]): { readonly set: ArticleSet; readonly isShort: boolean } {
    const demanded = sets.filter(({ bond }) => bond !== 'loose').map(({ set }) => set);
    const words = sets.filter(({ bond }) => bond === 'loose').map(({ set }) => set);
    if (words.length === 0) return { set: this.#combine(sets, 'all'), isShort: false };
    const every = this.#pool.atLeast([...demanded, ...words], demanded.length + words.length);
    const areAllMeant = areMeantTogether(words.length);
    if (areAllMeant && areEnough(this.#pool.size(every))) return { set: every, isShort: false };
    const some = this.#pool.atLeast(words, 1);
    const candidates = demanded.length === 0 ? some : this.#pool.atLeast([...demanded, some], demanded.length + 1);
    const { kernel, rounded, work } = this.index;
    kernel.keepBest(work.scores, candidates, rounded, SHARE_OF_BEST, every);
    return { set: every, isShort: areAllMeant };
  }

  #combine(sets: readonly ClauseSet[], rule: 'all' | 'any'): ArticleSet {
    const isFree = ({ bond }: ClauseSet) => bond === 'loose' || (bond === 'quoted' && rule === 'any');
    const free = sets.filter(isFree).map(({ set }) => set);
    const all = sets.filter((each) => !isFree(each)).map(({ set }) => set);
    if (free.length > 0) all.push(this.#pool.atLeast(free, clausesNeeded(free.length, rule)));
    return all.length === 0 ? this.#pool.all() : this.#pool.atLeast(all, all.length);
  }

  /** What was found, as the editors want it. */
  #curated(found: ArticleSet): ArticleSet {
    const { pinned, hidden } = this.known;
    if (pinned.length + hidden.length === 0) return found;
    const set = this.#pool.atLeast([found], 1);
    for (const article of pinned) this.#pool.add(set, article);
    for (const article of hidden) this.#pool.remove(set, article);
    return set;
  }

  /** A page with what is pinned before all else, where the order is that of relevance; how many of it these are. */
  #page(found: ArticleSet, scoring: Scoring): Page & { readonly pinned: number } {
    const { sort, page, size } = this.query;
    const skip = (page - 1) * size;
    const pinned = sort === 'relevance' ? this.known.pinned.filter((article) => this.#pool.has(found, article)) : [];
    if (pinned.length === 0) return { ...this.#ordered(found, scoring, { skip, size }), pinned: 0 };
    const rest = this.#pool.atLeast([found], 1);
    for (const article of pinned) this.#pool.remove(rest, article);
    const first = pinned.slice(skip, skip + size);
    const scores = [...scoresOf(Uint32Array.from(first), this.index)];
    const others = this.#ordered(rest, scoring, { skip: Math.max(0, skip - pinned.length), size });
    const room = size - first.length;
    return {
      articles: [...first, ...others.articles.slice(0, room)],
      scores: [...scores, ...others.scores.slice(0, room)],
      owed: [...first.map(() => NOTHING_OWED), ...others.owed.slice(0, room)],
      pinned: first.length,
    };
  }

  #ordered(found: ArticleSet, scoring: Scoring, paging: Paging): Page {
    const { sort } = this.query;
    return sort === 'relevance' && scoring.isAsked
      ? bestArticles(found, paging, this.index, {
          // Who chose a rule means the words: their order stays that of the scores.
          refined: this.query.match === 'most',
          isTyped: this.known.isTyped,
          isKnown: (first) => hasInTitle(first, this.plan, this.index),
        })
      : datedArticles(found, paging, sort === 'oldest', this.index);
  }

  /** What the clauses find alone and, asked anew, without each other. */
  #explainEmptiness(sets: readonly ClauseSet[], { all }: Matches): Emptiness {
    const alone = new Map(sets.map((each) => [each, this.#pool.size(each.set)]));
    const unfiltered = this.#pool.size(all);
    // From here on the sets are others': each search without a clause takes its own.
    const totalOf = (clauses: readonly PlannedClause[]) =>
      new Evaluation(this.query, { ...this.plan, clauses }, this.index).count();
    return explainEmptiness<ClauseSet>(sets.slice(0, MAX_TOLD_CLAUSES), this.#filters.isEmpty, {
      alone: (each) => alone.get(each) ?? 0,
      without: (each) => (sets.length === 1 ? 0 : totalOf(sets.filter((other) => other !== each))),
      unfiltered: () => unfiltered,
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

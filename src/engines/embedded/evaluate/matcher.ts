import { PHRASE_TERM_BYTES, type OpenedIndex } from '../index/opened-index.js';
import type { Other, PlanNode, PrefixNode, WordsNode } from '../planning/plan.js';
import type { ArticleSet } from '../index/load-kernel.js';
import type { SetPool } from './set-pool.js';
import type { Requirement } from '../planning/wordings.js';

/**
 * Reading positions is the part of a query whose cost grows with how often words stand in articles, so there is a budget
 * for it, in bytes read for phrases, about one a position: some tens of milliseconds. Phrases beyond it are read as words.
 */
const BUDGET = 12_000_000;
/** Near words cost more: all their positions are kept and compared with one another's. Times the number of words. */
const NEAR_COST = 0.75;

/** Whether a node's score is a constant for all it finds, and of which articles. */
export interface Constant {
  readonly set: ArticleSet;
  /** Multiplies its score. */
  readonly weight: number;
  /** The number of articles that its idf is taken from: for a synonym at least as many as the typed word's. */
  readonly articles: number;
  /** In words, for an explanation. */
  readonly label: string;
}

/** Finds the sets of articles that the nodes of a plan ask for. */
export class Matcher {
  /** What is found and scored as one thing: prefixes, words in titles, alternatives of several words. */
  readonly constants: Constant[] = [];
  /** By number of the plan's rewritings: the articles that have an alternative, and those that have what was typed. */
  readonly rewritten = new Map<number, { readonly others: ArticleSet; readonly typed: ArticleSet }>();
  readonly tooCommon = new Set<string>();
  /** How much of the budget is spent. */
  work = 0;

  constructor(
    private readonly index: OpenedIndex,
    private readonly pool: SetPool,
    /** The articles of terms that have been scored. */
    private readonly termSets: Map<number, ArticleSet>,
  ) {}

  match(node: PlanNode, positive = true): ArticleSet {
    switch (node.kind) {
      case 'words':
        return this.#words(node, positive);
      case 'prefix':
        return this.#prefix(node);
      case 'values': {
        const set = this.pool.take();
        for (const name of node.names) this.index.facets[node.column].mark(name, set);
        return set;
      }
      case 'range': {
        const set = this.pool.take();
        const { from, to } = this.index.calendar.between(node.from, node.to);
        this.index.kernel.markRange(from, to, set);
        return set;
      }
      case 'and':
      case 'or': {
        const sets = node.nodes.map((each) => this.match(each, positive));
        return this.pool.atLeast(sets, node.kind === 'and' ? sets.length : 1);
      }
      case 'not': {
        const set = this.pool.all();
        this.index.kernel.subtract(set, this.match(node.node, !positive), this.index.rounded);
        return set;
      }
    }
  }

  #words({ typed, others, within, inTitle }: WordsNode, positive: boolean): ArticleSet {
    const typedSet = this.#union(typed.map((requirement) => this.#requirement(requirement, within, inTitle)));
    if (positive && inTitle) this.#constant(typedSet, 1, 0, typed, 'title:');
    if (others.length === 0) return typedSet;
    const least = positive ? this.pool.size(typedSet) : 0;
    const otherSets = others.map((other) => this.#other(other, inTitle, positive, least));
    for (const [i, { rewriting }] of others.entries()) {
      const set = otherSets[i];
      const known = this.rewritten.get(rewriting);
      if (set === undefined) continue;
      this.rewritten.set(
        rewriting,
        known === undefined
          ? { others: this.#union([set]), typed: typedSet }
          : {
              others: this.#union([known.others, set]),
              typed: known.typed === typedSet ? typedSet : this.pool.atLeast([known.typed, typedSet], 2),
            },
      );
    }
    return this.#union([typedSet, ...otherSets]);
  }

  #other({ requirement, weight }: Other, inTitle: boolean, positive: boolean, least: number): ArticleSet {
    const set = this.#requirement(requirement, 0, inTitle);
    // Single terms were scored with the others.
    if (positive && weight > 0 && (requirement.length > 1 || inTitle))
      this.#constant(set, weight, least, [requirement], '');
    return set;
  }

  #prefix(node: PrefixNode): ArticleSet {
    const { after, terms, inTitle } = node;
    if (after.length > 0) return this.#prefixAfter(node);
    const set = this.pool.take();
    for (const term of terms) {
      if (inTitle) this.#matchInTitle(term, set);
      else this.#mark(term, set);
    }
    return set;
  }

  #prefixAfter({ after, terms, inTitle }: PrefixNode): ArticleSet {
    const place = (after.at(-1)?.place ?? 0) + 1;
    const sets = after.map(({ term }) => this.#termSet(term));
    const found = this.pool.take();
    const unread = this.pool.take();
    let affords = true;
    for (const term of terms) {
      // After the first that is too dear the rest is not tried: one notice is enough.
      affords &&= this.#affords([...after, { term, place }], 0);
      if (!affords) {
        this.#mark(term, unread);
        continue;
      }
      this.pool.scratch(() => {
        const own = this.pool.take();
        this.#mark(term, own);
        const candidates = this.pool.atLeast([...sets, own], sets.length + 1);
        this.#matchPositions([...after, { term, place }], 0, inTitle, candidates, found);
      });
    }
    return this.#union([found, this.pool.atLeast([...sets, unread], sets.length + 1)]);
  }

  /** Takes what reading the positions of these terms costs from the budget, if there is as much left. */
  #affords(requirement: Requirement, within: number): boolean {
    const terms = [...new Set(requirement.map(({ term }) => term))];
    const bytes = terms.reduce((sum, term) => sum + this.index.positionBytes(term), 0);
    const cost = within === 0 ? bytes : NEAR_COST * terms.length * bytes;
    if (this.work + cost <= BUDGET) {
      this.work += cost;
      return true;
    }
    this.tooCommon.add(requirement.map(({ term }) => this.index.lexicon.terms[term]).join(' '));
    return false;
  }

  #requirement(requirement: Requirement, within: number, inTitle: boolean): ArticleSet {
    const terms = [...new Set(requirement.map(({ term }) => term))];
    const [only] = terms;
    if (only !== undefined && requirement.length === 1) {
      if (!inTitle) return this.#termSet(only);
      const set = this.pool.take();
      this.#matchInTitle(only, set);
      return set;
    }
    const sets = terms.map((term) => this.#termSet(term));
    if (!this.#affords(requirement, within)) return this.pool.atLeast(sets, sets.length);
    const out = this.pool.take();
    this.pool.scratch(() => {
      const candidates = this.pool.atLeast(sets, sets.length);
      if (within === 0) this.#matchPositions(requirement, 0, inTitle, candidates, out);
      else
        this.#matchPositions(
          terms.map((term) => ({ term, place: 0 })),
          within,
          inTitle,
          candidates,
          out,
        );
    });
    return out;
  }

  #matchPositions(terms: Requirement, within: number, inTitle: boolean, candidates: ArticleSet, out: ArticleSet): void {
    const { kernel, work, u32, rounded, at, shape } = this.index;
    const rarestFirst = [...terms].sort((a, b) => this.index.articlesWith(a.term) - this.index.articlesWith(b.term));
    rarestFirst.forEach(({ term, place }, i) => {
      const starts = at.positionStarts + 4 * this.index.firstPosting(term);
      const record = [this.index.list(term), this.index.articlesWith(term), starts, place, 0];
      u32.set(record, (work.phraseTerms + i * PHRASE_TERM_BYTES) / 4);
    });
    const ends = inTitle ? at.bodyStarts : 0;
    if (within === 0) {
      kernel.matchPhrase(
        work.phraseTerms,
        terms.length,
        candidates,
        rounded,
        at.positions,
        ends,
        work.phraseScratch,
        out,
      );
    } else {
      const room = shape.maxFrequency + 1;
      kernel.matchNear(
        work.phraseTerms,
        terms.length,
        within,
        candidates,
        rounded,
        at.positions,
        ends,
        work.phraseScratch,
        room,
        out,
      );
    }
  }

  #matchInTitle(term: number, set: ArticleSet): void {
    this.work += this.index.articlesWith(term);
    const { kernel, at } = this.index;
    const starts = at.positionStarts + 4 * this.index.firstPosting(term);
    kernel.matchFirst(this.index.list(term), this.index.articlesWith(term), starts, at.positions, at.bodyStarts, set);
  }

  #termSet(term: number): ArticleSet {
    const known = this.termSets.get(term);
    if (known !== undefined) return known;
    const set = this.pool.take();
    this.#mark(term, set);
    this.termSets.set(term, set);
    return set;
  }

  #mark(term: number, set: ArticleSet): void {
    const { kernel, rounded } = this.index;
    const row = this.index.denseRow(term);
    if (row === undefined) kernel.markList(this.index.list(term), this.index.articlesWith(term), set);
    else kernel.markDense(row, rounded, set);
  }

  #union(sets: readonly ArticleSet[]): ArticleSet {
    const [only] = sets;
    return only !== undefined && sets.length === 1 ? only : this.pool.atLeast(sets, 1);
  }

  #constant(set: ArticleSet, weight: number, least: number, requirements: readonly Requirement[], field: string): void {
    const words = requirements.map((terms) => terms.map(({ term }) => this.index.lexicon.terms[term]).join(' '));
    const articles = Math.max(least, this.pool.size(set));
    this.constants.push({ set, weight, articles, label: field + words.join('|') });
  }
}

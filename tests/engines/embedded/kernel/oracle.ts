/**
 * What each function of the kernel does, in plain TypeScript over plain values: scores and rows by article, sets as sets
 * of article numbers. A function that the kernel writes with returns what it would have written.
 */

export type ArticleSet = ReadonlySet<number>;

/** One article's score after a term is added: the kernel rounds to f32 after the multiplication and after the addition. */
function added(score: number, weight: number, impact: number): number {
  return Math.fround(score + Math.fround(Math.fround(weight) * impact));
}

export function addDense(scores: readonly number[], row: readonly number[], weight: number): number[] {
  return scores.map((score, article) => added(score, weight, row[article] ?? 0));
}

export interface Posting {
  readonly article: number;
  readonly impact: number;
}

export function addList(scores: readonly number[], postings: readonly Posting[], weight: number): number[] {
  const sums = [...scores];
  for (const { article, impact } of postings) sums[article] = added(sums[article] ?? 0, weight, impact);
  return sums;
}

export function addConstant(scores: readonly number[], set: ArticleSet, amount: number): number[] {
  return scores.map((score, article) => (set.has(article) ? Math.fround(score + Math.fround(amount)) : score));
}

export function maxDense(best: readonly number[], row: readonly number[], weight: number): number[] {
  return best.map((score, article) => Math.max(score, added(0, weight, row[article] ?? 0)));
}

export function maxConstant(best: readonly number[], set: ArticleSet, amount: number): number[] {
  return best.map((score, article) => (set.has(article) ? Math.max(score, Math.fround(amount)) : score));
}

/** The articles of a dense row. */
export function markDense(row: readonly number[]): ArticleSet {
  return new Set(row.flatMap((impact, article) => (impact > 0 ? [article] : [])));
}

export function markRange(from: number, to: number): ArticleSet {
  return new Set(Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i));
}

export function union(...sets: readonly Iterable<number>[]): ArticleSet {
  return new Set(sets.flatMap((set) => [...set]));
}

export function subtract(set: ArticleSet, other: ArticleSet): ArticleSet {
  return new Set([...set].filter((article) => !other.has(article)));
}

export function atLeast(sets: readonly ArticleSet[], needed: number): ArticleSet {
  return new Set([...union(...sets)].filter((article) => sets.filter((set) => set.has(article)).length >= needed));
}

export function countShared(set: ArticleSet, other: Iterable<number>): number {
  return [...other].filter((article) => set.has(article)).length;
}

export function countRange(set: ArticleSet, from: number, to: number): number {
  return [...set].filter((article) => article >= from && article < to).length;
}

export function nth(set: ArticleSet, skip: number, take: number, descending: boolean): number[] {
  const ascending = [...set].sort((a, b) => a - b);
  return (descending ? ascending.reverse() : ascending).slice(skip, skip + take);
}

export interface Scored {
  readonly article: number;
  readonly score: number;
}

/** Best first, and of equal scores the earlier article. */
export function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || a.article - b.article;
}

export function collectTop(scores: readonly number[], matches: ArticleSet, k: number): Scored[] {
  const matching = [...matches].map((article) => ({ article, score: scores[article] ?? 0 }));
  return matching.sort(byScore).slice(0, k);
}

/** Those of a set that score at least a share of the best of them, in single precision as the kernel counts. */
export function keepBest(scores: readonly number[], set: ArticleSet, share: number): ArticleSet {
  const least = Math.fround(Math.max(0, ...[...set].map((article) => scores[article] ?? 0)) * Math.fround(share));
  return new Set([...set].filter((article) => (scores[article] ?? 0) >= least));
}

/** `valuesOf` by article: the values that stand on it. */
export function countFacet(
  set: ArticleSet,
  flip: boolean,
  valuesOf: readonly (readonly number[])[],
  values: number,
): number[] {
  const counts = new Array<number>(values).fill(0);
  valuesOf.forEach((own, article) => {
    if (set.has(article) !== flip) for (const value of own) counts[value] = (counts[value] ?? 0) + 1;
  });
  return counts;
}

/** The positions of a term by article, for the articles that have it: ascending. */
export type Positions = ReadonlyMap<number, readonly number[]>;

export interface PhraseTerm {
  readonly positions: Positions;
  readonly place: number;
}

/** By article, what the first position of a phrase or term must lie below. */
export type Ends = readonly number[];

/** The candidates with a place to begin, below their end, from which every term stands at its own place. */
export function matchPhrase(terms: readonly PhraseTerm[], candidates: ArticleSet, ends?: Ends): ArticleSet {
  const standsIn = (article: number): boolean => {
    const beginnings = terms.map(
      ({ positions, place }) => new Set((positions.get(article) ?? []).map((position) => position - place)),
    );
    const end = ends === undefined ? Infinity : (ends[article] ?? 0);
    return [...(beginnings[0] ?? [])].some((begin) => begin < end && beginnings.every((set) => set.has(begin)));
  };
  return new Set([...candidates].filter(standsIn));
}

/** The candidates with a stretch that holds all the terms, one that is asked for twice twice, and has room for at most `within` other words. */
export function matchNear(
  terms: readonly Positions[],
  within: number,
  candidates: ArticleSet,
  ends?: Ends,
): ArticleSet {
  const standsIn = (article: number): boolean => {
    const end = ends === undefined ? Infinity : (ends[article] ?? 0);
    const own = terms.map((positions) => (positions.get(article) ?? []).filter((at) => at < end));
    const holdsAll = (from: number): boolean =>
      own.every((positions, i) => {
        const inside = positions.filter((at) => at >= from && at < from + terms.length + within);
        return new Set(inside).size >= terms.filter((term) => term === terms[i]).length;
      });
    return own.flat().some(holdsAll);
  };
  return new Set([...candidates].filter(standsIn));
}

/** The articles in which a term stands first below their end. */
export function matchFirst(term: Positions, ends: Ends): ArticleSet {
  return new Set([...term].flatMap(([article, [first = 0]]) => (first < (ends[article] ?? 0) ? [article] : [])));
}

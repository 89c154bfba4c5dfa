/** Scores that differ by less say nothing of which of two articles is meant. */
const ALIKE = 0.02;

/** What of an article its place depends on. */
export interface Dated {
  readonly score: number;
  /** Since 1970-01-01. */
  readonly day: number;
}

/**
 * Articles ordered by score, with each moved before those just before it that are older and score hardly more. None passes
 * one that scores ALIKE more than itself, however many stand between.
 */
export function newerFirst<Article extends Dated>(best: readonly Article[]): readonly Article[] {
  const ordered: Article[] = [];
  for (const article of best) {
    let at = ordered.length;
    for (; at > 0; at--) {
      const before = ordered[at - 1];
      if (before === undefined || before.day >= article.day || before.score * (1 - ALIKE) > article.score) break;
    }
    ordered.splice(at, 0, article);
  }
  return ordered;
}

/** Scores that differ by less say nothing of which of two articles is meant. */
const ALIKE = 0.01;

/**
 * An order of articles whose scores descend: each is moved before those just before it that are older and score hardly more.
 * None passes one that scores ALIKE more than itself, however many stand between. `days`: since 1970-01-01.
 */
export function newerFirst(scores: readonly number[], days: readonly number[]): readonly number[] {
  const order: number[] = [];
  for (let article = 0; article < scores.length; article++) {
    const score = scores[article] ?? 0;
    const day = days[article] ?? 0;
    let at = order.length;
    for (; at > 0; at--) {
      const before = order[at - 1] ?? 0;
      if ((days[before] ?? 0) >= day || (scores[before] ?? 0) * (1 - ALIKE) > score) break;
    }
    if (at === order.length) order.push(article);
    else order.splice(at, 0, article);
  }
  return order;
}

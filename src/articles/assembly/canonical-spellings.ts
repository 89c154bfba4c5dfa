import { compareTexts } from '../text-order.js';

/**
 * How each value of a facet is spelt, one way for all that have the same key: the spelling used most, and of those used
 * equally the first by UTF-16 unit. `uses` are the values of one article after another; their order does not matter.
 */
export function canonicalSpellings(
  uses: Iterable<readonly string[]>,
  keyOf: (value: string) => string,
): (value: string) => string {
  const counts = new Map<string, Map<string, number>>();
  for (const values of uses) {
    for (const value of values) {
      const key = keyOf(value);
      const spellings = counts.get(key) ?? new Map<string, number>();
      counts.set(key, spellings.set(value, (spellings.get(value) ?? 0) + 1));
    }
  }
  const chosen = new Map<string, string>();
  for (const [key, spellings] of counts) {
    const [best] = [...spellings].sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || compareTexts(a, b));
    if (best !== undefined) chosen.set(key, best[0]);
  }
  return (value) => chosen.get(keyOf(value)) ?? value;
}

/** Numbers in [0, 1), the same for the same seed (a linear congruential generator: Numerical Recipes, 2nd ed., p. 284). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** Zipf-Mandelbrot: the word of rank r comes up in proportion to 1 / (r + q)^s, as in English prose. */
const SHIFT = 2.7;
const EXPONENT = 1.07;

/** A way to draw ranks below `count`, from 0, the most common first. */
export function zipfian(count: number, random: () => number): () => number {
  const cumulative = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) cumulative[rank] = sum += 1 / (rank + SHIFT) ** EXPONENT;
  return () => firstAtLeast(cumulative, random() * sum);
}

/** The index of the first number that is at least `wanted`. */
function firstAtLeast(ascending: Float64Array, wanted: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

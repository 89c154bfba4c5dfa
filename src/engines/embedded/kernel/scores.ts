import { put } from './sets';

// Adding terms to the articles' scores. Two registers of four f32 hold eight articles at a time.

/**
 * Adds a common term: weight × impact to the eight scores at a time, and a bit per article that has the term to `matches`.
 * scores: f32[articles]; row: u16[articles]; matches: a set, united with.
 */
export function addDense(scores: usize, row: usize, articles: i32, weight: f32, matches: usize): void {
  const weights = f32x4.splat(weight);
  const absent = i16x8.splat(0);
  for (let i: i32 = 0; i < articles; i += 8) {
    const impacts = v128.load(row + ((<usize>i) << 1));
    const at = scores + ((<usize>i) << 2);
    // u16 → u32 → f32, the lower four and the upper four; impacts are below 2^31, so signed conversion (one instruction) does.
    const low = f32x4.convert_i32x4_s(v128.extend_low<u16>(impacts));
    const high = f32x4.convert_i32x4_s(v128.extend_high<u16>(impacts));
    v128.store(at, f32x4.add(v128.load(at), f32x4.mul(low, weights)));
    v128.store(at, f32x4.add(v128.load(at, 16), f32x4.mul(high, weights)), 16);
    // Comparing gives all ones where the term is there, and bitmask takes one bit of each: eight articles, one byte.
    const byte = matches + ((<usize>i) >> 3);
    store<u8>(byte, load<u8>(byte) | (<u8>i16x8.bitmask(i16x8.ne(impacts, absent))));
  }
}

/**
 * Adds a rarer term: `count` articles and their impacts.
 * list: u32[count]; impacts: u16[count]; matches: a set, united with.
 */
export function addList(scores: usize, list: usize, impacts: usize, count: i32, weight: f32, matches: usize): void {
  for (let i: i32 = 0; i < count; i++) {
    const article = load<u32>(list + ((<usize>i) << 2));
    const at = scores + ((<usize>article) << 2);
    store<f32>(at, load<f32>(at) + weight * <f32>load<u16>(impacts + ((<usize>i) << 1)));
    put(matches, article);
  }
}

/** Adds the same amount to the scores of the articles of a set. */
export function addConstant(scores: usize, set: usize, articles: i32, amount: f32): void {
  for (let i: i32 = 0; i < articles; i += 32) {
    let bits = load<u32>(set + ((<usize>i) >> 3));
    for (; bits; bits &= bits - 1) {
      const at = scores + ((<usize>(i + <i32>ctz(bits))) << 2);
      store<f32>(at, load<f32>(at) + amount);
    }
  }
}

// What stands for the same word is gathered in a row of its own, where the best of it counts, before it joins the scores.

/** As `addDense`, but an article keeps the larger of what it has and weight × impact. best: f32[articles]. */
export function maxDense(best: usize, row: usize, articles: i32, weight: f32, matches: usize): void {
  const weights = f32x4.splat(weight);
  const absent = i16x8.splat(0);
  for (let i: i32 = 0; i < articles; i += 8) {
    const impacts = v128.load(row + ((<usize>i) << 1));
    const present = <u8>i16x8.bitmask(i16x8.ne(impacts, absent));
    if (present == 0) continue;
    const at = best + ((<usize>i) << 2);
    const low = f32x4.convert_i32x4_s(v128.extend_low<u16>(impacts));
    const high = f32x4.convert_i32x4_s(v128.extend_high<u16>(impacts));
    v128.store(at, f32x4.max(v128.load(at), f32x4.mul(low, weights)));
    v128.store(at, f32x4.max(v128.load(at, 16), f32x4.mul(high, weights)), 16);
    const byte = matches + ((<usize>i) >> 3);
    store<u8>(byte, load<u8>(byte) | present);
  }
}

/** As `addList`, but an article keeps the larger of what it has and weight × impact. best: f32[articles]. */
export function maxList(best: usize, list: usize, impacts: usize, count: i32, weight: f32, matches: usize): void {
  for (let i: i32 = 0; i < count; i++) {
    const article = load<u32>(list + ((<usize>i) << 2));
    const at = best + ((<usize>article) << 2);
    store<f32>(at, max(load<f32>(at), weight * <f32>load<u16>(impacts + ((<usize>i) << 1))));
    put(matches, article);
  }
}

/** As `addConstant`, but an article keeps the larger of what it has and the amount. best: f32[articles]. */
export function maxConstant(best: usize, set: usize, articles: i32, amount: f32): void {
  for (let i: i32 = 0; i < articles; i += 32) {
    let bits = load<u32>(set + ((<usize>i) >> 3));
    for (; bits; bits &= bits - 1) {
      const at = best + ((<usize>(i + <i32>ctz(bits))) << 2);
      store<f32>(at, max(load<f32>(at), amount));
    }
  }
}

/** Adds the best of a word's forms to the scores of the articles of a set, which has all that have any, and leaves `best` at 0. */
export function addBest(scores: usize, best: usize, set: usize, articles: i32): void {
  const zero = f32x4.splat(0);
  for (let i: i32 = 0; i < articles; i += 32) {
    if (load<u32>(set + ((<usize>i) >> 3)) == 0) continue;
    const at = scores + ((<usize>i) << 2);
    const from = best + ((<usize>i) << 2);
    for (let byte: usize = 0; byte < 128; byte += 16) {
      v128.store(at + byte, f32x4.add(v128.load(at + byte), v128.load(from + byte)));
      v128.store(from + byte, zero);
    }
  }
}

/** Sets all scores to 0, for a query that does not end in `collectTop`. */
export function clearScores(scores: usize, articles: i32): void {
  memory.fill(scores, 0, (<usize>articles) << 2);
}

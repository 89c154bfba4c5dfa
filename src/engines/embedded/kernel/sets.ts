// Sets of articles, one bit each: article a is bit a & 7 of byte a >> 3. One 128-bit register holds 128 articles.

/** Puts an article into a set. */
export function put(set: usize, article: u32): void {
  const byte = set + (article >> 3);
  const bit: u32 = 1 << (article & 7);
  store<u8>(byte, load<u8>(byte) | (<u8>bit));
}

/** Unites a set with the articles of a dense row. */
export function markDense(row: usize, articles: i32, set: usize): void {
  const absent = i16x8.splat(0);
  for (let i: i32 = 0; i < articles; i += 8) {
    const byte = set + ((<usize>i) >> 3);
    store<u8>(byte, load<u8>(byte) | (<u8>i16x8.bitmask(i16x8.ne(v128.load(row + ((<usize>i) << 1)), absent))));
  }
}

/** Takes out of `set` what is in `other`. */
export function subtract(set: usize, other: usize, articles: i32): void {
  for (let i: usize = 0; i < (<usize>articles) >> 3; i += 16) {
    v128.store(set + i, v128.andnot(v128.load(set + i), v128.load(other + i)));
  }
}

/** Unites a set with a list. */
export function markList(list: usize, count: i32, set: usize): void {
  for (let i: i32 = 0; i < count; i++) {
    const article = load<u32>(list + ((<usize>i) << 2));
    put(set, article);
  }
}

/** Unites a set with the articles from `from` up to, not including, `to`. */
export function markRange(from: i32, to: i32, set: usize): void {
  for (let article = from; article < to;) {
    if ((article & 31) == 0 && to - article >= 32) {
      store<u32>(set + ((<usize>article) >> 3), ~0);
      article += 32;
    } else {
      put(set, article);
      article++;
    }
  }
}

/**
 * The articles that are in at least `needed` of up to 63 sets, written to `out` (which may be one of them).
 * sets: u32[number] of pointers. Needed: 1 unites, `number` intersects.
 *
 * The counts are kept in binary, one register per binary digit, so that 128 articles are counted at once: adding a set
 * is the carry rippling through the digits (a vertical counter), and the comparison goes down from the highest digit.
 */
export function atLeast(sets: usize, number: i32, needed: i32, out: usize, articles: i32): void {
  const none = i32x4.splat(0);
  for (let i: usize = 0; i < (<usize>articles) >> 3; i += 16) {
    let ones = none,
      twos = none,
      fours = none,
      eights = none,
      sixteens = none,
      thirtyTwos = none;
    for (let s: i32 = 0; s < number; s++) {
      let carry = v128.load(<usize>load<u32>(sets + ((<usize>s) << 2)) + i);
      let next = v128.and(ones, carry);
      ones = v128.xor(ones, carry);
      carry = v128.and(twos, next);
      twos = v128.xor(twos, next);
      next = v128.and(fours, carry);
      fours = v128.xor(fours, carry);
      carry = v128.and(eights, next);
      eights = v128.xor(eights, next);
      next = v128.and(sixteens, carry);
      sixteens = v128.xor(sixteens, carry);
      thirtyTwos = v128.xor(thirtyTwos, next);
    }
    // Where the count is already larger than `needed`, and where it is still equal to it, digit by digit.
    let larger = none;
    let equal = v128.not(none);
    larger = v128.or(larger, v128.and(equal, above(thirtyTwos, needed, 5)));
    equal = v128.and(equal, same(thirtyTwos, needed, 5));
    larger = v128.or(larger, v128.and(equal, above(sixteens, needed, 4)));
    equal = v128.and(equal, same(sixteens, needed, 4));
    larger = v128.or(larger, v128.and(equal, above(eights, needed, 3)));
    equal = v128.and(equal, same(eights, needed, 3));
    larger = v128.or(larger, v128.and(equal, above(fours, needed, 2)));
    equal = v128.and(equal, same(fours, needed, 2));
    larger = v128.or(larger, v128.and(equal, above(twos, needed, 1)));
    equal = v128.and(equal, same(twos, needed, 1));
    larger = v128.or(larger, v128.and(equal, above(ones, needed, 0)));
    equal = v128.and(equal, same(ones, needed, 0));
    v128.store(out + i, v128.or(larger, equal));
  }
}

/** Where this digit of the counts is 1 and that of `needed` is 0. */
function above(digit: v128, needed: i32, place: i32): v128 {
  return (needed >> place) & 1 ? i32x4.splat(0) : digit;
}

/** Where this digit of the counts is that of `needed`. */
function same(digit: v128, needed: i32, place: i32): v128 {
  return (needed >> place) & 1 ? digit : v128.not(digit);
}

/** Sets every byte of a set: 0 for none, 255 for all (the padding beyond the last article included). */
export function fill(set: usize, byte: u8, articles: i32): void {
  memory.fill(set, byte, (<usize>articles) >> 3);
}

/** How many articles a set has. */
export function count(set: usize, articles: i32): i32 {
  let total: i64 = 0;
  for (let i: usize = 0; i < (<usize>articles) >> 3; i += 16) {
    total += popcnt(load<u64>(set + i)) + popcnt(load<u64>(set + i, 8));
  }
  return <i32>total;
}

/** How many articles are in both sets. */
export function countShared(set: usize, other: usize, articles: i32): i32 {
  let total: i64 = 0;
  for (let i: usize = 0; i < (<usize>articles) >> 3; i += 16) {
    total += popcnt(load<u64>(set + i) & load<u64>(other + i));
    total += popcnt(load<u64>(set + i, 8) & load<u64>(other + i, 8));
  }
  return <i32>total;
}

/** How many articles of a list a set has. */
export function countListed(set: usize, list: usize, count: i32): i32 {
  let total: i32 = 0;
  for (let i: i32 = 0; i < count; i++) {
    const article = load<u32>(list + ((<usize>i) << 2));
    total += ((<i32>load<u8>(set + ((<usize>article) >> 3))) >> (article & 7)) & 1;
  }
  return total;
}

/** How many articles a set has from `from` up to, not including, `to`. */
export function countRange(set: usize, from: i32, to: i32): i32 {
  let total: i32 = 0;
  for (let word = from >> 5; word << 5 < to; word++) {
    let bits = load<u32>(set + ((<usize>word) << 2));
    const first = word << 5;
    if (first < from) bits &= (<u32>~0) << (from - first);
    if (first + 32 > to) bits &= (<u32>~0) >> (first + 32 - to);
    total += popcnt(bits);
  }
  return total;
}

/**
 * Up to `take` articles of a set after skipping `skip`, ascending, or descending from the end; returns how many.
 * out: u32[take].
 */
export function nth(set: usize, articles: i32, skip: i32, take: i32, descending: bool, out: usize): i32 {
  let found: i32 = 0;
  const words = articles >> 5;
  for (let i: i32 = 0; i < words && found < take; i++) {
    const word = descending ? words - 1 - i : i;
    let bits = load<u32>(set + ((<usize>word) << 2));
    const here = popcnt(bits);
    if (<i32>here <= skip) {
      skip -= <i32>here;
      continue;
    }
    for (; bits && found < take;) {
      const bit = descending ? 31 - clz(bits) : ctz(bits);
      bits ^= (<u32>1) << bit;
      if (skip > 0) {
        skip--;
        continue;
      }
      store<u32>(out + ((<usize>found) << 2), ((<u32>word) << 5) + bit);
      found++;
    }
  }
  return found;
}

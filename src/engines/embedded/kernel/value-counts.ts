/**
 * Adds to `counts` how often each facet value stands on the articles of a set, or, with flip = ~0, on those not in it:
 * the caller counts whichever side is smaller and subtracts from the facet's totals.
 * articles: how many there are, not rounded; offsets: u32[articles + 1] into values: u32; counts: u32 per value.
 */
export function countFacet(set: usize, flip: u32, articles: i32, offsets: usize, values: usize, counts: usize): void {
  for (let i: i32 = 0; i < articles; i += 32) {
    let bits = load<u32>(set + ((<usize>i) >> 3)) ^ flip;
    for (; bits; bits &= bits - 1) {
      const article = i + <i32>ctz(bits);
      if (article >= articles) break;
      const end = load<u32>(offsets + ((<usize>article) << 2), 4);
      for (let v = load<u32>(offsets + ((<usize>article) << 2)); v < end; v++) {
        const at = counts + ((<usize>load<u32>(values + ((<usize>v) << 2))) << 2);
        store<u32>(at, load<u32>(at) + 1);
      }
    }
  }
}

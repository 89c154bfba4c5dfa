// Phrases: terms at given distances from each other. Positions are read for the candidates only, articles that have
// all the terms.
//
// A phrase term is five u32: its list of articles; how many; where in `positions` each of them begins (one more than
// articles, so that the next one's beginning is this one's end); its place in the phrase; and a cursor into the list,
// which the caller sets to 0. The positions of a term in an article are ascending gaps in LEB128: seven bits a byte,
// the high bit set on all but the last.

const LIST: usize = 0,
  COUNT: usize = 4,
  STARTS: usize = 8,
  PLACE: usize = 12,
  CURSOR: usize = 16,
  SIZE: usize = 20;

/** Moves a term's cursor to the candidate, which is in its list: doubling steps, then halving ones. */
function seek(term: usize, article: u32): u32 {
  const list = load<u32>(term, LIST);
  let low = load<u32>(term, CURSOR);
  if (load<u32>(list + (low << 2)) < article) {
    const count = load<u32>(term, COUNT);
    let step: u32 = 1;
    while (low + step < count && load<u32>(list + ((low + step) << 2)) < article) {
      low += step;
      step <<= 1;
    }
    // The article lies above `low` and at or below `high`.
    let high = min(low + step, count - 1);
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (load<u32>(list + (middle << 2)) < article) low = middle;
      else high = middle;
    }
    low = high;
    store<u32>(term, low, CURSOR);
  }
  return low;
}

/**
 * Unites `out` with the candidates in which the terms stand at their places in the phrase.
 * terms: `number` phrase terms, the rarest first for speed; candidates, out: sets; positions: the bytes that STARTS count
 * in; scratch: i32 for as many positions as the first term has in any article.
 */
export function matchPhrase(
  terms: usize,
  number: i32,
  candidates: usize,
  articles: i32,
  positions: usize,
  scratch: usize,
  out: usize,
): void {
  for (let i: i32 = 0; i < articles; i += 32) {
    let bits = load<u32>(candidates + ((<usize>i) >> 3));
    for (; bits; bits &= bits - 1) {
      const lane = <u32>ctz(bits);
      if (!standsIn(<u32>i + lane, terms, number, positions, scratch)) continue;
      const word = out + ((<usize>i) >> 3);
      store<u32>(word, load<u32>(word) | ((<u32>1) << lane));
    }
  }
}

function standsIn(article: u32, terms: usize, number: i32, positions: usize, scratch: usize): bool {
  // Where the phrase would begin, as far as the terms read until now allow: ascending.
  let begins: i32 = 0;
  for (let t: i32 = 0; t < number; t++) {
    const term = terms + <usize>t * SIZE;
    const posting = seek(term, article);
    const starts = load<u32>(term, STARTS) + (posting << 2);
    let at = positions + load<u32>(starts);
    const end = positions + load<u32>(starts, 4);
    const place = load<i32>(term, PLACE);
    let position: i32 = -place;
    let kept: i32 = 0;
    let next: i32 = 0;
    while (at < end) {
      let byte = load<u8>(at++);
      let gap: i32 = byte & 127;
      for (let shift = 7; byte & 128; shift += 7) {
        byte = load<u8>(at++);
        gap |= (<i32>(byte & 127)) << shift;
      }
      position += gap;
      if (t == 0) {
        store<i32>(scratch + ((<usize>kept) << 2), position);
        kept++;
        continue;
      }
      while (next < begins && load<i32>(scratch + ((<usize>next) << 2)) < position) next++;
      if (next == begins) break;
      // What is kept is written over what has been read: kept never passes next, for a position that comes twice (the
      // whole of "work-ing" and its first part are one term) is kept once.
      if (load<i32>(scratch + ((<usize>next) << 2)) == position) {
        store<i32>(scratch + ((<usize>kept) << 2), position);
        kept++;
        next++;
      }
    }
    if (kept == 0) return false;
    begins = kept;
  }
  return true;
}

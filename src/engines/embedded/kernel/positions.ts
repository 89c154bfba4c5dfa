// Where a term stands in an article.
//
// A *positional term* is five u32: its list of articles; how many; where in `positions` each of them begins (one more
// than articles, so that the next one's beginning is this one's end); its place in the phrase; and a cursor into the
// list, which the caller sets to 0. The positions of a term in an article are ascending gaps in LEB128: seven bits a
// byte, the high bit set on all but the last.

const LIST: usize = 0,
  COUNT: usize = 4,
  STARTS: usize = 8,
  PLACE: usize = 12,
  CURSOR: usize = 16;
export const TERM_BYTES: usize = 20;

/** Moves a term's cursor to the candidate, which is in its list, and returns it: doubling steps, then halving ones. */
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

/** Pointer to the u32 that says where the positions of a term in an article begin; the next u32 says where they end. */
export function boundsIn(article: u32, term: usize): usize {
  return load<u32>(term, STARTS) + (seek(term, article) << 2);
}

export function placeOf(term: usize): i32 {
  return load<i32>(term, PLACE);
}

/** Where the byte after the gap at `at` lies. */
export function gapEnd(at: usize): usize {
  while (load<u8>(at) & 128) at++;
  return at + 1;
}

/** The gap at `at`. */
export function gapAt(at: usize): i32 {
  let byte = load<u8>(at);
  // Most gaps are below 128.
  if (byte < 128) return byte;
  let gap: i32 = byte & 127;
  for (let shift = 7; byte & 128; shift += 7) {
    byte = load<u8>(++at);
    gap |= (<i32>(byte & 127)) << shift;
  }
  return gap;
}

// Terms at given distances from each other, or near each other. Positions are read for the candidates only: articles
// that have all the terms. See positions.ts for what a positional term is.
import { boundsIn, gapAt, gapEnd, placeOf, TERM_BYTES } from './positions';
import { put } from './sets';

/**
 * Unites `out` with the candidates in which the terms stand at their places in the phrase.
 * terms: `number` positional terms, the rarest first for speed; candidates, out: sets; positions: the bytes that their
 * starts count in; ends: u32 per article, which the first position of the phrase must lie below, or 0 for anywhere;
 * scratch: i32 for as many positions as the first term has in any article.
 */
export function matchPhrase(
  terms: usize,
  number: i32,
  candidates: usize,
  articles: i32,
  positions: usize,
  ends: usize,
  scratch: usize,
  out: usize,
): void {
  for (let i: i32 = 0; i < articles; i += 32) {
    let bits = load<u32>(candidates + ((<usize>i) >> 3));
    let found: u32 = 0;
    for (; bits; bits &= bits - 1) {
      const lane = <u32>ctz(bits);
      const article = <u32>i + lane;
      const end = ends ? load<i32>(ends + ((<usize>article) << 2)) : i32.MAX_VALUE;
      if (standsIn(article, terms, number, positions, end, scratch)) found |= (<u32>1) << lane;
    }
    const word = out + ((<usize>i) >> 3);
    store<u32>(word, load<u32>(word) | found);
  }
}

function standsIn(article: u32, terms: usize, number: i32, positions: usize, end: i32, scratch: usize): bool {
  // Where the phrase would begin, as far as the terms read until now allow: ascending.
  let begins: i32 = 0;
  for (let t: i32 = 0; t < number; t++) {
    const term = terms + <usize>t * TERM_BYTES;
    const bounds = boundsIn(article, term);
    let at = positions + load<u32>(bounds);
    const stop = positions + load<u32>(bounds, 4);
    let begin: i32 = -placeOf(term);
    let kept: i32 = 0;
    let next: i32 = 0;
    for (; at < stop; at = gapEnd(at)) {
      begin += gapAt(at);
      if (begin >= end) break;
      if (t > 0) {
        while (next < begins && load<i32>(scratch + ((<usize>next) << 2)) < begin) next++;
        if (next == begins) break;
        if (load<i32>(scratch + ((<usize>next) << 2)) != begin) continue;
        // What is kept is written over what has been read: kept never passes next, for a position that comes twice (the
        // whole of "work-ing" and its first part are one term) is kept once.
        next++;
        if (t == number - 1) return true;
      }
      store<i32>(scratch + ((<usize>kept) << 2), begin);
      kept++;
    }
    if (kept == 0) return false;
    begins = kept;
  }
  return begins > 0;
}

/**
 * Unites `out` with the candidates in which all the terms stand, in any order, with at most `within` other words between
 * the first and the last of them. Arguments as for `matchPhrase`, but of a term that is asked for several times each is at
 * the place `which + (times << 16)`, from 0; of the others the place is 0. Scratch: i32 for as many positions as
 * any term has in any article, times `number`, and one more i32 per term.
 */
export function matchNear(
  terms: usize,
  number: i32,
  within: i32,
  candidates: usize,
  articles: i32,
  positions: usize,
  ends: usize,
  scratch: usize,
  room: i32,
  out: usize,
): void {
  for (let i: i32 = 0; i < articles; i += 32) {
    let bits = load<u32>(candidates + ((<usize>i) >> 3));
    let found: u32 = 0;
    for (; bits; bits &= bits - 1) {
      const lane = <u32>ctz(bits);
      const article = <u32>i + lane;
      const limit = ends ? load<i32>(ends + ((<usize>article) << 2)) : i32.MAX_VALUE;
      if (standsNear(article, terms, number, within, positions, limit, scratch, room)) found |= (<u32>1) << lane;
    }
    const word = out + ((<usize>i) >> 3);
    store<u32>(word, load<u32>(word) | found);
  }
}

/** `room`: i32 per term in scratch, one more than it has positions in any article. */
function standsNear(
  article: u32,
  terms: usize,
  number: i32,
  within: i32,
  positions: usize,
  limit: i32,
  scratch: usize,
  room: i32,
): bool {
  for (let t: i32 = 0; t < number; t++) {
    const bounds = boundsIn(article, terms + <usize>t * TERM_BYTES);
    let at = positions + load<u32>(bounds);
    const stop = positions + load<u32>(bounds, 4);
    let into = scratch + ((<usize>(t * room)) << 2);
    // Of a term asked for n times each has every n-th position, so that together they are at n that follow each other.
    const place = placeOf(terms + <usize>t * TERM_BYTES);
    const times = max(place >> 16, 1);
    let until = place & 0xffff;
    let position: i32 = 0;
    for (let first = true; at < stop; at = gapEnd(at), first = false) {
      const gap = gapAt(at);
      // A position that comes twice (the whole of "work-ing" and its first part) is one word.
      if (gap == 0 && !first) continue;
      position += gap;
      if (position >= limit) break;
      if (until-- > 0) continue;
      until = times - 1;
      store<i32>(into, position);
      into += 4;
    }
    store<i32>(into, i32.MAX_VALUE);
  }
  // One pointer per term; the first of them goes on until the window is small enough or the term has no more.
  const heads = scratch + ((<usize>(number * room)) << 2);
  for (let t: i32 = 0; t < number; t++)
    store<u32>(heads + ((<usize>t) << 2), <u32>(scratch + ((<usize>(t * room)) << 2)));
  let last: i32 = 0;
  while (last != i32.MAX_VALUE) {
    let first: i32 = i32.MAX_VALUE;
    last = 0;
    let firstHead: usize = heads;
    for (let t: i32 = 0; t < number; t++) {
      const head = heads + ((<usize>t) << 2);
      const position = load<i32>(<usize>load<u32>(head));
      if (position < first) {
        first = position;
        firstHead = head;
      }
      last = max(last, position);
    }
    if (last != i32.MAX_VALUE && last - first + 1 - number <= within) return true;
    store<u32>(firstHead, load<u32>(firstHead) + 4);
  }
  return false;
}

/**
 * Unites `out` with the articles of a list in which the term's first position lies below `ends`: those that have it in
 * the title. list: u32[count]; starts: u32[count + 1] into positions; ends: u32 per article.
 */
export function matchFirst(list: usize, count: i32, starts: usize, positions: usize, ends: usize, out: usize): void {
  for (let i: i32 = 0; i < count; i++) {
    const article = load<u32>(list + ((<usize>i) << 2));
    if (gapAt(positions + load<u32>(starts + ((<usize>i) << 2))) >= load<i32>(ends + ((<usize>article) << 2))) continue;
    put(out, article);
  }
}

import type { OpenedIndex } from './opened-index.js';

/** The impact of a term in an article, 0 where it is not there. */
export function impactIn(index: OpenedIndex, term: number, article: number): number {
  const { at, shape, u16 } = index;
  const row = index.denseRow(term);
  if (row !== undefined) return u16[row / 2 + article] ?? 0;
  const posting = postingOf(index, term, article);
  return posting === undefined ? 0 : (u16[at.impacts / 2 + posting - shape.densePostings] ?? 0);
}

/** How often a term stands in the title and in the body of an article. */
export function frequenciesIn(index: OpenedIndex, term: number, article: number): { title: number; body: number } {
  const { at, u8, u32 } = index;
  const posting = postingOf(index, term, article);
  const frequencies = { title: 0, body: 0 };
  if (posting === undefined) return frequencies;
  const bodyStart = u32[at.bodyStarts / 4 + article] ?? 0;
  const end = u32[at.positionStarts / 4 + posting + 1] ?? 0;
  let position = 0;
  let shift = 0;
  for (let byteAt = u32[at.positionStarts / 4 + posting] ?? 0; byteAt < end; byteAt++) {
    const byte = u8[at.positions + byteAt] ?? 0;
    position += (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    shift = 0;
    frequencies[position < bodyStart ? 'title' : 'body']++;
  }
  return frequencies;
}

/** The number of a term's posting for an article. */
function postingOf(index: OpenedIndex, term: number, article: number): number | undefined {
  const lists = index.at.lists / 4;
  const end = index.firstPosting(term + 1);
  let low = index.firstPosting(term);
  for (let high = end; low < high;) {
    const middle = (low + high) >> 1;
    if ((index.u32[lists + middle] ?? 0) < article) low = middle + 1;
    else high = middle;
  }
  return low < end && index.u32[lists + low] === article ? low : undefined;
}

import type { Span } from '../result.js';

/** What a reader takes in at a glance in a list of results, two or three lines. In UTF-16 units, as all lengths here. */
export const MAX_PASSAGE = 240;
/** A passage ends with a sentence if that leaves it this long, and begins this long before the text ends. */
const MIN_PASSAGE = 160;
/** Where the sentence is too long to begin with it, the share of the room that goes to what stands before the matches. */
const LEAD_SHARE = 1 / 3;

/** The white space between two words: the one before ends at `end`, the one after starts at `start`. */
interface Gap {
  readonly end: number;
  readonly start: number;
  /** Whether both words are of one mark. */
  readonly inMark: boolean;
}

/**
 * A passage of `within` that holds `core` and is at most MAX_PASSAGE long, cut between sentences where it can be, else
 * between words, else (text without spaces) between characters. No mark is cut in two unless it is too long itself.
 */
export function passageAround(text: string, core: Span, within: Span, marked: readonly Span[]): Span {
  if (within.end - within.start <= MAX_PASSAGE) return within;
  const last = Math.min(within.end, core.start + MAX_PASSAGE);
  const held = { start: core.start, end: chunkEnd(text, core.end, last, within) };
  const earliest = Math.max(within.start, held.end - MAX_PASSAGE);
  const gaps = gapsBetween(text, Math.min(earliest, core.start), last, marked);
  const start = startOf(text, held, earliest, within, gaps);
  return { start, end: endOf(text, held, start, within, gaps) };
}

/** Where the punctuation or the rest of a compound after a word ends, if before `last`; otherwise where the word ends. */
function chunkEnd(text: string, end: number, last: number, within: Span): number {
  const gap = text.slice(end, last).search(/\s/);
  if (gap >= 0) return end + gap;
  return last === within.end ? last : end;
}

function startOf(text: string, core: Span, earliest: number, within: Span, gaps: readonly Gap[]): number {
  const latest = Math.min(core.start, within.end - MIN_PASSAGE);
  const sentence = gaps.findLast((gap) => gap.start <= latest && endsSentence(text, gap));
  if (sentence !== undefined) return sentence.start;
  if (earliest === within.start) return earliest;
  const wanted = latest - (latest - earliest) * LEAD_SHARE;
  const before = gaps.filter((gap) => gap.start <= core.start && !gap.inMark);
  return (before.find((gap) => gap.start >= wanted) ?? before.at(-1))?.start ?? core.start;
}

function endOf(text: string, core: Span, start: number, within: Span, gaps: readonly Gap[]): number {
  const limit = start + MAX_PASSAGE;
  if (within.end <= limit) return within.end;
  // A core longer than a passage is cut.
  const least = core.end <= limit ? core.end : start + 1;
  const ends = gaps.filter(({ end }) => end >= least && end <= limit);
  const end =
    ends.findLast((gap) => gap.end >= start + MIN_PASSAGE && endsSentence(text, gap)) ??
    ends.findLast((gap) => !gap.inMark) ??
    ends.at(-1);
  return end?.end ?? characterEnd(text, start, limit);
}

function gapsBetween(text: string, from: number, to: number, marked: readonly Span[]): readonly Gap[] {
  const gaps: Gap[] = [];
  let next = marked.findIndex((span) => span.end > from);
  for (const { index, 0: space } of text.slice(from, to).matchAll(/\s+/g)) {
    const end = from + index;
    while (next >= 0 && (marked[next]?.end ?? Infinity) <= end) next++;
    gaps.push({ end, start: end + space.length, inMark: (marked[next]?.start ?? Infinity) < end });
  }
  return gaps;
}

/** What closes a sentence, and what may stand between it and the white space. */
const SENTENCE_END = /[.!?…]["'”’»)\]]*$/;
/** A full stop after these ends no sentence: initials ("J. Smith", "the U.K. Government") and shortened words. */
const SHORTENED = /(?:^|[^\p{L}\p{M}])(?:\p{L}|Dr|Mr|Mrs|Ms|Prof|St|No|vs)\.$/u;
const SENTENCE_START = /^["'“‘«([]*[\p{Lu}\p{N}]/u;
/** Enough to see the longest of these, in UTF-16 units. */
const SIGHT = 8;

function endsSentence(text: string, { end, start, inMark }: Gap): boolean {
  if (inMark) return false;
  const before = text.slice(Math.max(0, end - SIGHT), end);
  return SENTENCE_END.test(before) && !SHORTENED.test(before) && SENTENCE_START.test(text.slice(start, start + SIGHT));
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The last end of a character at or before `limit`, where a letter and its combining marks are one character. */
function characterEnd(text: string, start: number, limit: number): number {
  const cut = characters.segment(text.slice(start, limit + 2)).containing(limit - start)?.index ?? 0;
  if (cut > 0) return start + cut;
  // One letter under hundreds of marks: they are parted, but never the halves of a surrogate pair.
  return /[\uDC00-\uDFFF]/.test(text.charAt(limit)) ? limit - 1 : limit;
}

import type { Heading } from '../../articles/article.js';
import { MAX_PASSAGE, passageAround } from './passage-boundaries.js';
import type { Span } from '../result.js';
import { PARAGRAPH_BREAK, unite, type Match } from './match-spans.js';

/** More would push the next hit off a phone's screen. */
const MAX_PASSAGES = 3;
/** Matches further apart than this do not share a passage: it leaves room for the words around them. In UTF-16 units. */
const MATCH_WINDOW = MAX_PASSAGE - 40;
/** Shorter paragraphs at the beginning are headings ("News release"), which say nothing of the article. */
const MIN_LEAD = 80;

/** A stretch of one paragraph to show a reader. */
export interface Passage extends Span {
  readonly paragraph: Span;
}

/** Matches `from` to `to` (exclusive), near enough to stand in one passage; `fresh` of their marks are in no other yet. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly fresh: number;
  readonly within: Passage;
}

/**
 * The passages of a text to show, in its order: those that hold the most different marks, then the most matches, then
 * the earliest; how the text begins, if nothing matches. `matches` come in order of beginning, as do its paragraphs.
 */
export function passagesOf(
  text: string,
  matches: readonly Match[],
  paragraphs: readonly Paragraph[],
): readonly Passage[] {
  if (matches.length === 0) return leadOf(text, paragraphs);
  const marked = unite(matches);
  const covered = new Set<number>();
  const passages: Passage[] = [];
  let free: readonly Passage[] = paragraphs.map(({ start, end }) => ({ start, end, paragraph: { start, end } }));
  while (passages.length < MAX_PASSAGES) {
    const window = bestWindow(matches, free, covered);
    if (window === undefined) break;
    const { within } = window;
    const held = matches.slice(window.from, window.to);
    const core = { start: held[0]?.start ?? 0, end: Math.max(...held.map(({ end }) => end)) };
    const passage = { ...passageAround(text, core, within, marked), paragraph: within.paragraph };
    passages.push(passage);
    for (const { start, end, mark } of matches) if (start >= passage.start && end <= passage.end) covered.add(mark);
    free = free.flatMap((stretch) => (stretch === within ? without(text, stretch, passage) : [stretch]));
  }
  return passages.sort((a, b) => a.start - b.start);
}

/** The beginning of the first paragraph that is more than a heading. */
function leadOf(text: string, paragraphs: readonly Span[]): readonly Passage[] {
  const paragraph = paragraphs.find(({ start, end }) => end - start >= MIN_LEAD) ?? paragraphs[0];
  if (paragraph === undefined) return [];
  const { start } = paragraph;
  return [{ ...passageAround(text, { start, end: start }, paragraph, []), paragraph }];
}

/** The best window in the free stretches, which come in order; every window begins with a match, so that two pointers see all. */
function bestWindow(
  matches: readonly Match[],
  free: readonly Passage[],
  covered: ReadonlySet<number>,
): Window | undefined {
  let best: Window | undefined;
  let from = 0;
  for (const within of free) {
    while ((matches[from]?.start ?? Infinity) < within.start) from++;
    // Fresh mark → how many of the window's matches are its.
    const held = new Map<number, number>();
    let to = from;
    for (let first = matches[from]; first !== undefined && first.end <= within.end; first = matches[++from]) {
      const end = Math.min(within.end, first.start + MATCH_WINDOW);
      for (let next = matches[to]; next !== undefined && (to === from || next.end <= end); next = matches[++to]) {
        if (!covered.has(next.mark)) held.set(next.mark, (held.get(next.mark) ?? 0) + 1);
      }
      const fresh = held.size;
      if (best === undefined || fresh > best.fresh || (fresh === best.fresh && to - from > best.to - best.from)) {
        best = { from, to, fresh, within };
      }
      const left = (held.get(first.mark) ?? 0) - 1;
      if (left > 0) held.set(first.mark, left);
      else held.delete(first.mark);
    }
  }
  return best;
}

/** A paragraph of a text, or a heading in it. */
export interface Paragraph extends Span {
  /** Of a heading. */
  readonly level?: number;
}

/** The paragraphs of a text, without the white space around them; each of its headings is one by itself. */
export function paragraphsOf(text: string, headings: readonly Heading[] = []): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let next = 0;
  const add = (from: number, to: number) => {
    let start = from;
    for (let heading = headings[next]; heading !== undefined && heading.at < to; heading = headings[++next]) {
      const end = text.indexOf('\n', heading.at);
      const stop = end < 0 || end > to ? to : end;
      paragraphs.push(...trimmed(text, start, heading.at));
      paragraphs.push(...trimmed(text, heading.at, stop).map((span) => ({ ...span, level: heading.level })));
      start = stop;
    }
    paragraphs.push(...trimmed(text, start, to));
  };
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(PARAGRAPH_BREAK)) {
    add(start, index);
    start = index + gap.length;
  }
  add(start, text.length);
  return paragraphs;
}

/** What is left of a free stretch when a passage of it is taken. */
function without(text: string, { start, end, paragraph }: Passage, taken: Span): readonly Passage[] {
  const rest = [...trimmed(text, start, taken.start), ...trimmed(text, taken.end, end)];
  return rest.map((span) => ({ ...span, paragraph }));
}

/** The span without white space at its ends; none if it has nothing else. */
function trimmed(text: string, start: number, end: number): readonly Span[] {
  const inside = text.slice(start, end);
  const begin = start + inside.length - inside.trimStart().length;
  const stop = start + inside.trimEnd().length;
  return begin < stop ? [{ start: begin, end: stop }] : [];
}

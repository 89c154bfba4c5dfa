import type { Article } from '../../articles/article.js';
import type { Occurrence } from '../../search/highlights/highlighter.js';

/** How much stands on either side of a match, in UTF-16 units: a line of a screen. */
const CONTEXT = 60;
/** What is sorted is held in memory. */
export const MAX_OCCURRENCES = 10_000;

/** A word or phrase where it stands. */
export interface ConcordanceLine {
  readonly id: string;
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly field: Occurrence['field'];
  readonly left: string;
  readonly match: string;
  readonly right: string;
  /** What is added to the article's address to go there; empty for its title. */
  readonly fragment: string;
}

export type ConcordanceOrder = 'left' | 'right' | 'newest' | 'oldest';

/** An occurrence with what stands around it, in whole words. */
export function lineOf({ id, title, date, ...texts }: Article, { field, start, end }: Occurrence): ConcordanceLine {
  const text = field === 'title' ? title : texts.body;
  return {
    id,
    title,
    date,
    field,
    left: before(text, start),
    match: flat(text.slice(start, end)),
    right: after(text, end),
    fragment: field === 'title' ? '' : passageFragment(text, start, end),
  };
}

function before(text: string, start: number): string {
  const whole = flat(text.slice(Math.max(0, start - 2 * CONTEXT), start)).trimStart();
  if (whole.length <= CONTEXT) return whole;
  const cut = whole.slice(-CONTEXT);
  return cut.slice(cut.indexOf(' ') + 1);
}

function after(text: string, end: number): string {
  const whole = flat(text.slice(end, end + 2 * CONTEXT)).trimEnd();
  if (whole.length <= CONTEXT) return whole;
  const cut = whole.slice(0, CONTEXT);
  return cut.slice(0, Math.max(0, cut.lastIndexOf(' ')));
}

function flat(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd').replace(/\s+/gu, ' ');
}

const WORDS = /[\p{L}\p{M}\p{N}'’-]+/gu;
const COMPARED = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Lines by the words next to the match, the nearest first, or by date, in the order of the text. */
export function inOrder(lines: readonly ConcordanceLine[], order: ConcordanceOrder): readonly ConcordanceLine[] {
  if (order === 'newest' || order === 'oldest') {
    const sign = order === 'newest' ? -1 : 1;
    return lines.toSorted((a, b) => sign * (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  }
  const keyed = lines.map((line) => ({
    line,
    key: order === 'left' ? (line.left.match(WORDS) ?? []).toReversed() : (line.right.match(WORDS) ?? []),
  }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ line }) => line);
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = COMPARED.compare(a[i] ?? '', b[i] ?? '');
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Words next to a passage that tell it from others like it. */
const TELLING_WORDS = 3;

/** The part of an article's address that leads to a passage of its page (Scroll to Text Fragment). */
export function passageFragment(text: string, start: number, end: number): string {
  // What stands in another paragraph is not next to it on the page.
  const [before = ''] = text
    .slice(0, start)
    .split(/\n\s*\n/u)
    .slice(-1);
  const [after = ''] = text.slice(end).split(/\n\s*\n/u);
  const prefix = flat(before).trim().split(' ').slice(-TELLING_WORDS).join(' ');
  const suffix = flat(after).trim().split(' ').slice(0, TELLING_WORDS).join(' ');
  // Only where a blank lies between: a browser looks for whole words on both sides.
  const hasPrefix = /\s$/u.test(before) && prefix !== '';
  const hasSuffix = /^\s/u.test(after) && suffix !== '';
  const encode = (part: string) => encodeURIComponent(part).replaceAll('-', '%2D');
  const match = encode(flat(text.slice(start, end)).trim());
  return `#:~:text=${hasPrefix ? `${encode(prefix)}-,` : ''}${match}${hasSuffix ? `,-${encode(suffix)}` : ''}`;
}

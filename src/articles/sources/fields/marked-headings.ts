import type { Heading } from '../../article.js';

/** A text with the lines in it that are headings. */
export interface Body {
  readonly text: string;
  readonly headings: readonly Heading[];
}

/**
 * Before each heading while a text is put together and cleaned, since cleaning moves what follows: a character that
 * Unicode keeps for programs' own use, then the level.
 */
const MARK = '\ufdd0';
const MARKS = /\ufdd0/gu;

/** What stands before a heading of a level; nothing for 0. */
export function headingMark(level: number): string {
  return level === 0 ? '' : `${MARK}${level}`;
}

/** A text that means no headings by what is in it. */
export function withoutHeadingMarks(text: string): string {
  return text.includes(MARK) ? text.replace(MARKS, '') : text;
}

/** Takes the marks out of a text, and says where they stood. */
export function readHeadings(marked: string): Body {
  if (!marked.includes(MARK)) return { text: marked, headings: [] };
  const [start = '', ...parts] = marked.split(MARK);
  let text = start;
  const headings: Heading[] = [];
  for (const part of parts) {
    const heading = part.slice(1);
    // white space between the mark and the words goes, as at every line's end
    const words = heading.trimStart();
    headings.push({ at: text.length, level: Number(part.charAt(0)) });
    text += words;
  }
  return { text, headings };
}

/** The line of a text that begins at an offset. */
export function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end < 0 ? undefined : end);
}

/** A body without the line that begins at an offset, and without the blank ones after it. */
export function withoutLine({ text, headings }: Body, at: number): Body {
  const rest = text.slice(at + lineAt(text, at).length).trimStart();
  const gone = text.length - at - rest.length;
  const kept = headings.filter((heading) => heading.at !== at);
  return {
    text: (text.slice(0, at) + rest).trimEnd(),
    headings: kept.map((heading) => (heading.at < at ? heading : { ...heading, at: heading.at - gone })),
  };
}

/** A body as fields of an entry. */
export function bodyFields({ text, headings }: Body): {
  readonly body: string;
  readonly headings?: readonly Heading[];
} {
  return { body: text, ...(headings.length === 0 ? {} : { headings }) };
}

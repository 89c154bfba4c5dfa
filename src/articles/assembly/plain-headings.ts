import type { Heading } from '../article.js';
import { isHeading } from '../bylines/lead-in.js';
import { readName } from '../bylines/names/read-name.js';
import { kindNamed } from '../publication-kind.js';
import { MONTHS } from '../../calendar/calendar-date.js';

/** Text whose structure was lost tells no levels; its headings are those below the title. */
const LEVEL = 2;
/** A heading stands above a paragraph, which is longer than a line that was broken by hand. In UTF-16 units. */
const SHORTEST_PARAGRAPH = 80;
const PARAGRAPH_END = /[.!?:;…][”’"')\]]*$/u;
/** Roles stand after commas; what ends in a colon leads in what follows. */
const NO_HEADING = /,|:$/u;
/** When something takes place. */
const OCCASION = new RegExp(`(?:${MONTHS.join('|')}).*\\d|\\d.*(?:${MONTHS.join('|')})`, 'iu');

/** The lines of a body in plain text, of which nothing says so, that are headings by their looks and what stands around them. */
export function plainHeadings({ title, body }: { readonly title: string; readonly body: string }): readonly Heading[] {
  const headings: Heading[] = [];
  const lines = body.split('\n');
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1] ?? '';
    const after = (lines[index + 1] === '' ? lines[index + 2] : lines[index + 1]) ?? '';
    if (isFree(before) && heads(line, after) && line !== title && !(at === 0 && kindNamed(line) !== undefined))
      headings.push({ at, level: LEVEL });
    at += line.length + 1;
  }
  return headings;
}

/** Whether a line that follows may begin something new. */
function isFree(before: string): boolean {
  return before === '' || PARAGRAPH_END.test(before);
}

function heads(line: string, after: string): boolean {
  return (
    after.length >= SHORTEST_PARAGRAPH &&
    line !== '' &&
    isHeading(line) &&
    !NO_HEADING.test(line) &&
    !OCCASION.test(line) &&
    readName(line)?.sure !== true
  );
}

import type { Entry, ParsedSource, Reject, SourceText } from '../parsed-source.js';
import { calendarDate, MONTHS } from '../../calendar/calendar-date.js';
import { kindNamed } from '../publication-kind.js';
import { lineAt } from './fields/marked-headings.js';
import { cleanBody, cleanLine } from './fields/clean-text.js';

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const MONTH = `(?<month>${MONTHS.join('|')})`;
const YEAR = '(?<year>\\d{4})';
/**
 * The forms of a line that is only a date. Where one with the weekday is there it is the page's; a line without one may
 * also stand in a text, and counts only where all such lines of the page are of one form.
 */
const FORMS = {
  american: new RegExp(`^${WEEKDAY}, ${MONTH} (?<day>\\d{1,2}), ${YEAR}$`, 'iu'),
  british: new RegExp(`^${WEEKDAY},? (?<day>\\d{1,2}) ${MONTH},? ${YEAR}$`, 'iu'),
  americanWithout: new RegExp(`^${MONTH} (?<day>\\d{1,2}), ${YEAR}$`, 'iu'),
  britishWithout: new RegExp(`^(?<day>\\d{1,2}) ${MONTH} ${YEAR}$`, 'iu'),
} as const;
type Form = keyof typeof FORMS;
/** "Wednesday, September 30, 2017" has 29; the rest is room for white space. A longer line is not tried. */
const LONGEST_DATE_LINE = 100;
const DATE_EXAMPLE = '"Tuesday, November 28, 2017"';

/** The line that begins an entry: the day it names, or undefined for a day that no calendar has. */
interface DateLine {
  readonly text: string;
  readonly date: string | undefined;
}

/**
 * Reads a line that is only a full date. A weekday need not be the right one: month, day and year name the day by
 * themselves, and an article is worth more than a slip in what only repeats them.
 */
function readDateLine(line: string, forms: readonly Form[]): (DateLine & { readonly form: Form }) | undefined {
  // most lines end here, before they are cleaned
  if (line.length > LONGEST_DATE_LINE || !/\d{4}\s*$/u.test(line)) return undefined;
  const text = cleanLine(line);
  for (const form of forms) {
    const { month, day, year } = FORMS[form].exec(text)?.groups ?? {};
    if (month === undefined) continue;
    return { form, text, date: calendarDate(Number(year), MONTHS.indexOf(month.toLowerCase()) + 1, Number(day)) };
  }
  return undefined;
}

interface Start {
  readonly at: number;
  readonly dateLine: DateLine;
}

/** Where the entries of a page begin; a reason where its dates are of two forms, and either may stand in a text. */
function startsOf(lines: readonly string[]): readonly Start[] | { readonly at: number; readonly reason: string } {
  const found = (forms: readonly Form[]) =>
    lines.flatMap((line, at) => {
      const dateLine = readDateLine(line, forms);
      return dateLine === undefined ? [] : [{ at, dateLine }];
    });
  for (const form of ['american', 'british'] as const) {
    const starts = found([form]);
    if (starts.length > 0) return starts;
  }
  const starts = found(['americanWithout', 'britishWithout']);
  const [first] = starts;
  const other = starts.find(({ dateLine }) => dateLine.form !== first?.dateLine.form);
  if (first === undefined || other === undefined) return starts;
  const reason = `the dates are written in two ways, "${first.dateLine.text}" and "${other.dateLine.text}", so which of them begin entries is in doubt; write ${DATE_EXAMPLE}`;
  return { at: other.at, reason };
}

/** The index of the first line with text on it in `lines[from, end)`, or `end`. */
function firstText(lines: readonly string[], from: number, end: number): number {
  let index = from;
  while (index < end && cleanLine(lines[index] ?? '') === '') index++;
  return index;
}

/** What stands in front of the first entry, if that is anything. */
function readPreamble(file: string, lines: readonly string[], end: number): Reject | undefined {
  const at = firstText(lines, 0, end);
  if (at === end) return undefined;
  const reason = `text before the first date line belongs to no entry; put a date such as ${DATE_EXAMPLE} and a title above it`;
  return { file, line: at + 1, reason };
}

/** Reads the entry in `lines[start, end)`, whose first line is `dateLine`. */
function readEntry(
  { file, invalidLines }: SourceText,
  lines: readonly string[],
  start: number,
  end: number,
  dateLine: DateLine,
): Entry | Reject {
  const place = { file, line: start + 1 };
  const titleAt = firstText(lines, start + 1, end);
  if (titleAt === end) return { ...place, reason: `no title follows the date "${dateLine.text}"` };
  const title = cleanLine(lines[titleAt] ?? '');
  if (dateLine.date === undefined) {
    return { ...place, reason: `"${dateLine.text}" is not a day of the calendar; its entry "${title}" is left out` };
  }
  const [invalid, ...more] = invalidLines.filter((line) => line > start && line <= end);
  if (invalid !== undefined) {
    const others = more.length === 0 ? '' : ` (nor line${more.length > 1 ? 's' : ''} ${more.join(', ')})`;
    const reason = `not valid UTF-8${others}; the entry "${title}" of line ${place.line} is left out until the file is saved as UTF-8`;
    return { file, line: invalid, reason };
  }
  const body = cleanBody(lines.slice(titleAt + 1, end).join('\n'));
  const kind = kindNamed(lineAt(body, 0));
  return {
    title,
    date: dateLine.date,
    body,
    plain: true,
    place,
    ...(kind === undefined ? {} : { kind }),
  };
}

/**
 * Reads a listing page: entries one after another, each a line that is only a full date in one form throughout, then its title, then its body.
 * Lines that merely look like dates are body.
 */
export function parseListingPage(source: SourceText): ParsedSource {
  const lines = source.text.split(/\r\n|\r|\n/u);
  const starts = startsOf(lines);
  if ('reason' in starts) {
    return { entries: [], rejects: [{ file: source.file, line: starts.at + 1, reason: starts.reason }] };
  }
  const [first] = starts;
  if (first === undefined) {
    const reason = `no entry found: none of the file's lines is only a full date such as ${DATE_EXAMPLE}`;
    return { entries: [], rejects: [{ file: source.file, line: 1, reason }] };
  }

  const entries: Entry[] = [];
  const preamble = readPreamble(source.file, lines, first.at);
  const rejects: Reject[] = preamble === undefined ? [] : [preamble];
  for (const [nth, { at, dateLine }] of starts.entries()) {
    const read = readEntry(source, lines, at, starts[nth + 1]?.at ?? lines.length, dateLine);
    if ('reason' in read) rejects.push(read);
    else entries.push(read);
  }
  return { entries, rejects };
}

import { dateOf, dayOf } from '../../calendar/day-numbers.js';
import { DATE_PATTERN, firstDay, isInCalendar, lastDay } from '../../calendar/periods.js';
import type { DateField } from './field-names.js';
import type { Clause } from '../query.js';

type Dates = Extract<Clause, { kind: 'dates' }>;

/** As written, with its first and last day, `YYYY-MM-DD`. */
interface Period {
  readonly text: string;
  readonly first: string;
  readonly last: string;
}

/** Nothing is before the one or after the other that could be written with four digits. */
const FIRST_DATE = '0001-01-01';
const LAST_DATE = '9999-12-31';

const DASH = /[\u2010-\u2014\u2212\uFE63\uFF0D]/g;
const RANGE = /^([\d-]*) ?\.\. ?([\d-]*)$/;
/** Two whole years may also have a dash between them, which after a year alone is a month's. */
const YEARS = /^(\d{4}) ?- ?(\d{4})$/;
// It begins where its first character does, or a long row of them would take time by the square of its length.
const CLOSING = /(?<![.,;:!?…])[.,;:!?…]+$/;

/** The clause that a value typed after a field of dates is; undefined if it is no date or range of years in the calendar. */
export function datesOf(field: DateField, typed: string): Dates | undefined {
  const text = typed.trim().replace(DASH, '-');
  // "year:2017." ends a sentence, but "year:2017.." is a range.
  return read(field, text) ?? read(field, text.replace(CLOSING, ''));
}

function read(field: DateField, text: string): Dates | undefined {
  const range = RANGE.exec(text) ?? YEARS.exec(text);
  if (range !== null && field === 'year') return rangeOf(range[1] ?? '', range[2] ?? '');
  const period = periodOf(range === null ? text : ((field === 'after' ? range[2] : range[1]) ?? ''));
  if (period === undefined) return undefined;
  const { first, last } = period;
  if (field === 'year') return { kind: 'dates', field, text, from: first, to: last };
  if (field === 'after')
    return last === LAST_DATE ? undefined : { kind: 'dates', field, text: period.text, from: daysFrom(last, 1) };
  return first === FIRST_DATE ? undefined : { kind: 'dates', field, text: period.text, to: daysFrom(first, -1) };
}

/** The range between two periods, whichever is the earlier; one of them may be left open. */
function rangeOf(start: string, end: string): Dates | undefined {
  const from = periodOf(start)?.first;
  const to = periodOf(end)?.last;
  if (from === undefined && to === undefined) return undefined;
  if ((from === undefined && start !== '') || (to === undefined && end !== '')) return undefined;
  if (from !== undefined && to !== undefined && from > to) return rangeOf(end, start);
  const days = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  return { kind: 'dates', field: 'year', text: `${start}..${end}`, ...days };
}

function daysFrom(date: string, days: number): string {
  return dateOf(dayOf(date) + days);
}

function periodOf(text: string): Period | undefined {
  if (!DATE_PATTERN.test(text) || !isInCalendar(text)) return undefined;
  return { text, first: firstDay(text), last: lastDay(text) };
}

import { calendarDate } from '../../calendar/calendar-date.js';
import { dateOf, dayOf } from '../../calendar/day-numbers.js';
import type { DateField } from './field-names.js';
import type { Clause } from '../query.js';

type Dates = Extract<Clause, { kind: 'dates' }>;

/** First and last day, `YYYY-MM-DD`. */
interface Period {
  readonly first: string;
  readonly last: string;
}

const LAST_MONTH = 12;
/** As months end, longest first. */
const LAST_DAYS = [31, 30, 29, 28];
/** Nothing is before the one or after the other that could be written with four digits. */
const FIRST_DATE = '0001-01-01';
const LAST_DATE = '9999-12-31';

const DASH = /[\u2010-\u2014\u2212\uFE63\uFF0D]/g;
const PERIOD = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
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
  if (range !== null) return field === 'year' ? rangeOf(range[1] ?? '', range[2] ?? '') : undefined;
  const period = periodOf(text);
  if (period === undefined) return undefined;
  const { first, last } = period;
  if (field === 'year') return { kind: 'dates', field, text, from: first, to: last };
  if (field === 'after')
    return last === LAST_DATE ? undefined : { kind: 'dates', field, text, from: daysFrom(last, 1) };
  return first === FIRST_DATE ? undefined : { kind: 'dates', field, text, to: daysFrom(first, -1) };
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
  const parts = PERIOD.exec(text)?.slice(1).filter(Boolean).map(Number) ?? [];
  const [year = 0, month, day] = parts;
  const first = calendarDate(year, month ?? 1, day ?? 1);
  const lastDays = day === undefined ? LAST_DAYS : [day];
  const last = lastDays.map((each) => calendarDate(year, month ?? LAST_MONTH, each)).find((date) => date !== undefined);
  return first === undefined || last === undefined ? undefined : { first, last };
}

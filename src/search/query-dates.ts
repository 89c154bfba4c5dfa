import { calendarDate } from '../articles/sources/calendar-date.js';
import { dateOf, dayOf } from './dates.js';
import type { DateField } from './query-tokens.js';
import type { Clause } from './query.js';

/** First and last day, `YYYY-MM-DD`. */
interface Period {
  readonly first: string;
  readonly last: string;
}

const LAST_MONTH = 12;
/** As months end, longest first. */
const LAST_DAYS = [31, 30, 29, 28];
/** The last that has four digits. Nothing is after it. */
const LAST_DATE = '9999-12-31';

const DASH = /[\u2010-\u2014\u2212\uFE63\uFF0D]/g;
const PERIOD = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const RANGE = /^(?<start>[\d-]*)\.\.(?<end>[\d-]*)$/;
/** Two whole years may also have a dash between them, which after a year alone is a month's. */
const YEARS = /^(?<start>\d{4}) ?- ?(?<end>\d{4})$/;
const CLOSING = /[.,;:!?…]+$/;

/** The clause that a value typed after a field of dates is; undefined if it is no date or range of years in the calendar. */
export function datesOf(field: DateField, typed: string): Extract<Clause, { kind: 'dates' }> | undefined {
  const text = typed.trim().replace(DASH, '-');
  // "year:2017." ends a sentence, but "year:2017.." is a range.
  return read(field, text) ?? read(field, text.replace(CLOSING, ''));
}

function read(field: DateField, text: string): Extract<Clause, { kind: 'dates' }> | undefined {
  const range = RANGE.exec(text) ?? YEARS.exec(text);
  if (range?.groups !== undefined) {
    const { start = '', end = '' } = range.groups;
    return field === 'year' ? rangeOf(start, end) : undefined;
  }
  const period = periodOf(text);
  if (period === undefined) return undefined;
  const { first, last } = period;
  if (field === 'year') return { kind: 'dates', field, text, from: first, to: last };
  if (field === 'before') return { kind: 'dates', field, text, to: dateOf(dayOf(first) - 1) };
  return last === LAST_DATE ? undefined : { kind: 'dates', field, text, from: dateOf(dayOf(last) + 1) };
}

/** The range from a period to another, whichever of them is earlier; one of them may be left open. */
function rangeOf(start: string, end: string): Extract<Clause, { kind: 'dates' }> | undefined {
  const a = periodOf(start);
  const b = periodOf(end);
  if ((a === undefined && (start !== '' || b === undefined)) || (b === undefined && end !== '')) return undefined;
  if (a !== undefined && b !== undefined && a.first > b.last) return rangeOf(end, start);
  const bounds = { ...(a !== undefined && { from: a.first }), ...(b !== undefined && { to: b.last }) };
  return { kind: 'dates', field: 'year', text: `${start}..${end}`, ...bounds };
}

function periodOf(text: string): Period | undefined {
  const parts = PERIOD.exec(text)?.slice(1).filter(Boolean).map(Number) ?? [];
  const [year = 0, month, day] = parts;
  const first = calendarDate(year, month ?? 1, day ?? 1);
  const lastDays = day === undefined ? LAST_DAYS : [day];
  const last = lastDays.map((each) => calendarDate(year, month ?? LAST_MONTH, each)).find((date) => date !== undefined);
  return first === undefined || last === undefined ? undefined : { first, last };
}

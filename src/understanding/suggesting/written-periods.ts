import { monthNamed } from '../../articles/sources/fields/month-names.js';
import { calendarDate } from '../../calendar/calendar-date.js';
import type { Span } from '../../search/result.js';

/** A date in a text, and what it is as a year, a month or a day: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export interface WrittenPeriod extends Span {
  readonly period: string;
}

const A_YEAR = /\d{4}/u;
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const MONTH = '(?<month>\\p{L}{3,9})\\.?';
const YEAR = '(?<year>(?:19|20)\\d{2})';
/** The longest first: a month is part of a day's date. Numbers alone are read as the British write them. */
const FORMS = [
  '(?<year>(?:19|20)\\d{2})-(?<month>\\d{2})-(?<day>\\d{2})',
  '(?<day>\\d{1,2})[/.](?<month>\\d{1,2})[/.](?<year>(?:19|20)\\d{2})',
  `${DAY}\\s+(?:of\\s+)?${MONTH},?\\s+${YEAR}`,
  `${MONTH}\\s+${DAY},?\\s+${YEAR}`,
  `${MONTH},?\\s+${YEAR}`,
  '(?<year>(?:19|20)\\d{2})-(?<month>\\d{2})',
  YEAR,
].map((form) => new RegExp(`(?<![\\p{L}\\p{N}£$€.,/-])${form}(?![\\p{L}\\p{N}%/-]|[.,]\\d)`, 'giu'));

/** The first date that a text has, of those that say most. */
export function writtenPeriod(text: string): WrittenPeriod | undefined {
  if (!A_YEAR.test(text)) return undefined;
  for (const form of FORMS) {
    for (const { 0: written, index, groups = {} } of text.matchAll(form)) {
      const period = periodOf(groups);
      if (period !== undefined) return { start: index, end: index + written.length, period };
    }
  }
  return undefined;
}

function periodOf({ year = '', month, day }: Readonly<Record<string, string>>): string | undefined {
  if (month === undefined) return year;
  const number = /^\d/u.test(month) ? Number(month) : monthNamed(month);
  if (number < 1 || number > 12) return undefined;
  if (day === undefined) return `${year}-${String(number).padStart(2, '0')}`;
  return calendarDate(Number(year), number, Number(day));
}

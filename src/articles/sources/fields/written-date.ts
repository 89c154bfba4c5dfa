import { calendarDate, MONTHS } from '../../../calendar/calendar-date.js';

const SHORTEST_MONTH = 3;
/** A full RFC 822 date has 31 characters; the rest is room for long names and white space. */
const LONGEST_DATE = 80;
/** ISO 8601 and what databases make of it. */
const YEAR_FIRST = /^(?<year>\d{4})([-/])(?<month>\d{1,2})\2(?<day>\d{1,2})(?=[T\s]|$)/iu;
/** "Tue, 28 Nov 2017 10:00:00 GMT" (RFC 822), with or without any of its parts but the day. */
const DAY_FIRST =
  /^(?:\p{L}+\.?[\s,]+)?(?<day>\d{1,2})[\s-]+(?<month>\p{L}+)\.?,?[\s-]+(?<year>\d{4}|\d{2})(?=[\s,]|$)/iu;
/** "November 28, 2017 10:00 am". */
const MONTH_FIRST =
  /^(?:\p{L}+day,?\s+|\p{L}{3},?\s+)?(?<month>\p{L}+)\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})(?=[\s,]|$)/iu;
/** "Tue Nov 28 10:00:00 GMT 2017", as C and Java print it. */
const YEAR_LAST = /^\p{L}+,?\s+(?<month>\p{L}+)\s+(?<day>\d{1,2})\s+[\d:]+(?:\s+[A-Z]+)?\s+(?<year>\d{4})$/iu;

/** A month's number from 1 by its number, its name or the beginning of its name; 0 where there is none. */
function monthOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  return text.length < SHORTEST_MONTH ? 0 : MONTHS.findIndex((month) => month.startsWith(text.toLowerCase())) + 1;
}

/** Years of two digits, as RFC 2822 reads them. */
function yearOf(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/**
 * The day of a date as feeds write them, as `YYYY-MM-DD`: RFC 822 in all its variants, ISO 8601, and what programs print.
 * It is the day as written, whatever the time and the zone after it: the publisher's own day. The weekday need not be the
 * right one. Dates in numbers of which the first could be a day or a month are none; undefined for those.
 */
export function feedDate(text: string): string | undefined {
  const date = text.trim();
  if (date.length > LONGEST_DATE) return undefined;
  for (const pattern of [YEAR_FIRST, DAY_FIRST, MONTH_FIRST, YEAR_LAST]) {
    const { year, month, day } = pattern.exec(date)?.groups ?? {};
    if (year !== undefined && month !== undefined && day !== undefined) {
      const found = calendarDate(yearOf(year), monthOf(month), Number(day));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

import { calendarDate } from '../../../calendar/calendar-date.js';
import { monthNamed } from './month-names.js';

/** A full RFC 822 date has 31 characters; the rest is room for long names and white space. */
const LONGEST_DATE = 80;
/** ISO 8601 and what databases make of it. */
const YEAR_FIRST = /^(?<year>\d{4})([-/])(?<month>\d{1,2})\2(?<day>\d{1,2})(?=[TZ+\s]|$)/iu;
/** The same without its hyphens, "20240507" or "20240507T100000Z". */
const YEAR_FIRST_IN_ONE = /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?=[TZ+\s]|$)/iu;
/** "2024年5月7日" and "2024년 5월 7일". */
const YEAR_FIRST_EAST = /^(?<year>\d{4})\s?[年년]\s?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일]/u;
/**
 * "Tue, 28 Nov 2017 10:00:00 GMT" (RFC 822), with or without any of its parts but the day; "Tuesday 7th of May 2024", "28
 * de noviembre de 2017".
 */
const DAY_FIRST =
  /^(?:\p{L}+\.?[\s,]+)?(?<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:(?:of|de)\s+)?(?<month>\p{L}+)\.?,?[\s-]+(?:de\s+)?(?<year>\d{4}|\d{2})(?=[\s,.T]|$)/iu;
/** "November 28, 2017 10:00 am", "May 7th, 2024". */
const MONTH_FIRST =
  /^(?:\p{L}+day,?\s+|\p{L}{3},?\s+)?(?<month>\p{L}+)\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?=[\s,.]|$)/iu;
/** "Tue Nov 28 10:00:00 GMT 2017", as C and Java print it. */
const YEAR_LAST = /^\p{L}+,?\s+(?<month>\p{L}+)\s+(?<day>\d{1,2})\s+[\d:]+(?:\s+[A-Z]+)?\s+(?<year>\d{4})$/iu;
const PATTERNS = [YEAR_FIRST, DAY_FIRST, MONTH_FIRST, YEAR_FIRST_IN_ONE, YEAR_FIRST_EAST, YEAR_LAST];

function monthOf(text: string): number {
  return /^\d+$/u.test(text) ? Number(text) : monthNamed(text);
}

/** Years of two digits, as RFC 2822 reads them. */
function yearOf(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/**
 * The day of a date as feeds and pages write them, as `YYYY-MM-DD`: RFC 822 in all its variants, ISO 8601, what programs
 * print, and what people write. It is the day as written, whatever the time and the zone after it: the publisher's own day.
 * The weekday need not be the right one. Dates in numbers of which the first could be a day or a month are none; undefined
 * for those.
 */
export function feedDate(text: string): string | undefined {
  const date = text.trim();
  if (date.length > LONGEST_DATE) return undefined;
  for (const pattern of PATTERNS) {
    const { year, month, day } = pattern.exec(date)?.groups ?? {};
    if (year !== undefined && month !== undefined && day !== undefined) {
      const found = calendarDate(yearOf(year), monthOf(month), Number(day));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

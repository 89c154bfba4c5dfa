import { calendarDate } from './calendar-date.js';

/** A year, a month or a day: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, each part within its bounds. */
export const DATE_PATTERN = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** As months end, longest first. */
const LAST_DAYS = [31, 30, 29, 28];

/** Whether the first day of a date that fits the pattern is in the calendar: 2017-02-30 is not, nor is the year 0. */
export function isInCalendar(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return calendarDate(year, month, day) !== undefined;
}

/** The first day of a year, month or day, `YYYY-MM-DD`. */
export function firstDay(date: string): string {
  return date + '-01-01'.slice(date.length - 'YYYY'.length);
}

/** The last day of a year, month or day, `YYYY-MM-DD`. */
export function lastDay(date: string): string {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  if (day !== undefined) return date;
  return LAST_DAYS.map((last) => calendarDate(year, month, last)).find((last) => last !== undefined) ?? date;
}

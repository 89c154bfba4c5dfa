import { calendarDate } from '../../../calendar/calendar-date.js';

/** `2017-05-28-slug.md`, as Jekyll names posts, `2017-05-28/index.md`, `20170528-slug`, or `2017/05/28/slug`. */
const DAYS = [
  /(?:^|\/)(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?=[-_./\s]|$)/gu,
  /(?:^|\/)(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?=[-_./\s]|$)/gu,
  /(?:^|\/)(?<year>(?:19|20)\d{2})\/(?<month>\d{1,2})\/(?<day>\d{1,2})(?=[/.-]|$)/gu,
];

/** The day that a path or an address has in it, `YYYY-MM-DD`: the one closest to its end. */
export function dayInPath(path: string): string | undefined {
  for (const pattern of DAYS) {
    const days = [...path.matchAll(pattern)].map(({ groups: { year, month, day } = {} }) =>
      calendarDate(Number(year), Number(month), Number(day)),
    );
    const day = days.findLast((found) => found !== undefined);
    if (day !== undefined) return day;
  }
  return undefined;
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** A date of this calendar as a reader writes it: `2017`, `2017-05` or `2017-05-28`. */
export function inWords(date: string): string {
  if (date.length === 'YYYY'.length) return date;
  return (date.length === 'YYYY-MM'.length ? MONTH : DAY).format(new Date(date));
}

/** `2017-05` as "May". */
export function shortMonth(month: string): string {
  return SHORT_MONTH.format(new Date(month));
}

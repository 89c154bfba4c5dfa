import fc from 'fast-check';
import { Calendar, type ArticleRange } from '../../../../src/engines/embedded/index/date-ranges.js';
import { dateOf, dayOf } from '../../../../src/calendar/day-numbers.js';

function calendarOf(dates: readonly string[]): Calendar {
  return new Calendar(Int32Array.from(dates, dayOf));
}

/** The numbers of the articles that a plain filter accepts, and those of a range. */
function accepted(dates: readonly string[], accepts: (date: string) => boolean): number[] {
  return dates.flatMap((date, article) => (accepts(date) ? [article] : []));
}

function numbersIn({ from, to }: ArticleRange): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

// Years in which articles crowd, so that days repeat; before 1970; around leap days and turns of the year.
const day = fc.oneof(
  fc.integer({ min: dayOf('2016-01-01'), max: dayOf('2017-12-31') }),
  fc.integer({ min: dayOf('1899-01-01'), max: dayOf('2100-12-31') }),
  fc
    .constantFrom('2016-02-28', '2016-02-29', '2016-03-01', '2016-12-31', '2017-01-01', '1969-12-31', '1970-01-01')
    .map(dayOf),
);
const date = day.map(dateOf);
const newestFirst = fc.array(date, { maxLength: 60 }).map((dates) => dates.sort().reverse());

describe('Calendar', () => {
  it('finds the articles from one day to another, both included and either open', () => {
    const bound = fc.option(date, { nil: undefined });
    fc.assert(
      fc.property(newestFirst, bound, bound, (dates, first, last) => {
        const found = calendarOf(dates).between(first, last);
        const plain = accepted(dates, (d) => (first === undefined || d >= first) && (last === undefined || d <= last));
        expect(numbersIn(found)).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['month', 7],
    ['year', 4],
  ] as const)('gives every %s that has articles, newest first, its articles', (period, length) => {
    fc.assert(
      fc.property(newestFirst, (dates) => {
        const calendar = calendarOf(dates);
        const found = calendar.periods[period];
        const expected = [...new Set(dates.map((d) => d.slice(0, length)))];
        expect([...found.keys()]).toEqual(expected);
        for (const [name, range] of found) {
          expect(numbersIn(range)).toEqual(accepted(dates, (d) => d.startsWith(name)));
        }
      }),
    );
  });

  it('of no articles has no years and finds nothing', () => {
    const calendar = calendarOf([]);
    expect([...calendar.periods.year, ...calendar.periods.month]).toEqual([]);
    expect(calendar.between(undefined, undefined)).toEqual({ from: 0, to: 0 });
    expect(calendar.between('2017-01-01', '2017-12-31')).toEqual({ from: 0, to: 0 });
  });

  it('finds nothing from a later day to an earlier one', () => {
    const { from, to } = calendarOf(['2018-01-01', '2017-06-01', '2016-01-01']).between('2017-12-31', '2016-06-01');
    expect(to - from).toBe(0);
  });
});

import fc from 'fast-check';
import { DATE_PATTERN, firstDay, isInCalendar, lastDay } from '../../src/calendar/periods.js';

/** What JavaScript's own calendar says, for years it does not move to the 20th century. */
function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const pad = (number: number, length = 2) => String(number).padStart(length, '0');
const year = fc.integer({ min: 100, max: 9999 });
const month = fc.integer({ min: 1, max: 12 });

describe('dates of a range', () => {
  it.each([
    ['2017', '2017-01-01', '2017-12-31'],
    ['2017-04', '2017-04-01', '2017-04-30'],
    ['2016-02', '2016-02-01', '2016-02-29'],
    ['2017-02', '2017-02-01', '2017-02-28'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2000-02', '2000-02-01', '2000-02-29'],
    ['2017-05-28', '2017-05-28', '2017-05-28'],
  ])('%s is from %s to %s', (date, first, last) => {
    expect([firstDay(date), lastDay(date)]).toEqual([first, last]);
  });

  it.each([
    '',
    '17',
    '2017-',
    '2017-1',
    '2017-13',
    '2017-00',
    '2017-01-00',
    '2017-01-32',
    '2017-1-1',
    '20170101',
    ' 2017',
  ])('%j has not the form of a date', (text) => {
    expect(text).not.toMatch(DATE_PATTERN);
  });

  it('a day is in the calendar exactly when the calendar has it', () => {
    fc.assert(
      fc.property(year, month, fc.integer({ min: 1, max: 31 }), (y, m, d) => {
        const date = `${pad(y, 4)}-${pad(m)}-${pad(d)}`;
        expect(date).toMatch(DATE_PATTERN);
        expect(isInCalendar(date)).toBe(exists(y, m, d));
      }),
    );
  });

  it('the day after the last of a month is not in the month', () => {
    fc.assert(
      fc.property(year, month, (y, m) => {
        const day = Number(lastDay(`${pad(y, 4)}-${pad(m)}`).slice(8));
        expect([exists(y, m, day), exists(y, m, day + 1)]).toEqual([true, false]);
      }),
    );
  });
});

import { writtenPeriod } from '../../../src/understanding/suggesting/written-periods.js';

describe('The date that a text has', () => {
  it.each([
    ['2016', '2016', '2016'],
    ['bonds in 2016', '2016', '2016'],
    ['July 2017', '2017-07', 'July 2017'],
    ['bonds of july, 2017', '2017-07', 'july, 2017'],
    ['Sept. 2016', '2016-09', 'Sept. 2016'],
    ['2017-07', '2017-07', '2017-07'],
    ['2017-07-12', '2017-07-12', '2017-07-12'],
    ['12 September 2016', '2016-09-12', '12 September 2016'],
    ['the 1st of May 2016', '2016-05-01', '1st of May 2016'],
    ['September 12, 2016', '2016-09-12', 'September 12, 2016'],
    ['3rd Jan 2020 minutes', '2020-01-03', '3rd Jan 2020'],
    ['12/09/2016', '2016-09-12', '12/09/2016'],
    ['1.2.2019', '2019-02-01', '1.2.2019'],
    // What is in no calendar is less of a date, or none.
    ['31 February 2016', '2016-02', 'February 2016'],
    ['2016-13', undefined, undefined],
    ['99/99/2016', undefined, undefined],
  ])('of %j is %j, written %j', (text, period, written) => {
    const found = writtenPeriod(text);
    expect(found?.period).toBe(period);
    expect(found && text.slice(found.start, found.end)).toBe(written);
  });

  it.each(['2016/17', '£2016', '2016.5', '12016', 'COVID-2019', '1816', 'room 20165', '2016%', 'bond', ''])(
    'of %j is none',
    (text) => {
      expect(writtenPeriod(text)).toBeUndefined();
    },
  );
});

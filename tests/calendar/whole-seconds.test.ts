import { wholeSeconds } from '../../src/calendar/whole-seconds.js';

it('tells a time to the second, in UTC', () => {
  expect(wholeSeconds(new Date('2026-01-02T10:30:15.999+01:00'))).toBe('2026-01-02T09:30:15Z');
});

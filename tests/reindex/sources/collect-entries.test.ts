import type { Entry } from '../../../src/articles/parsed-source.js';
import { collectEntries } from '../../../src/reindex/sources/collect-entries.js';

const TODAY = '2017-11-28';

function collect(...fields: readonly Partial<Entry>[]) {
  const entries = fields.map((each, at): Entry => {
    const file = `${String(at)}.md`;
    return { title: file, date: '2017-01-01', body: '', place: { file, line: 1 }, ...each };
  });
  const planned = { path: '/a.md', file: 'a.md' };
  return collectEntries([{ listed: planned, key: undefined, parsed: { entries, rejects: [] } }], TODAY);
}

it.each<[string, Partial<Entry>, string | undefined, string | null]>([
  ['without days of its own is shown for good', {}, undefined, null],
  ['dated in the future is shown', { date: '2018-01-01' }, undefined, null],
  ['scheduled is withheld until its day', { date: '2018-01-01', scheduled: true }, 'future', '2018-01-01'],
  ['scheduled for today is shown', { date: TODAY, scheduled: true }, undefined, null],
  ['is shown until its expiry', { expires: '2018-02-01' }, undefined, '2018-02-01'],
  ['that expires today is withheld for good', { expires: TODAY }, 'expired', null],
  ['that has expired is withheld for good', { expires: '2017-11-01' }, 'expired', null],
  [
    'that expires before its day is looked at again on the first of the two',
    { date: '2018-03-01', scheduled: true, expires: '2018-02-01' },
    'future',
    '2018-02-01',
  ],
])('an entry %s', (_, entry, why, due) => {
  const collected = collect(entry);
  expect([collected.entries.length, collected.withheld.map((each) => each.why), collected.due]).toEqual([
    why === undefined ? 1 : 0,
    why === undefined ? [] : [why],
    due,
  ]);
});

it('what is due first counts, whether there is more to be seen then, or less', () => {
  const scheduled = { date: '2018-01-01', scheduled: true };
  expect(collect(scheduled, { expires: '2017-12-01' }).due).toBe('2017-12-01');
  expect(collect(scheduled, { expires: '2018-12-01' }).due).toBe('2018-01-01');
});

import fc from 'fast-check';
import { parseJsonLines } from '../../../src/articles/sources/json-lines.js';

const GOOD = { title: 'A kettle for all', date: '2017-11-28', body: 'It boiled.' };

function parse(...lines: readonly unknown[]) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return parseJsonLines({ file: 'feed.jsonl', text, invalidLines: [] });
}

it('reads one entry a line, with the fields it has', () => {
  const full = { ...GOOD, id: 'k-1', authors: ['Hana Sato'], themes: ['Tea'], url: 'https://example.org/kettle?x=1#y' };
  expect(parse(GOOD, full)).toEqual({
    entries: [
      { ...GOOD, place: { file: 'feed.jsonl', line: 1 } },
      { ...full, place: { file: 'feed.jsonl', line: 2 } },
    ],
    rejects: [],
  });
});

it('the writer may be in a field for one, which counts where the list says nothing', () => {
  const { entries, rejects } = parse(
    { ...GOOD, author: ' Hana  Sato' },
    { ...GOOD, author: 'Hana Sato', authors: ['Ada Fenwick'] },
    { ...GOOD, author: '' },
    { ...GOOD, author: { name: 'Hana Sato' } },
  );
  expect(entries.map(({ authors }) => authors)).toEqual([['Hana Sato'], ['Ada Fenwick'], undefined]);
  expect(rejects).toMatchObject([{ line: 4, reason: '"author" must be a name, not {"name":"Hana Sato"}' }]);
});

it('a draft is withheld, and what is neither one nor none is rejected', () => {
  const { entries, withheld, rejects } = parse(
    { ...GOOD, draft: true },
    { ...GOOD, draft: false },
    { ...GOOD, draft: 'no' },
  );
  expect(entries).toHaveLength(1);
  expect(withheld).toEqual([{ file: 'feed.jsonl', line: 1, why: 'draft' }]);
  expect(rejects).toEqual([{ file: 'feed.jsonl', line: 3, reason: '"draft" must be true or false, not "no"' }]);
});

it('null, an empty list and a missing field are the same; unknown fields and blank lines are nothing', () => {
  const { entries, rejects } = parse(
    '',
    { ...GOOD, id: null, authors: null, themes: [], url: null, section: 'News' },
    ' ',
  );
  expect(rejects).toEqual([]);
  expect(entries).toEqual([{ ...GOOD, place: { file: 'feed.jsonl', line: 2 } }]);
});

it.each<[string, string]>([
  ['2017-11-28', '2017-11-28'],
  [' 2017-11-28 ', '2017-11-28'],
  ['2016-02-29', '2016-02-29'],
  ['2017-11-28T23:30:00Z', '2017-11-28'],
  ['2017-11-28T23:30:00.123+01:00', '2017-11-28'],
  ['2017-11-28T23:30:00-0800', '2017-11-28'],
  ['2017-11-28T23:30', '2017-11-28'],
  ['2017-11-28 23:30:00', '2017-11-28'],
])('the date %j is %s', (date, day) => {
  expect(parse({ ...GOOD, date }).entries.map((entry) => entry.date)).toEqual([day]);
});

it.each<[string, unknown, RegExp]>([
  ['text', '{"title": ', /^not JSON: /u],
  ['a number', '17', /expected one JSON object.*17/u],
  ['a list', '[]', /expected one JSON object/u],
  ['null', 'null', /expected one JSON object/u],
  ['no title', { ...GOOD, title: undefined }, /^"title" is missing/u],
  ['a null title', { ...GOOD, title: null }, /^"title" is missing/u],
  ['a blank title', { ...GOOD, title: ' \u00a0' }, /^"title" must be a text that is not empty/u],
  ['a title of another kind', { ...GOOD, title: 7 }, /^"title" must be .* not 7/u],
  ['no date', { ...GOOD, date: undefined }, /^"date" is missing; expected a date as YYYY-MM-DD/u],
  ['a date in words', { ...GOOD, date: 'November 28, 2017' }, /^"date" must be .*"November 28, 2017"/u],
  ['a day too far', { ...GOOD, date: '2017-02-29' }, /^"date" is "2017-02-29", which is not a day/u],
  ['a month too far', { ...GOOD, date: '2017-13-01' }, /not a day of the calendar/u],
  ['an hour too far', { ...GOOD, date: '2017-11-28T25:00:00Z' }, /^"date" must be/u],
  ['a date as a number', { ...GOOD, date: 20171128 }, /^"date" must be/u],
  ['no body', { ...GOOD, body: undefined }, /^"body" is missing/u],
  ['a body of another kind', { ...GOOD, body: ['It boiled.'] }, /^"body" must be a text/u],
  ['one author', { ...GOOD, authors: 'Hana Sato' }, /^"authors" must be a list.*"Hana Sato"/u],
  ['a blank author', { ...GOOD, authors: ['Hana Sato', ' '] }, /^"authors" must be a list.*item 2 is " "/u],
  ['a theme of another kind', { ...GOOD, themes: [{}] }, /^"themes" must be a list.*item 1/u],
  ['an id as a number', { ...GOOD, id: 7 }, /^"id" must be .* not 7/u],
  ['an empty id', { ...GOOD, id: '' }, /^"id" must be/u],
  ['an id with a slash', { ...GOOD, id: '../etc' }, /^"id" must be/u],
  ['an id that addresses swallow', { ...GOOD, id: '..' }, /^"id" must be/u],
  ['an id that is too long', { ...GOOD, id: 'x'.repeat(201) }, /^"id" must be .*…/u],
  ['an id with a line break', { ...GOOD, id: 'a\n' }, /^"id" must be/u],
  ['a script for an address', { ...GOOD, url: 'javascript:alert(1)' }, /^"url" must be an address.*javascript/u],
  ['an address without a host', { ...GOOD, url: 'https://' }, /^"url" must be/u],
  ['a path for an address', { ...GOOD, url: '/kettle' }, /^"url" must be/u],
  ['an address with a quotation mark', { ...GOOD, url: 'https://example.org/"onclick="' }, /^"url" must be/u],
])('a line is rejected for %s, and the others are kept', (_, line, reason) => {
  const { entries, rejects } = parse(GOOD, line, GOOD);
  expect(rejects).toEqual([{ file: 'feed.jsonl', line: 2, reason: expect.stringMatching(reason) as unknown }]);
  expect(entries).toHaveLength(2);
});

it('a line that is not UTF-8 is rejected', () => {
  const text = [GOOD, GOOD].map((line) => JSON.stringify(line)).join('\n');
  const { entries, rejects } = parseJsonLines({ file: 'feed.jsonl', text, invalidLines: [2] });
  expect(entries).toHaveLength(1);
  expect(rejects).toEqual([{ file: 'feed.jsonl', line: 2, reason: 'not valid UTF-8; save the file as UTF-8' }]);
});

it('texts hold no control characters and no half characters, and their line breaks are paragraphs', () => {
  const body = 'One.\r\n\r\n\r\nTwo.\u2028Three.\u2029Four.\u0000\u0007\tFive\ud800';
  const { entries } = parse({ ...GOOD, title: 'A\n kettle\u0000', body });
  expect(entries.map((entry) => [entry.title, entry.body])).toEqual([
    ['A kettle', 'One.\n\nTwo.\nThree.\n\nFour.\tFive\ufffd'],
  ]);
});

it('never throws, and gives every line that is not blank to an entry or a reject', () => {
  const field = fc.oneof(fc.string(), fc.jsonValue());
  const object = fc.record({
    id: field,
    title: field,
    date: field,
    authors: field,
    themes: field,
    body: field,
    url: field,
  });
  const line = fc.oneof(
    fc.string().map((text) => text.replace(/[\r\n]/gu, '')),
    fc.json(),
    object.map((value) => JSON.stringify(value)),
    fc.constant(JSON.stringify(GOOD)),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const { entries, rejects } = parse(...lines);
      const found = [...entries.map(({ place }) => place.line), ...rejects.map((reject) => reject.line)];
      const written = [...lines.entries()].filter(([, text]) => text.trim() !== '').map(([index]) => index + 1);
      expect(found.sort((a, b) => a - b)).toEqual(written);
    }),
  );
});

import fc from 'fast-check';
import { parseListingPage } from '../../../src/articles/sources/listing-page.js';
import { anyCharacter } from '../../archives/any-character.js';

function parse(text: string, invalidLines: readonly number[] = []) {
  return parseListingPage({ file: 'page.txt', text, invalidLines });
}

const ENTRY = 'Tuesday, November 28, 2017\n\nA kettle for all\n\nIt boiled.\n';

it('an entry is a date line, the next line that is not blank, and the rest to the next date line', () => {
  const { entries, rejects } = parse(
    'Tuesday, November 28, 2017\n\nA kettle for all\n\nIt boiled.\n\nTwice.\nMonday, March 5, 2018\nTea\nNone.',
  );
  expect(rejects).toEqual([]);
  expect(entries).toEqual([
    {
      title: 'A kettle for all',
      date: '2017-11-28',
      body: 'It boiled.\n\nTwice.',
      plain: true,
      place: { file: 'page.txt', line: 1 },
    },
    { title: 'Tea', date: '2018-03-05', body: 'None.', plain: true, place: { file: 'page.txt', line: 8 } },
  ]);
});

describe('a date line', () => {
  it.each<[string, string]>([
    ['Tuesday, November 28, 2017', '2017-11-28'],
    ['  Tuesday, November 28, 2017\t', '2017-11-28'],
    ['\u00a0Tuesday,\u00a0November\u00a028,\u00a02017\u00a0', '2017-11-28'],
    ['\u200bTuesday, November 28, 2017', '2017-11-28'],
    ['Saturday, May 2, 2015', '2015-05-02'],
    ['Saturday, May 02, 2015', '2015-05-02'],
    ['Monday, February 29, 2016', '2016-02-29'],
    ['TUESDAY, NOVEMBER 28, 2017', '2017-11-28'],
    // a Tuesday: the weekday only repeats what the rest says
    ['Friday, November 28, 2017', '2017-11-28'],
  ])('may be written %j', (line, date) => {
    expect(parse(`${line}\n\nTitle\n`).entries.map((entry) => entry.date)).toEqual([date]);
  });

  it.each([
    'Tuesday November 28',
    'Tuesday November 28, 2017',
    'Tuesday, November 28',
    'November 28, 2017',
    '28 November 2017',
    'Tuesday, 28 November 2017',
    'Tue, November 28, 2017',
    'Tuesday, Nov 28, 2017',
    'Tuesday, November 28th, 2017',
    'Tuesday, November 28, 2017.',
    'Tuesday, November 28, 2017, 7.30pm',
    'On Tuesday, November 28, 2017',
    'Tuesday, November 28, 17',
    '6 July 2017.  11am – 12pm',
    'April, 2017',
    'Pre-2017',
  ])('is not %j, which is body', (line) => {
    const { entries, rejects } = parse(`${ENTRY}\n${line}\n\nMore.`);
    expect(rejects).toEqual([]);
    expect(entries.map(({ body }) => body)).toEqual([`It boiled.\n\n${line}\n\nMore.`]);
  });
});

describe('dates of another form', () => {
  it.each([
    ['28 November 2017', '5 March 2018'],
    ['November 28, 2017', 'March 5, 2018'],
    ['Tuesday 28 November 2017', 'Monday, 5 March 2018'],
  ])('%j begins an entry where the page has that form throughout', (one, other) => {
    const { entries, rejects } = parse(`${one}\n\nTea\n\nOne.\n\n${other}\n\nKettles\n\nTwo.\n`);
    expect(rejects).toEqual([]);
    expect(entries.map(({ date, title, body }) => [date, title, body])).toEqual([
      ['2017-11-28', 'Tea', 'One.'],
      ['2018-03-05', 'Kettles', 'Two.'],
    ]);
  });

  it('in two forms are a reject that names both', () => {
    const { entries, rejects } = parse('28 November 2017\n\nTea\n\nOne.\n\nMarch 5, 2018\n\nKettles\n');
    expect(entries).toEqual([]);
    expect(rejects).toEqual([
      {
        file: 'page.txt',
        line: 7,
        reason: expect.stringMatching(/"28 November 2017" and "March 5, 2018"/u) as unknown,
      },
    ]);
  });
});

it.each([
  ['News release\n\nIt boiled.', 'News release'],
  ['Case study\n\nIt boiled.', 'Case study'],
  ['PRESS RELEASE\nIt boiled.', 'News release'],
  ['A news release about tea.', undefined],
  ['It boiled.\n\nNews release', undefined],
])('the text %j is of the kind %s', (body, kind) => {
  expect(parse(`Tuesday, November 28, 2017\n\nTea\n\n${body}\n`).entries.map((entry) => entry.kind)).toEqual([kind]);
});

describe('the text survives', () => {
  it.each<[string, string, string]>([
    ['curly quotes and dashes', '‘So’ – “what” — next…', '‘So’ – “what” — next…'],
    ['headings on a line of their own', 'One.\n\nGetting started\n\nTwo.', 'One.\n\nGetting started\n\nTwo.'],
    ['numbered lists', '  1. One\n  2. Two\n\n1) Three', '  1. One\n  2. Two\n\n1) Three'],
    ['non-breaking spaces, as spaces', 'A\u00a0b\u202fc\u2007d', 'A b c d'],
    ['two spaces after a full stop', 'One.  Two.', 'One.  Two.'],
    ['line breaks within a paragraph', 'Name\nRole\nOrganisation', 'Name\nRole\nOrganisation'],
    ['paragraphs, with one blank line between them', 'One.\n\n\n\nTwo.', 'One.\n\nTwo.'],
    ['blank lines of white space', 'One.\n \u00a0\t\n\u200b\nTwo.', 'One.\n\nTwo.'],
    ['lines without the spaces at their ends', 'One. \u00a0\nTwo.\t', 'One.\nTwo.'],
    ['accents, composed', 'Cafe\u0301', 'Café'],
    ['words without soft hyphens and byte order marks', 'com\u00admis\u00adsion\ufeff', 'commission'],
    ['emoji held together by joiners', '👩\u200d🔬', '👩\u200d🔬'],
    ['no control characters', 'bell\u0007 and\u001b escape', 'bell and escape'],
    ['no direction overrides', 'abc\u202edef', 'abcdef'],
    ['nothing, where there is nothing', '', ''],
  ])('%s', (_, written, body) => {
    expect(parse(`Tuesday, November 28, 2017\n\nTitle\n\n${written}`).entries.map((entry) => entry.body)).toEqual([
      body,
    ]);
  });

  it('a title has single spaces', () => {
    expect(parse('Tuesday, November 28, 2017\n\n  A\u00a0 kettle\tfor  all \n').entries[0]?.title).toBe(
      'A kettle for all',
    );
  });
});

it.each(['\n', '\r\n', '\r'])('lines may end in %j', (end) => {
  const text = `\ufeff${ENTRY}\nTwice.\n\nMonday, March 5, 2018\nTea\n`.replaceAll('\n', end);
  const { entries } = parse(text);
  expect(entries.map(({ body, place }) => [body, place.line])).toEqual([
    ['It boiled.\n\nTwice.', 1],
    ['', 9],
  ]);
});

describe('what is no entry is a reject', () => {
  it.each<[string, string, number, RegExp]>([
    [
      'an impossible day',
      `Thursday, February 30, 2017\n\nTitle\n\nBody.\n${ENTRY}`,
      1,
      /"Thursday, February 30, 2017".*"Title"/u,
    ],
    ['day nought', `Thursday, May 0, 2017\n\nTitle\n${ENTRY}`, 1, /not a day of the calendar/u],
    ['the 29th of February out of a leap year', `Tuesday, February 29, 1900\n\nTitle\n${ENTRY}`, 1, /not a day/u],
    [
      'a date at the end of the file',
      `${ENTRY}\nMonday, March 5, 2018\n \n`,
      7,
      /no title follows the date "Monday, March 5, 2018"/u,
    ],
    ['a date before another date', `Monday, March 5, 2018\n\n${ENTRY}`, 1, /no title/u],
    ['text before the first date', `\n\nLatest news\n\n${ENTRY}`, 3, /before the first date line/u],
  ])('%s', (_, text, line, reason) => {
    const { entries, rejects } = parse(text);
    expect(rejects).toEqual([{ file: 'page.txt', line, reason: expect.stringMatching(reason) as unknown }]);
    expect(entries.map(({ title }) => title)).toEqual(['A kettle for all']);
  });

  it.each(['', ' \n\u00a0\n', 'Only words.\n\nAnd more.', 'Tuesday November 28\n\nTitle'])(
    'a file without a date line: %j',
    (text) => {
      expect(parse(text)).toEqual({
        entries: [],
        rejects: [{ file: 'page.txt', line: 1, reason: expect.stringMatching(/no entry found/u) as unknown }],
      });
    },
  );

  it('blank lines before the first date are nothing', () => {
    expect(parse(`\n \u00a0\n${ENTRY}`).rejects).toEqual([]);
  });

  it('an entry with a line that is not UTF-8, and only that entry', () => {
    const { entries, rejects } = parse(`${ENTRY}Monday, March 5, 2018\nTea\nN\ufffdne.\nN\ufffdver.\n${ENTRY}`, [8, 9]);
    expect(entries.map(({ place }) => place.line)).toEqual([1, 10]);
    expect(rejects).toEqual([
      {
        file: 'page.txt',
        line: 8,
        reason: expect.stringMatching(/not valid UTF-8.*line 9.*"Tea" of line 6/u) as unknown,
      },
    ]);
  });
});

/** Files of dates, near dates, words and blank lines. */
const pages = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Tuesday, November 28, 2017',
        'Thursday, February 30, 2017',
        ' Monday, March 5, 2018\u00a0',
        'Tuesday November 28',
        '',
        ' \u00a0',
      ),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    ),
    { maxLength: 30 },
  )
  .map((lines) => lines.join('\n'));

/** What is left of a text when it does not matter how it is laid out. */
function inked(texts: readonly string[]): string {
  return texts
    .join('')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
    .normalize('NFC');
}

it('puts every line that is not blank into an entry or a reject', () => {
  fc.assert(
    fc.property(pages, (text) => {
      const { entries, rejects } = parse(text);
      const lines = text.split('\n');
      const places = [...entries.map(({ place }) => place.line), ...rejects.map(({ line }) => line)].sort(
        (a, b) => a - b,
      );
      const [first = lines.length + 1] = places;
      expect(inked(lines.slice(0, first - 1))).toBe('');
      for (const { title, body, place } of entries) {
        const next = places.find((line) => line > place.line) ?? lines.length + 1;
        expect(inked([title, body])).toBe(inked(lines.slice(place.line, next - 1)));
      }
    }),
  );
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), fc.array(fc.nat({ max: 9 })), (text, invalid) => {
      expect(parse(`${text}\n${ENTRY}${text}`, invalid)).toBeDefined();
    }),
  );
});

it('keeps every word of a page of good entries', () => {
  const words = fc.array(fc.constantFrom('tea', 'kettle', '“key”', 'O’Neill', '1)', '–'), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(words, fc.array(words, { maxLength: 5 })), { minLength: 1, maxLength: 6 }),
      (page) => {
        const text = page.map(
          ([title, body]) =>
            `Monday, March 5, 2018\n${title.join(' ')}\n\n${body.map((line) => line.join(' ')).join('\n\n')}`,
        );
        const { entries, rejects } = parse(text.join('\n'));
        expect(rejects).toEqual([]);
        expect(entries.map(({ title, body }) => [title, body])).toEqual(
          page.map(([title, body]) => [title.join(' '), body.map((line) => line.join(' ')).join('\n\n')]),
        );
      },
    ),
  );
});

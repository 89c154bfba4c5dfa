import fc from 'fast-check';
import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { groupCopies, type Copy } from '../../../src/articles/assembly/duplicates.js';

const numbers = new Map<string, number>();
const reader = createEnglishAnalyzer().numbered((term) => {
  const number = numbers.get(term) ?? numbers.size;
  numbers.set(term, number);
  return number;
});
let line = 0;

function copy(title: string, body: string, id?: string): Copy {
  const place = { file: 'page.txt', line: ++line };
  const terms = (text: string): Int32Array => {
    const { terms: all, count } = reader.read(text);
    return all.slice(0, count);
  };
  const entry = { title, date: '2017-11-28', body, place, ...(id === undefined ? {} : { id }) };
  return { entry, title: terms(title), body: terms(body) };
}

/** The bodies of each group, the fullest first. */
function grouped(copies: readonly Copy[]): string[][] {
  return groupCopies(copies).map(({ all }) => all.map(({ entry }) => entry.body));
}

const FIRST = 'The pilot began in March with nine families and a borrowed room above the library, and a kettle.';
const SECOND = 'By the summer it had thirty, and the council sent a cheque, a chair and a man to test the plugs.';
const THIRD = 'We think that other boroughs could do the same for very little, and we would be glad to show them.';
const TEXT = [FIRST, SECOND, THIRD].join('\n\n');

describe('one article', () => {
  it.each<[string, Copy, Copy]>([
    ['the same twice', copy('Tea', TEXT), copy('Tea', TEXT)],
    ['a title in other letters', copy('Tea: a (short) history', TEXT), copy('TEA – A short history', TEXT)],
    ['a paragraph lost', copy('Tea', TEXT), copy('Tea', [FIRST, THIRD].join('\n\n'))],
    [
      'a heading lost',
      copy('Tea', [FIRST, 'Conclusion', THIRD].join('\n\n')),
      copy('Tea', [FIRST, THIRD].join('\n\n')),
    ],
    ['an address lost', copy('Tea', `${FIRST} Write to tea@example.org`), copy('Tea', `${FIRST} Write to`)],
    ['a line changed', copy('Tea', TEXT), copy('Tea', [FIRST, 'Nothing else is known.', THIRD].join('\n\n'))],
    [
      'a line changed in a very short text',
      copy('Tea', 'Download our new report here.'),
      copy('Tea', 'Download the new report here.'),
    ],
    ['only the beginning', copy('Tea', TEXT), copy('Tea', FIRST)],
    ['no body left', copy('Tea', TEXT), copy('Tea', '')],
    ['no body at all', copy('Tea', ''), copy('Tea', '')],
    ['a title cut short', copy('Tea for all the families', TEXT), copy('Tea for all…', FIRST)],
    ['a subtitle lost', copy('Tea – a short history', TEXT), copy('Tea', [FIRST, THIRD].join('\n\n'))],
    ['a new title', copy('Tea', TEXT), copy('All about the kettle', TEXT)],
    ['a new title and a word changed', copy('Tea', TEXT), copy('Kettles', TEXT.replace('a cheque', 'some money'))],
    ['an id in one of two', copy('Tea', TEXT, 'tea'), copy('Tea', TEXT)],
    ['one id, and a new title', copy('Tea', TEXT, 'tea'), copy('Kettles', [FIRST, SECOND].join('\n\n'), 'tea')],
  ])('%s', (_, one, other) => {
    expect(grouped([one, other])).toHaveLength(1);
    expect(grouped([other, one])).toHaveLength(1);
  });
});

describe('two articles', () => {
  it.each<[string, Copy, Copy]>([
    ['one title and different texts', copy('News in brief', FIRST), copy('News in brief', SECOND)],
    [
      'similar titles',
      copy('Tea in Japan: part one', `${FIRST} ${SECOND}`),
      copy('Tea in Japan: part two', `${THIRD} ${SECOND}`),
    ],
    [
      'one text for two towns',
      copy('Workshop in Leeds', `${TEXT} Come to our workshop in Leeds on Friday.`),
      copy('Workshop in York', `${TEXT} Come to our workshop in York on Friday.`),
    ],
    ['a digest that holds the other', copy('This week', `${TEXT} ${SECOND} And more.`), copy('Tea', FIRST)],
    [
      'a title that goes on',
      copy('Tea', `${FIRST} Coffee.`),
      copy('Tea in Leeds', `${FIRST} Come to Leeds on Friday.`),
    ],
    [
      'a few words below different titles',
      copy('See the film', 'Watch the video.'),
      copy('Hear her', 'Watch the video.'),
    ],
    ['different titles without bodies', copy('Tea', ''), copy('Coffee', '')],
    ['two ids, whatever the texts', copy('Tea', TEXT, 'tea-1'), copy('Tea', TEXT, 'tea-2')],
  ])('%s', (_, one, other) => {
    expect(grouped([one, other])).toHaveLength(2);
    expect(grouped([other, one])).toHaveLength(2);
  });
});

it('the fullest copy comes first', () => {
  expect(grouped([copy('Tea', FIRST), copy('Tea', TEXT), copy('Tea', [FIRST, THIRD].join('\n\n'))])).toEqual([
    [TEXT, [FIRST, THIRD].join('\n\n'), FIRST],
  ]);
});

it('the order of the entries makes no difference', () => {
  const words = fc
    .array(fc.constantFrom('tea', 'kettle', 'key', 'chair', 'plug'), { maxLength: 6 })
    .map((w) => w.join(' '));
  const copies = fc.array(
    fc.tuple(fc.constantFrom('Tea', 'Coffee', 'Tea!'), words, fc.option(fc.constantFrom('a', 'b'), { nil: undefined })),
    { minLength: 2, maxLength: 8 },
  );
  fc.assert(
    fc.property(copies, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (raw, keys) => {
      const entries = raw.map(([title, body, id]) => copy(title, body, id));
      const shuffled = entries
        .map((entry, index) => ({ entry, key: keys[index] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ entry }) => entry);
      const places = (of: readonly Copy[]): unknown =>
        groupCopies(of).map(({ all }) => all.map(({ entry }) => entry.place.line));
      expect(places(shuffled)).toEqual(places(entries));
      expect(groupCopies(entries).flatMap(({ all }) => all)).toHaveLength(entries.length);

      // nor does it matter which of them stands where
      const moved = entries.map((entry, index) => ({
        ...entry,
        entry: { ...entry.entry, place: shuffled[index]?.entry.place ?? entry.entry.place },
      }));
      const contents = (of: readonly Copy[]): unknown =>
        groupCopies(of).map(({ all }) => all.map(({ entry: { title, body, id } }) => [title, body, id]));
      expect(contents(moved)).toEqual(contents(entries));
    }),
  );
});

it('a day of thousands of entries from one template is not compared pair by pair', () => {
  const count = 3000;
  let reads = 0;
  // a comparison of texts this alike reads both bodies again, to see whether their titles tell them apart
  const copies = Array.from({ length: count }, (_, n) => {
    const { body, ...rest } = copy(`Vacancy ${n}`, `${TEXT} Reference ${n}.`);
    return {
      ...rest,
      get body() {
        reads++;
        return body;
      },
    };
  });
  expect(groupCopies(copies)).toHaveLength(count);
  expect(reads).toBeGreaterThan(count);
  expect(reads).toBeLessThan(count * 100);
});

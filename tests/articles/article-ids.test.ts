import fc from 'fast-check';
import { identify, isUsableId } from '../../src/articles/article-ids.js';

const NOTHING = { body: '' };

it.each<[string, string]>([
  ['Social kettles in Japan', '2017-11-28-social-kettles-in-japan'],
  ['What’s your value? What, how & why', '2017-11-28-whats-your-value-what-how-why'],
  ["O'Neill – a life", '2017-11-28-oneill-a-life'],
  ['Naïve Façade, Žižek; Øresund & Straße', '2017-11-28-naive-facade-zizek-oresund-strasse'],
  ['  100% “tea” ', '2017-11-28-100-tea'],
  ['A.I.', '2017-11-28-a-i'],
  ['日本', '2017-11-28-untitled-5ffcbea4'],
  ['日本 2', '2017-11-28-2'],
])('the id of %j is %s', (title, id) => {
  expect(identify([{ ...NOTHING, title, date: '2017-11-28' }])).toEqual([id]);
});

it('a long title is cut between words, and its id can be given to a source again', () => {
  const [id = ''] = identify([{ ...NOTHING, title: 'kettle '.repeat(60), date: '2017-11-28' }]);
  expect(id).toMatch(/^2017-11-28(?:-kettle)+$/u);
  expect(id.length).toBeGreaterThan(170);
  expect(isUsableId(`${id}-99999`)).toBe(true);
  const [endless = ''] = identify([{ ...NOTHING, title: 'k'.repeat(400), date: '2017-11-28' }]);
  expect(isUsableId(`${endless}-99999`)).toBe(true);
});

it('articles that would share an id are numbered by their text, whatever order they come in', () => {
  const date = '2017-11-28';
  const articles = [
    { title: 'Tea', date, body: 'b' },
    { title: 'Tea', date, body: 'c' },
    { title: 'Tea!', date, body: 'a' },
    { title: 'Tea 2', date, body: 'd' },
  ];
  expect(identify(articles)).toEqual(['2017-11-28-tea', '2017-11-28-tea-3', '2017-11-28-tea-4', '2017-11-28-tea-2']);
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
      const ids = identify(order.map((index) => articles[index] ?? { title: '', date, body: '' }));
      expect(order.map((index, at) => [index, ids[at]]).sort()).toEqual(
        identify(articles).map((id, index) => [index, id]),
      );
    }),
  );
});

it('a given id is kept, and a made one gives way to it', () => {
  const date = '2017-11-28';
  expect(
    identify([
      { title: 'Tea', date, body: '' },
      { title: 'Coffee', date, body: '', id: '2017-11-28-tea' },
    ]),
  ).toEqual(['2017-11-28-tea-2', '2017-11-28-tea']);
});

it('every id is different and fit for an address', () => {
  const article = fc.record({
    title: fc.string({ unit: 'grapheme' }),
    date: fc.constant('2017-11-28'),
    body: fc.string(),
  });
  fc.assert(
    fc.property(fc.array(article), (articles) => {
      const ids = identify(articles);
      expect(new Set(ids).size).toBe(articles.length);
      for (const id of ids) expect(isUsableId(id)).toBe(true);
    }),
  );
});

it.each(['a', 'A-1_b.c~d', '2017-11-28-tea', 'x'.repeat(200)])('%j can be an id', (id) => {
  expect(isUsableId(id)).toBe(true);
});

it.each(['', '.', '..', '-a', 'a b', 'a/b', 'é', 'a%20', 'a\n', 'x'.repeat(201)])('%j cannot be an id', (id) => {
  expect(isUsableId(id)).toBe(false);
});

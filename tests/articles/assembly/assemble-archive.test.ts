import fc from 'fast-check';
import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { assembleArchive } from '../../../src/articles/assembly/assemble-archive.js';
import type { Entry } from '../../../src/articles/parsed-source.js';
import { parseTaxonomy } from '../../../src/articles/themes/taxonomy.js';

const taxonomy = parseTaxonomy(
  JSON.stringify({ themes: [{ label: 'Tea Making', phrases: { kettle: 2 } }] }),
  'themes.json',
);
const means = { taxonomy, analyzer: createEnglishAnalyzer() };
const BODY = 'The pilot began in March with nine families and a borrowed room above the library, and a kettle.';

function entry(fields: Partial<Entry> & { readonly at?: number; readonly file?: string }): Entry {
  const { at = 1, file = 'page.txt', ...rest } = fields;
  return { title: 'Tea', date: '2017-11-28', body: BODY, place: { file, line: at }, ...rest };
}

it('copies become one article with the fullest text, the best title and every place', () => {
  const { articles, duplicates, rejects } = assembleArchive(
    [
      entry({ at: 9, file: 'b.txt', title: 'Tea for all the…', body: `${BODY}\n\nHana Sato\nHarbour Trust` }),
      entry({ at: 30, file: 'a.txt', title: 'Tea for all the…' }),
      entry({
        at: 4,
        file: 'a.txt',
        title: 'Tea for all the families',
        body: `${BODY}\n\nMore.\n\nHana Sato, Analyst`,
      }),
    ],
    means,
  );
  expect(rejects).toEqual([]);
  expect(duplicates).toBe(2);
  expect(articles).toEqual([
    {
      id: '2017-11-28-tea-for-all-the-families',
      title: 'Tea for all the families',
      date: '2017-11-28',
      authors: ['Hana Sato'],
      themes: [],
      body: `${BODY}\n\nMore.\n\nHana Sato, Analyst`,
      sources: [
        { file: 'a.txt', line: 4 },
        { file: 'a.txt', line: 30 },
        { file: 'b.txt', line: 9 },
      ],
    },
  ]);
});

it('a byline that the fullest copy has lost is taken from another', () => {
  const { articles } = assembleArchive(
    [
      entry({ body: `${BODY} More was to come, and it came.` }),
      entry({ at: 2, body: `${BODY}\n\nHana Sato, Analyst` }),
    ],
    means,
  );
  expect(articles.map(({ authors }) => authors)).toEqual([['Hana Sato']]);
});

it('fields go before what the text says, and those of all copies are united', () => {
  const { articles } = assembleArchive(
    [
      entry({ body: `${BODY}\n\nHana Sato, Analyst`, title: 'Kettles', themes: ['Libraries', 'TEA MAKING'] }),
      entry({
        at: 2,
        title: 'Kettles',
        body: `${BODY} More.`,
        authors: ['Dr Ivor Pugh'],
        themes: ['Families'],
        kind: 'News release',
        url: 'https://example.org/a',
        id: 'k1',
      }),
      entry({
        at: 3,
        title: 'Kettles',
        authors: ['Ivor Pugh', 'Grace Young'],
        kind: 'Blog',
        url: 'https://example.org/b',
      }),
    ],
    means,
  );
  expect(articles).toMatchObject([
    {
      id: 'k1',
      authors: ['Ivor Pugh', 'Grace Young'],
      themes: ['Libraries', 'Tea Making', 'Families'],
      kinds: ['News release', 'Blog'],
      url: 'https://example.org/a',
    },
  ]);
});

it('each person, theme and kind is spelt one way throughout', () => {
  const { articles } = assembleArchive(
    [
      entry({
        title: 'A',
        body: 'One two three.',
        authors: ['Chih-Wen Hsu'],
        themes: ['young people'],
        kind: 'Field note',
      }),
      entry({
        title: 'B',
        body: 'Four five six.',
        authors: ['Dr Chih Wen Hsu'],
        themes: ['Young People'],
        kind: 'field note',
      }),
      entry({
        title: 'C',
        body: 'Seven eight nine.\n\nProf Chih Wen Hsu, Director',
        themes: ['Young People'],
        kind: 'Field note',
      }),
    ],
    means,
  );
  expect(new Set(articles.flatMap(({ authors }) => authors))).toEqual(new Set(['Chih Wen Hsu']));
  expect(new Set(articles.flatMap(({ themes }) => themes))).toEqual(new Set(['Young People']));
  expect(new Set(articles.flatMap(({ kinds = [] }) => kinds))).toEqual(new Set(['Field note']));
});

it('a given id that a different article has is a reject that names it', () => {
  const { articles, duplicates, rejects } = assembleArchive(
    [
      entry({
        at: 7,
        file: 'b.jsonl',
        id: 'tea',
        body: 'Something else, in other words, on another day.',
        date: '2018-01-01',
      }),
      entry({ at: 3, file: 'a.jsonl', id: 'tea' }),
      entry({ at: 4, file: 'a.jsonl', id: 'tea' }),
      entry({ at: 5, file: 'a.jsonl', id: 'tea-2' }),
    ],
    means,
  );
  expect(articles.map(({ id }) => id)).toEqual(['tea', 'tea-2']);
  expect(duplicates).toBe(1);
  expect(rejects).toEqual([
    {
      file: 'b.jsonl',
      line: 7,
      reason: expect.stringMatching(/^the id "tea" is that of .*"Tea" \(a\.jsonl:3\)/u) as unknown,
    },
  ]);
});

it('an empty archive is empty', () => {
  expect(assembleArchive([], means)).toEqual({ articles: [], duplicates: 0, rejects: [] });
});

const words = fc
  .array(fc.constantFrom('tea', 'kettle', 'key', 'chair', 'plug', 'Hana Sato, Analyst', '\n\n'), { maxLength: 12 })
  .map((list) => list.join(' ').trim());
const someEntries = fc.array(
  fc.record({
    title: fc.constantFrom('Tea', 'Tea!', 'Kettles', '茶'),
    date: fc.constantFrom('2017-11-28', '2018-01-01'),
    body: words,
    id: fc.constantFrom(undefined, undefined, 'a', 'b'),
    authors: fc.constantFrom(undefined, ['Dr Hana Sato'], ['Hana-Sato', 'Ivor Pugh']),
    themes: fc.constantFrom(undefined, ['Tea'], ['TEA', 'Chairs']),
    file: fc.constantFrom('a.txt', 'b.txt'),
  }),
  { maxLength: 12 },
);

it('the order of the entries makes no difference, and none is lost', () => {
  fc.assert(
    fc.property(someEntries, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (raw, keys) => {
      const entries = raw.map(({ id, authors, themes, ...rest }, index) =>
        entry({
          ...rest,
          at: index + 1,
          ...(id === undefined ? {} : { id }),
          ...(authors === undefined ? {} : { authors }),
          ...(themes === undefined ? {} : { themes }),
        }),
      );
      const shuffled = entries
        .map((value, index) => ({ value, key: keys[index] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ value }) => value);
      const assembled = assembleArchive(entries, means);
      expect(assembleArchive(shuffled, means)).toEqual(assembled);
      const { articles, duplicates, rejects } = assembled;
      expect(articles.length + duplicates + rejects.length).toBe(entries.length);
      const places = [...articles.flatMap(({ sources }) => sources), ...rejects].map(({ line }) => line);
      expect(places.sort((a, b) => a - b)).toEqual(entries.map(({ place }) => place.line));
      expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
      for (const { themes } of articles) {
        expect(new Set(themes.map((label) => label.toLowerCase())).size).toBe(themes.length);
      }
    }),
  );
});

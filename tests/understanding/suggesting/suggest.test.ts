import fc from 'fast-check';
import { fold } from '../../../src/analysis/fold.js';
import type { Article } from '../../../src/articles/article.js';
import type { SearchEngine } from '../../../src/search/engine.js';
import type { Suggestion } from '../../../src/search/result.js';
import { awkwardText } from '../../analysis/awkward-text.js';
import { COMMON_WORDS, RARE_WORDS, someArticles } from '../../archives/arbitrary.js';
import { article } from '../../archives/article.js';
import { queryOf } from '../../archives/query.js';
import { openEmbedded } from '../../archives/snapshot.js';
import { rounds } from '../../length.js';
import { anyCharacter } from '../../archives/any-character.js';

const SIZE = 10;

/** Whatever holds of every list of suggestions. */
async function check(engine: SearchEngine, typed: string, size = SIZE): Promise<readonly Suggestion[]> {
  const suggestions = await engine.suggest(typed, size);
  expect(suggestions.length).toBeLessThanOrEqual(size);
  expect(new Set(suggestions.map(({ query }) => query)).size).toBe(suggestions.length);
  for (const suggestion of suggestions) {
    const { text, kind, typed, query, article, total } = suggestion;
    expect(text.trim()).not.toBe('');
    expect(total).toBeGreaterThan(0);
    const isName = kind === 'author' || kind === 'theme';
    const found = await engine.search(
      isName ? queryOf('', { filters: { [kind]: [text] } }) : queryOf(query, { expand: true }),
    );
    expect({ suggestion, total: found.total }).toEqual({ suggestion, total });
    expect((await engine.article(article ?? ''))?.title).toBe(kind === 'title' ? text : undefined);
    const edges = typed.flatMap(({ start, end }) => [start, end]);
    expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
    expect(Math.max(0, ...edges)).toBeLessThanOrEqual(text.length);
  }
  return suggestions;
}

describe('over any archive', () => {
  const beginning = fc
    .tuple(fc.constantFrom(...COMMON_WORDS, ...RARE_WORDS, 'Ann', 'Health', 'Ångström', 'R&D', 'Report'), fc.nat(12))
    .map(([word, length]) => word.slice(0, length));
  const before = fc.constantFrom(
    '', '', '', '', 'bond ', 'the ', 'school loan ', '"impact ', '-', 'title:', 'bond OR ', 'author:', '(', 'zymurgy ',
    'multi-', '"impact bond" ', 'year:2016 ', 'NOT ', '  ',
  ); // prettier-ignore
  const typed = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(before, beginning).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: awkwardText },
    { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 30 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  );

  it('each suggestion finds as many as it says, none comes twice, and none of an empty text', async () => {
    await fc.assert(
      fc.asyncProperty(someArticles, fc.array(typed, { minLength: 8, maxLength: 16 }), async (articles, texts) => {
        // Titles that no query can hold, or that look like one.
        const odd = ['', '"', 'year:2016 (or -not', 'zeal '.repeat(200), 'Impact “bonds” "now"'];
        const all = [...articles, ...odd.map((title, n) => article(`odd-${n}`, { title, themes: ['"', 'Health'] }))];
        const engine = await openEmbedded(all);
        try {
          for (const text of [...texts, 'zea', 'impact bonds', 'year']) await check(engine, text);
          for (const empty of ['', ' ', '\t\n', '\u00AD', '\u0000', '"', '-']) {
            expect(await engine.suggest(empty, SIZE)).toEqual([]);
          }
        } finally {
          await engine.close();
        }
      }),
      { numRuns: rounds(50) },
    );
  });
});

const ARCHIVE: readonly Article[] = [
  article('a', { title: 'Commissioning for outcomes', body: 'Hospital contracts.', authors: ['Chih Hoong Sin'] }),
  article('b', {
    title: 'Commissioning for outcomes',
    body: 'Contracts and government.',
    themes: ['Social Impact Bonds'],
  }),
  article('c', { title: 'The driverless vehicle', body: 'A vehicle on a motorway, with contracts.' }),
  article('d', {
    title: 'Alcohol in Yokohama',
    body: 'Dependency, and the Yokohama of old.',
    authors: ['Zoë Ångström'],
  }),
  article('e', { title: 'Contract', body: 'Commissioners met the government, the government met them.' }),
  article('f', { title: 'Smaller', body: 'Contractors, sib and SIBs.', themes: ['Social Impact Bonds'] }),
];
const WORDS =
  'commissioning outcomes hospital government driverless vehicle motorway alcohol yokohama dependency'.split(' ');

describe('over one archive', () => {
  let engine: SearchEngine;
  beforeAll(async () => {
    engine = await openEmbedded(ARCHIVE);
  });
  afterAll(() => engine.close());

  const textsOf = async (typed: string, kind: Suggestion['kind']) =>
    (await check(engine, typed)).filter((each) => each.kind === kind).map(({ text }) => text);

  it.each<[typed: string, kind: Suggestion['kind'], texts: string[]]>([
    // The last word, with what stands before it.
    ['yok', 'word', ['Yokohama']],
    ['YOK', 'word', ['Yokohama']],
    ['alcohol yok', 'word', ['alcohol Yokohama']],
    ['alcohol gov', 'word', []],
    ['"alcohol in yok', 'word', ['"alcohol in Yokohama']],
    ['-alcohol gov', 'word', ['-alcohol government']],
    ['title:veh', 'word', ['title:vehicle']],
    ['y', 'word', []],
    ['zymu', 'word', []],
    // By count.
    ['contr', 'word', ['Contract', 'Contractors']],
    // Of a word's forms, which find the same, the one that is typed.
    ['contracts', 'word', ['contracts']],
    ['sib', 'word', ['sib']],
    ['SIBs', 'word', ['SIBs']],
    // Two words that the archive writes as one.
    ['dep end', 'word', ['Dependency']],
    ['with motor w', 'word', ['with motorway']],
    ['contracts motor wa', 'word', ['contracts motorway']],
    // Names, in which each typed word begins one.
    ['sin', 'author', ['Chih Hoong Sin']],
    ['hoong ch', 'author', ['Chih Hoong Sin']],
    ['angs', 'author', ['Zoë Ångström']],
    ['zoe', 'author', ['Zoë Ångström']],
    ['in', 'author', []],
    ['impact b', 'theme', ['Social Impact Bonds']],
    // Titles, the same one once.
    ['commissioning fo', 'title', ['Commissioning for outcomes']],
    ['outcomes commiss', 'title', ['Commissioning for outcomes']],
    ['the driver', 'title', ['The driverless vehicle']],
    ['small', 'title', ['Smaller']],
  ])('"%s" completes to the %s %j', async (typed, kind, texts) => {
    expect(await textsOf(typed, kind)).toEqual(texts);
  });

  it('gives as many as are asked for, and none of any text where none are', async () => {
    for (const size of [0, 1, 2, 3]) await check(engine, 'con', size);
    expect(await engine.suggest('con', 1)).toHaveLength(1);
  });

  it('completes a word despite a letter that is wrong, missing, too many or in the wrong place', async () => {
    const slip = fc.record({
      word: fc.constantFrom(...WORDS),
      letters: fc.integer({ min: 5, max: 13 }),
      at: fc.integer({ min: 1, max: 12 }),
      letter: fc.integer({ min: 97, max: 122 }).map((code) => String.fromCharCode(code)),
      kind: fc.constantFrom('wrong', 'missing', 'more', 'swapped'),
    });
    await fc.assert(
      fc.asyncProperty(slip, async ({ word, letters, at: wanted, letter, kind }) => {
        const begun = word.slice(0, letters);
        const at = Math.min(wanted, begun.length - 2);
        const [head, rest] = [begun.slice(0, at), begun.slice(at)];
        const typed = {
          wrong: head + letter + rest.slice(1),
          missing: head + rest.slice(1),
          more: head + letter + rest,
          swapped: head + rest.charAt(1) + rest.charAt(0) + rest.slice(2),
        }[kind];
        expect((await textsOf(typed, 'word')).map(fold)).toContain(word);
      }),
      { numRuns: rounds(500) },
    );
  });

  it('ends on a text as long as a page', async () => {
    for (const letters of ['a', 'commissioning', 'é', 'contr acts ', '"', '-'])
      await check(engine, letters.repeat(5000));
  });
});

describe('names', () => {
  it.each([
    ['a slip in one', 'lindqivst', ['Bo Lindqvist']],
    ['slips in two', 'bo lindqvits', ['Bo Lindqvist']],
    ['what is typed after its field', 'author:lin', ['Bo Lindqvist']],
    ['what is typed after the field of other names', 'theme:lin', []],
    ['no slip where a name begins so', 'lin', ['Bo Lindqvist']],
    ['nobody', 'zymurgist', []],
  ])('%s: %s', async (_, typed, names) => {
    const engine = await openEmbedded([
      article('one', { authors: ['Bo Lindqvist'], themes: ['Kettles'] }),
      article('two', { authors: ['Ruth Abara'] }),
    ]);
    const suggestions = await check(engine, typed);
    await engine.close();
    expect(suggestions.filter(({ kind }) => kind === 'author').map(({ text }) => text)).toEqual(names);
  });
});

import fc from 'fast-check';
import { wordOfRank } from '../../../../scripts/archives/generated-archive.js';
import { evaluate, type Found } from '../../../../src/engines/embedded/evaluate/evaluation.js';
import { MAX_VALUES_COUNTED } from '../../../../src/engines/embedded/evaluate/facet-counts.js';
import { openSnapshot } from '../../../../src/engines/embedded/open-snapshot.js';
import { planQuery } from '../../../../src/understanding/planning/plan-query.js';
import { SnapshotFile } from '../../../../src/engines/embedded/file/snapshot-file.js';
import type { Article } from '../../../../src/articles/article.js';
import { MAX_QUERY_LENGTH, type Clause, type MatchRule, type Query } from '../../../../src/search/query.js';
import { article, articlesOf } from '../../../archives/article.js';
import { someArticles, someQuery } from '../../../archives/arbitrary.js';
import { queryOf } from '../../../archives/query.js';
import { ANALYZER, writeSnapshotOf } from '../../../archives/snapshot.js';
import { isModelled, Model } from '../../../contract/model.js';
import { rounds } from '../../../length.js';
import { anyCharacter } from '../../../archives/any-character.js';

/** An index without an engine around it, so that a test can look into its memory. */
interface Searchable {
  ask(query: Query): Found & { readonly notices: readonly string[] };
  /** Whether the scores are all 0 and the image is what it was when the index was opened. */
  isClean(): boolean;
}

async function searchable(articles: readonly Article[]): Promise<Searchable> {
  const { file, manifest, remove } = await writeSnapshotOf(articles);
  const snapshot = await SnapshotFile.open(file, manifest);
  const { index, terms } = await openSnapshot(snapshot, ANALYZER);
  await snapshot.close();
  await remove();
  const imageNow = () =>
    Buffer.from(
      index.u8.buffer,
      index.at.denseRows,
      index.shape.articles === 0 ? 0 : index.work.scores - index.at.denseRows,
    );
  const image = Buffer.from(imageNow());
  return {
    ask(query) {
      const plan = planQuery(query, terms, ANALYZER);
      return { ...evaluate(query, plan, index), notices: plan.notices };
    },
    isClean() {
      const scores = index.f32.subarray(index.work.scores / 4, index.work.scores / 4 + index.rounded);
      return scores.every((score) => score === 0) && imageNow().equals(image);
    },
  };
}

const words = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => wordOfRank(from + n));
const word = (text: string): Clause => ({ kind: 'word', text });
const phrase = (text: string): Clause => ({ kind: 'phrase', text, within: 0 });

const same = (times: number, joint: string) => Array.from({ length: times }, () => wordOfRank(0)).join(joint);
const unlike = (from: number, to: number, joint: string) => words(from, to).join(joint);
const numbered = (length: number, clauseOf: (n: number) => Clause) => Array.from({ length }, (_, n) => clauseOf(n));

describe('a long query', () => {
  const ARTICLES = [
    ...articlesOf({
      ascending: unlike(0, 400, ' '),
      descending: words(0, 400).reverse().join(' '),
      hyphens: `${unlike(0, 257, '-')} ${unlike(100, 357, '-')}`,
      repeated: same(500, ' '),
      repeatedHyphens: same(257, '-'),
      few: unlike(0, 3, ' '),
    }),
    ...Array.from({ length: 150 }, (_, n) => article(`n${n}`, { body: unlike(n, n + 40, ' ') })),
  ];
  const model = new Model(ARTICLES, ANALYZER);
  const totalOf = (query: Query) => model.answer(query).matches.length;
  const AFTERWARDS = queryOf(unlike(0, 3, ' '), { match: 'all' });
  let index: Searchable;
  beforeAll(async () => {
    index = await searchable(ARTICLES);
  });

  it.each<[string, readonly Clause[]]>([
    ['a word of 61 hyphens', [word(unlike(0, 62, '-'))]],
    ['a word of 61 hyphens between the same words', [word(same(62, '-'))]],
    ['a phrase of 63 words', [phrase(unlike(5, 68, ' '))]],
    ['a phrase of 63 words that stands nowhere', [phrase(`${unlike(5, 67, ' ')} ${wordOfRank(399)}`)]],
    ['a phrase of 63 times the same word', [phrase(same(63, ' '))]],
    ['a word of 256 hyphens that no article has', [word(`${'x-'.repeat(256)}x`)]],
    ['31 words', numbered(31, (n) => word(wordOfRank(n)))],
    ['32 words', numbered(32, (n) => word(wordOfRank(n)))],
    ['63 words', numbered(63, (n) => word(wordOfRank(n)))],
    ['32 words that no article has', numbered(32, (n) => word(wordOfRank(1000 + n)))],
    ['32 hyphenated words', numbered(32, (n) => word(unlike(n, n + 2, '-')))],
    ['32 phrases', numbered(32, (n) => phrase(unlike(n, n + 3, ' ')))],
    ['32 phrases of words in common', numbered(32, (n) => phrase(`${same(31, ' ')} ${wordOfRank(n)}`))],
    ['300 times the same word', numbered(300, () => word(wordOfRank(7)))],
  ])('is answered: %s', (_, clauses) => {
    for (const match of ['all', 'most', 'any'] as const) {
      const query = queryOf('', { clauses, match });
      expect(index.ask(query)).toMatchObject({ total: totalOf(query), notices: [] });
      expect(index.isClean()).toBe(true);
    }
  });

  it.each<[string, readonly Clause[]]>([
    ['a word of 256 hyphens', [word(unlike(0, 257, '-'))]],
    ['a word of 256 hyphens between the same words', [word(same(257, '-'))]],
    ['32 words of 256 hyphens', numbered(32, (n) => word(unlike(n, n + 257, '-')))],
    ['32 words of 256 hyphens between the same words', numbered(32, (n) => word(`${same(257, '-')}-${wordOfRank(n)}`))],
    ['a phrase of 64 words', [phrase(unlike(0, 64, ' '))]],
    ['a phrase of 64 times the same word', [phrase(same(64, ' '))]],
    ['a phrase of 300 times the same word', [phrase(same(300, ' '))]],
    ['64 words', numbered(64, (n) => word(wordOfRank(n)))],
    ['300 words', numbered(300, (n) => word(wordOfRank(n)))],
    ['600 words that no article has', numbered(600, (n) => word(wordOfRank(1000 + n)))],
    ['300 phrases', numbered(300, (n) => phrase(unlike(n, n + 2, ' ')))],
    ['a phrase of 64 words between two words', [word(wordOfRank(1)), phrase(same(64, ' ')), word(wordOfRank(2))]],
  ])('is cut, says so, and finds nothing that was not asked for: %s', (_, clauses) => {
    const most = totalOf(queryOf('', { clauses, match: 'any' }));
    for (const match of ['all', 'most', 'any'] as const) {
      const { total, notices } = index.ask(queryOf('', { clauses, match }));
      expect(notices.join(' ')).toMatch(/was left out|is too long/);
      expect(total).toBeLessThanOrEqual(most);
      expect(index.isClean()).toBe(true);
    }
    expect(index.ask(AFTERWARDS).total).toBe(totalOf(AFTERWARDS));
  });
});

it('a facet lists its most frequent values and all that are selected, and no more', async () => {
  const names = Array.from({ length: MAX_VALUES_COUNTED + 100 }, (_, n) => `Author ${1000 + n}`);
  const index = await searchable([article('all', { authors: names }), article('last', { authors: names.slice(-1) })]);
  const listed = ({ facets }: Found) => facets.author.map(({ value }) => value);
  expect(listed(index.ask(queryOf('')))).toEqual([...names.slice(-1), ...names.slice(0, MAX_VALUES_COUNTED - 1)]);
  const selected = ['Nobody', ...names.slice(-3, -1)];
  const { total, ...found } = index.ask(queryOf('', { filters: { author: selected } }));
  expect(total).toBe(1);
  expect(listed({ total, ...found })).toEqual([
    ...names.slice(-1),
    ...names.slice(0, MAX_VALUES_COUNTED - 1),
    ...names.slice(-3, -1),
    'Nobody',
  ]);
});

describe('any text as it is typed', () => {
  const PIECES = [
    'bond', 'Multi-Systemic', 'multi', 'systemic', 'the', 'of', 'x', '7', ' ', ' ', '  ', '"', '“', '”', '-', '--', '.', ',',
    "'", '’', '&', ':', '*', '(', '~', '\u0301', '\u0300 ', '日', '本', 'é', 'ß', '\u00ad', '\u200d', '\ud800', '𐌰', '\u0000', '\n',
  ]; // prettier-ignore
  const ARTICLES = [
    ...articlesOf({
      marks: 'a \u0300 \u0300 \u0301 \u0301 bond',
      ideographs: '日本本日 bond 日 本',
      joined: 'x-x-x-x 7.7.7 x.x.x x’x’x multi-systemic-x 𐌰𐌰 ß é',
      apart: 'bond multi systemic x x x x x 7 7 7 of the bond',
    }),
    ...Array.from({ length: 40 }, (_, n) => article(`n${n}`, { body: 'x '.repeat(n) })),
  ];
  const model = new Model(ARTICLES, ANALYZER);
  let index: Searchable;
  beforeAll(async () => {
    index = await searchable(ARTICLES);
  });

  const answersLikeTheModel = (text: string, match: MatchRule) => {
    const query = queryOf(text.slice(0, MAX_QUERY_LENGTH), { match, size: 100 });
    const { total, facets, notices } = index.ask(query);
    expect(index.isClean()).toBe(true);
    if (notices.length > 0 || !isModelled(query)) return;
    const expected = model.answer(query);
    expect({ total, facets }).toEqual({ total: expected.matches.length, facets: expected.facets });
  };
  const someRule = fc.constantFrom<MatchRule>('most', 'all', 'any');

  it.each([
    ['a phrase of 250 lone accents', `"a${' \u0300'.repeat(250)} bond"`],
    ['a word of 255 hyphens', `${'x-'.repeat(255)}x`],
    ['32 hyphenated words', 'multi-systemic-x '.repeat(32)],
    ['256 quotation marks', '"x'.repeat(256)],
    ['512 ideographs in quotation marks', `"${'日本'.repeat(255)}"`],
    ['512 letters', 'x'.repeat(512)],
  ])('never overruns the working space: %s', (_, text) => {
    for (const match of ['all', 'most', 'any'] as const) answersLikeTheModel(text, match);
  });

  it('never overruns the working space, whatever the pieces', () => {
    const someText = fc.array(fc.constantFrom(...PIECES), { maxLength: 256, size: 'max' }).map((all) => all.join(''));
    fc.assert(fc.property(someText, someRule, answersLikeTheModel), { numRuns: rounds(300) });
  });

  it('never overruns the working space, whatever the characters', () => {
    const someText = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: MAX_QUERY_LENGTH, size: 'max' }),
      fc.string({ unit: 'grapheme', maxLength: MAX_QUERY_LENGTH, size: 'max' }),
    );
    fc.assert(fc.property(someText, someRule, answersLikeTheModel), { numRuns: rounds(200) });
  });
});

it('no answer depends on what was asked before', async () => {
  const someQueries = fc.array(someQuery, { minLength: 2, maxLength: 6 });
  const property = fc.asyncProperty(someArticles, someQueries, async (articles, queries) => {
    const fresh = await Promise.all(queries.map(async (query) => (await searchable(articles)).ask(query)));
    const used = await searchable(articles);
    for (let times = 0; times < 2; times++) {
      for (const [n, query] of queries.entries()) {
        expect(used.ask(query)).toEqual(fresh[n]);
        expect(used.isClean()).toBe(true);
      }
    }
  });
  await fc.assert(property, { numRuns: rounds(25) });
});

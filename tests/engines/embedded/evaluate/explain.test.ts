import fc from 'fast-check';
import type { Article } from '../../../../src/articles/article.js';
import type { Query } from '../../../../src/search/query.js';
import type { Hit } from '../../../../src/search/result.js';
import { someArticles } from '../../../archives/arbitrary.js';
import { article } from '../../../archives/article.js';
import { queryOf } from '../../../archives/query.js';
import { ANALYZER, openEmbedded } from '../../../archives/snapshot.js';
import { rounds } from '../../../length.js';

/** The kernel adds in f32, an explanation in f64. */
const TOLERANCE = 1e-3;

async function hitsOf(articles: readonly Article[], ...queries: Query[]): Promise<(readonly Hit[])[]> {
  const engine = await openEmbedded(articles);
  try {
    return await Promise.all(queries.map(async (query) => (await engine.search(query)).hits));
  } finally {
    await engine.close();
  }
}

function timesIn(text: string, term: string): number {
  return ANALYZER.analyze(text).filter((each) => each.term === term).length;
}

const part = fc.constantFrom(
  'bond', 'bond', 'school', 'loan', 'heron', 'the', 'gannet', 'multi-systemic', 'one-to-one', 'multi systemic',
  '"impact bond"', '"school loan"~3', '-pilot', 'sch*', 'ga*', 'title:bond', 'title:"impact bond"', 'title:sch*',
  '(loan OR gannet)', '(loan AND -heron)', 'author:lee', 'theme:health', 'year:2016', 'hern', 'gannett', 'zymurgy',
  'multisystemmic', 'schoolloan',
); // prettier-ignore

it('contributions sum to the score of their hit, the largest first, whatever is asked', async () => {
  const some = fc.record({
    text: fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ')),
    match: fc.constantFrom('most', 'all', 'any'),
    sort: fc.constantFrom('relevance', 'relevance', 'newest', 'oldest'),
    expand: fc.boolean(),
    page: fc.constantFrom(1, 1, 2),
  });
  const asked = fc.array(some, { minLength: 4, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(someArticles, asked, async (articles, all) => {
      const queries = all.map(({ text, ...rest }) => queryOf(text, { ...rest, explain: true }));
      for (const { score, article: hit, explanation } of (await hitsOf(articles, ...queries)).flat()) {
        if (explanation === undefined) throw new Error('no explanation');
        const sum = explanation.reduce((all, contribution) => all + contribution.score, 0);
        expect(Math.abs(sum - score)).toBeLessThanOrEqual(TOLERANCE * Math.max(score, 1e-6));
        expect(explanation.map((each) => each.score)).toEqual(
          explanation.map((each) => each.score).sort((a, b) => b - a),
        );
        for (const { term, title, body, score: own } of explanation) {
          if (term !== 'articles like it') expect(own).toBeGreaterThan(0);
          if (title !== null) expect([title, body]).toEqual([timesIn(hit.title, term), timesIn(hit.body, term)]);
        }
      }
    }),
    { numRuns: rounds(60) },
  );
});

const ARCHIVE = [
  article('a', { title: 'Impact bonds', body: 'A bond and a bond. Schools.' }),
  article('b', { title: 'Schools', body: 'Nothing of it, and impact twice: impact.' }),
  article('c', { title: 'Tea', body: 'Kettles.' }),
  article('d', { title: 'Tea and impact', body: 'Bonds of impact.' }),
];

it('a term has its frequencies, its idf by the number of articles, and more weight the oftener it is typed', async () => {
  const [hits = []] = await hitsOf(ARCHIVE, queryOf('bond impact BONDS', { match: 'any', explain: true }));
  const first = hits.find((hit) => hit.article.id === 'a');
  expect(first?.explanation).toEqual([
    { term: 'bond', title: 1, body: 2, idf: Math.log(1 + 2.5 / 2.5), weight: 2, score: expect.any(Number) as number },
    { term: 'impact', title: 1, body: 0, idf: Math.log(1 + 1.5 / 3.5), weight: 1, score: expect.any(Number) as number },
  ]);
});

it('what is found as one thing is explained as one: words in titles', async () => {
  const [hits = []] = await hitsOf(ARCHIVE, queryOf('title:impact', { explain: true }));
  expect(hits.map((hit) => hit.article.id).sort()).toEqual(['a', 'd']);
  for (const { explanation } of hits) {
    expect(explanation?.find(({ title }) => title === null)).toMatchObject({
      term: 'title:impact',
      body: null,
      weight: 1,
    });
  }
});

it('of the forms of a word only the one that scores most is counted, whatever else an article has', async () => {
  const [hits = []] = await hitsOf(
    [
      article('both', { body: 'The low carbon plan (LCP). An LCP, and again: LCP.' }),
      article('spelt', { body: 'A low carbon plan.' }),
      article('joined', { body: 'High-carbon steel, highcarbon, high carbon.' }),
    ],
    queryOf('LCP high-carbon', { match: 'any', expand: true, explain: true }),
  );
  expect(Object.fromEntries(hits.map((hit) => [hit.article.id, hit.explanation?.map(({ term }) => term)]))).toEqual({
    both: ['lcp', 'carbon'],
    spelt: ['low carbon plan', 'carbon'],
    joined: ['high', 'carbon'],
  });
});

it('a correction weighs as much as the word itself', async () => {
  const [typed = [], slipped = []] = await hitsOf(
    ARCHIVE,
    queryOf('kettles', { explain: true }),
    queryOf('ketttles', { explain: true, expand: true }),
  );
  expect(typed.map(({ explanation }) => explanation?.map(({ term, weight }) => [term, weight]))).toEqual([
    [['kettl', 1]],
  ]);
  expect(slipped.map(({ explanation }) => explanation?.map(({ term, weight }) => [term, weight]))).toEqual([
    [['kettl', 1]],
  ]);
});

it('there is no explanation where none is asked for, and nothing in it when browsing', async () => {
  const [quiet = [], browsed = []] = await hitsOf(ARCHIVE, queryOf('impact'), queryOf('', { explain: true }));
  expect(quiet).toHaveLength(3);
  for (const hit of quiet) expect(hit).not.toHaveProperty('explanation');
  expect(browsed.map(({ explanation }) => explanation)).toEqual([[], [], [], []]);
});

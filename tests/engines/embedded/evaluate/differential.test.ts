import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { generateArticles, wordOfRank } from '../../../../scripts/archives/generated-archive.js';
import { seededRandom } from '../../../../scripts/archives/random.js';
import type { Article } from '../../../../src/articles/article.js';
import { isQueryStopWord } from '../../../../src/analysis/stop-words.js';
import type { SearchEngine } from '../../../../src/search/engine.js';
import type { Clause } from '../../../../src/search/query.js';
import type { SearchResult } from '../../../../src/search/result.js';
import { COMMON_WORDS, RARE_WORDS, someArticles, UNKNOWN_WORDS } from '../../../archives/arbitrary.js';
import { queryOf } from '../../../archives/query.js';
import { ANALYZER, openEmbedded } from '../../../archives/snapshot.js';
import { idsOf } from '../../../contract/opened.js';
import { rounds } from '../../../length.js';

/** The design's parameters; `d` is the delta of BM25+, which it does without. */
const BM25 = { k: 1.2, b: 0.75, d: 0 };
const VOCABULARY = 3000;
const EVERYTHING = 10_000;

/**
 * The class MiniSearch over the same tokens. It takes the length of a field to be its different tokens, and we take all;
 * so tokens are numbered, which makes all of them different, and the number is taken off when they become terms.
 */
function oracleOver(articles: readonly Article[]): MiniSearch {
  const oracle = new MiniSearch({
    fields: ['title', 'body'],
    tokenize: (text) => ANALYZER.analyze(text).map(({ term }, number) => `${number} ${term}`),
    processTerm: (token) => token.slice(token.indexOf(' ') + 1),
    searchOptions: { bm25: BM25, prefix: false, fuzzy: false },
  });
  oracle.addAll(articles);
  return oracle;
}

/** Its scores without its multiplier, which is how many of the query's terms matched; best first. */
function askOracle(oracle: MiniSearch, words: readonly string[], combineWith: 'OR' | 'AND'): Map<string, number> {
  const results = oracle.search(words.join(' '), { combineWith });
  const scored = results.map(({ id, score, queryTerms }) => [id as string, score / queryTerms.length] as const);
  return new Map(scored.sort(([, a], [, b]) => b - a));
}

function ask(engine: SearchEngine, words: readonly string[], combineWith: 'OR' | 'AND'): Promise<SearchResult> {
  const clauses = words.map((text): Clause => ({ kind: 'word', text }));
  const match = combineWith === 'OR' ? 'any' : 'all';
  return engine.search(queryOf('', { clauses, match, size: EVERYTHING }));
}

interface Answer {
  readonly hits: readonly { readonly id: string; readonly score: number }[];
  readonly total: number;
  readonly expected: ReadonlyMap<string, number>;
  readonly tolerance: number;
}

/** Queries of one to eight words, common ones more often than rare ones, now and then one twice. */
function someQueries(count: number): string[][] {
  const random = seededRandom(11);
  const word = () => wordOfRank(Math.floor(VOCABULARY * random() ** 4));
  return Array.from({ length: count }, () => Array.from({ length: 1 + Math.floor(8 * random()) }, word));
}

/** A 65,535th of what all terms of a query can add: an impact is rounded by at most half of one. */
function toleranceOf(words: readonly string[], articles: number, oracle: MiniSearch): number {
  const ceiling = words.reduce((sum, word) => {
    const found = oracle.search(word).length;
    return sum + Math.log(1 + (articles - found + 0.5) / (found + 0.5)) * (BM25.k + 1);
  }, 0);
  return ceiling / 65535;
}

describe('against MiniSearch with the same tokens and parameters', () => {
  // Without titles, which we count twice in one field and MiniSearch in a field of their own.
  const articles = [...generateArticles({ articles: 800, words: 80, vocabulary: VOCABULARY, seed: 7 })].map(
    (article) => ({ ...article, title: '' }),
  );
  let oracle: MiniSearch;
  let engine: SearchEngine;
  beforeAll(async () => {
    oracle = oracleOver(articles);
    engine = await openEmbedded(articles);
  });
  afterAll(() => engine.close());

  describe.each(['OR', 'AND'] as const)('over a generated archive, words joined by %s,', (combineWith) => {
    const answers: Answer[] = [];
    beforeAll(async () => {
      for (const words of someQueries(80)) {
        const { hits, total } = await ask(engine, words, combineWith);
        answers.push({
          hits: hits.map(({ article, score }) => ({ id: article.id, score })),
          total,
          expected: askOracle(oracle, words, combineWith),
          tolerance: toleranceOf(words, articles.length, oracle),
        });
      }
    });

    it('the matches are the same', () => {
      for (const { hits, total, expected } of answers) {
        expect(hits.map(({ id }) => id).sort()).toEqual([...expected.keys()].sort());
        expect(total).toBe(expected.size);
      }
    });

    it('the scores are the same but for our rounding', () => {
      for (const { hits, expected, tolerance } of answers) {
        const differences = hits.map(({ id, score }) => Math.abs(score - (expected.get(id) ?? NaN)));
        expect(Math.max(0, ...differences)).toBeLessThanOrEqual(tolerance);
      }
    });

    it('the order is the same where scores differ by more than our rounding', () => {
      for (const { hits, expected, tolerance } of answers) {
        const scores = hits.map(({ id }) => expected.get(id) ?? NaN);
        const rises = scores.map((score, i) => score - (scores[i - 1] ?? score));
        expect(Math.max(0, ...rises)).toBeLessThanOrEqual(2 * tolerance);
      }
    });
  });

  it('the matches are the same for any archive and words, with titles, stop words and hyphens', async () => {
    // A hyphenated word asks MiniSearch for its parts anywhere, and a stop word is asked of it always.
    const words = [...COMMON_WORDS, ...RARE_WORDS, ...UNKNOWN_WORDS].filter(
      (word) => !word.includes('-') && !isQueryStopWord(word),
    );
    const someWords = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 });
    const property = fc.asyncProperty(
      someArticles,
      fc.array(someWords, { minLength: 1 }),
      async (articles, queries) => {
        const oracle = oracleOver(articles);
        const engine = await openEmbedded(articles);
        for (const query of queries) {
          for (const combineWith of ['OR', 'AND'] as const) {
            const expected = [...askOracle(oracle, query, combineWith).keys()];
            expect(idsOf(await ask(engine, query, combineWith)).sort()).toEqual(expected.sort());
          }
        }
        await engine.close();
      },
    );
    await fc.assert(property, { numRuns: rounds(40) });
  });
});

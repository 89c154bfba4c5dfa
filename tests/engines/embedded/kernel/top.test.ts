import fc from 'fast-check';
import { roundedArticles } from '../../../../src/engines/embedded/index/image.js';
import * as oracle from './oracle.js';
import { articleCount, setOver, Workbench } from './workbench.js';
import { rounds } from '../../../length.js';

const bench = new Workbench();
const { kernel } = bench;

/** What the kernel collects, best first; and everything it must leave behind. */
function collectTop(scores: readonly number[], matches: oracle.ArticleSet, k: number): oracle.Scored[] {
  bench.clear();
  const rounded = roundedArticles(scores.length);
  const scoresAt = bench.f32([...scores, ...new Array<number>(rounded - scores.length).fill(0)]);
  const articlesAt = bench.room(4 * k);
  const topScoresAt = bench.room(4 * k);
  const set = bench.set(matches, scores.length);
  const kept = kernel.collectTop(scoresAt, set, rounded, articlesAt, topScoresAt, k);
  expect(bench.readF32(scoresAt, rounded).every((score) => score === 0)).toBe(true);
  expect(bench.readSet(set, scores.length)).toEqual(matches);
  expect(bench.strayWrite()).toBeUndefined();
  const topScores = bench.readF32(topScoresAt, kept);
  const top = [...bench.readU32(articlesAt, kept)].map((article, i) => ({ article, score: topScores[i] ?? -1 }));
  return top.sort(oracle.byScore);
}

describe('collectTop', () => {
  function cases(score: fc.Arbitrary<number>) {
    return articleCount.chain((articles) =>
      fc.record({
        scores: fc.array(score, { minLength: articles, maxLength: articles }),
        matches: setOver(articles),
        k: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: articles + 10 })),
      }),
    );
  }

  it('keeps the best k of the matches, however many match, and leaves all scores 0', () => {
    const score = fc.float({ min: 0, max: 100, noNaN: true }).map((value) => Math.abs(value));
    fc.assert(
      fc.property(cases(score), ({ scores, matches, k }) => {
        expect(collectTop(scores, matches, k)).toEqual(oracle.collectTop(scores, matches, k));
      }),
    );
  });

  it('prefers the earlier of articles that score the same, scores of 0 included', () => {
    fc.assert(
      fc.property(cases(fc.constantFrom(0, 0, 0.5, 1, 2)), ({ scores, matches, k }) => {
        expect(collectTop(scores, matches, k)).toEqual(oracle.collectTop(scores, matches, k));
      }),
      { numRuns: rounds(200) },
    );
  });

  it('passes over articles that score well and do not match', () => {
    expect(collectTop([9, 1, 8, 2, 7], new Set([1, 3]), 3)).toEqual([
      { article: 3, score: 2 },
      { article: 1, score: 1 },
    ]);
  });

  it('keeps a heap in order when every article is better than the last, and when every one is worse', () => {
    const rising = Array.from({ length: 1000 }, (_, article) => article / 8);
    const all = oracle.markRange(0, 1000);
    for (const k of [1, 2, 3, 10, 999, 1000, 1001]) {
      expect(collectTop(rising, all, k)).toEqual(oracle.collectTop(rising, all, k));
      const falling = rising.toReversed();
      expect(collectTop(falling, all, k)).toEqual(oracle.collectTop(falling, all, k));
    }
  });
});

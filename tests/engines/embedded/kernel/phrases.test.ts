import fc from 'fast-check';
import { roundedArticles } from '../../../../src/engines/embedded/index/image.js';
import { PHRASE_TERM_BYTES } from '../../../../src/engines/embedded/index/working-space.js';
import * as oracle from './oracle.js';
import { articleCount, ascending, setOver, Workbench } from './workbench.js';
import { rounds } from '../../../length.js';

const bench = new Workbench();
const { kernel } = bench;

function leb128(gap: number): number[] {
  return gap < 128 ? [gap] : [(gap & 127) | 128, ...leb128(Math.floor(gap / 128))];
}

/** A term's articles, where their positions begin, and the positions, as an image holds them. */
interface LaidOut {
  readonly list: number;
  readonly count: number;
  readonly starts: number;
}

/** Lays out terms whose positions share one stretch of bytes, as in an image. Returns that stretch and the terms. */
function layOut(terms: readonly oracle.Positions[]): { positions: number; laidOut: LaidOut[] } {
  const bytes: number[] = [];
  const laidOut = terms.map((term) => {
    const articles = ascending(term.keys());
    const starts = articles.map((article) => {
      const start = bytes.length;
      let before = 0;
      for (const position of term.get(article) ?? []) {
        bytes.push(...leb128(position - before));
        before = position;
      }
      return start;
    });
    return { list: bench.u32(articles), count: articles.length, starts: bench.u32([...starts, bytes.length]) };
  });
  return { positions: bench.u8(bytes), laidOut };
}

/** Lays out positional terms with their places; returns where they and their positions lie. */
function layOutTerms(terms: readonly oracle.PhraseTerm[]): { at: number; positions: number } {
  const distinct = [...new Set(terms.map(({ positions }) => positions))];
  const { positions, laidOut } = layOut(distinct);
  const records = terms.flatMap((term) => {
    const { list, count, starts } = laidOut[distinct.indexOf(term.positions)] ?? { list: 0, count: 0, starts: 0 };
    return [list, count, starts, term.place, 0];
  });
  expect(records.length * 4).toBe(terms.length * PHRASE_TERM_BYTES);
  return { at: bench.u32(records), positions };
}

function mostPositions(terms: readonly oracle.Positions[]): number {
  return Math.max(1, ...terms.flatMap((positions) => [...positions.values()].map(({ length }) => length)));
}

/** What the kernel matches, in the order in which the terms are given. */
function matchPhrase(
  terms: readonly oracle.PhraseTerm[],
  candidates: oracle.ArticleSet,
  articles: number,
  { before = new Set(), ends }: { before?: oracle.ArticleSet; ends?: oracle.Ends | undefined } = {},
): oracle.ArticleSet {
  bench.clear();
  const { at, positions } = layOutTerms(terms);
  const scratch = bench.room(4 * mostPositions(terms.slice(0, 1).map((term) => term.positions)));
  const out = bench.set(before, articles);
  kernel.matchPhrase(
    at,
    terms.length,
    bench.set(candidates, articles),
    roundedArticles(articles),
    positions,
    ends === undefined ? 0 : bench.u32(ends),
    scratch,
    out,
  );
  expect(bench.strayWrite()).toBeUndefined();
  return bench.readSet(out, articles);
}

/** Of a term that is asked for several times which of them it is, and how often it is asked for. */
function placeAmong(terms: readonly oracle.Positions[], i: number): number {
  const same = terms.flatMap((term, at) => (term === terms[i] ? [at] : []));
  return same.length === 1 ? 0 : same.indexOf(i) + (same.length << 16);
}

/** What the kernel finds near each other. */
function matchNear(
  terms: readonly oracle.Positions[],
  within: number,
  candidates: oracle.ArticleSet,
  articles: number,
  { before = new Set(), ends }: { before?: oracle.ArticleSet; ends?: oracle.Ends | undefined } = {},
): oracle.ArticleSet {
  bench.clear();
  const { at, positions } = layOutTerms(terms.map((term, i) => ({ positions: term, place: placeAmong(terms, i) })));
  const room = mostPositions(terms) + 1;
  const scratch = bench.room(4 * terms.length * (room + 1));
  const out = bench.set(before, articles);
  const set = bench.set(candidates, articles);
  const limits = ends === undefined ? 0 : bench.u32(ends);
  kernel.matchNear(at, terms.length, within, set, roundedArticles(articles), positions, limits, scratch, room, out);
  expect(bench.strayWrite()).toBeUndefined();
  return bench.readSet(out, articles);
}

/** The articles that have all of the terms: only they may be candidates. */
function havingAll(terms: readonly oracle.Positions[], articles: number): oracle.ArticleSet {
  return new Set(
    [...oracle.markRange(0, articles)].filter((article) => terms.every((positions) => positions.has(article))),
  );
}

function positionsOf({ positions }: oracle.PhraseTerm): oracle.Positions {
  return positions;
}

/** The positions of each word in texts of words parted by spaces, one text an article. */
function indexed(texts: readonly string[]): (word: string) => oracle.Positions {
  const words = new Map<string, Map<number, number[]>>();
  texts.forEach((text, article) => {
    text.split(' ').forEach((word, position) => {
      const postings = words.get(word) ?? new Map<number, number[]>();
      postings.set(article, [...(postings.get(article) ?? []), position]);
      words.set(word, postings);
    });
  });
  return (word) => words.get(word) ?? new Map<number, number[]>();
}

// Around each length of a gap in bytes, from one to five.
const GAPS = [0, 1, 1, 1, 2, 3, 127, 128, 16383, 16384, 2097151, 2097152, 268435455, 268435456];
const WORDS = [0, 1, 2];
/** Ascending positions of a few words. Below the highest i32, which no article reaches and the kernel keeps for itself. */
const text = fc
  .array(fc.record({ word: fc.constantFrom(...WORDS), gap: fc.constantFrom(...GAPS) }), { maxLength: 12 })
  .map((tokens) => {
    let position = 0;
    return tokens.flatMap(({ word, gap }) => ((position += gap) < 2 ** 31 - 1 ? [{ word, position }] : []));
  });
/** The positions of each word over a few texts repeated over the articles, so that long lists are sought through. */
function wordsOver(articles: number): fc.Arbitrary<oracle.Positions[]> {
  return fc
    .record({
      texts: fc.array(text, { minLength: 1, maxLength: 6 }),
      order: fc.array(fc.nat(1000), { minLength: 1, maxLength: articles }),
    })
    .map(({ texts, order }) => {
      const words = WORDS.map(() => new Map<number, number[]>());
      for (let article = 0; article < articles; article++) {
        for (const { word, position } of texts[(order[article % order.length] ?? 0) % texts.length] ?? []) {
          const postings = words[word];
          postings?.set(article, [...(postings.get(article) ?? []), position]);
        }
      }
      return words;
    });
}
const NOWHERE: oracle.Positions = new Map();
const end = fc.oneof(fc.nat(10), fc.constantFrom(127, 128, 129, 16384, 2097153, 2 ** 31 - 1));
/** By article, a few ends repeated. */
function endsOver(articles: number): fc.Arbitrary<number[]> {
  return fc
    .array(end, { minLength: 1, maxLength: 9 })
    .map((ends) => Array.from({ length: articles }, (_, article) => ends[article % ends.length] ?? 0));
}

const TEXTS = ['a b a', 'a b b a', 'x a b a x', 'b a b', 'a a b b a a', 'b a', 'a b a b a b', 'a x a b', 'a c b a'];

describe('matchPhrase', () => {
  it.each<[phrase: string, articles: number[]]>([
    ['a', [0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ['a b', [0, 1, 2, 3, 4, 6, 7]],
    ['b a', [0, 1, 2, 3, 4, 5, 6, 8]],
    ['a b a', [0, 2, 6]],
    ['a b a b', [6]],
    ['a a', [4]],
    ['a _ b', [1, 4, 8]],
    ['a _ _ a', [1, 4, 8]],
  ])('finds "%s", where _ is any word', (phrase, articles) => {
    const find = indexed(TEXTS);
    const terms = phrase
      .split(' ')
      .map((word, place) => ({ word, place }))
      .filter(({ word }) => word !== '_')
      .map(({ word, place }) => ({ positions: find(word), place }));
    for (const order of [terms, terms.toReversed()]) {
      expect(ascending(matchPhrase(order, havingAll(order.map(positionsOf), TEXTS.length), TEXTS.length))).toEqual(
        articles,
      );
    }
  });

  it('is not misled by a term that stands twice at one position, as the whole of "work-ing" and its first part do', () => {
    const first = new Map([[0, [0, 20]]]);
    const twice = new Map([[0, [1, 1, 21]]]);
    const terms = [
      { positions: first, place: 0 },
      { positions: twice, place: 1 },
      { positions: new Map([[0, [22]]]), place: 2 },
    ];
    expect(matchPhrase(terms, new Set([0]), 1)).toEqual(new Set([0]));
  });

  const cases = articleCount.chain((articles) =>
    fc.record({
      articles: fc.constant(articles),
      words: wordsOver(articles),
      phrase: fc.array(fc.record({ word: fc.constantFrom(...WORDS), place: fc.nat(4) }), {
        minLength: 1,
        maxLength: 5,
      }),
      ends: fc.option(endsOver(articles), { nil: undefined }),
      allowed: setOver(articles),
      before: setOver(articles),
    }),
  );

  it('finds, among candidates that have all the terms, those where each stands at its place, and unites', () => {
    fc.assert(
      fc.property(cases, ({ articles, words, phrase, ends, allowed, before }) => {
        const terms = phrase.map(({ word, place }) => ({ positions: words[word] ?? NOWHERE, place }));
        const all = havingAll(terms.map(positionsOf), articles);
        for (const candidates of [all, new Set([...all].filter((article) => allowed.has(article)))]) {
          const expected = oracle.union(before, oracle.matchPhrase(terms, candidates, ends));
          expect(matchPhrase(terms, candidates, articles, { before, ends })).toEqual(expected);
        }
      }),
      { numRuns: rounds(500) },
    );
  });

  it.each([
    [0, []],
    [1, [2]],
    [2, [0, 2]],
    [3, [0, 1, 2]],
  ])('finds "a b" only where it begins below %d, if that is the end', (end, articles) => {
    const find = indexed(['x a b', 'x x a b a b', 'a b', 'b a']);
    const terms = ['a', 'b'].map((word, place) => ({ positions: find(word), place }));
    for (const order of [terms, terms.toReversed()]) {
      const candidates = havingAll(order.map(positionsOf), 4);
      expect(ascending(matchPhrase(order, candidates, 4, { ends: [end, end, end, end] }))).toEqual(articles);
    }
  });

  it('seeks through a long list for the few candidates', () => {
    const everywhere = new Map(Array.from({ length: 5000 }, (_, article) => [article, [article % 50]]));
    const rare = new Map([0, 1, 17, 1024, 1025, 4998, 4999].map((article) => [article, [50]]));
    const terms = [
      { positions: rare, place: 3 },
      { positions: everywhere, place: 0 },
    ];
    // 50 - 3 is 47, which is 4997 % 50: no candidate but those that end so.
    expect(matchPhrase(terms, new Set(rare.keys()), 5000)).toEqual(oracle.matchPhrase(terms, new Set(rare.keys())));
    const near = [
      { positions: rare, place: 1 },
      { positions: everywhere, place: 0 },
    ];
    expect(ascending(matchPhrase(near, new Set(rare.keys()), 5000))).toEqual([4999]);
  });
});

describe('matchNear', () => {
  it.each<[words: string, within: number, articles: number[]]>([
    ['a', 0, [0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ['a b', 0, [0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ['a x', 0, [2, 7]],
    ['x b', 0, []],
    ['x b', 1, [2, 7]],
    ['c a b', 0, [8]],
    ['x b a', 0, [2, 7]],
  ])('finds the words %s with at most %d others between them, in any order', (words, within, articles) => {
    const terms = words.split(' ').map(indexed(TEXTS));
    for (const order of [terms, terms.toReversed()]) {
      const candidates = havingAll(order, TEXTS.length);
      expect(ascending(matchNear(order, within, candidates, TEXTS.length))).toEqual(articles);
    }
  });

  it('finds a late pair after many that are too far apart', () => {
    const often = new Map([[0, Array.from({ length: 300 }, (_, i) => 100 * i)]]);
    for (const [at, within, found] of [
      [29_905, 4, true],
      [29_905, 3, false],
      [29_895, 4, true],
      [29_895, 3, false],
    ] as const) {
      expect(matchNear([often, new Map([[0, [50, at]]])], within, new Set([0]), 1).has(0)).toBe(found);
    }
  });

  it('finds, among candidates that have all the terms, those that hold them in so short a stretch, and unites', () => {
    const cases = articleCount.chain((articles) =>
      fc.record({
        articles: fc.constant(articles),
        words: wordsOver(articles),
        asked: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }),
        within: fc.oneof(fc.nat(5), fc.constantFrom(125, 126, 127, 128, 1000)),
        ends: fc.option(endsOver(articles), { nil: undefined }),
        allowed: setOver(articles),
        before: setOver(articles),
      }),
    );
    fc.assert(
      fc.property(cases, ({ articles, words, asked, within, ends, allowed, before }) => {
        const terms = asked.map((word) => words[word] ?? NOWHERE);
        const all = havingAll(terms, articles);
        for (const candidates of [all, new Set([...all].filter((article) => allowed.has(article)))]) {
          const expected = oracle.union(before, oracle.matchNear(terms, within, candidates, ends));
          expect(matchNear(terms, within, candidates, articles, { before, ends })).toEqual(expected);
        }
      }),
      { numRuns: rounds(500) },
    );
  });
});

describe('matchFirst', () => {
  it('unites a set with the articles in which a term stands first below their end', () => {
    const cases = articleCount.chain((articles) =>
      fc.record({
        articles: fc.constant(articles),
        words: wordsOver(articles),
        ends: endsOver(articles),
        before: setOver(articles),
      }),
    );
    fc.assert(
      fc.property(cases, ({ articles, words: [term = NOWHERE], ends, before }) => {
        bench.clear();
        const { positions, laidOut } = layOut([term]);
        const { list, count, starts } = laidOut[0] ?? { list: 0, count: 0, starts: 0 };
        const out = bench.set(before, articles);
        kernel.matchFirst(list, count, starts, positions, bench.u32(ends), out);
        expect(bench.readSet(out, articles)).toEqual(oracle.union(before, oracle.matchFirst(term, ends)));
        expect(bench.strayWrite()).toBeUndefined();
      }),
      { numRuns: rounds(300) },
    );
  });
});

import fc from 'fast-check';
import { PHRASE_TERM_BYTES } from '../../../../src/engines/embedded/opened-index.js';
import { roundedArticles } from '../../../../src/engines/embedded/image.js';
import * as oracle from './oracle.js';
import { articleCount, ascending, setOver, Workbench } from './workbench.js';

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
function layOut(terms: readonly oracle.PhraseTerm['positions'][]): { positions: number; laidOut: LaidOut[] } {
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

/** What the kernel matches, in the order in which the terms are given. */
function matchPhrase(
  terms: readonly oracle.PhraseTerm[],
  candidates: oracle.ArticleSet,
  articles: number,
  before: oracle.ArticleSet = new Set(),
): oracle.ArticleSet {
  bench.clear();
  const distinct = [...new Set(terms.map(({ positions }) => positions))];
  const { positions, laidOut } = layOut(distinct);
  const records = terms.flatMap((term) => {
    const { list, count, starts } = laidOut[distinct.indexOf(term.positions)] ?? { list: 0, count: 0, starts: 0 };
    return [list, count, starts, term.place, 0];
  });
  expect(records.length * 4).toBe(terms.length * PHRASE_TERM_BYTES);
  const frequencies = [...(terms[0]?.positions.values() ?? [])].map(({ length }) => length);
  const scratch = bench.room(4 * Math.max(1, ...frequencies));
  const out = bench.set(before, articles);
  const at = bench.u32(records);
  kernel.matchPhrase(
    at,
    terms.length,
    bench.set(candidates, articles),
    roundedArticles(articles),
    positions,
    scratch,
    out,
  );
  expect(bench.strayWrite()).toBeUndefined();
  return bench.readSet(out, articles);
}

/** The articles that have all of the terms: only they may be candidates. */
function havingAll(terms: readonly oracle.PhraseTerm[], articles: number): oracle.ArticleSet {
  return new Set(
    [...oracle.markRange(0, articles)].filter((article) => terms.every(({ positions }) => positions.has(article))),
  );
}

/** The positions of each word in texts of words parted by spaces, one text an article. */
function indexed(texts: readonly string[]): (word: string) => oracle.PhraseTerm['positions'] {
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

describe('matchPhrase', () => {
  const TEXTS = ['a b a', 'a b b a', 'x a b a x', 'b a b', 'a a b b a a', 'b a', 'a b a b a b', 'a x a b', 'a c b a'];
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
    const positionsOf = indexed(TEXTS);
    const terms = phrase
      .split(' ')
      .map((word, place) => ({ word, place }))
      .filter(({ word }) => word !== '_')
      .map(({ word, place }) => ({ positions: positionsOf(word), place }));
    for (const order of [terms, terms.toReversed()]) {
      expect(ascending(matchPhrase(order, havingAll(order, TEXTS.length), TEXTS.length))).toEqual(articles);
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

  // Around each length of a gap in bytes, from one to five.
  const GAPS = [0, 1, 1, 1, 2, 3, 127, 128, 16383, 16384, 2097151, 2097152, 268435455, 268435456];
  const text = fc
    .array(fc.record({ word: fc.nat(2), gap: fc.constantFrom(...GAPS) }), { maxLength: 12 })
    .map((tokens) => {
      let position = 0;
      return tokens.flatMap(({ word, gap }) => ((position += gap) < 2 ** 31 ? [{ word, position }] : []));
    });
  // A few texts repeated over the articles, so that long lists are sought through.
  const cases = articleCount.chain((articles) =>
    fc.record({
      articles: fc.constant(articles),
      texts: fc.array(text, { minLength: 1, maxLength: 6 }),
      order: fc.array(fc.nat(1000), { minLength: 1, maxLength: articles }),
      phrase: fc.array(fc.record({ word: fc.nat(2), place: fc.nat(4) }), { minLength: 1, maxLength: 5 }),
      allowed: setOver(articles),
      before: setOver(articles),
    }),
  );

  it('finds, among candidates that have all the terms, those where each stands at its place, and unites', () => {
    fc.assert(
      fc.property(cases, ({ articles, texts, order, phrase, allowed, before }) => {
        const words = [0, 1, 2].map(() => new Map<number, number[]>());
        for (let article = 0; article < articles; article++) {
          for (const { word, position } of texts[(order[article % order.length] ?? 0) % texts.length] ?? []) {
            const postings = words[word];
            postings?.set(article, [...(postings.get(article) ?? []), position]);
          }
        }
        const terms = phrase.map(({ word, place }) => ({
          positions: words[word] ?? new Map<number, number[]>(),
          place,
        }));
        const all = havingAll(terms, articles);
        for (const candidates of [all, new Set([...all].filter((article) => allowed.has(article)))]) {
          const expected = oracle.union(before, oracle.matchPhrase(terms, candidates));
          expect(matchPhrase(terms, candidates, articles, before)).toEqual(expected);
        }
      }),
      { numRuns: 500 },
    );
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

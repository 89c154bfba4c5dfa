import type { Clause, Sort } from '../../src/search/query.js';
import { article, articlesOf } from '../archives/article.js';
import { queryOf, type Asked } from '../archives/query.js';
import { idsOf, opened, type OpenEngine } from './opened.js';

/** In which order hits come, and how they are dealt out to pages. */
export function describeOrder(open: OpenEngine): void {
  describe('relevance', () => {
    const archive = opened(open, [
      article('title', { title: 'Bond news', body: 'Water under bridges' }),
      article('body', { title: 'Water news', body: 'Bond under bridges' }),
      ...articlesOf({
        twice: 'lantern lantern meadow stones',
        once: 'lantern pebble meadow stones',
        long: 'lantern pebble meadow stones across wooden tables beside silver rivers',
        rare: 'walnut common grass',
        usual: 'hazel common grass',
        usual2: 'hazel common leaves',
      }),
    ]);

    it('puts a word in the title above one in the body', async () => {
      expect(await archive.ids('bond')).toEqual(['title', 'body']);
    });

    it('puts what says it often above what says it once, and the short above the long', async () => {
      expect(await archive.ids('lantern')).toEqual(['twice', 'once', 'long']);
    });

    it('puts a rare word above a usual one', async () => {
      expect((await archive.ids('walnut hazel', { match: 'any' }))[0]).toBe('rare');
    });

    it('gives a word that is asked twice more weight', async () => {
      const scoreOf = async (...words: string[]) => {
        const clauses = words.map((text): Clause => ({ kind: 'word', text }));
        const { hits } = await archive.search(words.join(' '), { clauses, match: 'any' });
        return Object.fromEntries(hits.map(({ article: { id }, score }) => [id, score]));
      };
      const once = await scoreOf('walnut', 'hazel');
      const twice = await scoreOf('walnut', 'hazel', 'hazel');
      expect(twice.usual).toBeGreaterThan(once.usual ?? Infinity);
      expect(twice.rare).toBe(once.rare);
    });

    it('gives every match a score, and the scores descend', async () => {
      const scores = (await archive.search('common lantern hazel bond', { match: 'any' })).hits.map(
        ({ score }) => score,
      );
      expect(scores).toHaveLength(8);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(Math.min(...scores)).toBeGreaterThan(0);
    });
  });

  describe('articles that match alike', () => {
    const archive = opened(open, [
      article('old', { date: '2014-03-01', body: 'bond' }),
      article('new', { date: '2018-03-01', body: 'bond' }),
      article('day-b', { date: '2016-03-01', body: 'bond' }),
      article('day-a', { date: '2016-03-01', body: 'bond' }),
      article('day-c', { date: '2016-03-01', body: 'bond' }),
    ]);

    it('come newest first, and those of a day by their ids', async () => {
      expect(await archive.ids('bond')).toEqual(['new', 'day-a', 'day-b', 'day-c', 'old']);
    });

    it('keep that order when they are dealt out to pages', async () => {
      const pages = [1, 2, 3, 4, 5].map((page) => archive.ids('bond', { page, size: 1 }));
      expect((await Promise.all(pages)).flat()).toEqual(['new', 'day-a', 'day-b', 'day-c', 'old']);
    });
  });

  describe('the order of dates', () => {
    const archive = opened(open, [
      article('c', { date: '2016-05-02', title: 'Bond', body: 'bond bond' }),
      article('a', { date: '2016-05-02', body: 'bond' }),
      article('d', { date: '2017-01-01', body: 'bond and more words than any other' }),
      article('b', { date: '2016-05-02', body: 'loan' }),
      article('e', { date: '1969-12-31', title: 'Bond bond' }),
    ]);

    it('is newest first when browsing, with no score', async () => {
      const result = await archive.search('');
      expect(idsOf(result)).toEqual(['d', 'a', 'b', 'c', 'e']);
      expect(result.hits.map(({ score }) => score)).toEqual([0, 0, 0, 0, 0]);
      expect(result.total).toBe(5);
    });

    it.each<[Sort, string[]]>([
      ['newest', ['d', 'a', 'c', 'e']],
      ['oldest', ['e', 'c', 'a', 'd']],
    ])('can be asked of a search: %s', async (sort, expected) => {
      const result = await archive.search('bond', { sort });
      expect(idsOf(result)).toEqual(expected);
      expect(result.total).toBe(4);
    });

    it('keeps each hit’s score', async () => {
      const scoresOf = async (sort: Sort) =>
        new Map((await archive.search('bond', { sort })).hits.map(({ article: { id }, score }) => [id, score]));
      expect(await scoresOf('newest')).toEqual(await scoresOf('relevance'));
      expect(await scoresOf('oldest')).toEqual(await scoresOf('relevance'));
    });

    it('of browsing oldest first is that of newest first the other way round', async () => {
      expect(await archive.ids('', { sort: 'oldest' })).toEqual((await archive.ids('', { sort: 'newest' })).reverse());
    });
  });

  describe('pages', () => {
    const archive = opened(
      open,
      Array.from({ length: 70 }, (_, n) =>
        article(`n${n}`, { date: `20${10 + (n % 7)}-01-01`, body: `bond ${'filler '.repeat(n % 11)}` }),
      ),
    );
    const SORTS: readonly Sort[] = ['relevance', 'newest', 'oldest'];

    it.each(SORTS.flatMap((sort) => [1, 7, 32, 64, 69, 70, 71].map((size) => [size, sort] as const)))(
      'of %i by %s are the whole list cut in pieces',
      async (size, sort) => {
        const whole = await archive.ids('bond', { sort, size: 100 });
        expect(new Set(whole).size).toBe(70);
        const pieces: string[] = [];
        for (let page = 1; pieces.length < whole.length; page++) {
          const piece = await archive.ids('bond', { sort, size, page });
          expect(piece).toHaveLength(Math.min(size, whole.length - pieces.length));
          pieces.push(...piece);
        }
        expect(pieces).toEqual(whole);
      },
    );

    it.each(SORTS)('by %s, one after another, are every article that is found', async (sort) => {
      const everyId = (text: string, asked: Asked) =>
        archive.engine.every(queryOf(text, { sort, ...asked }), async ({ total, index, ids: told, articles }) => {
          expect(index).toEqual(archive.engine.index);
          const ids: string[] = [];
          for await (const { id } of articles) ids.push(id);
          expect(ids).toHaveLength(total);
          expect(told).toEqual(ids);
          return ids;
        });
      for (const [text, asked] of [
        ['bond', {}],
        ['', {}],
        ['bond', { match: 'any', page: 3, size: 2 }],
        ['zeppelin', {}],
      ] as const)
        expect(await everyId(text, asked)).toEqual(await archive.ids(text, { sort, ...asked, page: 1, size: 100 }));
      const filters = { year: ['2013'] };
      expect(await everyId('bond', { filters })).toEqual(await archive.ids('bond', { sort, filters, size: 100 }));
    });

    it('beyond the end are empty, and the total stays', async () => {
      for (const sort of SORTS) {
        expect(await archive.search('bond', { sort, size: 10, page: 8 })).toMatchObject({ hits: [], total: 70 });
        expect(await archive.search('', { sort, size: 100, page: 100 })).toMatchObject({ hits: [], total: 70 });
      }
    });
  });
}

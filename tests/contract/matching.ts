import type { Clause, MatchRule } from '../../src/search/query.js';
import { article, articlesOf } from '../archives/article.js';
import { opened, type OpenEngine } from './opened.js';

/** Words without a common stem. */
const WORDS = 'apple boat candle drum eagle forest garden hammer island jungle kettle lantern'.split(' ');

/** How many of its clauses a query asks for, and what it does when nobody has so many. */
export function describeMatching(open: OpenEngine): void {
  describe('the matching rule', () => {
    // Article has-3 has the first three words.
    const archive = opened(
      open,
      WORDS.map((_, n) => article(`has-${n + 1}`, { body: WORDS.slice(0, n + 1).join(' ') })),
    );
    const totalOf = async (words: number, match: MatchRule) => {
      const { total, relaxed } = await archive.search(WORDS.slice(0, words).join(' '), { match });
      expect(relaxed).toBeNull();
      return total;
    };

    it('most of one word or two is all of them', async () => {
      for (const words of [1, 2]) expect(await totalOf(words, 'most')).toBe(WORDS.length - words + 1);
    });

    it('most of more words is what scores a share of the best, and whoever has all of them', async () => {
      // The rarest word weighs most: who has it has most of what was asked, and who has only the commonest has not.
      const found = await archive.found('apple kettle lantern', { match: 'most' });
      expect(found).toContain('has-12');
      expect(found).toContain('has-11');
      expect(found).not.toContain('has-1');
      const { hits } = await archive.search('apple kettle lantern', { match: 'any', size: 100 });
      const best = hits[0]?.score ?? 0;
      const kept = hits.filter(({ score }) => score >= 0.3 * best).map(({ article: { id } }) => id);
      expect(found).toEqual(kept.sort());
    });

    it('says whether some of what was found lacks some of the words, among what is filtered', async () => {
      const partial = async (text: string, wanted = {}) => (await archive.search(text, wanted)).partial;
      expect(await partial('apple kettle lantern')).toBe(true);
      expect(await partial('apple kettle lantern', { match: 'all' })).toBe(false);
      expect(await partial('apple boat')).toBe(false);
      expect(await partial('')).toBe(false);
      expect(await partial('lantern apple boat candle', { match: 'any', size: 1 })).toBe(true);
    });

    it('a quotation is given up for its words only where it stands somewhere', async () => {
      const { total, relaxed, why } = await archive.search('"boat apple" candle');
      expect([total, relaxed]).toEqual([0, null]);
      expect(why?.nearest.map(({ text }) => text)).toContain('boat apple candle');
      expect((await archive.search('"apple boat" zeppelin')).relaxed).toEqual({ from: 'most', to: 'any' });
    });

    it('most is the same articles whatever the order, the page and the filters', async () => {
      const text = 'apple kettle lantern island';
      const { hits, total } = await archive.search(text, { size: 100 });
      for (const sort of ['newest', 'oldest'] as const) {
        const dated = await archive.search(text, { sort, size: 100 });
        expect(dated.hits.map(({ article: { id } }) => id).sort()).toEqual(
          hits.map(({ article: { id } }) => id).sort(),
        );
      }
      expect((await archive.search(text, { page: 2, size: 1 })).total).toBe(total);
      const year = (await archive.search(text)).facets.year[0];
      const filters = { year: [year?.value ?? ''] };
      expect((await archive.search(text, { filters })).total).toBe(year?.count);
    });

    it('all is every word', async () => {
      for (let words = 1; words <= WORDS.length; words++) {
        expect(await totalOf(words, 'all')).toBe(WORDS.length - words + 1);
      }
    });

    it('any is one word', async () => {
      for (let words = 1; words <= WORDS.length; words++) expect(await totalOf(words, 'any')).toBe(WORDS.length);
    });

    it('asks for every phrase beside what it asks of the words, and under any for a phrase as for a word', async () => {
      const text = '"boat candle" apple hammer lantern';
      expect(await archive.found(text, { match: 'all' })).toEqual(['has-12']);
      expect(await archive.found(text, { match: 'most' })).toContain('has-12');
      expect(await archive.found(text, { match: 'most' })).not.toContain('has-2');
      expect(await archive.found('"boat apple" lantern', { match: 'any' })).toEqual(['has-12']);
      expect(await archive.found('"boat candle" lantern', { match: 'any' })).toHaveLength(10);
    });

    it('asks for a word in quotes though it is also typed without them', async () => {
      for (const text of ['"lantern" lantern apple boat', 'lantern "lantern" apple boat']) {
        expect(await archive.found(text)).toEqual(['has-12']);
      }
    });

    it('counts a word once however often it is asked', async () => {
      const clauses = ['boat', 'boats', 'boat', 'lantern'].map((text): Clause => ({ kind: 'word', text }));
      expect(await archive.found('boat boats boat lantern', { clauses, match: 'all' })).toEqual(['has-12']);
      // boat and lantern are two things, and of two most is both
      expect(await archive.found('boat boats boat lantern', { clauses, match: 'most' })).toEqual(['has-12']);
    });

    it('counts a word that no article has', async () => {
      expect(await archive.found('apple zymurgy', { match: 'all' })).toEqual([]);
      expect(await archive.found('apple lantern zymurgy', { match: 'most' })).toEqual(['has-12']);
    });

    it('counts each word that no article has', async () => {
      const { total, relaxed } = await archive.search('apple zymurgy');
      expect({ total, relaxed }).toEqual({ total: 12, relaxed: { from: 'most', to: 'any' } });
      expect((await archive.search('apple lantern zymurgy quincunx')).relaxed).toBeNull();
    });
  });

  describe('a search that matches nothing', () => {
    const archive = opened(
      open,
      articlesOf({ fish: 'salmon trout', bird: 'heron robin', both: 'salmon heron' }).map((found, n) => ({
        ...found,
        date: `201${n}-01-01`,
        authors: [`Writer of ${found.id}`],
      })),
    );

    it('as most is answered as any, and says so', async () => {
      const { total, relaxed } = await archive.search('trout robin');
      expect({ total, relaxed }).toEqual({ total: 2, relaxed: { from: 'most', to: 'any' } });
    });

    it('as all stays empty', async () => {
      expect(await archive.search('trout robin', { match: 'all' })).toMatchObject({ total: 0, relaxed: null });
    });

    it('as any either is not said to be relaxed', async () => {
      expect(await archive.search('zymurgy quincunx')).toMatchObject({ total: 0, relaxed: null });
      expect(await archive.search('zymurgy')).toMatchObject({ total: 0, relaxed: null });
    });

    it('behind the filters stays empty, for the filters do not change who has most', async () => {
      const filters = { author: ['Writer of fish'] };
      expect(await archive.search('salmon heron', { filters })).toMatchObject({ total: 0, relaxed: null });
      const nobody = { author: ['Nobody'] };
      expect(await archive.search('salmon heron', { filters: nobody })).toMatchObject({ total: 0, relaxed: null });
    });

    it('is counted in facets by the rule that was used', async () => {
      const { facets } = await archive.search('trout robin');
      expect(facets.author.map(({ value, count }) => [value, count])).toEqual([
        ['Writer of bird', 1],
        ['Writer of fish', 1],
      ]);
    });
  });
}

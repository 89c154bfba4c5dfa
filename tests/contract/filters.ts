import type { Filters } from '../../src/search/query.js';
import { article } from '../archives/article.js';
import { counted, opened, type OpenEngine } from './opened.js';

const ARTICLES = [
  article('a', { date: '2015-12-31', authors: ['Ann Lee'], themes: ['Health'], body: 'bond' }),
  article('b', { date: '2016-01-01', authors: ['Bob Ray', 'Ann Lee'], themes: ['Health', 'Housing'], body: 'bond' }),
  article('c', { date: '2016-01-31', authors: ['Bob Ray'], themes: [], body: 'bond' }),
  article('d', { date: '2016-02-01', authors: ['Cat Ash', 'Cat Ash'], themes: ['Housing'], body: 'loan' }),
  article('e', { date: '2016-12-31', authors: [], themes: ['“Justice” & <work>'], body: 'bond loan' }),
  article('f', { date: '2017-01-01', authors: ['Ann'], themes: ['Justice'], body: 'loan' }),
];

const OF_KINDS = [
  article('a', { date: '2015-12-31', kinds: ['Blog'], body: 'bond' }),
  article('b', { date: '2016-01-01', kinds: ['Blog'], body: 'bond' }),
  article('c', { date: '2016-01-02', body: 'bond' }),
  article('d', { date: '2016-01-03', kinds: ['News release'], body: 'bond' }),
];

/** Which articles filters let through, and what facets count. */
export function describeFilters(open: OpenEngine): void {
  describe('filters', () => {
    const archive = opened(open, ARTICLES);

    it.each<[string, Partial<Filters>, string[]]>([
      ['one value', { author: ['Ann Lee'] }, ['a', 'b']],
      ['any value of a facet', { author: ['Ann Lee', 'Cat Ash'] }, ['a', 'b', 'd']],
      ['a value given twice', { author: ['Ann', 'Ann'] }, ['f']],
      ['one value of each facet', { author: ['Ann Lee', 'Cat Ash'], theme: ['Housing'] }, ['b', 'd']],
      ['a value with markup and quotes', { theme: ['“Justice” & <work>'] }, ['e']],
      ['a whole value, not a part of one', { author: ['Lee'] }, []],
      ['a value that exists nowhere beside one that does', { theme: ['Space', 'Health'] }, ['a', 'b']],
      ['a value that exists nowhere', { theme: ['Space'] }, []],
      ['a year', { year: ['2016'] }, ['b', 'c', 'd', 'e']],
      ['years', { year: ['2015', '2017'] }, ['a', 'f']],
      ['a year that has nothing', { year: ['1999'] }, []],
      ['a month', { month: ['2016-01'] }, ['b', 'c']],
      ['a month outside the year', { month: ['2016-01'], year: ['2017'] }, []],
      ['from a day on, that day included', { from: '2016-02-01' }, ['d', 'e', 'f']],
      ['up to a day, that day included', { to: '2016-01-01' }, ['a', 'b']],
      ['from a day to a day', { from: '2016-01-01', to: '2016-02-01' }, ['b', 'c', 'd']],
      ['one day', { from: '2016-12-31', to: '2016-12-31' }, ['e']],
      ['a day between the articles', { from: '2016-03-01', to: '2016-03-01' }, []],
      ['a range before all articles', { to: '2015-12-30' }, []],
      ['a range after all articles', { from: '2017-01-02' }, []],
      ['a range that ends before it begins', { from: '2017-01-01', to: '2015-12-31' }, []],
      ['a range, a year and an author', { from: '2016-01-01', year: ['2016'], author: ['Bob Ray'] }, ['b', 'c']],
    ])('let through %s', async (_, filters, expected) => {
      const { total } = await archive.search('', { filters });
      expect(total).toBe(expected.length);
      expect(await archive.found('', { filters })).toEqual(expected);
    });

    it('narrow what a text matches', async () => {
      expect(await archive.found('bond', { filters: { year: ['2016'] } })).toEqual(['b', 'c', 'e']);
      expect(await archive.found('loan', { filters: { author: ['Ann Lee'] } })).toEqual([]);
    });

    it('do not change the scores', async () => {
      const scores = new Map((await archive.search('bond')).hits.map(({ article: { id }, score }) => [id, score]));
      const { hits } = await archive.search('bond', { filters: { author: ['Bob Ray'] } });
      expect(hits.map(({ score }) => score)).toEqual(hits.map(({ article: { id } }) => scores.get(id)));
    });
  });

  describe('facets', () => {
    const archive = opened(open, ARTICLES);
    const kinds = opened(open, OF_KINDS);
    const oneKind = opened(open, OF_KINDS.slice(0, 3));

    it('count the matches by author and theme, the most frequent first and then by name', async () => {
      const result = await archive.search('');
      expect(counted(result, 'author')).toEqual(['Ann Lee: 2', 'Bob Ray: 2', 'Ann: 1', 'Cat Ash: 1']);
      expect(counted(result, 'theme')).toEqual(['Health: 2', 'Housing: 2', 'Justice: 1', '“Justice” & <work>: 1']);
    });

    it('count the matches by year and month, the newest first', async () => {
      const result = await archive.search('');
      expect(counted(result, 'year')).toEqual(['2017: 1', '2016: 4', '2015: 1']);
      expect(counted(result, 'month')).toEqual(['2017-01: 1', '2016-12: 1', '2016-02: 1', '2016-01: 2', '2015-12: 1']);
    });

    it('leave out what the matches do not have', async () => {
      const result = await archive.search('loan');
      expect(counted(result, 'author')).toEqual(['Ann: 1', 'Cat Ash: 1']);
      expect(counted(result, 'year')).toEqual(['2017: 1', '2016: 2']);
      expect(counted(await archive.search('zymurgy'), 'theme')).toEqual([]);
    });

    it('ignore their own selection, and only that', async () => {
      const result = await archive.search('bond', { filters: { author: ['Ann Lee'], year: ['2016'] } });
      expect(result.total).toBe(1);
      // of b, c and e, which 2016 lets through
      expect(counted(result, 'author')).toEqual(['Bob Ray: 2', 'Ann Lee: 1 *']);
      // of a and b, which Ann Lee lets through
      expect(counted(result, 'year')).toEqual(['2016: 1 *', '2015: 1']);
      // of b alone
      expect(counted(result, 'theme')).toEqual(['Health: 1', 'Housing: 1']);
      expect(counted(result, 'month')).toEqual(['2016-01: 1']);
    });

    it('heed the range of dates, which is nobody’s selection', async () => {
      const result = await archive.search('', { filters: { from: '2016-01-31', to: '2016-12-31', year: ['2017'] } });
      expect(result.total).toBe(0);
      expect(counted(result, 'year')).toEqual(['2017: 0 *', '2016: 3']);
    });

    it('list a selected value also at 0', async () => {
      const filters = { author: ['Cat Ash'], theme: ['Justice'], year: ['2015'], month: ['2016-02'] };
      const result = await archive.search('bond', { filters });
      expect(counted(result, 'author')).toEqual(['Cat Ash: 0 *']);
      expect(counted(result, 'theme')).toEqual(['Justice: 0 *']);
      expect(counted(result, 'year')).toEqual(['2015: 0 *']);
      expect(counted(result, 'month')).toEqual(['2016-02: 0 *']);
    });

    it('list a selected value that exists nowhere, once', async () => {
      const filters = { author: ['Zoe', 'Cat Ash', 'Abe', 'Zoe'], year: ['2019', '2013', '2016'], month: ['2030-01'] };
      const result = await archive.search('bond', { filters });
      expect(counted(result, 'author')).toEqual(['Abe: 0 *', 'Cat Ash: 0 *', 'Zoe: 0 *']);
      expect(counted(result, 'year')).toEqual(['2019: 0 *', '2016: 0 *', '2013: 0 *']);
      expect(counted(result, 'month')).toEqual(['2030-01: 0 *']);
    });

    it('count an author once who is named twice on an article', async () => {
      expect(counted(await archive.search('', { filters: { month: ['2016-02'] } }), 'author')).toEqual(['Cat Ash: 1']);
    });

    it('count kinds of publication, each ignoring its own selection', async () => {
      const result = await kinds.search('bond', { filters: { kind: ['Blog'] } });
      expect(result.hits.map((hit) => hit.article.id)).toEqual(['b', 'a']);
      expect(counted(result, 'kind')).toEqual(['Blog: 2 *', 'News release: 1']);
    });

    it('do not count the only kind that an archive has, unless it is selected', async () => {
      expect(counted(await oneKind.search('bond'), 'kind')).toEqual([]);
      expect(counted(await oneKind.search('bond', { filters: { kind: ['Blog'] } }), 'kind')).toEqual(['Blog: 2 *']);
    });

    it('are the same on every page', async () => {
      const first = await archive.search('bond', { size: 1 });
      expect((await archive.search('bond', { size: 1, page: 3 })).facets).toEqual(first.facets);
      expect((await archive.search('bond', { size: 1, page: 99 })).facets).toEqual(first.facets);
    });
  });
}

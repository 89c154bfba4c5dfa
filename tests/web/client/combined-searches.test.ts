import type { SearchEngine } from '../../../src/search/engine.js';
import { parseQuery } from '../../../src/search/language/parse-query.js';
import { parseSearchParameters, toQuery } from '../../../src/web/asked/search-parameters.js';
import { asQuery, combined } from '../../../src/web/client/page/combined-searches.js';
import { queryOf } from '../../archives/query.js';
import { LIBRARY } from '../library.js';
import { engineOver } from '../served.js';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOver(LIBRARY, 'library');
});
afterAll(() => engine.close());

const idsOf = async (query: Parameters<SearchEngine['search']>[0]) =>
  (await engine.search({ ...query, sort: 'newest', size: 100 })).hits.map(({ article: { id } }) => id);

describe('A search as a query of its own', () => {
  it.each([
    'q=bond',
    'q=impact+bond',
    'q=bond+OR+ferry',
    'theme=Health',
    'q=warm&theme=Housing&theme=Health',
    'author=Ada+Fenwick&author=Bruno+Hale&year=2015&year=2016',
    'q=cost&from=2015-03&to=2016-02-11',
    'from=2016',
    'to=2015&q=bond+-foster',
  ])('finds the same as %s, strictly', async (queryString) => {
    const asked = toQuery(parseSearchParameters(`${queryString}&match=all&expand=off`), parseQuery);
    const query = queryOf(asQuery(`/?${queryString}`), { match: 'all', expand: false });
    expect(await idsOf(query)).toEqual(await idsOf(asked));
    expect(query.notices).toEqual([]);
  });
});

describe('A combination', () => {
  const searches = ['q=bond', 'q=impact+bond&theme=Health', 'q=ferry'].map((query) => ({ address: `/?${query}` }));

  it.each([
    ['#1 AND #2 NOT #3', '(bond) AND ((impact bond) AND theme:"Health") NOT (ferry)'],
    ['#3', '(ferry)'],
    ['(#1 OR #3) warm', '((bond) OR (ferry)) warm'],
  ])('of %s is %s', (text, query) => {
    expect(combined(text, searches)).toEqual({ query });
    expect(parseQuery(query).notices).toEqual([]);
  });

  it.each([
    ['bond', 'Name searches by their numbers'],
    ['#1 AND #9', 'There is no search #9.'],
    [Array(500).fill('#2').join(' OR '), 'characters long; 4096 are possible.'],
  ])('of %s is none', (text, problem) => {
    expect(combined(text, searches)).toEqual({ problem: expect.stringContaining(problem) as string });
  });

  it('may be longer than a typed query, where it is searched for strictly', () => {
    const q = `bond ${'a'.repeat(600)}`;
    expect(parseSearchParameters(`q=${q}&match=all&expand=off`).q).toBe(q);
    for (const rules of ['', '&match=all', '&expand=off'])
      expect(() => parseSearchParameters(`q=${q}${rules}`)).toThrow(/at most 512 characters long, but it has 605/);
    expect(() => parseSearchParameters(`q=${'a'.repeat(4097)}&match=all&expand=off`)).toThrow(/at most 4096/);
  });
});

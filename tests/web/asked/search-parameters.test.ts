import { NO_FILTERS } from '../../../src/search/query.js';
import { parseQuery } from '../../../src/search/language/parse-query.js';
import { parseSearchParameters, refuseParameters, toQuery } from '../../../src/web/asked/search-parameters.js';
import type { ParameterProblem } from '../../../src/web/views/view-schemas.js';
import { WrongParametersError } from '../../../src/web/http/http-errors.js';

function queryOf(queryString: string) {
  return toQuery(parseSearchParameters(queryString), parseQuery);
}

function problemsOf(queryString: string): readonly ParameterProblem[] {
  try {
    parseSearchParameters(queryString);
  } catch (error) {
    if (error instanceof WrongParametersError) return error.problems;
    throw error;
  }
  return [];
}

const BROWSE = {
  text: '',
  clauses: [],
  notices: [],
  filters: NO_FILTERS,
  sort: 'newest',
  page: 1,
  size: 10,
  match: 'most',
  expand: true,
  explain: false,
};

describe('the parameters of a search', () => {
  it.each<[string, object]>([
    ['', {}],
    ['q=sib', { text: 'sib', clauses: [{ kind: 'word', text: 'sib' }], sort: 'relevance' }],
    ['q=+!+', { text: ' ! ', notices: ['“!” holds no word to look for, so everything is shown.'] }],
    ['q=sib&sort=oldest', { text: 'sib', clauses: [{ kind: 'word', text: 'sib' }], sort: 'oldest' }],
    ['sort=relevance', { sort: 'relevance' }],
    ['page=3&size=100', { page: 3, size: 100 }],
    ['page=1000', { page: 1000 }],
    ['explain=1', { explain: true }],
    ['explain=0', {}],
    ['match=any&expand=off', { match: 'any', expand: false }],
    ['year=2017&month=2017-05', { filters: { ...NO_FILTERS, year: ['2017'], month: ['2017-05'] } }],
    ['theme=B&theme=A&theme=B', { filters: { ...NO_FILTERS, theme: ['A', 'B'] } }],
    ['author=Ada+Fenwick', { filters: { ...NO_FILTERS, author: ['Ada Fenwick'] } }],
    ['from=2016&to=2017-02', { filters: { ...NO_FILTERS, from: '2016-01-01', to: '2017-02-28' } }],
    ['from=2017&to=2017', { filters: { ...NO_FILTERS, from: '2017-01-01', to: '2017-12-31' } }],
    // The first of May lies in 2017, though "2017-05" sorts behind "2017".
    ['from=2017-05&to=2017', { filters: { ...NO_FILTERS, from: '2017-05-01', to: '2017-12-31' } }],
    ['from=&to=&author=&sort=&page=&size=', {}],
  ])('%s asks for what it says', (queryString, expected) => {
    expect(queryOf(queryString)).toEqual({ ...BROWSE, ...expected });
  });

  it('may hold a query of 512 UTF-16 units and no more', () => {
    const longest = '🦉'.repeat(256);
    expect(queryOf(`q=${encodeURIComponent(longest)}`).text).toBe(longest);
    expect(problemsOf(`q=${encodeURIComponent(longest)}a`)).toEqual([
      { name: 'q', problem: 'q must be at most 512 characters long, but it has 513.' },
    ]);
  });

  it.each([
    ['size=ten', 'size', 'size must be a whole number from 1 to 100, but it is "ten".'],
    ['size=0', 'size', 'size must be a whole number from 1 to 100, but it is "0".'],
    ['size=101', 'size', 'size must be a whole number from 1 to 100, but it is "101".'],
    ['size=1e1', 'size', 'size must be a whole number from 1 to 100, but it is "1e1".'],
    ['size=-1', 'size', 'size must be a whole number from 1 to 100, but it is "-1".'],
    ['page=0', 'page', 'page must be a whole number from 1, but it is "0".'],
    ['page=1.5', 'page', 'page must be a whole number from 1, but it is "1.5".'],
    ['page=99999999999', 'page', 'page must be a whole number from 1, but it is "99999999999".'],
    [
      'page=101&size=100',
      'page',
      'page goes too deep: page × size may be at most 10000, so narrow the search with more words or filters.',
    ],
    ['sort=date', 'sort', 'sort must be relevance, newest or oldest, but it is "date".'],
    ['match=some', 'match', 'match must be most, all or any, but it is "some".'],
    ['expand=yes', 'expand', 'expand must be on or off, but it is "yes".'],
    ['explain=true', 'explain', 'explain must be 1 or 0, but it is "true".'],
    ['year=17', 'year', 'year must be a year such as 2017, but it is "17".'],
    ['year=2016&year=x', 'year', 'year must be a year such as 2017, but it is "x".'],
    ['month=2017-13', 'month', 'month must be a month such as 2017-05, but it is "2017-13".'],
    ['from=last+year', 'from', 'from must be a date such as 2017, 2017-05 or 2017-05-28, but it is "last year".'],
    ['from=2017-02-30', 'from', 'from must be a day that is in the calendar, but it is "2017-02-30".'],
    ['to=2017-02-29', 'to', 'to must be a day that is in the calendar, but it is "2017-02-29".'],
    ['from=0000', 'from', 'from must be a day that is in the calendar, but it is "0000".'],
    ['from=2018&to=2017', 'from', 'from must not lie after to: swap the two, or leave one out.'],
    ['from=2017-05-29&to=2017-05-28', 'from', 'from must not lie after to: swap the two, or leave one out.'],
    [
      'limit=5',
      'limit',
      'There is no parameter "limit": use q, author, theme, kind, year, month, from, to, sort, page, size, match, expand, explain, facetSize.',
    ],
    ['q=a&q=b', 'q', 'q may be given once, but it is given 2 times: leave one.'],
    ['from=2017&from=2018', 'from', 'from may be given once, but it is given 2 times: leave one.'],
    ['q=%E0%A4%A', 'q', 'q is not valid percent-encoded UTF-8: write a percent sign as %25.'],
  ])('%s is refused, naming %s', (queryString, name, problem) => {
    expect(problemsOf(queryString)).toEqual([{ name, problem }]);
  });

  it('are all named at once where several are wrong', () => {
    const wrong = problemsOf('size=ten&page=0&foo=1&q=a&q=b&from=2018&to=2017&year=17&sort=up');
    expect(wrong.map(({ name }) => name).sort()).toEqual(['foo', 'from', 'page', 'q', 'size', 'sort', 'year']);
  });

  it('may repeat a facet fifty times and no more', () => {
    const themes = (count: number) => Array.from({ length: count }, (_, n) => `theme=${n}`).join('&');
    expect(queryOf(themes(50)).filters.theme).toHaveLength(50);
    expect(problemsOf(themes(51))).toEqual([
      { name: 'theme', problem: 'theme may be given at most 50 times: choose fewer values.' },
    ]);
  });

  it('cannot make an error much longer than the request', () => {
    const garbage = Array.from({ length: 3000 }, (_, n) => `p${n}`).join('&');
    expect(problemsOf(garbage)).toHaveLength(20);
  });

  it('of an address that takes none are refused', () => {
    expect(() => refuseParameters('')).not.toThrow();
    expect(() => refuseParameters('a=1')).toThrow('There is no parameter "a": this address takes none.');
  });
});

import { queryStringOf, readQueryString } from '../../../src/web/asked/query-string.js';

const KNOWN = { names: ['q', 'page', 'theme'], repeatable: ['theme'] };

function problemsOf(text: string): readonly string[] {
  return readQueryString(text, KNOWN).problems.map(({ problem }) => problem);
}

describe('a query string', () => {
  it.each([
    ['/api/search', ''],
    ['/api/search?', ''],
    ['/api/search?q=a', 'q=a'],
    ['/api/search?q=a?b', 'q=a?b'],
  ])('of %s is %j', (originalUrl, expected) => {
    expect(queryStringOf({ originalUrl })).toBe(expected);
  });

  it.each([
    ['', {}],
    ['q=sib', { q: 'sib' }],
    ['q=social+impact%20bond', { q: 'social impact bond' }],
    ['q=1%2B1', { q: '1+1' }],
    ['q=a=b', { q: 'a=b' }],
    ['q=caf%C3%A9', { q: 'café' }],
    ['q=%F0%9F%A6%89', { q: '🦉' }],
    ['%71=sib', { q: 'sib' }],
    ['q=%00', { q: '\u0000' }],
    ['&&q=sib&', { q: 'sib' }],
    ['theme=Health', { theme: ['Health'] }],
    ['theme=Health&q=a&theme=Housing', { theme: ['Health', 'Housing'], q: 'a' }],
    // What a browser sends of a form that is not filled in.
    ['q=&page=&theme=', {}],
    ['q', {}],
    ['q=&q=a', { q: 'a' }],
    ['theme=&theme=Health', { theme: ['Health'] }],
  ])('%s gives its parameters', (text, values) => {
    expect(readQueryString(text, KNOWN)).toEqual({ values, problems: [] });
  });

  it.each([
    ['Q=a', ['There is no parameter "Q": use q, page, theme.']],
    ['limit=5&limit=6', ['There is no parameter "limit": use q, page, theme.']],
    ['=a', ['There is no parameter "": use q, page, theme.']],
    ['__proto__=a', ['There is no parameter "__proto__": use q, page, theme.']],
    ['constructor=a', ['There is no parameter "constructor": use q, page, theme.']],
    ['q[]=a', ['There is no parameter "q[]": use q, page, theme.']],
    ['%E0%A4%A=a', ['There is no parameter "%E0%A4%A": use q, page, theme.']],
    ['q=a&q=b&q=c', ['q may be given once, but it is given 3 times: leave one.']],
    ['q=100%', ['q is not valid percent-encoded UTF-8: write a percent sign as %25.']],
    ['q=%E0%A4%A', ['q is not valid percent-encoded UTF-8: write a percent sign as %25.']],
    // A lone surrogate has no UTF-8.
    ['q=%ED%A0%80', ['q is not valid percent-encoded UTF-8: write a percent sign as %25.']],
    ['theme=%FF', ['theme is not valid percent-encoded UTF-8: write a percent sign as %25.']],
  ])('%s is told what is wrong', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('that belongs to an address without parameters has none', () => {
    const none = { names: [], repeatable: [] };
    expect(readQueryString('', none).problems).toEqual([]);
    expect(readQueryString('a=b', none).problems).toEqual([
      { name: 'a', problem: 'There is no parameter "a": this address takes none.' },
    ]);
  });

  it('is not repeated at length in an error', () => {
    expect(problemsOf('x'.repeat(10_000)).join('').length).toBeLessThan(150);
  });
});

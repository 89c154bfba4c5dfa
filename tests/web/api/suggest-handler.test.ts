import { SuggestView } from '../../../src/web/views/view-schemas.js';
import { ask, type Reply } from '../asking.js';
import { serve, type Served } from '../served.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

const OPENSEARCH = 'application/x-suggestions+json';

function typed(queryString: string, headers: Record<string, string> = {}): Promise<Reply> {
  return ask(served.url, `/api/suggest?${queryString}`, { headers });
}

async function suggestions(text: string): Promise<SuggestView['suggestions']> {
  return SuggestView.parse((await typed(`q=${encodeURIComponent(text)}`)).json).suggestions;
}

describe('GET /api/suggest', () => {
  it('completes words, titles and themes, each with a query and what it finds', async () => {
    const { status, headers, json } = await typed('q=soc');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=60',
      vary: 'Accept, Accept-Encoding',
    });
    expect(json).toEqual({
      query: { text: 'soc' },
      suggestions: [
        {
          text: 'Social Impact Bonds',
          highlight: '<mark>Soc</mark>ial Impact Bonds',
          kind: 'theme',
          query: 'theme:"Social Impact Bonds"',
          article: null,
          total: 6,
        },
        { text: 'social', highlight: '<mark>soc</mark>ial', kind: 'word', query: 'social', article: null, total: 2 },
        { text: 'society', highlight: '<mark>soc</mark>iety', kind: 'word', query: 'society', article: null, total: 1 },
        {
          text: 'Café society in care homes',
          highlight: 'Café <mark>soc</mark>iety in care homes',
          kind: 'title',
          query: '"Café society in care homes"',
          article: '2017-05-28-caf-society-in-care-homes',
          total: 1,
        },
        {
          text: 'A social impact bond for foster care',
          highlight: 'A <mark>soc</mark>ial impact bond for foster care',
          kind: 'title',
          query: '"A social impact bond for foster care"',
          article: '2015-03-02-a-social-impact-bond-for-foster-care',
          total: 1,
        },
      ],
      index: { generation: 'first', articles: 24, builtAt: '2018-05-01T10:00:00.000Z' },
    });
  });

  it.each([
    ['ada fen', { kind: 'author', text: 'Ada Fenwick' }],
    ['night bus', { kind: 'word', text: 'night buses' }],
    ['bnod', { kind: 'word', text: 'bond' }],
    ['author:ada bo', { kind: 'word', query: 'author:ada bond', total: 5 }],
    ['escaping <mark', { kind: 'title', text: 'Escaping <markup> & other hazards' }],
  ])('completes %j', async (text, expected) => {
    expect(await suggestions(text)).toContainEqual(expect.objectContaining(expected));
  });

  it.each(['', ' ', 'b', 'zzzzzz', '!?'])('has nothing to suggest for %j', async (text) => {
    expect(await suggestions(text)).toEqual([]);
  });

  it('counts within what the search is narrowed by, and leaves out what finds nothing there', async () => {
    const totals = async (queryString: string) =>
      ((await typed(queryString)).json as SuggestView).suggestions.map(({ text, total }) => [text, total]);
    const everywhere = await totals('q=soc');
    const narrowed = await totals('q=soc&theme=Social+Impact+Bonds&year=2015');
    expect(everywhere).toContainEqual(['society', 1]);
    expect(narrowed).toContainEqual(['social', 1]);
    expect(narrowed.map(([text]) => text)).not.toContain('society');
  });

  it('suggests at most ten, whatever is typed', async () => {
    for (const text of ['bo', 'th', 'co', 'wo', 'a s', 'the l']) {
      expect((await suggestions(text)).length).toBeLessThanOrEqual(10);
    }
  });

  it.each([
    [
      'limit=5',
      'limit',
      'There is no parameter "limit": use q, author, theme, kind, year, month, from, to, match, expand, format.',
    ],
    ['q=a&q=b', 'q', 'q may be given once, but it is given 2 times: leave one.'],
    [`q=${'a'.repeat(513)}`, 'q', 'q must be at most 512 characters long, but it has 513.'],
    ['from=yesterday', 'from', 'from must be a date such as 2017, 2017-05 or 2017-05-28, but it is "yesterday".'],
    ['format=xml', 'format', 'format must be json or opensearch, but it is "xml".'],
  ])('refuses %s', async (queryString, name, problem) => {
    const { status, headers, json } = await typed(queryString, { Accept: OPENSEARCH });
    expect([status, headers['content-type']]).toEqual([400, 'application/problem+json']);
    expect(json).toMatchObject({ parameters: [{ name, problem }] });
  });

  it('compresses long answers', async () => {
    const long = `q=${'bond+'.repeat(60)}bo`;
    const { headers, json } = await typed(long, { 'Accept-Encoding': 'gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(json).toEqual((await typed(long)).json);
    const opensearch = await typed(`${long}&format=opensearch`, { 'Accept-Encoding': 'br' });
    expect(opensearch.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': `${OPENSEARCH}; charset=utf-8`,
    });
  });

  it('does not push searches out of the cache', async () => {
    expect((await typed('q=bo')).headers['x-cache']).toBeUndefined();
  });
});

describe('OpenSearch Suggestions', () => {
  it('are lists of queries, of what they find, and of where they are searched for', async () => {
    const { headers, json } = await typed('q=soc&format=opensearch');
    expect(headers['content-type']).toBe(`${OPENSEARCH}; charset=utf-8`);
    expect(json).toEqual([
      'soc',
      [
        'theme:"Social Impact Bonds"',
        'social',
        'society',
        '"Café society in care homes"',
        '"A social impact bond for foster care"',
      ],
      ['6 articles', '2 articles', '1 article', '1 article', '1 article'],
      [
        '/?theme=Social+Impact+Bonds',
        '/?q=social',
        '/?q=society',
        '/articles/2017-05-28-caf-society-in-care-homes',
        '/articles/2015-03-02-a-social-impact-bond-for-foster-care',
      ],
    ]);
    expect((await typed('q=zzzzzz&format=opensearch')).json).toEqual(['zzzzzz', [], [], []]);
  });

  it('name addresses that find as many articles as they say, or that are the article', async () => {
    for (const text of ['bo', 'ada', 'caf', '<mark', 'bond -bus %26 wor']) {
      const { json } = await typed(`q=${encodeURIComponent(text)}&format=opensearch`);
      const [, , counts, addresses] = json as [string, string[], string[], string[]];
      for (const [n, address] of addresses.entries()) {
        const { pathname, search } = new URL(address, served.url);
        const isArticle = pathname.startsWith('/articles/');
        const { status, json: found } = await ask(served.url, `/api${isArticle ? pathname : '/search'}${search}`);
        expect([address, status]).toEqual([address, 200]);
        if (!isArticle) expect(counts[n]).toMatch(new RegExp(`^${(found as { total: number }).total} article`));
      }
    }
  });

  it.each([
    [OPENSEARCH, OPENSEARCH],
    [`${OPENSEARCH}, application/json;q=.5`, OPENSEARCH],
    [`application/json;q=.5, ${OPENSEARCH};q=.9`, OPENSEARCH],
    [`${OPENSEARCH};q=.5, application/json`, 'application/json'],
    [`${OPENSEARCH};q=0, */*`, 'application/json'],
    [`text/html, */*;q=.1`, 'application/json'],
    ['application/*', 'application/json'],
    ['text/html', 'application/json'],
    ['', 'application/json'],
  ])('for a client that accepts %j are weighed: %s', async (accepted, type) => {
    const { headers } = await typed('q=bo', { Accept: accepted });
    expect(headers['content-type']).toBe(`${type}; charset=utf-8`);
    expect(headers.vary).toBe('Accept, Accept-Encoding');
  });

  it('are had by parameter whatever is accepted, and then do not vary by it', async () => {
    const opensearch = await typed('q=bo&format=opensearch', { Accept: 'application/json' });
    const json = await typed('q=bo&format=json', { Accept: OPENSEARCH });
    expect([opensearch, json].map(({ headers }) => [headers['content-type'], headers.vary])).toEqual([
      [`${OPENSEARCH}; charset=utf-8`, 'Accept-Encoding'],
      ['application/json; charset=utf-8', 'Accept-Encoding'],
    ]);
  });

  it('have an ETag of their own, and 304 only for that', async () => {
    const [own, other] = [await typed('q=bo', { Accept: OPENSEARCH }), await typed('q=bo')];
    const ask304 = async (etag = '') => (await typed('q=bo', { Accept: OPENSEARCH, 'If-None-Match': etag })).status;
    expect([await ask304(own.headers.etag), await ask304(other.headers.etag)]).toEqual([304, 200]);
    const again = await typed('q=bo', { Accept: OPENSEARCH, 'If-None-Match': own.headers.etag ?? '' });
    expect(again.headers.vary).toBe('Accept, Accept-Encoding');
  });
});

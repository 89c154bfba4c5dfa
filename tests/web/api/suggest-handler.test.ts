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
        { text: 'Social Impact Bonds', kind: 'theme', query: 'theme:"Social Impact Bonds"', total: 6 },
        { text: 'social', kind: 'word', query: 'social', total: 2 },
        { text: 'society', kind: 'word', query: 'society', total: 1 },
        { text: 'Café society in care homes', kind: 'title', query: '"Café society in care homes"', total: 1 },
        {
          text: 'A social impact bond for foster care',
          kind: 'title',
          query: '"A social impact bond for foster care"',
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

  it('suggests at most ten, whatever is typed', async () => {
    for (const text of ['bo', 'th', 'co', 'wo', 'a s', 'the l']) {
      expect((await suggestions(text)).length).toBeLessThanOrEqual(10);
    }
  });

  it.each([
    ['limit=5', 'limit', 'There is no parameter "limit": use q, format.'],
    ['q=a&q=b', 'q', 'q may be given once, but it is given 2 times: leave one.'],
    [`q=${'a'.repeat(513)}`, 'q', 'q must be at most 512 characters long, but it has 513.'],
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
        '/?q=theme%3A%22Social+Impact+Bonds%22',
        '/?q=social',
        '/?q=society',
        '/?q=%22Caf%C3%A9+society+in+care+homes%22',
        '/?q=%22A+social+impact+bond+for+foster+care%22',
      ],
    ]);
    expect((await typed('q=zzzzzz&format=opensearch')).json).toEqual(['zzzzzz', [], [], []]);
  });

  it('name addresses whose queries find something', async () => {
    for (const text of ['bo', 'ada', 'caf', '<mark', 'bond -bus %26 wor']) {
      const { json } = await typed(`q=${encodeURIComponent(text)}&format=opensearch`);
      const [, queries, , addresses] = json as [string, string[], string[], string[]];
      for (const [n, address] of addresses.entries()) {
        const { search } = new URL(address, served.url);
        const found = (await ask(served.url, `/api/search${search}`)).json as { query: object; total: number };
        expect(found.query).toMatchObject({ text: queries[n] });
        expect(found.total).toBeGreaterThan(0);
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

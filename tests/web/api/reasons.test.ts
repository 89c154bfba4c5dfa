import { SearchView } from '../../../src/web/views/view-schemas.js';
import { queryOf } from '../../archives/query.js';
import { ask } from '../asking.js';
import { LIBRARY } from '../library.js';
import { engineOver, serve, type Served } from '../served.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

async function search(q: string, others = ''): Promise<SearchView> {
  const { status, json } = await ask(served.url, `/api/search?q=${encodeURIComponent(q)}${others}`);
  expect(status).toBe(200);
  return SearchView.parse(json);
}

function sum(contributions: readonly { readonly score: number }[] = []): number {
  return contributions.reduce((total, { score }) => total + score, 0);
}

const QUERIES = [
  'bond',
  'bond bond contract',
  '"social impact bond" contract',
  'title:bond investor',
  'bnod contrakt',
  'bo* OR ferry',
  '"warm rooms"~3 library',
  'author:ada bond -workshop',
];

describe('the explanation of a hit', () => {
  it('is given only when asked for', async () => {
    for (const { explanation } of (await search('bond')).hits) expect(explanation).toBeUndefined();
    for (const { explanation } of (await search('bond', '&explain=1')).hits) expect(explanation).not.toEqual([]);
  });

  it('names each term, how often it stands where, and what it is worth', async () => {
    const { hits } = await search('ferries contract', '&match=any&explain=1');
    expect(hits[0]).toMatchObject({
      id: '2016-05-16-ferries-and-fairness',
      explanation: [{ term: 'ferri', title: 1, body: 1, weight: 1 }],
    });
  });

  // Four significant digits are off by half of the last at most.
  it.each(QUERIES)('of %s sums to the score as far as that is rounded', async (q) => {
    const { hits } = await search(q, '&match=any&explain=1&size=24');
    expect(hits.length).toBeGreaterThan(0);
    for (const { score, explanation } of hits) {
      expect(Math.abs(sum(explanation) - score)).toBeLessThanOrEqual(score * 0.0005);
    }
  });

  // The kernel adds up in 32 bits, of which 24 are the number.
  it.each(QUERIES)('of %s sums to the score that was not rounded', async (q) => {
    const engine = await engineOver(LIBRARY, 'first');
    const asked = queryOf(q, { size: 24, match: 'any', expand: true, explain: true });
    const { hits } = await engine.search(asked);
    await engine.close();
    expect(hits.length).toBeGreaterThan(0);
    for (const { score, explanation } of hits) expect(Math.abs(sum(explanation) - score)).toBeLessThan(score * 1e-6);
  });
});

describe('what is offered', () => {
  it('is a search with all of its filters, as parameters', async () => {
    const { offers, notices } = await search('bus', '&theme=Buses+and+Traims&year=2016');
    expect(notices).toEqual(['No article here has the theme “Buses and Traims”.']);
    for (const { text, filters, total } of offers) {
      const again = await search(
        text,
        `&${new URLSearchParams({ theme: filters.theme?.[0] ?? '', year: '2016' }).toString()}`,
      );
      expect(again.total).toBe(total);
    }
    expect((await search('bus')).offers).toEqual([]);
  });

  it('is what is dated as the query says, where more is than says so', async () => {
    const { offers } = await search('2016');
    const filtered = await search('', '&year=2016');
    expect(offers).toEqual([
      { reason: 'date', from: '2016', to: '2016', text: '', filters: { year: ['2016'] }, total: filtered.total },
    ]);
  });
});

describe('why nothing was found', () => {
  it('says what each clause finds, which one to blame, and what would find something', async () => {
    expect((await search('ferry author:ada')).why).toEqual({
      clauses: [
        { text: 'ferry', total: 1 },
        { text: 'author:ada', total: 7 },
      ],
      emptiedBy: 'ferry',
      nearest: [
        { text: 'author:ada', keepsFilters: true, total: 7 },
        { text: 'ferry', keepsFilters: true, total: 1 },
      ],
    });
  });

  it('names queries that find what it says, with the filters or without', async () => {
    for (const [q, filters] of [
      ['ferry author:ada', ''],
      ['-bond bond', ''],
      ['ferry', '&year=2015'],
      ['"night shifts" author:dev', '&theme=Health'],
    ] as const) {
      const { nearest = [] } = (await search(q, filters)).why ?? {};
      expect(nearest).not.toEqual([]);
      for (const { text, keepsFilters, total } of nearest) {
        expect((await search(text, keepsFilters ? filters : '')).total).toBe(total);
      }
    }
  });

  it('is said of an empty result and of no other', async () => {
    for (const q of [...QUERIES, 'zebra', 'ferry author:ada', '', 'author:nobody', '-bond bond', 'bond zebra']) {
      for (const match of ['most', 'all']) {
        const { total, why } = await search(q, `&match=${match}&expand=off`);
        expect([q, match, why !== null]).toEqual([q, match, total === 0]);
      }
    }
  });
});

describe('a word read as others', () => {
  it('says how many of the articles found do not have it', async () => {
    const { total, corrections } = await search('contrakt');
    expect(total).toBeGreaterThan(0);
    expect(corrections).toEqual([{ from: 'contrakt', to: ['contract'], added: total }]);
    expect((await search('contrakt', '&expand=off')).corrections).toEqual([]);
  });
});

import { SearchCounts } from '../../../src/insights/search-counts.js';
import { InsightsView } from '../../../src/web/views/view-schemas.js';
import { clientsBehind } from '../../../src/web/http/limits/rate-limits.js';
import { ask } from '../asking.js';
import { serve, type Served } from '../served.js';

const TOKEN = 'a token of some secrecy';
const BASIC = `Basic ${Buffer.from(`anybody:${TOKEN}`).toString('base64')}`;
const runs = { start: () => { throw new Error('not reached'); }, list: () => [], get: () => undefined } as never; // prettier-ignore

let time: number;
let served: Served;
beforeEach(async () => {
  time = Date.parse('2026-05-20T12:00:00Z');
  const insights = new SearchCounts([], () => new Date(time));
  served = await serve({ insights, admin: { token: TOKEN, runs }, clientOf: clientsBehind(1) });
});
afterEach(() => served.stop());

/** Three readers search one after the other. */
async function search(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    for (const n of [1, 2, 3]) await ask(served.url, path, { headers: { 'X-Forwarded-For': `192.0.2.${n}` } });
    time += 30_000;
  }
}

async function insights(): Promise<string[]> {
  const { json } = await ask(served.url, '/admin/insights', { headers: { Authorization: `Bearer ${TOKEN}` } });
  return InsightsView.parse(json).months.flatMap(({ queries }) =>
    queries.map(({ text, searches, nothing, corrected }) => `${text}: ${searches} ${nothing} ${corrected}`),
  );
}

describe('GET /admin/insights', () => {
  it('tells what people search for, whether it was answered anew or from either cache, on the page and in the API', async () => {
    await search('/?q=bond', '/api/search?q=bond', '/?q=bond', '/api/search?q=bond&expand=on', '/api/search?q=qqzz');
    expect(await insights()).toEqual(['bond: 12 0 0', 'qqzz: 3 3 0']);
  });

  it('counts neither browsing nor further pages nor what was wrong', async () => {
    await search('/', '/?q=bond&page=2', '/api/search?q=bond&page=0', '/api/suggest?q=bond', '/?q=bond');
    expect(await insights()).toEqual(['bond: 3 0 0']);
  });

  it('opens to the token as a password too, and as a page for browsers', async () => {
    await search('/?q=bond', '/?q=qqzz');
    const page = await ask(served.url, '/admin/insights', { headers: { Authorization: BASIC, Accept: 'text/html' } });
    expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(page.text).toMatch(/Found nothing.*qqzz.*3 of 3.*Most frequent.*bond/su);
  });

  it.each([
    [undefined, 401],
    ['Bearer wrong', 401],
    [`Basic ${Buffer.from('anybody:wrong').toString('base64')}`, 401],
    ['Basic !', 401],
    [`Bearer ${TOKEN}`, 200],
    [BASIC, 200],
  ])('to whoever sends %s answers %s', async (authorization, status) => {
    const headers = authorization === undefined ? {} : { Authorization: authorization };
    const reply = await ask(served.url, '/admin/insights', { headers });
    expect(reply.status).toBe(status);
    if (authorization === undefined) expect(reply.headers['www-authenticate']).toMatch(/^Basic realm=.*Bearer realm=/u);
  });

  it('takes a password for nothing that does something, and the other methods of none', async () => {
    const post = (path: string, authorization: string) =>
      ask(served.url, path, { method: 'POST', headers: { Authorization: authorization } });
    expect((await post('/admin/reindex', BASIC)).status).toBe(401);
    expect((await post('/admin/insights', BASIC)).status).toBe(401);
    expect((await post('/admin/insights', `Bearer ${TOKEN}`)).status).toBe(405);
  });
});

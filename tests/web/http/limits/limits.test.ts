import { once } from 'node:events';
import { connect } from 'node:net';
import { request, type IncomingMessage } from 'node:http';
import type { SearchEngine } from '../../../../src/search/engine.js';
import { clientsBehind, noticingProxies } from '../../../../src/web/http/limits/rate-limits.js';
import { SearchQueue } from '../../../../src/web/http/limits/search-queue.js';
import { createMetrics } from '../../../../src/web/http/metrics.js';
import { queryOf } from '../../../archives/query.js';
import { ask } from '../../asking.js';
import { LIBRARY } from '../../library.js';
import { engineOver, passingOn, serve } from '../../served.js';

/** As if it came from an address, by way of a proxy on this machine. */
const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });
const PROXIED = clientsBehind(1);

describe('A client', () => {
  const requestFrom = (remoteAddress: string, forwarded?: string) =>
    ({
      socket: { remoteAddress },
      connection: { remoteAddress },
      headers: { 'x-forwarded-for': forwarded },
    }) as unknown as IncomingMessage;

  it.each([
    ['127.0.0.1', undefined, 0, undefined],
    ['::1', undefined, 0, undefined],
    ['::ffff:127.0.0.1', undefined, 0, undefined],
    ['203.0.113.7', undefined, 0, '203.0.113.7'],
    // One client, however its address is spelt; and of IPv6 its network.
    ['::ffff:203.0.113.7', undefined, 0, '203.0.113.7'],
    ['127.0.0.1', '::ffff:cb00:7107', 1, '203.0.113.7'],
    ['2001:db8::1', undefined, 0, '2001:db8::/56'],
    ['2001:0db8:0:0:0:0:0:2', undefined, 0, '2001:db8::/56'],
    // Nobody is believed who is not trusted.
    ['203.0.113.7', '198.51.100.9', 0, '203.0.113.7'],
    ['127.0.0.1', '198.51.100.9', 1, '198.51.100.9'],
    ['127.0.0.1', '192.0.2.1, 198.51.100.9', 1, '198.51.100.9'],
    ['10.0.0.3', '198.51.100.9', ['10.0.0.0/8'], '198.51.100.9'],
  ] as const)('at %s, passed on for %s, with %j trusted, is %s', (address, forwarded, trusted, client) => {
    expect(clientsBehind(trusted)(requestFrom(address, forwarded))).toBe(client);
  });
});

it('A proxy on this machine that nobody has named is told of once', () => {
  const told: string[] = [];
  const clientOf = noticingProxies(clientsBehind(0), (sentence) => told.push(sentence));
  const proxied = { socket: { remoteAddress: '127.0.0.1' }, connection: { remoteAddress: '127.0.0.1' }, headers: { 'x-forwarded-for': '203.0.113.7' } }; // prettier-ignore
  for (let n = 0; n < 3; n++) clientOf(proxied as unknown as IncomingMessage);
  expect(told).toEqual([expect.stringContaining('TRUST_PROXY=loopback')]);
});

describe('The rate limit', () => {
  it('refuses what is over it, from one client, also from the cache, and says until when', async () => {
    const metrics = createMetrics();
    const served = await serve({ requestsPerMinute: 5, clientOf: PROXIED, metrics });
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++)
      statuses.push(
        (await ask(served.url, '/api/search?q=bond', from('203.0.113.7')).catch(() => ({ status: 429 }))).status,
      );
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const response = await fetch(`${served.url}/api/search?q=bond`, from('203.0.113.7'));
    expect([response.status, response.headers.get('content-type')]).toEqual([429, 'application/problem+json']);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(response.headers.get('ratelimit')).toContain('limit=5');
    expect([...response.headers.keys()]).toEqual(expect.arrayContaining(['x-request-id', 'content-security-policy']));
    // Others, programs on this machine, and questions after the service's health are answered.
    expect((await ask(served.url, '/api/search?q=bond', from('198.51.100.9'))).status).toBe(200);
    expect((await ask(served.url, '/api/search?q=bond')).status).toBe(200);
    expect((await ask(served.url, '/healthz', from('203.0.113.7'))).status).toBe(200);
    expect((await fetch(`${served.url}/healthzz`, from('203.0.113.7'))).status).toBe(429);
    const counted = await (await fetch(`${served.url}/metrics`)).text();
    expect(counted).toContain('sibyl_requests_limited_total 4');
    expect(counted).toMatch(/sibyl_http_requests_total\{route="none",method="GET",status="429"\} 4/u);
    await served.stop();
  });

  it('is the same under the path at which the world finds the service, and readable for sites that may ask', async () => {
    const served = await serve({
      requestsPerMinute: 1,
      clientOf: PROXIED,
      publicUrl: 'https://www.example.org/find',
      allowedOrigins: ['https://a.example'],
    });
    const asked = { headers: { ...from('203.0.113.7').headers, Origin: 'https://a.example' } };
    const get = (path: string) => fetch(served.url + path, asked);
    expect((await get('/find/healthz')).status).toBe(200);
    expect((await get('/find/api/search?q=bond')).status).toBe(200);
    const { status, headers } = await get('/find/api/search?q=bond');
    expect([status, headers.get('access-control-allow-origin')]).toEqual([429, 'https://a.example']);
    expect(headers.get('access-control-expose-headers')).toContain('Retry-After');
    await served.stop();
  });

  it('holds up whoever guesses tokens', async () => {
    const runs = { start: () => { throw new Error('not reached'); }, list: () => [], find: () => undefined } as never; // prettier-ignore
    const served = await serve({ admin: { token: 'the right token of all', runs } });
    const withToken = (token: string) =>
      fetch(`${served.url}/admin/runs`, { headers: { Authorization: `Bearer ${token}` } });
    for (let n = 0; n < 10; n++) expect((await withToken('wrong')).status).toBe(401);
    const refused = await withToken('the right token of all');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)]);
    await served.stop();
  });
});

describe('The line before the engine', () => {
  let engine: SearchEngine;
  beforeAll(async () => {
    engine = await engineOver(LIBRARY, 'line');
  });
  afterAll(() => engine.close());

  /** An engine whose searches take so long by a clock of its own. */
  const clocked = (tookMs: number) => {
    let time = 0;
    let refused = 0;
    const slow: SearchEngine = { ...passingOn(engine), search: (query) => { time += tookMs; return engine.search(query); } }; // prettier-ignore
    const queue = new SearchQueue(() => time, () => refused++); // prettier-ignore
    return { line: queue.before(slow), queue, refused: () => refused, pass: (ms: number) => (time += ms) };
  };
  const many = (line: SearchEngine, count: number) =>
    Promise.allSettled(Array.from({ length: count }, () => line.search(queryOf('bond'))));
  const answered = (settled: readonly PromiseSettledResult<unknown>[]) =>
    settled.filter(({ status }) => status === 'fulfilled').length;

  it('answers fifty slow searches at once on an idle server', async () => {
    const { line, refused } = clocked(60);
    expect(answered(await many(line, 50))).toBe(50);
    expect(refused()).toBe(0);
  });

  it('refuses what would wait too long once the work has not ended for a while', async () => {
    const { line, queue, pass, refused } = clocked(60);
    await many(line, 20);
    const burst = many(line, 50);
    pass(1500);
    expect(queue.waiting).toBe(50);
    await expect(line.search(queryOf('bond'))).rejects.toThrow('Too many searches are waiting');
    expect(refused()).toBe(1);
    await burst;
    expect(queue.waiting).toBe(0);
    expect(answered(await many(line, 1))).toBe(1);
  });

  it('is told as 503 with when to ask again, and health is answered meanwhile', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const served = await serve({ engine: { ...passingOn(engine), search: async (query) => { await held; return engine.search(query); } }, cacheBytes: 0 }); // prettier-ignore
    const waiting = Array.from({ length: 512 }, (_, n) =>
      fetch(`${served.url}/api/search?q=bond&size=${1 + (n % 100)}`),
    );
    let refused: Response | undefined;
    while (refused?.status !== 503) refused = await Promise.race([fetch(`${served.url}/api/search?q=ferry`), new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 200))]); // prettier-ignore
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
    release();
    await Promise.all(waiting);
    await served.stop();
  });
});

describe('A connection', () => {
  it('whose client goes away leaves no work behind', async () => {
    const engine = await engineOver(LIBRARY, 'left');
    let searches = 0;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const counting: SearchEngine = { ...passingOn(engine), search: async (query) => { searches++; await held; return engine.search(query); } }; // prettier-ignore
    const served = await serve({ engine: counting, cacheBytes: 0 });
    const { port } = new URL(served.url);
    const socket = connect(Number(port), '127.0.0.1');
    const requests = Array.from(
      { length: 40 },
      (_, n) => `GET /api/search?q=bond&size=${n + 1} HTTP/1.1\r\nHost: x\r\n\r\n`,
    );
    socket.write(requests.join(''));
    while (searches === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    socket.destroy();
    await once(socket, 'close');
    release();
    expect((await fetch(`${served.url}/api/search?q=ferry`)).status).toBe(200);
    expect(searches).toBeLessThan(4);
    await served.stop();
    await engine.close();
  });
});

describe('An answer', () => {
  it('has an id of its own, also from the cache, which the log has too', async () => {
    const served = await serve();
    const ids: (string | string[] | undefined)[] = [];
    for (let n = 0; n < 3; n++) ids.push((await ask(served.url, '/api/search?q=bond')).headers['x-request-id']);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[\da-f]{10}-[\da-z]+$/);
    await served.stop();
  });

  it.each([
    ['br;q=0.2, gzip;q=0.8', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['identity;q=1, gzip;q=0.5', undefined],
    ['*;q=0.5', 'br'],
    ['deflate', undefined],
  ])('for %s comes as %s', async (accepted, encoding) => {
    const served = await serve();
    const asked = request(`${served.url}/api/search`, { headers: { 'Accept-Encoding': accepted } }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.headers['content-encoding']).toBe(encoding);
    await served.stop();
  });

  it('that refuses an address repeats no more than its beginning', async () => {
    const served = await serve();
    const { text: body } = await ask(served.url, `/api/${'x'.repeat(5000)}`);
    expect(body.length).toBeLessThan(1000);
    await served.stop();
  });

  it('with what is counted opens to a token only, where there is one', async () => {
    const served = await serve({ metrics: createMetrics(), metricsToken: 'a token for metrics' });
    expect((await fetch(`${served.url}/metrics`)).status).toBe(401);
    const told = await fetch(`${served.url}/metrics`, { headers: { Authorization: 'Bearer a token for metrics' } });
    expect(told.status).toBe(200);
    expect(await told.text()).not.toContain('nodejs_version');
    await served.stop();
  });
});

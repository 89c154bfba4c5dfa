import { createMetrics } from '../../../src/web/http/metrics.js';
import { ask, type Reply } from '../asking.js';
import { LIBRARY } from '../library.js';
import { engineOver, passingOn, serve, type Served } from '../served.js';

let served: Served;
afterEach(() => served.stop());

const SITE = 'https://site.example';

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return ask(served.url, path, { headers, method });
}

/** What differs between two sendings of an answer. */
const PASSING = ['date', 'x-cache', 'x-request-id', 'server-timing'];

/** All that a client sees of an answer, but for that. */
function seen({ status, bytes, headers }: Reply) {
  const lasting = Object.entries(headers).filter(([name]) => !PASSING.includes(name));
  return { status, text: bytes.toString('latin1'), headers: Object.fromEntries(lasting) };
}

describe('an answer that is sent from the door', () => {
  it.each([
    ['/api/search?q=bond', {}],
    ['/api/search?q=bond', { 'Accept-Encoding': 'br' }],
    ['/api/search?q=bond', { 'Accept-Encoding': 'gzip;q=1.0, identity; q=0.5' }],
    ['/api/search?q=bond', { Origin: SITE }],
    ['/api/search?q=bond', { Origin: 'https://elsewhere.example' }],
    ['/?q=bond&sort=newest', { 'Accept-Encoding': 'gzip' }],
  ])('is what the long way gives: %s %j', async (path, headers: Record<string, string>) => {
    served = await serve({ allowedOrigins: [SITE] });
    const first = await get(path, headers);
    const again = await get(path, headers);
    expect([first, again].map((reply) => reply.headers['x-cache'])).toEqual(['miss', 'hit']);
    expect(seen(again)).toEqual(seen(first));
  });

  it('is found by all that it varies by', async () => {
    served = await serve({ allowedOrigins: [SITE] });
    const plain = await get('/api/search?q=bond');
    const allowed = await get('/api/search?q=bond', { Origin: SITE });
    expect([plain, allowed].map(({ headers }) => headers['access-control-allow-origin'])).toEqual([undefined, SITE]);
    const [small, plainAgain] = [
      await get('/api/search?q=bond', { 'Accept-Encoding': 'gzip' }),
      await get('/api/search?q=bond'),
    ];
    expect([small, plainAgain].map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', undefined]);
  });

  it('has no body for HEAD, and 304 for who has it already', async () => {
    served = await serve();
    const { headers, bytes } = await get('/api/search?q=bond');
    const head = await get('/api/search?q=bond', {}, 'HEAD');
    expect([head.status, head.bytes.length, head.headers['content-length']]).toEqual([200, 0, String(bytes.length)]);
    for (const tag of [String(headers.etag), `"other", W/${String(headers.etag)}`, '*']) {
      const unchanged = await get('/api/search?q=bond', { 'If-None-Match': tag });
      expect([unchanged.status, unchanged.bytes.length, unchanged.headers.etag]).toEqual([304, 0, headers.etag]);
      expect(unchanged.headers['content-type']).toBeUndefined();
      expect(unchanged.headers['content-security-policy']).toBe(headers['content-security-policy']);
    }
    expect((await get('/api/search?q=bond', { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it('is none for other methods, and none where nothing is kept', async () => {
    served = await serve({ cacheBytes: 0 });
    await get('/api/search?q=bond');
    expect((await get('/api/search?q=bond')).headers['x-cache']).toBe('miss');
    await served.stop();
    served = await serve();
    await get('/api/search?q=bond');
    expect((await get('/api/search?q=bond', {}, 'POST')).status).toBe(405);
  });

  it('is of the generation in service', async () => {
    const [first, second] = [await engineOver(LIBRARY, 'first'), await engineOver(LIBRARY.slice(1), 'second')];
    let engine = first;
    served = await serve({
      engine: {
        ...passingOn(first),
        get index() {
          return engine.index;
        },
        search: (query) => engine.search(query),
      },
    });
    const generationOf = (reply: Reply) =>
      (JSON.parse(reply.bytes.toString()) as { index: { generation: string } }).index.generation;
    await get('/api/search?q=bond');
    expect(generationOf(await get('/api/search?q=bond'))).toBe('first');
    engine = second;
    const turned = await get('/api/search?q=bond');
    expect([generationOf(turned), turned.headers['x-cache']]).toEqual(['second', 'miss']);
    await Promise.all([first.close(), second.close()]);
  });

  it('is counted like any other', async () => {
    const metrics = createMetrics();
    served = await serve({ metrics });
    for (let n = 0; n < 3; n++) await get('/api/search?q=bond');
    const told = (await get('/metrics')).bytes.toString();
    expect(told).toContain('sibyl_http_requests_total{route="/api/search",method="GET",status="200"} 3');
    expect(told).toContain('sibyl_answer_cache_total{result="hit"} 2');
    expect(told).toContain('sibyl_http_request_duration_seconds_count{route="/api/search",outcome="ok"} 3');
  });
});

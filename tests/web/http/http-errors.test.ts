import { Writable } from 'node:stream';
import pino from 'pino';
import type { AppServices } from '../../../src/web/app.js';
import { ask } from '../asking.js';
import { LIBRARY } from '../library.js';
import { engineOver, passingOn, serve, type Served } from '../served.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

const ARTICLE = `/api/articles/${LIBRARY[0]?.id ?? ''}`;
const ADDRESSES = [
  ...['/', '/api/search', '/api/suggest?q=bo', '/api/suggest?q=bo&format=opensearch', ARTICLE, `${ARTICLE}/similar`],
  ...['/healthz', '/readyz', '/openapi.json'],
];

describe('a refused request', () => {
  it('is told by RFC 9457 what is wrong with each parameter', async () => {
    const { status, headers, json } = await ask(served.url, '/api/search?size=ten&q=a&q=b');
    expect(status).toBe(400);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
    const problems = [
      { name: 'q', problem: 'q may be given once, but it is given 2 times: leave one.' },
      { name: 'size', problem: 'size must be a whole number from 1 to 100, but it is "ten".' },
    ];
    expect(json).toEqual({
      type: '/openapi.json#/components/responses/WrongParameters',
      title: 'Wrong parameters',
      status: 400,
      detail: problems.map(({ problem }) => problem).join(' '),
      instance: '/api/search?size=ten&q=a&q=b',
      parameters: problems,
    });
  });

  it.each([
    '/nothing',
    '/api',
    '/api/articles',
    '/api/articles/a/b',
    '/api/articles/a/similar/',
    '/api/suggest/',
    '/API/search',
    '/api/search/',
    '/%E0%A4%A',
    '//',
    '/..',
  ])('at %s finds nothing', async (address) => {
    const { status, json } = await ask(served.url, address);
    expect(status).toBe(404);
    expect(json).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'Nothing is at this address: / is the search page, and /openapi.json lists what there is for programs.',
      instance: expect.any(String) as string,
    });
  });

  it.each([
    ['/nothing?a="<b>|{c}[d]`^\\', '/nothing?a=%22%3Cb%3E%7C%7Bc%7D%5Bd%5D%60%5E%5C'],
    ['/nothing?a=%zz&b=%41', '/nothing?a=%25zz&b=%41'],
    ['/nothing%', '/nothing%25'],
  ])('at %s is named as a valid URI reference', async (address, instance) => {
    expect((await ask(served.url, address)).json).toMatchObject({ instance });
  });

  it.each(ADDRESSES)('with another method than GET and HEAD is told which there are at %s', async (address) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status, headers, json } = await ask(served.url, address, { method });
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
      expect(json).toMatchObject({ detail: `${method} is not possible here: use GET or HEAD.` });
    }
  });
});

describe('every address', () => {
  it.each(ADDRESSES)('answers HEAD as GET, without the body: %s', async (address) => {
    const get = await ask(served.url, address);
    const head = await ask(served.url, address, { method: 'HEAD' });
    expect([get.status, head.status]).toEqual([200, 200]);
    expect(head.bytes).toHaveLength(0);
    for (const name of ['content-length', 'content-type', 'etag']) {
      if (address !== '/api/search' || name === 'content-type') expect(head.headers[name]).toBe(get.headers[name]);
    }
  });

  it.each([...ADDRESSES, '/help', '/nothing', '/api/search?size=ten'])(
    'has strict security headers: %s',
    async (address) => {
      const { headers } = await ask(served.url, address);
      expect(headers).toMatchObject({
        'content-security-policy': [
          "default-src 'none'",
          ...["script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:"],
          ...["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
        ].join(';'),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('strict-transport-security');
    },
  );
});

describe('a problem in a browser', () => {
  const BROWSER = { headers: { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' } };

  it.each([
    ['/nothing', 404, 'There is nothing here'],
    ['/articles/nobody', 404, 'There is no article &quot;nobody&quot;'],
    ['/?q=bond&from=2017-02-30', 400, 'must be a day that is in the calendar'],
    ['/?q=%ff', 400, 'not valid percent-encoded UTF-8'],
  ])('is a page: %s', async (address, status, says) => {
    const reply = await ask(served.url, address, BROWSER);
    expect(reply.status).toBe(status);
    expect(reply.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    expect(reply.text).toContain(says);
  });

  it('keeps what was searched for in the box', async () => {
    const { text } = await ask(served.url, '/?q=%22warm+homes%22&size=0', BROWSER);
    expect(text).toContain('value="&quot;warm homes&quot;"');
  });

  it('is for programs what it always is where only programs ask', async () => {
    const { headers } = await ask(served.url, '/api/search?size=ten', BROWSER);
    expect(headers['content-type']).toBe('application/problem+json');
  });
});

describe('the health checks', () => {
  it('say that the service lives and which index it has', async () => {
    expect((await ask(served.url, '/healthz')).json).toEqual({ status: 'ok' });
    expect((await ask(served.url, '/readyz')).json).toMatchObject({ status: 'ready', index: { generation: 'first' } });
  });

  it('say when no searches should come', async () => {
    const unready = await serve({ ready: () => false });
    const { status, headers, json } = await ask(unready.url, '/readyz');
    const alive = await ask(unready.url, '/healthz');
    await unready.stop();
    expect([status, headers['retry-after'], alive.status]).toEqual([503, '1', 200]);
    expect(json).toMatchObject({ title: 'Service Unavailable' });
  });
});

describe('an unexpected error', () => {
  /** The library, whose engine fails once it is asked for a word. */
  async function serveFailing(logger: AppServices['logger']): Promise<Served> {
    const engine = await engineOver(LIBRARY, 'first');
    const failing: AppServices['engine'] = {
      ...passingOn(engine),
      search: (query) =>
        query.clauses.length > 0
          ? Promise.reject(new Error('secret: /var/lib/snapshot is gone'))
          : engine.search(query),
      article: () => {
        throw new TypeError('secret as well');
      },
    };
    const inner = await serve({ engine: failing, ...(logger && { logger }) });
    return { url: inner.url, stop: () => inner.stop().then(() => engine.close()) };
  }

  it('is a 500 that gives nothing away, is not kept, and stops nothing', async () => {
    const failing = await serveFailing(undefined);
    for (const address of ['/api/search?q=bond', '/api/search?q=bond', '/api/articles/x']) {
      const { status, headers, json } = await ask(failing.url, address);
      expect(status).toBe(500);
      expect(json).toEqual({
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        detail: 'Something went wrong here, not in your request. Try again later; the log says more.',
        instance: address,
      });
      expect(headers['cache-control']).toBe('no-store');
      for (const name of ['etag', 'x-cache', 'server-timing']) expect(headers).not.toHaveProperty(name);
    }
    expect((await ask(failing.url, '/api/search')).status).toBe(200);
    await failing.stop();
  });

  it('is logged with its stack', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const failing = await serveFailing(pino({ level: 'error' }, sink));
    await ask(failing.url, '/api/search?q=bond');
    await ask(failing.url, '/nothing');
    await failing.stop();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines.join(''))).toMatchObject({
      msg: 'unexpected error',
      method: 'GET',
      path: '/api/search',
      err: { message: 'secret: /var/lib/snapshot is gone', stack: expect.stringContaining('errors.test') as string },
    });
  });
});

import express, { type Express, type RequestHandler } from 'express';
import fc from 'fast-check';
import request from 'supertest';
import { allowOrigins } from '../../../src/web/http/allowed-origins.js';
import { jsonAnswer, send, textAnswer } from '../../../src/web/answers/answer.js';
import { MethodNotAllowedError, NotFoundError, translateErrors } from '../../../src/web/http/http-errors.js';

const SITE = 'https://www.example.org';
const LOCAL = 'http://localhost:8080';
const PREFLIGHT = { 'Access-Control-Request-Method': 'GET' };

/** A service with an answer, an error, and an address beside the API. */
function serviceFor(origins: readonly string[]): Express {
  const answer: RequestHandler = (request, response) => {
    send(request, response, jsonAnswer({ total: 1 }));
  };
  const app = express();
  app.use('/api', allowOrigins(origins));
  app
    .route('/api/search')
    .get(answer)
    .all(({ method }) => {
      throw new MethodNotAllowedError(method, ['GET', 'HEAD']);
    });
  app.get('/api/suggest', (_request, response) => {
    response.vary('Accept');
    throw new NotFoundError('Nothing is here.');
  });
  app.get('/readyz', answer);
  app.use(translateErrors(undefined, () => textAnswer('', 'text/html')));
  return app;
}

const service = serviceFor([SITE, LOCAL]);

function corsHeaders(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(headers).filter((name) => name.startsWith('access-control-'));
}

describe('a script on an allowed site', () => {
  it.each([SITE, LOCAL])('may read answers: %s', async (origin) => {
    const { status, headers } = await request(service).get('/api/search').set('Origin', origin);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-expose-headers':
        'ETag, RateLimit, RateLimit-Policy, Retry-After, Server-Timing, X-Cache, X-Request-Id',
      vary: 'Origin, Accept-Encoding',
    });
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it('may read that nothing has changed', async () => {
    const { headers } = await request(service).get('/api/search').set('Origin', SITE);
    const again = await request(service)
      .get('/api/search')
      .set({ Origin: LOCAL, 'If-None-Match': String(headers.etag) });
    expect(again.status).toBe(304);
    expect(again.headers).toMatchObject({ 'access-control-allow-origin': LOCAL, vary: 'Origin, Accept-Encoding' });
  });

  it('may read what went wrong', async () => {
    const { status, headers } = await request(service).get('/api/suggest').set('Origin', SITE);
    expect(status).toBe(404);
    expect(headers).toMatchObject({ 'access-control-allow-origin': SITE, vary: 'Origin, Accept' });
  });

  it('may send If-None-Match, when its browser asks first', async () => {
    const { status, headers, text } = await request(service)
      .options('/api/search')
      .set({ Origin: SITE, ...PREFLIGHT });
    expect([status, text]).toEqual([204, '']);
    expect(headers).toMatchObject({
      'access-control-allow-origin': SITE,
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'If-None-Match',
      vary: 'Origin',
    });
  });

  it('may not use other methods', async () => {
    for (const method of ['post', 'delete', 'options'] as const) {
      const { status, headers } = await request(service)[method]('/api/search').set('Origin', SITE);
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
    }
  });

  it('may read nothing but the API', async () => {
    const { status, headers } = await request(service).get('/readyz').set('Origin', SITE);
    expect([status, corsHeaders(headers)]).toEqual([200, []]);
  });
});

describe('a script on any other site', () => {
  const ORIGINS = [
    ...['https://example.org', 'http://www.example.org', `${SITE}.evil.example`, `${SITE}:8443`, `${SITE}/`],
    ...['HTTPS://WWW.EXAMPLE.ORG', `${SITE}, ${LOCAL}`, `${SITE} ${LOCAL}`, 'null', '*', '', 'https://www-example.org'],
  ];

  it.each(ORIGINS)('is told nothing of what may be read: %j', async (origin) => {
    const { status, headers } = await request(service).get('/api/search').set('Origin', origin);
    expect([status, corsHeaders(headers), headers.vary]).toEqual([200, [], 'Origin, Accept-Encoding']);
  });

  it.each(ORIGINS)('is refused when its browser asks first: %j', async (origin) => {
    const { status, headers } = await request(service)
      .options('/api/search')
      .set({ Origin: origin, ...PREFLIGHT });
    expect([status, corsHeaders(headers), headers.vary]).toEqual([405, [], 'Origin, Accept']);
  });

  it('is told nothing, whatever it calls itself', async () => {
    const printable = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));
    const pieces = fc.array(fc.oneof(printable, fc.constantFrom('https://', 'www.', 'example', '.org')), {
      maxLength: 12,
    });
    const others = pieces.map((list) => list.join('').trim()).filter((origin) => origin !== SITE);
    await fc.assert(
      fc.asyncProperty(others, async (origin) => {
        expect(corsHeaders((await request(service).get('/api/search').set('Origin', origin)).headers)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a request that no script sent', () => {
  it('is answered as ever, and kept apart by caches', async () => {
    const { status, headers } = await request(service).get('/api/search');
    expect([status, corsHeaders(headers), headers.vary]).toEqual([200, [], 'Origin, Accept-Encoding']);
  });
});

describe('a service that allows no site', () => {
  it('does not know of origins', async () => {
    const { status, headers } = await request(serviceFor([])).get('/api/search').set('Origin', SITE);
    expect([status, corsHeaders(headers), headers.vary]).toEqual([200, [], 'Accept-Encoding']);
  });
});

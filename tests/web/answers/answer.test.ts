import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ask, type Reply } from '../asking.js';
import { LIBRARY } from '../library.js';
import { serve, type Served } from '../served.js';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(() => served.stop());

function search(queryString: string, headers: Record<string, string> = {}): Promise<Reply> {
  return ask(served.url, `/api/search?${queryString}`, { headers });
}

function etagOf({ headers }: Reply): string {
  return headers.etag ?? '';
}

describe('a client that has an answer', () => {
  it.each<[string, (etag: string) => string]>([
    ['as it was', (etag) => etag],
    ['as a weak one', (etag) => `W/${etag}`],
    ['in a list', (etag) => `"other", ${etag},"another"`],
    ['as a star', () => '*'],
  ])('is told 304 when it sends the ETag %s', async (_, sent) => {
    const first = await search('q=bond');
    const second = await search('q=bond', { 'If-None-Match': sent(etagOf(first)) });
    expect(second.status).toBe(304);
    expect(second.bytes).toHaveLength(0);
    expect(second.headers).toMatchObject({
      etag: etagOf(first),
      'cache-control': 'public, max-age=60',
      vary: 'Accept-Encoding',
    });
    expect(second.headers['content-encoding']).toBeUndefined();
  });

  it('is answered in full when the ETag is another', async () => {
    await search('q=bond');
    expect((await search('q=bond', { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it.each([
    ...['/', '/openapi.json', '/api/suggest?q=bo', '/api/suggest?q=bo&format=opensearch'],
    ...['', '/similar'].map((below) => `/api/articles/${LIBRARY[0]?.id ?? ''}${below}`),
  ])('is told 304 of %s as well', async (path) => {
    const first = await ask(served.url, path);
    const second = await ask(served.url, path, { headers: { 'If-None-Match': etagOf(first) } });
    expect([first.status, second.status]).toEqual([200, 304]);
  });
});

describe('compression', () => {
  it.each([
    ['gzip', 'gzip', gunzipSync],
    ['br', 'br', brotliDecompressSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip, br;q=0', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
  ])('for a client that accepts %s is %s', async (accepted, encoding, decode) => {
    const plain = await search('size=24');
    const packed = await search('size=24', { 'Accept-Encoding': accepted });
    expect(packed.headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' });
    expect(packed.headers['content-length']).toBe(String(packed.bytes.length));
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
    expect(decode(packed.bytes).equals(plain.bytes)).toBe(true);
  });

  it.each(['', 'identity', 'deflate', 'br;q=0, gzip;q=0'])('is not for a client that accepts %j', async (accepted) => {
    const { headers } = await search('size=24', { 'Accept-Encoding': accepted });
    expect(headers).toMatchObject({ vary: 'Accept-Encoding', 'x-cache': 'miss' });
    expect(headers['content-encoding']).toBeUndefined();
  });

  it('is not for small answers', async () => {
    const { bytes, headers } = await ask(served.url, '/api/suggest?q=', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(bytes.length).toBeLessThan(1024);
    expect(headers['content-encoding']).toBeUndefined();
  });

  it('gives every representation a strong ETag of its own, and 304 only to its own', async () => {
    const gzip = { 'Accept-Encoding': 'gzip' };
    const replies = [
      await search('size=24'),
      await search('size=24', gzip),
      await search('size=24', { 'Accept-Encoding': 'br' }),
    ];
    expect(replies.map(({ headers }) => headers['x-cache'])).toEqual(['miss', 'hit', 'hit']);
    expect(new Set(replies.map(etagOf)).size).toBe(3);
    const [plain = '', zipped = ''] = replies.map(etagOf);
    expect((await search('size=24', { ...gzip, 'If-None-Match': zipped })).status).toBe(304);
    expect((await search('size=24', { ...gzip, 'If-None-Match': plain })).status).toBe(200);
  });
});

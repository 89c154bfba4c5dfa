import express from 'express';
import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { parseQuery } from '../../../src/search/language/parse-query.js';
import { createHighlighter } from '../../../src/search/highlights/highlighter.js';
import { AnswerCache } from '../../../src/web/answers/answer-cache.js';
import { AnswerDoor } from '../../../src/web/answers/answer-door.js';
import { searchHandler } from '../../../src/web/api/search-handler.js';
import { listen } from '../../../src/web/http/listen.js';
import { ask, type Reply } from '../asking.js';
import { LIBRARY } from '../library.js';
import { engineOver, serve, type Served } from '../served.js';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(() => served.stop());

function search(queryString: string, headers: Record<string, string> = {}): Promise<Reply> {
  return ask(served.url, `/api/search?${queryString}`, { headers });
}

function cacheOf({ headers }: Reply): unknown {
  return headers['x-cache'];
}

describe('the cache of search answers', () => {
  it('answers the same query with the same bytes, without searching', async () => {
    const first = await search('q=bond');
    const second = await search('q=bond');
    expect([cacheOf(first), cacheOf(second)]).toEqual(['miss', 'hit']);
    expect(first.headers['server-timing']).toMatch(/^search;dur=\d+(\.\d+)?$/);
    expect(second.headers['server-timing']).toBeUndefined();
    expect(second.bytes.equals(first.bytes)).toBe(true);
    expect(second.headers.etag).toBe(first.headers.etag);
    expect(first.headers.etag).toMatch(/^"[\w-]+"$/);
    expect(first.headers['cache-control']).toBe('public, max-age=60');
  });

  it.each([
    ['q=bond&page=1', 'page=1&q=bond'],
    ['q=bond', 'q=bond&page=1&size=10&match=most&expand=on&sort=relevance'],
    ['q=bond', 'q=bond&explain=0'],
    ['q=rough+sleepers', 'q=rough%20sleepers'],
    ['theme=Health&theme=Housing', 'theme=Housing&theme=Health&theme=Housing'],
    ['from=2017&to=2017', 'from=2017-01&to=2017-12-31'],
    ['', 'q=&from=&author='],
  ])('knows ?%s and ?%s for the same query', async (one, other) => {
    await search(one);
    expect(cacheOf(await search(other))).toBe('hit');
  });

  it.each([
    ['q=bond', 'q=bonds'],
    ['q=bond', 'q=bond&page=2'],
    ['q=bond', 'q=bond&size=11'],
    ['q=bond', 'q=bond&match=all'],
    ['q=bond', 'q=bond&expand=off'],
    ['q=bond', 'q=bond&sort=newest'],
    ['q=bond', 'q=bond&explain=1'],
    ['theme=Health', 'author=Health'],
    ['from=2017', 'to=2017'],
  ])('tells ?%s from ?%s', async (one, other) => {
    await search(one);
    expect(cacheOf(await search(other))).toBe('miss');
  });

  it('has the same tag when it is found anew, however long that took', async () => {
    await served.stop();
    served = await serve({ cacheBytes: 0 });
    for (const accepted of ['identity', 'br']) {
      const [first, second] = [
        await search('q=bond', { 'Accept-Encoding': accepted }),
        await search('q=bond', { 'Accept-Encoding': accepted }),
      ];
      expect([cacheOf(first), cacheOf(second)]).toEqual(['miss', 'miss']);
      expect(second.headers.etag).toBe(first.headers.etag);
    }
    const tags = await Promise.all(
      ['identity', 'gzip', 'br'].map((accepted) => search('q=bond', { 'Accept-Encoding': accepted })),
    );
    expect(new Set(tags.map(({ headers }) => headers.etag)).size).toBe(3);
    expect((await search('q=loan')).headers.etag).not.toBe(tags[0]?.headers.etag);
  });

  it('of no bytes searches every time', async () => {
    await served.stop();
    served = await serve({ cacheBytes: 0 });
    await search('q=bond');
    expect(cacheOf(await search('q=bond'))).toBe('miss');
  });
});

describe('the memory of the cache', () => {
  /** A search address over a cache that can be looked into. */
  async function serveWith(answers: AnswerCache): Promise<Served> {
    const engine = await engineOver(LIBRARY, 'first');
    const highlight = createHighlighter(createEnglishAnalyzer());
    const handler = searchHandler({ engine, highlight, parseQuery, answers, door: new AnswerDoor(0) });
    const server = await listen(express().get('/api/search', handler), { host: '127.0.0.1', port: 0 });
    return { url: server.url, stop: () => server.close().then(() => engine.close()) };
  }

  it('holds an answer in each encoding that was asked for, made once', async () => {
    const answers = new AnswerCache(1024 * 1024);
    await served.stop();
    served = await serveWith(answers);
    const sizes: number[] = [];
    for (const accepted of ['identity', 'gzip', 'gzip', 'br', 'br', 'identity']) {
      const { status } = await search('size=24', { 'Accept-Encoding': accepted });
      expect(status).toBe(200);
      sizes.push(answers.size);
    }
    const [plain = 0, gzip = 0, gzipAgain, br = 0, ...rest] = sizes;
    expect(plain).toBeGreaterThan(0);
    expect([gzip > plain, br > gzip]).toEqual([true, true]);
    expect([gzipAgain, ...rest]).toEqual([gzip, br, br]);
  });

  it('stays within its bound, however many large answers are asked for', async () => {
    const bound = 100_000;
    const answers = new AnswerCache(bound);
    await served.stop();
    served = await serveWith(answers);
    for (let n = 0; n < 40; n++) {
      const reply = await search(`q=${'+'.repeat(n)}&size=24`, n % 3 === 0 ? { 'Accept-Encoding': 'gzip' } : {});
      expect(cacheOf(reply)).toBe('miss');
      expect(answers.size).toBeLessThanOrEqual(bound);
    }
    expect(answers.size).toBeGreaterThan(bound / 2);
    expect(cacheOf(await search(`q=${'+'.repeat(39)}&size=24`))).toBe('hit');
    expect(cacheOf(await search('size=24'))).toBe('miss');
  });
});

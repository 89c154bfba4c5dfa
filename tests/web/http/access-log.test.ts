import { once } from 'node:events';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import pino from 'pino';
import { ask } from '../asking.js';
import { LIBRARY } from '../library.js';
import { engineOver, passingOn, serve } from '../served.js';

/** A logger, the lines it wrote, and a promise of the next one. */
function recorder(level: string) {
  const lines: Record<string, unknown>[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
      sink.emit('line');
    },
  });
  return { lines, logger: pino({ level }, sink), next: () => once(sink, 'line') };
}

describe('the access log', () => {
  it('has a line for each request, without what was searched for', async () => {
    const { lines, logger } = recorder('info');
    const served = await serve({ logger });
    await ask(served.url, '/api/search?q=private');
    await ask(served.url, '/api/search?q=private');
    await ask(served.url, '/nothing', { method: 'POST' });
    await served.stop();
    const request = { level: 30, msg: 'request', ms: expect.any(Number) as number };
    expect(lines).toMatchObject([
      { ...request, method: 'GET', path: '/api/search', status: 200, cache: 'miss' },
      { ...request, method: 'GET', path: '/api/search', status: 200, cache: 'hit' },
      { ...request, method: 'POST', path: '/nothing', status: 404 },
    ]);
    expect(JSON.stringify(lines)).not.toContain('private');
    expect(lines.some((line) => 'cut' in line)).toBe(false);
  });

  it('tells of slow searches by their shape and number of words, and of the words only when asked to', async () => {
    for (const withWords of [false, true]) {
      const { lines, logger } = recorder('warn');
      const served = await serve({ logger, slowQueries: { fromMs: 0.001, withWords } });
      await ask(served.url, `/api/search?q=${encodeURIComponent('"private bonds" title:loan* -river')}`);
      await ask(served.url, '/healthz');
      await served.stop();
      expect(lines).toMatchObject([
        { msg: 'slow search', path: '/api/search', words: 5, shape: ['phrase', 'prefix', 'field', 'operator'] },
      ]);
      expect(JSON.stringify(lines).includes('private')).toBe(withWords);
    }
  });

  it('is silent above its level', async () => {
    const { lines, logger } = recorder('warn');
    const served = await serve({ logger });
    await ask(served.url, '/api/search');
    await served.stop();
    expect(lines).toEqual([]);
  });

  it('says when a client left before its answer, which is no error', async () => {
    const { lines, logger, next } = recorder('info');
    const engine = await engineOver(LIBRARY, 'first');
    let answer: () => void = () => undefined;
    const served = await serve({
      logger,
      engine: {
        ...passingOn(engine),
        search: async (query) => {
          await new Promise<void>((resolve) => {
            answer = resolve;
            client.destroy();
          });
          return engine.search(query);
        },
      },
    });
    const { port } = new URL(served.url);
    const client = connect(Number(port), '127.0.0.1');
    const logged = next();
    client.write('GET /api/search HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await logged;
    answer();
    expect((await ask(served.url, '/healthz')).status).toBe(200);
    await served.stop();
    await engine.close();
    expect(lines[0]).toMatchObject({ level: 30, path: '/api/search', cut: true });
    expect(lines.some(({ level }) => level !== 30)).toBe(false);
  });
});

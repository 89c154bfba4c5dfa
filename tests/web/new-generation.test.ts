import { LiveEngine } from '../../src/search/live-engine.js';
import type { SearchEngine } from '../../src/search/engine.js';
import { SearchView } from '../../src/web/api/schemas.js';
import { ask, type Reply } from './ask.js';
import { LIBRARY } from './library.js';
import { engineOver, serve, type Served } from './served.js';

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

function etagOf({ headers }: Reply): string {
  return headers.etag ?? '';
}

function generationOf({ json }: Reply): string {
  return SearchView.parse(json).index.generation;
}

describe('a new generation', () => {
  async function serveLive(first: SearchEngine): Promise<LiveEngine> {
    const engine = new LiveEngine(first);
    await served.stop();
    served = await serve({ engine });
    return engine;
  }

  it('answers at once, and what the old one answered is not served again', async () => {
    const live = await serveLive(await engineOver(LIBRARY, 'first'));
    const before = await search('q=bond');
    expect(cacheOf(await search('q=bond'))).toBe('hit');
    await live.swap(await engineOver(LIBRARY, 'second'));
    const after = await search('q=bond', { 'If-None-Match': etagOf(before) });
    expect([after.status, cacheOf(after), generationOf(after)]).toEqual([200, 'miss', 'second']);
    expect(etagOf(after)).not.toBe(etagOf(before));
    expect(cacheOf(await search('q=bond'))).toBe('hit');
    await live.close();
  });

  it('changes the ETag of an article and the index it names', async () => {
    const live = await serveLive(await engineOver(LIBRARY, 'first'));
    const path = `/api/articles/${LIBRARY[0]?.id ?? ''}`;
    const before = await ask(served.url, path);
    await live.swap(await engineOver(LIBRARY, 'second'));
    const after = await ask(served.url, path, { headers: { 'If-None-Match': etagOf(before) } });
    expect(after.json).toMatchObject({ index: { generation: 'second' } });
    await live.close();
  });

  it('does not get an answer that the old one gave after the swap', async () => {
    const first = await engineOver(LIBRARY, 'first');
    const { held, asked, release } = hold(first);
    const live = await serveLive(held);
    const late = search('q=bond');
    await asked;
    const ended = live.swap(await engineOver(LIBRARY, 'second'));
    release();
    expect(generationOf(await late)).toBe('first');
    await ended;
    const next = await search('q=bond');
    expect([cacheOf(next), generationOf(next)]).toEqual(['miss', 'second']);
    expect(generationOf(await search('q=bond'))).toBe('second');
    await live.close();
  });

  it('that comes between asking and answering is named, and keeps its answer', async () => {
    const [first, second] = [await engineOver(LIBRARY, 'first'), await engineOver(LIBRARY.slice(1), 'second')];
    let current = first;
    const swapping: SearchEngine = {
      get index() {
        return current.index;
      },
      search(query) {
        current = second;
        return second.search(query);
      },
      article: (id) => second.article(id),
      close: () => Promise.resolve(),
    };
    await served.stop();
    served = await serve({ engine: swapping });
    const between = await search('');
    expect(SearchView.parse(between.json)).toMatchObject({ total: 23, index: { generation: 'second' } });
    const next = await search('');
    expect([cacheOf(next), generationOf(next)]).toEqual(['hit', 'second']);
    await Promise.all([first.close(), second.close()]);
  });

  it('never gets its name on an article of the old one', async () => {
    const [first, second] = [await engineOver(LIBRARY, 'first'), await engineOver(LIBRARY.slice(1), 'second')];
    let current = first;
    const swapping: SearchEngine = {
      get index() {
        return current.index;
      },
      search: (query) => current.search(query),
      article(id) {
        const asked = current;
        current = second;
        return asked.article(id);
      },
      close: () => Promise.resolve(),
    };
    await served.stop();
    served = await serve({ engine: swapping });
    // The article is gone from the second, and the first is not in service any more.
    expect((await ask(served.url, `/api/articles/${LIBRARY[0]?.id ?? ''}`)).status).toBe(404);
    await Promise.all([first.close(), second.close()]);
  });
});

/** An engine that gives no answer until it is released, and says when it was first asked. */
function hold(engine: SearchEngine): { held: SearchEngine; asked: Promise<void>; release: () => void } {
  let ask: () => void = () => undefined;
  let release: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const held: SearchEngine = {
    index: engine.index,
    async search(query) {
      ask();
      await released;
      return engine.search(query);
    },
    article: (id) => engine.article(id),
    close: () => engine.close(),
  };
  return { held, asked, release };
}

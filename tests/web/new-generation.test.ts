import { LiveEngine } from '../../src/generations/serving/live-engine.js';
import type { SearchEngine } from '../../src/search/engine.js';
import { SearchView, SuggestView } from '../../src/web/views/view-schemas.js';
import { ask, type Reply } from './asking.js';
import { LIBRARY } from './library.js';
import { engineOver, passingOn, serve, type Served } from './served.js';

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
      ...passingOn(second),
      get index() {
        return current.index;
      },
      search(query) {
        current = second;
        return second.search(query);
      },
    };
    await served.stop();
    served = await serve({ engine: swapping });
    const between = await search('');
    expect(SearchView.parse(between.json)).toMatchObject({ total: 23, index: { generation: 'second' } });
    const next = await search('');
    expect([cacheOf(next), generationOf(next)]).toEqual(['hit', 'second']);
    await Promise.all([first.close(), second.close()]);
  });

  describe('never gets its name on an answer of the old one', () => {
    /** Asks while a generation that lacks the oldest article takes over after the first question. */
    async function askWhileTurning(address: string): Promise<Reply> {
      const [first, second] = [await engineOver(LIBRARY, 'first'), await engineOver(LIBRARY.slice(1), 'second')];
      let current = first;
      const turn = <T>(question: (engine: SearchEngine) => Promise<T>): Promise<T> => {
        const asked = current;
        current = second;
        return question(asked);
      };
      const swapping: SearchEngine = {
        ...passingOn(first),
        get index() {
          return current.index;
        },
        article: (id) => turn((engine) => engine.article(id)),
        suggest: (text, size) => turn((engine) => engine.suggest(text, size)),
        similar: (id, size) => turn((engine) => engine.similar(id, size)),
      };
      await served.stop();
      served = await serve({ engine: swapping });
      const reply = await ask(served.url, address);
      await Promise.all([first.close(), second.close()]);
      return reply;
    }
    const oldest = `/api/articles/${LIBRARY[0]?.id ?? ''}`;

    it('to an article', async () => {
      // It is gone from the second, and the first is not in service any more.
      expect((await askWhileTurning(oldest)).status).toBe(404);
    });

    it('to similar articles', async () => {
      expect((await askWhileTurning(`${oldest}/similar`)).status).toBe(404);
    });

    it('to what was typed', async () => {
      const { suggestions, index } = SuggestView.parse((await askWhileTurning('/api/suggest?q=boilers')).json);
      // Only the oldest article has the word.
      expect([suggestions.filter(({ text }) => text === 'boilers'), index.generation]).toEqual([[], 'second']);
    });
  });
});

/** An engine that gives no answer until it is released, and says when it was first asked. */
function hold(engine: SearchEngine): { held: SearchEngine; asked: Promise<void>; release: () => void } {
  let ask: () => void = () => undefined;
  let release: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const held: SearchEngine = {
    ...passingOn(engine),
    async search(query) {
      ask();
      await released;
      return engine.search(query);
    },
  };
  return { held, asked, release };
}

import fc from 'fast-check';
import type { Article } from '../../../src/articles/article.js';
import { FACET_NAMES, perFacet } from '../../../src/search/facets.js';
import type { SearchEngine } from '../../../src/search/engine.js';
import { LiveEngine } from '../../../src/generations/serving/live-engine.js';
import { EMPTY_QUERY } from '../../../src/search/query.js';
import type { Hit, SearchResult, Suggestion } from '../../../src/search/result.js';
import { rounds } from '../../length.js';

/** An engine that answers when it is told to, with nothing but its generation, and never after it was closed. */
class HeldEngine implements SearchEngine {
  readonly index;
  closed = 0;
  readonly #held: (() => void)[] = [];

  constructor(readonly generation: string) {
    this.index = { generation, articles: 0, builtAt: '2017-05-02T09:30:00Z' };
  }

  get asked(): number {
    return this.#held.length;
  }

  /** Answers the question that has waited longest. */
  answer(): void {
    this.#held.shift()?.();
  }

  async search(): Promise<SearchResult> {
    await this.#wait();
    const facets = perFacet(FACET_NAMES, () => []);
    const nothing = {
      hits: [],
      total: 0,
      facets,
      suggestion: null,
      corrections: [],
      expansions: [],
      relaxed: null,
      partial: false,
    };
    return { ...nothing, offers: [], notices: [], why: null, index: this.index };
  }

  every(): Promise<never> {
    return Promise.reject(new Error('Nobody asks for every article here.'));
  }

  async article(): Promise<Article | undefined> {
    await this.#wait();
    throw new Error(`no article in ${this.generation}`);
  }

  async suggest(text: string, size: number): Promise<readonly Suggestion[]> {
    await this.#wait();
    return [
      { typed: [], article: null, text: `${text} of ${this.generation}`, kind: 'word', query: text, total: size },
    ];
  }

  async similar(id: string): Promise<readonly Hit[] | undefined> {
    await this.#wait();
    throw new Error(`nothing like ${id} in ${this.generation}`);
  }

  async close(): Promise<void> {
    await Promise.resolve();
    this.closed++;
  }

  async #wait(): Promise<void> {
    if (this.closed > 0) throw new Error(`${this.generation} is closed`);
    await new Promise<void>((resolve) => this.#held.push(resolve));
    if (this.closed > 0) throw new Error(`${this.generation} was closed while it answered`);
  }
}

describe('LiveEngine', () => {
  it('answers what was asked before a swap from the old engine, and what is asked after it from the new one', async () => {
    const [old, next] = [new HeldEngine('old'), new HeldEngine('next')];
    const live = new LiveEngine(old);
    const before = live.search(EMPTY_QUERY);
    const closed = live.swap(next);
    const after = live.search(EMPTY_QUERY);
    expect(live.index.generation).toBe('next');
    next.answer();
    expect((await after).index.generation).toBe('next');
    expect(old.closed).toBe(0);
    old.answer();
    expect((await before).index.generation).toBe('old');
    await closed;
    expect([old.closed, next.closed]).toEqual([1, 0]);
  });

  it('closes the old engine at once when nothing is asked of it, also after an answer that failed', async () => {
    const old = new HeldEngine('old');
    const live = new LiveEngine(old);
    const failing = live.article('2017-05-02-anything');
    old.answer();
    await expect(failing).rejects.toThrow('no article in old');
    await live.swap(new HeldEngine('next'));
    expect(old.closed).toBe(1);
  });

  it('hands on what it is asked to complete and what to find the like of, and owes these answers too', async () => {
    const old = new HeldEngine('old');
    const live = new LiveEngine(old);
    const completed = live.suggest('bon', 7);
    const alike = live.similar('2017-05-02-anything', 3);
    const closed = live.swap(new HeldEngine('next'));
    old.answer();
    expect(await completed).toEqual([
      { typed: [], article: null, text: 'bon of old', kind: 'word', query: 'bon', total: 7 },
    ]);
    expect(old.closed).toBe(0);
    old.answer();
    await expect(alike).rejects.toThrow('nothing like 2017-05-02-anything in old');
    await closed;
    expect(old.closed).toBe(1);
  });

  it('tells whoever swaps when the old engine cannot be closed', async () => {
    const old = new HeldEngine('old');
    old.close = () => Promise.reject(new Error('stuck'));
    const next = new HeldEngine('next');
    const live = new LiveEngine(old);
    await expect(live.swap(next)).rejects.toThrow('stuck');
    expect(live.index.generation).toBe('next');
  });

  it('closes its engine once, after the last answer, and any engine that comes later', async () => {
    const [engine, late] = [new HeldEngine('only'), new HeldEngine('late')];
    const live = new LiveEngine(engine);
    const asked = live.search(EMPTY_QUERY);
    const closing = Promise.all([live.close(), live.close()]);
    await live.swap(late);
    expect([engine.closed, late.closed]).toEqual([0, 1]);
    engine.answer();
    await asked;
    await closing;
    expect(engine.closed).toBe(1);
  });

  it('gives every answer from the engine that was live when it was asked, and closes each after its last answer', async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.constant('ask') },
      { weight: 1, arbitrary: fc.constant('swap') },
      { weight: 3, arbitrary: fc.nat(9) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const first = new HeldEngine('0');
        const engines = [first];
        const live = new LiveEngine(first);
        const answers: Promise<[string, string]>[] = [];
        const swaps: Promise<void>[] = [];
        for (const what of steps) {
          if (what === 'ask') {
            const expected = live.index.generation;
            answers.push(live.search(EMPTY_QUERY).then(({ index }) => [index.generation, expected]));
          } else if (what === 'swap') {
            const next = new HeldEngine(`${engines.length}`);
            engines.push(next);
            swaps.push(live.swap(next));
          } else engines[what % engines.length]?.answer();
          // Lets whatever can be closed now be closed.
          await new Promise(setImmediate);
          expect(engines.map(({ closed }) => closed)).toEqual(
            engines.map((engine, i) => (i < engines.length - 1 && engine.asked === 0 ? 1 : 0)),
          );
        }
        for (const engine of engines) while (engine.asked > 0) engine.answer();
        await Promise.all(swaps);
        for (const [given, expected] of await Promise.all(answers)) expect(given).toBe(expected);
      }),
      { numRuns: rounds(200) },
    );
  });
});

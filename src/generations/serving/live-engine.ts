import type { Article } from '../../articles/article.js';
import type { EveryArticle, SearchEngine } from '../../search/engine.js';
import type { Query, Scope } from '../../search/query.js';
import type { Hit, IndexInfo, SearchResult, Suggestion } from '../../search/result.js';

/**
 * The engine that is in service, which can be replaced while it answers. Whatever was asked before a swap is answered
 * by the engine it was asked of, and that one is closed after its last answer.
 */
export class LiveEngine implements SearchEngine {
  #current: Tenure;
  #closed = false;

  constructor(engine: SearchEngine) {
    this.#current = new Tenure(engine);
  }

  get index(): IndexInfo {
    return this.#current.engine.index;
  }

  search(query: Query): Promise<SearchResult> {
    return this.#current.ask((engine) => engine.search(query));
  }

  every<T>(query: Query, use: (found: EveryArticle) => Promise<T>): Promise<T> {
    return this.#current.ask((engine) => engine.every(query, use));
  }

  article(id: string): Promise<Article | undefined> {
    return this.#current.ask((engine) => engine.article(id));
  }

  suggest(text: string, size: number, scope?: Scope): Promise<readonly Suggestion[]> {
    return this.#current.ask((engine) => engine.suggest(text, size, scope));
  }

  similar(id: string, size: number): Promise<readonly Hit[] | undefined> {
    return this.#current.ask((engine) => engine.similar(id, size));
  }

  /**
   * Puts `next` in service at once. The promise is of the replaced engine's end, not of the swap: it settles when that
   * one has given its last answer and is closed, and fails if closing it does.
   */
  swap(next: SearchEngine): Promise<void> {
    // A generation that was opened while the server shut down has nobody to serve.
    if (this.#closed) return next.close();
    const replaced = this.#current;
    this.#current = new Tenure(next);
    return replaced.end();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#current.end();
  }
}

/** An engine's time in service: it counts the answers that are still owed, and ends after the last of them. */
class Tenure {
  #owed = 0;
  #whenDone: (() => void) | undefined;

  constructor(readonly engine: SearchEngine) {}

  async ask<T>(question: (engine: SearchEngine) => Promise<T>): Promise<T> {
    this.#owed++;
    try {
      return await question(this.engine);
    } finally {
      this.#owed--;
      if (this.#owed === 0) this.#whenDone?.();
    }
  }

  async end(): Promise<void> {
    if (this.#owed > 0) await new Promise<void>((resolve) => (this.#whenDone = resolve));
    await this.engine.close();
  }
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SearchEngine } from '../../../search/engine.js';
import { ClientGoneError, OverloadedError } from '../http-errors.js';

/** What waits longer on the average than anyone would is refused at once, and asked again later. */
const LONGEST_WAIT_MS = 500;
/** A burst on an idle server is answered, up to so many; what goes on for so long is none. */
const BURST = 60;
const BURST_MS = 1000;
/** However quick they are: each holds a request. */
const MAX_WAITING = 512;
/** Whole results that are being read at once; each holds a list of what it found. */
const MAX_READING = 16;
/** How much the last search counts in the time that one is expected to take. */
const LATEST = 0.2;

/** Rounds of the event loop after a search: a hundredth of its time. */
const ROUNDS_PER_MS = 2;
const MOST_ROUNDS = 200;

/** Whose answer is being made: who has gone needs none. */
const asking = new AsyncLocalStorage<ServerResponse>();

/** Does what answers a request, so that its searches know whose they are. */
export function forClient<T>(response: ServerResponse, answer: () => T): T {
  return asking.run(response, answer);
}

/** A line of searches before an engine, which is one thread: one at a time, with room between them for everything else. */
export class SearchQueue {
  #waiting = 0;
  #reading = 0;
  #busySince = 0;
  #expectedMs = 1;
  #lastMs = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** `refused` hears of each search that there was no time for. */
  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly refused: () => void = () => undefined,
  ) {}

  get waiting(): number {
    return this.#waiting;
  }

  /** The same engine behind the line. Throws OverloadedError where too much waits already. */
  before(engine: SearchEngine): SearchEngine {
    return {
      get index() {
        return engine.index;
      },
      search: (query) => this.#inTurn(() => engine.search(query)),
      suggest: (text, size, scope) => this.#inTurn(() => engine.suggest(text, size, scope)),
      similar: (id, size) => this.#inTurn(() => engine.similar(id, size)),
      // One record, read from the disk: nothing that others wait for.
      article: (id) => engine.article(id),
      every: (query, use) => this.#reads(() => engine.every(query, use)),
      close: () => engine.close(),
    };
  }

  async #inTurn<T>(search: () => Promise<T>): Promise<T> {
    this.#admit();
    if (this.#waiting++ === 0) this.#busySince = this.now();
    const turn = this.#last.then(() => this.#letOthersPass());
    const done = turn.then(async () => {
      if (asking.getStore()?.destroyed === true) throw new ClientGoneError('Nobody waits for this search any more.');
      const started = this.now();
      const found = await search();
      this.#lastMs = this.now() - started;
      this.#expectedMs += LATEST * (this.#lastMs - this.#expectedMs);
      return found;
    });
    this.#last = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      this.#waiting--;
    }
  }

  /**
   * Lets the event loop go round, the longer the last search took the more often: libuv takes one new connection a round
   * (since 1.45), so that in one round between two long searches whoever asks after the health would wait for all of them.
   */
  async #letOthersPass(): Promise<void> {
    const rounds = Math.min(MOST_ROUNDS, Math.ceil(ROUNDS_PER_MS * this.#lastMs));
    for (let round = 0; round < Math.max(1, rounds); round++) await nextTurn();
  }

  #admit(): void {
    const isBurst = this.#waiting < BURST && (this.#waiting === 0 || this.now() - this.#busySince <= BURST_MS);
    const isLong = this.#waiting * this.#expectedMs > LONGEST_WAIT_MS;
    if ((isLong && !isBurst) || this.#waiting >= MAX_WAITING) this.#refuse();
  }

  async #reads<T>(read: () => Promise<T>): Promise<T> {
    if (this.#reading >= MAX_READING) this.#refuse();
    this.#reading++;
    try {
      return await read();
    } finally {
      this.#reading--;
    }
  }

  #refuse(): never {
    this.refused();
    throw new OverloadedError('Too many searches are waiting: ask again in a moment.');
  }
}

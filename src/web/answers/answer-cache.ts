import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import { LRUCache } from 'lru-cache';
import type { SearchEngine } from '../../search/engine.js';
import type { AnswerDoor } from './answer-door.js';
import { acceptedEncoding, encode, send, type Answer, type Encoding } from './answer.js';
import type { Searched } from './searched.js';

/** What an entry costs beside its bytes and key: the map's slot, the links of the list, the objects. */
const ENTRY_OVERHEAD = 512;

/** The share of the cache that one answer may take, so that a few giants do not push out all the others. */
const LARGEST_SHARE = 1 / 64;
/** Any ordinary page is smaller, so a small cache keeps those all the same. In bytes. */
const LARGEST_AT_LEAST = 256 * 1024;

/** The answers asked for lately, of one generation, bounded in bytes. */
export class AnswerCache {
  readonly #answers: LRUCache<string, Answer> | undefined;
  #generation = '';

  /** 0 keeps nothing. */
  constructor(maxBytes: number) {
    if (maxBytes === 0) return;
    this.#answers = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: Math.min(maxBytes, Math.max(LARGEST_AT_LEAST, Math.ceil(maxBytes * LARGEST_SHARE))),
      // A character of a key takes two bytes at most.
      sizeCalculation: (answer, key) => answer.bytes.length + 2 * key.length + ENTRY_OVERHEAD,
    });
  }

  /** Bytes held. */
  get size(): number {
    return this.#answers?.calculatedSize ?? 0;
  }

  /** The answer to a key in an encoding or, failing that, not compressed. */
  get(generation: string, key: string, encoding: Encoding): Answer | undefined {
    this.#turnTo(generation);
    return this.#answers?.get(`${encoding} ${key}`) ?? this.#answers?.get(`identity ${key}`);
  }

  set(generation: string, key: string, answer: Answer): void {
    this.#turnTo(generation);
    this.#answers?.set(`${answer.encoding} ${key}`, answer);
  }

  /** Drops what another generation answered. */
  #turnTo(generation: string): void {
    if (generation === this.#generation) return;
    this.#answers?.clear();
    this.#generation = generation;
  }
}

/** An answer that was made anew. */
interface Made {
  readonly answer: Answer;
  /** Which gave it: a swap may have come since it was asked for. */
  readonly generation: string;
  /** What the search took, in milliseconds. */
  readonly tookMs: number;
}

/** Where answers are kept, and the engine whose generation they are of. */
export interface KeptAnswers {
  readonly engine: Pick<SearchEngine, 'index'>;
  readonly answers: AnswerCache;
  readonly door: AnswerDoor;
  /** Hears of each search that is answered here. */
  readonly saw?: Saw;
}

export type Saw = (request: IncomingMessage, searched: Searched | undefined) => void;

/** Sends the answer that is kept under a key or, where there is none, the one that `make` makes, which is kept then. */
export async function sendKept(
  request: Request,
  response: Response,
  { engine, answers, door, saw }: KeptAnswers,
  key: string,
  make: () => Promise<Made>,
): Promise<void> {
  const encoding = acceptedEncoding(request);
  let { generation } = engine.index;
  let answer = answers.get(generation, key, encoding);
  response.set('X-Cache', answer === undefined ? 'miss' : 'hit');
  if (answer === undefined) {
    const made = await make();
    response.set('Server-Timing', `search;dur=${made.tookMs}`);
    ({ answer, generation } = made);
    answers.set(generation, key, answer);
  }
  const encoded = await encode(answer, encoding);
  if (encoded !== answer) answers.set(generation, key, encoded);
  send(request, response, encoded);
  door.keep(request, response, encoded, generation);
  saw?.(request, encoded.searched);
}

/** Milliseconds since a time of `performance.now`, as they are told. */
export function millisecondsSince(started: number): number {
  return Number((performance.now() - started).toFixed(2));
}

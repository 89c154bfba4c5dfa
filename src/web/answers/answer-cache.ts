import { LRUCache } from 'lru-cache';
import type { Answer, Encoding } from './answer.js';

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

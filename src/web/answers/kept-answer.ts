import type { Request, Response } from 'express';
import type { SearchEngine } from '../../search/engine.js';
import { acceptedEncoding, encode, send, type Answer } from './answer.js';
import type { AnswerCache } from './answer-cache.js';

/** An answer that was made anew. */
interface Made {
  readonly answer: Answer;
  /** Which gave it: a swap may have come since it was asked for. */
  readonly generation: string;
  /** What the search took, in milliseconds. */
  readonly tookMs: number;
}

/** Sends the answer that is kept under a key or, where there is none, the one that `make` makes, which is kept then. */
export async function sendKept(
  request: Request,
  response: Response,
  { engine, answers }: { readonly engine: Pick<SearchEngine, 'index'>; readonly answers: AnswerCache },
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
}

/** Milliseconds since a time of `performance.now`, as they are told. */
export function millisecondsSince(started: number): number {
  return Number((performance.now() - started).toFixed(2));
}

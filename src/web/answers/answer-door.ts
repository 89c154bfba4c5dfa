import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Request, Response } from 'express';
import { LRUCache } from 'lru-cache';
import { REQUEST_ID, requestId } from './request-id.js';
import type { Answer } from './answer.js';
import type { Searched } from './searched.js';

/** An answer as it was sent, with all its headers. */
interface Sent {
  readonly generation: string;
  readonly route: string;
  readonly searched: Searched | undefined;
  readonly etag: string;
  /** Names and values by turns, as `writeHead` takes them at no cost. */
  readonly headers: readonly string[];
  /** Of these only what goes with 304. */
  readonly unchanged: readonly string[];
  readonly bytes: Uint8Array;
}

/** Tells of an answer that the door sent: by which route it was found first, what it answered, and since when. */
export type Tell = (
  request: IncomingMessage,
  response: ServerResponse,
  sent: Pick<Sent, 'route' | 'searched'>,
  started: number,
) => void;

/** What an entry costs beside its bytes and key. */
const OVERHEAD = 2048;

/** Of a response that says nothing of its body (RFC 9110, 15.4.5). */
const OF_A_BODY = /^content-(?!security)/i;

/**
 * Answers that were sent before, found by the request as it came, before the router and all that stands in front of it.
 * What an answer varies by is part of what it is found by: the address, the encodings asked for, the origin of the page
 * that asks, and the host, which some answers name.
 */
export class AnswerDoor {
  readonly #sent: LRUCache<string, Sent> | undefined;

  /** Bound in bytes; 0 keeps nothing. */
  constructor(maxBytes: number) {
    if (maxBytes === 0) return;
    this.#sent = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ bytes }, key) => bytes.length + 2 * key.length + OVERHEAD,
    });
  }

  /** Bytes held. */
  get size(): number {
    return this.#sent?.calculatedSize ?? 0;
  }

  /** Keeps what was just sent, if it was sent whole. */
  keep(request: Request, response: Response, { bytes, etag, searched }: Answer, generation: string): void {
    if (this.#sent === undefined || response.statusCode !== 200) return;
    const headers = Object.entries(response.getHeaders()).flatMap(([name, value]): [string, string][] =>
      value === undefined || /^(?:x-cache|x-request-id|server-timing|ratelimit.*)$/i.test(name)
        ? []
        : [[name, String(value)]],
    );
    headers.push(['X-Cache', 'hit']);
    const { path } = request.route as { path: string };
    this.#sent.set(keyOf(request), {
      generation,
      route: path,
      searched,
      etag,
      headers: headers.flat(),
      unchanged: headers.filter(([name]) => !OF_A_BODY.test(name)).flat(),
      bytes,
    });
  }

  /** Sends what is kept for a request, of this generation; false where it is to go the usual way. */
  send(request: IncomingMessage, response: ServerResponse, generation: string, tell: Tell): boolean {
    if (this.#sent === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    const sent = this.#sent.get(keyOf(request));
    if (sent?.generation !== generation) return false;
    const { 'if-none-match': match, 'cache-control': control } = request.headers;
    // Whoever asks past caches is answered the usual way.
    if (control !== undefined) return false;
    const started = performance.now();
    response.once('close', () => {
      tell(request, response, sent, started);
    });
    const isKnown = match !== undefined && namesTag(match, sent.etag);
    const id = [REQUEST_ID, requestId(request)];
    response.writeHead(isKnown ? 304 : 200, [...(isKnown ? sent.unchanged : sent.headers), ...id]);
    response.end(isKnown || request.method === 'HEAD' ? undefined : sent.bytes);
    return true;
  }
}

/** A listener that asks the door first. */
export function behindDoor(
  door: AnswerDoor,
  { generation, tell }: { readonly generation: () => string; readonly tell: Tell },
  app: RequestListener,
): RequestListener {
  return (request, response) => {
    if (!door.send(request, response, generation(), tell)) app(request, response);
  };
}

function keyOf({ url = '', headers }: IncomingMessage): string {
  return `${url}\n${String(headers['accept-encoding'])}\n${String(headers.origin)}\n${String(headers.host)}`;
}

/** Whether a list of tags has one, compared weakly (RFC 9110, 13.1.2). */
function namesTag(list: string, etag: string): boolean {
  return list.split(',').some((each) => {
    const tag = each.trim();
    return tag === '*' || tag === etag || tag === `W/${etag}`;
  });
}

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import type { Searched } from './searched.js';

/** Smaller answers fit into a packet or two, and compressing them saves nobody anything. In bytes. */
const MIN_COMPRESSED = 1024;
/** About as fast as gzip, and smaller; the default of 11 takes tens of milliseconds and is meant for files. */
const BROTLI_QUALITY = 5;

const compressors = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes),
};

/** How the bytes of an answer are compressed. */
export type Encoding = keyof typeof compressors | 'identity';

/** The bytes of one representation of a resource, ready to send. */
export interface Answer {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** From what is said, not from how long it took; each encoding has its own (RFC 9110, 8.8.3). */
  readonly etag: string;
  readonly encoding: Encoding;
  /** What it answered, where that is counted. */
  readonly searched?: Searched;
}

/** Bytes as they are to be sent; `said`: what of them makes two answers differ. */
export function bytesAnswer(
  bytes: Uint8Array,
  mediaType: string,
  encoding: Encoding,
  said: Uint8Array | string = bytes,
): Answer {
  return { bytes, mediaType, encoding, etag: `"${createHash('sha256').update(said).digest('base64url')}"` };
}

/** A value as JSON, or a format made of JSON, not compressed. */
export function jsonAnswer(value: unknown, mediaType = 'application/json'): Answer {
  return textAnswer(JSON.stringify(value), mediaType);
}

/** A text as UTF-8, not compressed. */
export function textAnswer(text: string, mediaType: string, said: string = text): Answer {
  return bytesAnswer(new TextEncoder().encode(text), mediaType, 'identity', said);
}

/** What a search found, as JSON. Found again it is the same answer, however long it took: clients that have it keep it. */
export function timedAnswer(found: { readonly tookMs: number }): Answer {
  const text = JSON.stringify(found);
  return textAnswer(text, 'application/json', text.replace(TIME, ''));
}

const TIME = /"tookMs":[\d.e-]+(?=\}$)/;

/** The encoding that suits a client best among those it accepts. */
export function acceptedEncoding(request: Request): Encoding {
  const accepted = request.acceptsEncodings();
  // In the client's order of preference; "*" is any, and the best of them comes first.
  const best = accepted.find((each) => each === 'br' || each === 'gzip' || each === 'identity' || each === '*');
  const wish = request.headers['accept-encoding'] ?? '';
  const areEqual = !/;\s*q\s*=\s*0?\.\d/i.test(wish);
  if (best === '*' || (areEqual && request.acceptsEncodings('br') !== false)) return 'br';
  return best === 'br' || best === 'gzip' ? best : 'identity';
}

/** The same answer in an encoding; as it is when it is compressed already, or too small for it. */
export async function encode(plain: Answer, encoding: Encoding): Promise<Answer> {
  if (encoding === 'identity' || plain.encoding !== 'identity' || plain.bytes.length < MIN_COMPRESSED) return plain;
  const compressed = await compressors[encoding](plain.bytes);
  // zlib's buffer is a corner of a larger one, which a cache would keep without counting it.
  return { ...plain, bytes: new Uint8Array(compressed), encoding, etag: plain.etag.replace(/"$/, `-${encoding}"`) };
}

/** What changes with the next generation: a reader may wait a minute for it. */
const FRESH_FOR_A_MINUTE = 'public, max-age=60';

/** Sends an answer, or 304 to a client that has it. What else it varies by is in the response's `Vary` already. */
export function send(
  request: Request,
  response: Response,
  { bytes, mediaType, etag, encoding }: Answer,
  cacheControl = FRESH_FOR_A_MINUTE,
): void {
  response.set({ 'Cache-Control': cacheControl, ETag: etag }).vary('Accept-Encoding');
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  if (encoding !== 'identity') response.set('Content-Encoding', encoding);
  response.set({ 'Content-Type': `${mediaType}; charset=utf-8`, 'Content-Length': String(bytes.length) });
  response.end(bytes);
}

/**
 * Sends what is true now and kept by nobody. Express's own `json` and `send` would tell a client that asks for anything but
 * what it has (`If-None-Match: *`) that it has this.
 */
export function sendNow(response: Response, body: string, mediaType = 'application/json'): void {
  response.set({
    'Cache-Control': 'no-store',
    'Content-Type': `${mediaType}; charset=utf-8`,
    'Content-Length': String(Buffer.byteLength(body)),
  });
  response.end(body);
}

/** A handler that always answers the same. */
export function answerHandler(answer: Answer): RequestHandler {
  return async (request, response) => {
    send(request, response, await encode(answer, acceptedEncoding(request)));
  };
}

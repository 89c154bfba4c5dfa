import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import proxyaddr from 'proxy-addr';
import { TooManyRequestsError } from '../http-errors.js';

const MINUTE_MS = 60_000;
/** Wrong tokens from one client; more is guessing. */
const MAX_WRONG_TOKENS = 10;
/** What has to answer whoever asks how often: whether the service lives, and what it counts. */
const NOT_COUNTED = /^\/(?:healthz|readyz|metrics|assets\/)/;

/** Tells who sent a request, however the address is spelt; `undefined` for a program on this machine. */
export type ClientOf = (request: IncomingMessage) => string | undefined;

/** `trusted`: the proxies whose word is taken for whom they pass on, as their addresses or their number. */
export function clientsBehind(trusted: number | readonly string[]): ClientOf {
  const trust =
    typeof trusted === 'number' ? (_: string, hops: number) => hops < trusted : proxyaddr.compile([...trusted]);
  return (request) => {
    let address: string;
    try {
      address = proxyaddr(request, trust);
    } catch {
      // A header that names no address is nobody's.
      address = request.socket.remoteAddress ?? '';
    }
    const plain = address.replace(/^::ffff:(?=\d+\.)/iu, '');
    if (/^(?:127\.|::1$)/u.test(plain)) return undefined;
    // Of IPv6 a client has a whole network.
    return plain === '' ? 'unknown' : ipKeyGenerator(plain);
  };
}

/**
 * A listener that takes so many requests a minute of one client, also of those that are answered from the cache. Programs
 * on this machine are not counted. `limited` hears of each that was refused.
 */
export function limitClients(
  perMinute: number,
  clientOf: ClientOf,
  limited: (request: IncomingMessage) => void,
  next: RequestListener,
): RequestListener {
  if (perMinute === 0) return next;
  const limiter = rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // What it checks is Express's own reading of addresses, which is not used.
    validate: false,
    keyGenerator: (request) => clientOf(request) ?? '',
    handler: (request, response) => {
      limited(request);
      refuse(response, Number(response.getHeader('Retry-After') ?? MINUTE_MS / 1000));
    },
  });
  return (request, response) => {
    if (NOT_COUNTED.test(request.url ?? '') || clientOf(request) === undefined) {
      next(request, response);
      return;
    }
    type Limited = Parameters<typeof limiter>;
    void limiter(request as Limited[0], response as Limited[1], () => next(request, response));
  };
}

/** Before the router, where nothing translates errors. */
function refuse(response: ServerResponse, seconds: number): void {
  const body = JSON.stringify({
    type: 'about:blank',
    title: 'Too Many Requests',
    status: 429,
    detail: `Too many requests from here: wait ${seconds} seconds.`,
    instance: '/',
  });
  response
    .writeHead(429, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', 'Retry-After': seconds })
    .end(body);
}

/** Lets nobody guess a token: whoever sends too many wrong ones waits, whatever comes next. */
export function limitWrongTokens(clientOf: ClientOf): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: MAX_WRONG_TOKENS,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    validate: false,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, response) => response.statusCode !== 401,
    keyGenerator: (request) => clientOf(request) ?? 'here',
    handler: (_request, response, next) => {
      next(
        new TooManyRequestsError(
          'Too many wrong tokens from here: wait a minute.',
          Number(response.getHeader('Retry-After') ?? 60),
        ),
      );
    },
  });
}

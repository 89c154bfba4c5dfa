import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import proxyaddr from 'proxy-addr';
import { isIPv6, SocketAddress } from 'node:net';
import { TooManyRequestsError } from '../http-errors.js';

const MINUTE_MS = 60_000;
/** Wrong tokens from one client; more is guessing. */
const MAX_WRONG_TOKENS = 10;
/** What has to answer whoever asks how often: whether the service lives, and what it counts. */
const NOT_COUNTED = /^\/(?:healthz|readyz|metrics)(?:\?|$)/;

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
    const plain = written(address);
    if (/^(?:127\.|::1$)/u.test(plain)) return undefined;
    // Of IPv6 a client has a whole network.
    return plain === '' ? 'unknown' : ipKeyGenerator(plain);
  };
}

/** An IPv4 address that stands in an IPv6 one, in whichever spelling, as itself. */
function written(address: string): string {
  const plain = isIPv6(address) ? new SocketAddress({ address, family: 'ipv6' }).address : address;
  return plain.replace(/^::ffff:(?=\d+\.)/iu, '');
}

/** The same, and `tell` hears once of a proxy on this machine that nobody has named: all that come by it are not told apart. */
export function noticingProxies(clientOf: ClientOf, tell: (sentence: string) => void): ClientOf {
  let isTold = false;
  return (request) => {
    const client = clientOf(request);
    if (client === undefined && !isTold && request.headers['x-forwarded-for'] !== undefined) {
      isTold = true;
      tell(
        'Requests come by way of a proxy on this machine that is not trusted, so that no client is limited: ' +
          'set TRUST_PROXY=loopback if it is yours.',
      );
    }
    return client;
  };
}

/** A request that is one too many, and after how many seconds its client may ask again. */
export type Refuse = (request: IncomingMessage, response: ServerResponse, seconds: number) => void;

/**
 * A listener that takes so many requests a minute of one client, also of those that are answered from the cache. Programs
 * on this machine are not counted.
 */
export function limitClients(
  perMinute: number,
  clientOf: ClientOf,
  next: RequestListener,
  refuse: Refuse,
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
      refuse(request, response, Number(response.getHeader('Retry-After') ?? MINUTE_MS / 1000));
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

/** Lets nobody guess a token: whoever sends too many wrong ones waits, whatever comes next. `wrong` hears of each. */
export function limitWrongTokens(clientOf: ClientOf, wrong: (client: string) => void): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: MAX_WRONG_TOKENS,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    validate: false,
    skipSuccessfulRequests: true,
    requestWasSuccessful(request, response) {
      const isWrong = response.statusCode === 401;
      if (isWrong) wrong(clientOf(request) ?? 'this machine');
      return !isWrong;
    },
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

import type { RequestHandler } from 'express';

/** Beside those that every script may read (Fetch, "CORS-safelisted response-header name"). */
const EXPOSED = 'ETag, RateLimit, RateLimit-Policy, Retry-After, Server-Timing, X-Cache, X-Request-Id';

/**
 * Lets scripts on the pages of some sites read answers (CORS, as Fetch has it), errors and 304 among them. Where no
 * site may, it does nothing.
 */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins);
  return (request, response, next) => {
    // Also on answers to others: a cache must not hand those to a site that may.
    if (allowed.size > 0) response.vary('Origin');
    const { origin } = request.headers;
    if (origin === undefined || !allowed.has(origin)) {
      next();
      return;
    }
    response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': EXPOSED });
    if (request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
      response
        .set({ 'Access-Control-Allow-Methods': 'GET, HEAD', 'Access-Control-Allow-Headers': 'If-None-Match' })
        .status(204)
        .end();
      return;
    }
    next();
  };
}

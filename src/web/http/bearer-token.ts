import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { UnauthorizedError } from './http-errors.js';

const REALM = 'Bearer realm="admin"';

/** Lets requests pass that carry a token as RFC 6750 has it, `Authorization: Bearer …`. Throws UnauthorizedError. */
export function requireBearer(token: string): RequestHandler {
  const expected = digest(token, 'utf8');
  return (request, _response, next) => {
    const [, given] = /^bearer +(.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (given === undefined) {
      throw new UnauthorizedError(REALM, 'A token opens this address: send it as "Authorization: Bearer TOKEN".');
    }
    // Digests are of one length, so neither the time nor an error says how long the token is. Node reads each byte of a
    // header as a character, which Latin-1 undoes.
    if (!timingSafeEqual(digest(given, 'latin1'), expected)) {
      throw new UnauthorizedError(
        `${REALM}, error="invalid_token"`,
        'This token does not open this address: the service was started with another ADMIN_TOKEN.',
      );
    }
    next();
  };
}

function digest(token: string, encoding: 'utf8' | 'latin1'): Buffer {
  return createHash('sha256').update(token, encoding).digest();
}

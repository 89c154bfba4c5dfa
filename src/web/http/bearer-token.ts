import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { UnauthorizedError } from './http-errors.js';

const REALM = 'Bearer realm="admin"';
const BASIC = 'Basic realm="admin", charset="UTF-8"';

/**
 * Lets requests pass that carry a token as RFC 6750 has it, `Authorization: Bearer …`, or the same as a password, which
 * browsers ask for (RFC 7617): for what is only read. Throws UnauthorizedError.
 */
export function requireToken(token: string): RequestHandler {
  const asBearer = requireBearer(token);
  const expected = digest(token, 'utf8');
  return (request, response, next) => {
    const { authorization = '' } = request.headers;
    const [, encoded] = /^basic +(.+)$/i.exec(authorization) ?? [];
    if (encoded === undefined && authorization !== '') {
      asBearer(request, response, next);
      return;
    }
    const [, password] = /^[^:]*:(.*)$/su.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? [];
    if (password === undefined || !timingSafeEqual(digest(password, 'utf8'), expected)) {
      throw new UnauthorizedError(
        `${BASIC}, ${REALM}`,
        'ADMIN_TOKEN opens this address, as a password or as a bearer token.',
      );
    }
    next();
  };
}

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

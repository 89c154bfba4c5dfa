import type { Request } from 'express';
import { WrongHostError } from './http-errors.js';

/** A name or an address, and a port (RFC 3986, 3.2.2, without what no browser sends). */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** The service's address as the world knows it or, where nobody has said, as this client does. Throws WrongHostError. */
export function publicAddress({ headers: { host = '' } }: Request, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl;
  if (!HOST.test(host)) {
    throw new WrongHostError('The Host header must be a name or an address, and perhaps a port: search.example.org');
  }
  return `http://${host}`;
}

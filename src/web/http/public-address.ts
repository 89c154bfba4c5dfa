import type { RequestListener } from 'node:http';
import type { Request } from 'express';
import { WrongHostError } from './http-errors.js';

/** A name or an address, and a port (RFC 3986, 3.2.2, without what no browser sends). */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/**
 * The service's address as the world knows it, its path included, or, where nobody has said, as this client does. What it
 * is put before begins with a slash. Throws WrongHostError.
 */
export function publicAddress({ headers: { host = '' } }: Request, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl;
  if (!HOST.test(host) || !URL.canParse(`http://${host}`)) {
    throw new WrongHostError('The Host header must be a name or an address, and perhaps a port: search.example.org');
  }
  return `http://${host}`;
}

/** The path under which the service is found: `/search` of `https://www.example.org/search`, nothing of an origin. */
export function homeOf(publicUrl: string | undefined): string {
  const path = publicUrl === undefined ? '/' : new URL(publicUrl).pathname;
  return path === '/' ? '' : path;
}

/**
 * Takes requests under the path at which the world finds the service, as from a proxy that passes it on, and without it,
 * as from one that takes it away and from a probe of the same machine. Below, addresses have no path before them.
 */
export function underHome(home: string, listener: RequestListener): RequestListener {
  if (home === '') return listener;
  return (request, response) => {
    const { url = '' } = request;
    const rest = url.startsWith(home) ? url.slice(home.length) : undefined;
    if (rest === '' || rest?.startsWith('?') === true) {
      // Without its slash, what the page names beside itself would be looked for one step too high.
      response.writeHead(308, { Location: `${home}/${rest}`, 'Content-Length': '0' }).end();
      return;
    }
    if (rest?.startsWith('/') === true) request.url = rest;
    listener(request, response);
  };
}

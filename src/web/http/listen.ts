import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as setTimeoutOf } from 'node:timers/promises';
import { tellOfMalformed } from './limits/malformed-requests.js';
import { Turns } from './limits/turns.js';

/** Nobody needs longer to send a request line and headers; Node's minute is kind to slow attacks. */
const HEADERS_TIMEOUT_MS = 10_000;
/** Requests have no body worth sending, so they end soon after their headers. */
const REQUEST_TIMEOUT_MS = 15_000;
/** How exact these are: Node looks every half a minute by itself. */
const CHECKED_EVERY_MS = 2_000;
/** More than all readers of an archive, and fewer than a process has file descriptors for. */
const MAX_CONNECTIONS = 4_000;
/** A client that sends nothing, or takes nothing of its answer, for so long has gone, or never meant to. */
const SILENCE_MS = 30_000;
/** Longer than the minute for which proxies keep a connection, so that none is closed just as they use it. */
const KEEP_ALIVE_MS = 65_000;
/** What a client may take. */
export const ALLOWED_MS = {
  headers: HEADERS_TIMEOUT_MS,
  request: REQUEST_TIMEOUT_MS,
  keepAlive: KEEP_ALIVE_MS,
  silence: SILENCE_MS,
} as const;
/** Answers take milliseconds; a client that has not read one by now has gone. */
const CLOSE_WITHIN_MS = 5_000;

/** Where to listen: a name or address of this machine, and a port, 0 for a free one. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** A server that takes requests. */
export interface Listening {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  /**
   * Goes on taking requests for `graceMs`, each the last of its connection, then no more; settles when those in flight are
   * answered, or cut off after a bound.
   */
  close(graceMs?: number): Promise<void>;
}

/** An address that cannot be listened on; the message says why and what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Starts a server. Throws ListenError where the address cannot be had. `closeWithinMs` bounds the wait in `close`. */
export async function listen(
  handler: RequestListener,
  address: ListenAddress,
  closeWithinMs = CLOSE_WITHIN_MS,
): Promise<Listening> {
  const turns = new Turns(handler);
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECKED_EVERY_MS,
    },
    turns.listener,
  );
  server.maxConnections = MAX_CONNECTIONS;
  // Where something is left to write, Node waits as long once more, to see whether any of it has gone.
  server.timeout = SILENCE_MS / 2;
  tellOfMalformed(server, turns);
  sparePendingAnswers(server);
  server.listen({ host: address.host, port: address.port });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw toListenError(error, address);
  }
  return {
    url: urlOf(address.host, server.address()),
    close: async (graceMs = 0) => {
      if (graceMs > 0) {
        server.prependListener('request', endConnection);
        await setTimeoutOf(graceMs);
      }
      const bound = setTimeout(() => server.closeAllConnections(), closeWithinMs);
      await new Promise((resolve) => server.close(resolve));
      clearTimeout(bound);
    },
  };
}

/** What is answered from now on is the last answer of its connection, and says so. */
function endConnection(_request: IncomingMessage, response: ServerResponse): void {
  response.shouldKeepAlive = false;
}

/**
 * Makes a closing server wait for answers until they are sent. Node's own `closeIdleConnections`, which `close` calls,
 * takes a connection for idle as soon as its answer is queued, and cuts it off; and it does not come back for
 * connections that turn idle later.
 */
function sparePendingAnswers(server: Server): void {
  const idle = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    idle.add(socket);
    socket.once('close', () => idle.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    idle.delete(socket);
    response.once('close', () => {
      if (!server.listening) socket.destroy();
      else if (!socket.destroyed) idle.add(socket);
    });
  });
  server.closeIdleConnections = () => {
    for (const socket of idle) socket.destroy();
  };
}

function toListenError(error: unknown, { host, port }: ListenAddress): unknown {
  if (typeof error !== 'object' || error === null || !('code' in error)) return error;
  const because = { cause: error };
  switch (error.code) {
    case 'EADDRINUSE': {
      // Beyond the last port there is none to suggest, but 0 finds one.
      const other = port < 65_535 ? port + 1 : 0;
      const remedy = `Stop what uses it, or choose another: PORT=${other}`;
      return new ListenError(`Port ${port} on ${host} is taken. ${remedy}`, because);
    }
    case 'EACCES': {
      const remedy = 'Ports below 1024 often need special rights; choose another: PORT=3000';
      return new ListenError(`Port ${port} on ${host} may not be used by this user. ${remedy}`, because);
    }
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL': {
      const remedy = 'Choose one of its own, or leave HOST out for 127.0.0.1; HOST=0.0.0.0 listens on all.';
      return new ListenError(
        `${host} is not an address of this machine, so port ${port} has no place. ${remedy}`,
        because,
      );
    }
    default:
      return error;
  }
}

function urlOf(host: string, bound: AddressInfo | string | null): string {
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0;
  // "Every address" is not one that a browser can go to.
  const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

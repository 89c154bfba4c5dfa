import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** What a server allows a client, in milliseconds, as `listen.ts` has it. */
export interface Allowed {
  readonly headers: number;
  readonly request: number;
  readonly keepAlive: number;
  readonly silence: number;
}

/** A way of being slow, and how long a server puts up with it. */
interface Kind {
  readonly name: string;
  readonly allowed: keyof Allowed;
  readonly begin: (socket: Socket) => void;
}

/** Requests that are sent without their answers being read: more than the system's buffers hold. */
const UNREAD_REQUESTS = 500;

const KINDS: readonly Kind[] = [
  { name: 'say nothing', allowed: 'silence', begin: (socket) => void socket.resume() },
  {
    name: 'send a letter of a header every second',
    allowed: 'headers',
    begin: (socket) => drip(socket, 'GET / HTTP/1.1\r\nX: '),
  },
  {
    name: 'send half of a body, and no more',
    allowed: 'request',
    begin: (socket) => void socket.resume().write('POST /oai HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nverb='),
  },
  {
    name: 'ask once and stay',
    allowed: 'keepAlive',
    begin: (socket) => {
      socket.resume();
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    },
  },
];
const UNREADING: Kind = {
  name: 'ask much and read nothing',
  allowed: 'silence',
  begin(socket) {
    socket.pause();
    socket.write('GET /api/search?size=50 HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(UNREAD_REQUESTS));
  },
};

function drip(socket: Socket, text: string): void {
  socket.resume();
  socket.write(text);
  const timer = setInterval(() => socket.write('x'), 1000);
  socket.once('close', () => clearInterval(timer));
}

/** What became of the slow clients of a kind. */
export interface Closed {
  readonly name: string;
  readonly clients: number;
  /** How long the one stayed that stayed longest, in milliseconds, and how long it may. */
  readonly longest: number;
  readonly allowed: number;
}

/**
 * Keeps slow clients at a server, so many of each of four kinds and so many that do not read, until all are closed; each
 * may stay for half as long again as is allowed, and is given up then.
 */
export function slowClients(
  url: string,
  { each, unreading, allowed }: { readonly each: number; readonly unreading: number; readonly allowed: Allowed },
): Promise<readonly Closed[]> {
  const all = [...KINDS.map((kind) => ({ kind, clients: each })), { kind: UNREADING, clients: unreading }];
  return Promise.all(
    all.map(async ({ kind, clients }): Promise<Closed> => {
      const bound = allowed[kind.allowed];
      const stayed = await Promise.all(Array.from({ length: clients }, () => stay(url, kind, 1.5 * bound)));
      return { name: kind.name, clients, longest: Math.max(...stayed), allowed: bound };
    }),
  );
}

/** How long a client stays until it is closed, in milliseconds; Infinity where it is not. */
async function stay(url: string, kind: Kind, most: number): Promise<number> {
  const socket = connect(Number(new URL(url).port), new URL(url).hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const started = performance.now();
  kind.begin(socket);
  const closed = new Promise<number>((resolve) => {
    // Who does not read hears of the end only by writing.
    const probe = setInterval(() => socket.write('\r\n'), 500);
    socket.once('end', () => resolve(performance.now() - started));
    socket.once('close', () => {
      clearInterval(probe);
      resolve(performance.now() - started);
    });
    if (kind !== UNREADING) clearInterval(probe);
  });
  const stayed = await Promise.race([closed, pause(most, Infinity, { ref: false })]);
  socket.destroy();
  return stayed;
}

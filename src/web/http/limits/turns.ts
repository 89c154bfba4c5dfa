import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** So many requests that wait for their turn are read ahead; then the connection is not read until some are answered. */
const READ_AHEAD = 8;

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Hands on one request of a connection at a time. Those that are sent before their turn wait, most of them unread, and are
 * never answered where the client goes away meanwhile.
 */
export class Turns {
  readonly #connections = new WeakMap<Socket, { current: ServerResponse | undefined; readonly waiting: Exchange[] }>();

  constructor(private readonly handler: RequestListener) {}

  readonly listener: RequestListener = (request, response) => {
    const { socket } = request;
    const connection = this.#connections.get(socket) ?? this.#begin(socket);
    if (connection.current === undefined) this.#take({ request, response });
    else {
      connection.waiting.push({ request, response });
      this.#hold(socket);
    }
  };

  /** The answer that is being made for a connection; undefined where none is. */
  current(socket: Socket): ServerResponse | undefined {
    return this.#connections.get(socket)?.current;
  }

  #begin(socket: Socket) {
    const connection = { current: undefined, waiting: [] };
    this.#connections.set(socket, connection);
    // Node reads on by itself after each request.
    socket.on('resume', () => this.#hold(socket));
    return connection;
  }

  #hold(socket: Socket): void {
    if ((this.#connections.get(socket)?.waiting.length ?? 0) >= READ_AHEAD) socket.pause();
  }

  #take({ request, response }: Exchange): void {
    const { socket, headers } = request;
    const connection = this.#connections.get(socket);
    if (connection === undefined) return;
    connection.current = response;
    // Half of a body may never be followed by the other: the answer is the last thing said, and not a time-out after it.
    if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined)
      response.shouldKeepAlive = false;
    response.once('close', () => {
      connection.current = undefined;
      const next = connection.waiting.shift();
      if (next === undefined || socket.destroyed) return;
      this.#take(next);
      if (connection.waiting.length < READ_AHEAD) socket.resume();
    });
    this.handler(request, response);
  }
}

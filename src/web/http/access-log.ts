import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { requestId } from '../answers/request-id.js';
import { logSlowQuery, type SlowQueries } from './slow-queries.js';

/** An answer that has been sent, or cut off. */
export interface Answered {
  readonly id: string;
  readonly method: string | undefined;
  /** Without what was asked. */
  readonly path: string;
  readonly response: ServerResponse;
  readonly ms: number;
}

/** Logs a request. Of the address only the path: what people search for is nobody's business, and not the log's. */
export function logRequest(logger: Logger, { id, method, path, response, ms }: Answered, cache: unknown): void {
  // A client that left before its answer was whole is no error, but explains a missing one.
  const cut = response.writableFinished ? {} : { cut: true };
  logger.info({ id, method, path, status: response.statusCode, ms: Number(ms.toFixed(2)), cache, ...cut }, 'request');
}

/** Logs a line per request, at `info`. */
export function accessLog(logger: Logger, slow: SlowQueries): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const { method, path, originalUrl } = request;
    const id = requestId(request);
    response.once('close', () => {
      const ms = performance.now() - started;
      logRequest(logger, { id, method, path, response, ms }, response.getHeader('X-Cache'));
      logSlowQuery(logger, slow, { id, address: originalUrl, ms });
    });
    next();
  };
}

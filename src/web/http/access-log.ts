import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * Logs a line per request, at `info`. Of the address only the path: what people search for is nobody's business, and
 * not the log's.
 */
export function accessLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const { method, path } = request;
    response.once('close', () => {
      const ms = Number((performance.now() - started).toFixed(2));
      const cache = response.getHeader('X-Cache');
      // A client that left before its answer was whole is no error, but explains a missing one.
      const cut = response.writableFinished ? {} : { cut: true };
      logger.info({ method, path, status: response.statusCode, ms, cache, ...cut }, 'request');
    });
    next();
  };
}

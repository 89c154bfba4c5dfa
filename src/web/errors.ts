import type { ErrorRequestHandler, Request } from 'express';
import type { Logger } from 'pino';
import type { ParameterProblem, Problem } from './api/schemas.js';

/** Parameters that cannot be used, all that are wrong with a request at once. */
export class WrongParametersError extends Error {
  override readonly name = 'WrongParametersError';
  constructor(readonly problems: readonly ParameterProblem[]) {
    super(problems.map(({ problem }) => problem).join(' '));
  }
}

/** Nothing is at this address; the message says where to look instead. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

/** The address is right and the method is not. */
export class MethodNotAllowedError extends Error {
  override readonly name = 'MethodNotAllowedError';
  constructor(
    readonly method: string,
    readonly allowed: readonly string[],
  ) {
    super(`${method} is not possible here: use ${allowed.join(' or ')}.`);
  }
}

/** There is no index to answer from yet. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
}

/** Where the OpenAPI document describes the answer to wrong parameters. */
const WRONG_PARAMETERS = '/openapi.json#/components/responses/WrongParameters';

/** What the client is told: an RFC 9457 problem, and headers that belong to it. */
interface Told {
  readonly problem: Omit<Problem, 'instance'>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The one place that turns errors into status codes. What is not expected becomes a 500 that gives nothing away. */
function tell(error: unknown): Told {
  const plain = (status: number, title: string, detail: string): Told['problem'] => ({
    type: 'about:blank',
    title,
    status,
    detail,
  });
  if (error instanceof WrongParametersError) {
    const problem = plain(400, 'Wrong parameters', error.message);
    return { problem: { ...problem, type: WRONG_PARAMETERS, parameters: [...error.problems] } };
  }
  if (error instanceof NotFoundError) return { problem: plain(404, 'Not Found', error.message) };
  if (error instanceof MethodNotAllowedError) {
    return {
      problem: plain(405, 'Method Not Allowed', error.message),
      headers: { Allow: error.allowed.join(', ') },
    };
  }
  if (error instanceof NotReadyError) {
    return { problem: plain(503, 'Service Unavailable', error.message), headers: { 'Retry-After': '1' } };
  }
  // Express throws this one for a path that it cannot decode.
  if (error instanceof URIError) {
    const detail = 'The address is not valid percent-encoded UTF-8; write a percent sign as %25.';
    return { problem: plain(400, 'Bad Request', detail) };
  }
  const detail = 'Something went wrong here, not in your request. Try again later; the log says more.';
  return { problem: plain(500, 'Internal Server Error', detail) };
}

/** The request's address as a URI reference (RFC 3986): what may not stand in one is percent-encoded. */
function instanceOf(request: Request): string {
  return request.originalUrl
    .replace(/[^\w\-.~:/?@!$&'()*+,;=%]/g, (character) => encodeURIComponent(character))
    .replace(/%(?![\da-f]{2})/gi, '%25');
}

/** Answers every error thrown by a handler with `application/problem+json`, and logs those nobody expected. */
export function translateErrors(logger: Logger | undefined): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const { problem, headers } = tell(error);
    if (problem.status >= 500 && !(error instanceof NotReadyError)) {
      logger?.error({ err: error, method: request.method, path: request.path }, 'unexpected error');
    }
    if (response.headersSent) {
      // Half an answer cannot be taken back: Express's own handler cuts the connection, so that it shows.
      next(error);
      return;
    }
    for (const name of ['ETag', 'X-Cache', 'Server-Timing', 'Vary']) response.removeHeader(name);
    response
      .status(problem.status)
      .set({ ...headers, 'Cache-Control': 'no-store', 'Content-Type': 'application/problem+json' })
      .end(JSON.stringify({ ...problem, instance: instanceOf(request) } satisfies Problem));
  };
}

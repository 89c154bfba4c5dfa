import { requestId } from '../answers/request-id.js';
import type { ErrorRequestHandler, Request } from 'express';
import type { Logger } from 'pino';
import { jsonAnswer, type Answer } from '../answers/answer.js';
import type { ParameterProblem, Problem, RunView } from '../views/view-schemas.js';

/** Parameters that cannot be used, all that are wrong with a request at once. */
export class WrongParametersError extends Error {
  override readonly name = 'WrongParametersError';
  constructor(readonly problems: readonly ParameterProblem[]) {
    super(problems.map(({ problem }) => problem).join(' '));
  }
}

/** Nothing is at this address; the message says where to look instead. */
export class NotFoundError extends Error {
  override readonly name: string = 'NotFoundError';
}

/** Something was at this address, and is not to be looked for elsewhere. */
export class GoneError extends NotFoundError {
  override readonly name: string = 'GoneError';
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

/** The address opens only to those who show that they may; the message says how. */
export class UnauthorizedError extends Error {
  override readonly name = 'UnauthorizedError';
  /** `challenge`: what is asked for, as a `WWW-Authenticate` header says it. */
  constructor(
    readonly challenge: string,
    message: string,
  ) {
    super(message);
  }
}

/** A reindex was asked for while one is running. */
export class ReindexUnderWayError extends Error {
  override readonly name = 'ReindexUnderWayError';
  constructor(readonly run: RunView) {
    super(`Run ${run.id} has not ended yet: ask again when it has.`);
  }
}

/** The Host header is not one that could name this service. */
export class WrongHostError extends Error {
  override readonly name = 'WrongHostError';
}

/** The client of a search had gone before its turn came. */
export class ClientGoneError extends Error {
  override readonly name = 'ClientGoneError';
}

/** There is more to do than there is time for. */
export class OverloadedError extends Error {
  override readonly name = 'OverloadedError';
}

/** A client asks more than its share; `seconds` until it may again. */
export class TooManyRequestsError extends Error {
  override readonly name = 'TooManyRequestsError';
  constructor(
    message: string,
    readonly seconds: number,
  ) {
    super(message);
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
  if (error instanceof UnauthorizedError) {
    return { problem: plain(401, 'Unauthorized', error.message), headers: { 'WWW-Authenticate': error.challenge } };
  }
  if (error instanceof GoneError) return { problem: plain(410, 'Gone', error.message) };
  if (error instanceof NotFoundError) return { problem: plain(404, 'Not Found', error.message) };
  if (error instanceof MethodNotAllowedError) {
    return {
      problem: plain(405, 'Method Not Allowed', error.message),
      headers: { Allow: error.allowed.join(', ') },
    };
  }
  if (error instanceof ReindexUnderWayError) {
    return { problem: { ...plain(409, 'Conflict', error.message), run: error.run } };
  }
  if (error instanceof WrongHostError) return { problem: plain(400, 'Bad Request', error.message) };
  if (error instanceof OverloadedError) {
    return { problem: plain(503, 'Service Unavailable', error.message), headers: { 'Retry-After': '1' } };
  }
  if (error instanceof TooManyRequestsError) {
    const headers = { 'Retry-After': String(error.seconds) };
    return { problem: plain(429, 'Too Many Requests', error.message), headers };
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

/** A refusal is not to be as long as what it refuses. */
const MAX_REPEATED = 300;

/** The request's address as a URI reference (RFC 3986): what may not stand in one is percent-encoded. */
function instanceOf(request: Request): string {
  return request.originalUrl
    .slice(0, MAX_REPEATED)
    .replace(/[^\w\-.~:/?@!$&'()*+,;=%]/g, (character) => encodeURIComponent(character))
    .replace(/%(?![\da-f]{2})/gi, '%25')
    .slice(0, MAX_REPEATED)
    .replace(/%[\da-f]?$/i, '');
}

/** What only programs ask, which expect no page, not even of an error. */
const FOR_PROGRAMS = /^\/(?:api|admin)(?:\/|$)/;

/** Whether the client is a browser that goes to a page. */
function wantsPage(request: Request): boolean {
  if (FOR_PROGRAMS.test(request.path)) return false;
  return request.accepts(['application/problem+json', 'application/json', 'text/html']) === 'text/html';
}

/**
 * Answers every error thrown by a handler with `application/problem+json`, or as a page where a reader would see it, and
 * logs those nobody expected.
 */
export function translateErrors(
  logger: Logger | undefined,
  toPage?: (problem: Problem) => Answer,
): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    // Nobody is there to be told.
    if (error instanceof ClientGoneError) return;
    const { problem, headers } = tell(error);
    if (problem.status >= 500 && problem.status !== 503) {
      logger?.error(
        { err: error, id: requestId(request), method: request.method, path: request.path },
        'unexpected error',
      );
    }
    if (response.headersSent) {
      // Half an answer cannot be taken back: Express's own handler cuts the connection, so that it shows.
      next(error);
      return;
    }
    // Vary stays: by which origin asks, errors vary as well.
    for (const name of ['ETag', 'X-Cache', 'Server-Timing']) response.removeHeader(name);
    const whole: Problem = { ...problem, instance: instanceOf(request) };
    const { bytes, mediaType } =
      toPage !== undefined && wantsPage(request) ? toPage(whole) : jsonAnswer(whole, 'application/problem+json');
    response
      .status(problem.status)
      .set({ ...headers, 'Cache-Control': 'no-store', 'Content-Type': typeOf(mediaType) })
      .vary('Accept')
      .end(bytes);
  };
}

/** JSON is UTF-8 by itself, and a parameter would mean nothing (RFC 8259, 11). */
function typeOf(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}

import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { SearchEngine } from '../search/engine.js';
import type { Highlighter } from '../search/snippets.js';
import { accessLog } from './access-log.js';
import { AnswerCache } from './answer-cache.js';
import { articleHandler } from './api/articles.js';
import { documentHandler } from './api/document.js';
import { aliveHandler, readyHandler } from './api/health.js';
import { openApiDocument } from './api/openapi.js';
import type { QueryParser } from './api/parameters.js';
import { searchHandler } from './api/search.js';
import { similarHandler } from './api/similar.js';
import { suggestHandler } from './api/suggest.js';
import { WELCOME } from './api/welcome.js';
import { MethodNotAllowedError, NotFoundError, translateErrors } from './errors.js';

/** What the web side is given to work with. */
export interface AppServices {
  /** May turn to another generation at any time. */
  readonly engine: Pick<SearchEngine, 'index' | 'search' | 'article' | 'suggest' | 'similar'>;
  readonly highlight: Highlighter;
  readonly parseQuery: QueryParser;
  /** Bound of the answer cache; 0 switches it off. */
  readonly cacheBytes: number;
  /** Without one, nothing is logged. */
  readonly logger?: Logger;
  /** Whether searches may be sent here; without it, always. */
  readonly ready?: () => boolean;
}

/** The service as an Express application: every address, from the door to the answer. */
export function createApp({
  engine,
  highlight,
  parseQuery,
  cacheBytes,
  logger,
  ready = () => true,
}: AppServices): Express {
  const app = express();
  app.disable('x-powered-by');
  // Answers carry ETags of their own, and parameters are read strictly at their own door.
  app.disable('etag');
  app.set('query parser', false);
  // Each resource has one address: caches and clients need not wonder whether two are the same.
  app.enable('case sensitive routing');
  app.enable('strict routing');
  if (logger !== undefined) app.use(accessLog(logger));
  app.use(securityHeaders());

  const answers = new AnswerCache(cacheBytes);
  const get = (path: string, handler: RequestHandler<{ id: string }>) => {
    app.route<string>(path).get(handler).all(refuseMethod);
  };
  get('/', documentHandler(WELCOME));
  get('/api/search', searchHandler({ engine, highlight, parseQuery, answers }));
  get('/api/suggest', suggestHandler(engine));
  get('/api/articles/:id', articleHandler(engine));
  get('/api/articles/:id/similar', similarHandler(engine, highlight));
  get('/healthz', aliveHandler);
  get('/readyz', readyHandler(engine, ready));
  get('/openapi.json', documentHandler(openApiDocument()));
  app.use(refuseAddress);
  app.use(translateErrors(logger));
  return app;
}

function securityHeaders(): RequestHandler {
  const none = ["'none'"];
  return helmet({
    // Nothing is served yet that a browser would load anything for.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: none, baseUri: none, formAction: none, frameAncestors: none },
    },
    // A promise about HTTPS is for whoever terminates it to make: this service speaks plain HTTP.
    strictTransportSecurity: false,
  });
}

const refuseMethod: RequestHandler = (request) => {
  throw new MethodNotAllowedError(request.method, ['GET', 'HEAD']);
};

const refuseAddress: RequestHandler = () => {
  throw new NotFoundError('Nothing is at this address: /openapi.json lists what there is.');
};

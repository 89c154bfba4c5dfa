import express, { type Request, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { createElement } from 'preact';
import type { SearchEngine } from '../search/engine.js';
import type { Highlighter } from '../search/highlights/highlighter.js';
import { REQUEST_ID, requestId } from './answers/request-id.js';
import { accessLog, logRequest } from './http/access-log.js';
import { requireBearer } from './http/bearer-token.js';
import { clientsBehind, limitClients, limitWrongTokens, type ClientOf } from './http/limits/rate-limits.js';
import { forClient, SearchQueue } from './http/limits/search-queue.js';
import type { SlowQueries } from './http/slow-queries.js';
import { allowOrigins } from './http/allowed-origins.js';
import { AnswerCache, type Saw } from './answers/answer-cache.js';
import type { Searched } from './answers/searched.js';
import { insightsHandler, type InsightsReader } from './pages/insights/insights-handler.js';
import { AnswerDoor, behindDoor, type Tell } from './answers/answer-door.js';
import { adminRouter, type ReindexRuns } from './api/admin-router.js';
import { articleHandler } from './api/article-handler.js';
import { aliveHandler, readyHandler } from './api/health-handlers.js';
import type { HistoryReader } from '../generations/history/followed-history.js';
import { searchesPageHandler } from './pages/research/searches-page.js';
import { namesPageHandler } from './pages/names/names-page-handler.js';
import { concordancePageHandler, timelinePageHandler } from './pages/terms/terms-page-handlers.js';
import { robotsHandler, sitemapHandler } from './feeds/sitemap.js';
import { feedHandler } from './feeds/feed-handler.js';
import { oaiHandler } from './oai/oai-handler.js';
import { concordanceHandler } from './terms/concordance-handler.js';
import { timelineHandler } from './terms/timeline-handler.js';
import { citingFor, exportHandler } from './export/export-handler.js';
import { openApiDocument } from './api/openapi-document.js';
import type { QueryParser } from './asked/search-parameters.js';
import { searchHandler } from './api/search-handler.js';
import { similarHandler } from './api/similar-handler.js';
import { suggestHandler } from './api/suggest-handler.js';
import { answerHandler, jsonAnswer } from './answers/answer.js';
import type { Assets } from './http/browser-assets.js';
import { MethodNotAllowedError, NotFoundError, TooManyRequestsError, translateErrors } from './http/http-errors.js';
import type { Metrics } from './http/metrics.js';
import { homeOf, underHome } from './http/public-address.js';
import { openSearchHandler } from './api/opensearch-description.js';
import { articlePageHandler } from './pages/article/article-page-handler.js';
import { htmlAnswer } from './pages/parts/html-answer.js';
import { helpPageHandler } from './pages/help/help-page-handler.js';
import { ProblemPage } from './pages/parts/problem-page.js';
import { searchPageHandler } from './pages/search/search-page-handler.js';
import type { Site } from './pages/parts/site.js';

/** What the web side is given to work with. */
export interface AppServices {
  /** May turn to another generation at any time. */
  readonly engine: SearchEngine;
  readonly highlight: Highlighter;
  readonly parseQuery: QueryParser;
  /** What browsers load beside the pages. */
  readonly assets: Assets;
  /** The archive's name, as the pages show it. */
  readonly siteName?: string;
  /** Sites whose pages may ask from a script. */
  readonly allowedOrigins?: readonly string[];
  /** Where the world finds this service, its path included; without it, wherever a request was sent. */
  readonly publicUrl?: string | undefined;
  /** The runs of the reindex, and the token that opens them; without it there are no such addresses. */
  readonly admin?: { readonly token: string; readonly runs: ReindexRuns } | undefined;
  readonly metrics?: Metrics;
  /** Bound of the answer cache; 0 switches it off. */
  readonly cacheBytes: number;
  /** Without one, nothing is logged. */
  readonly logger?: Logger;
  /** Whether searches may be sent here; without it, always. */
  readonly ready?: () => boolean;
  /** What happened to the articles; without it, nothing is known of it. */
  readonly history?: HistoryReader;
  /** Tells clients apart; without it by the address that a request comes from. */
  readonly clientOf?: ClientOf;
  /** How many requests a minute of one client are answered; 0 for any number. */
  readonly requestsPerMinute?: number;
  /** What opens the metrics; without it they are open. */
  readonly metricsToken?: string | undefined;
  readonly slowQueries?: SlowQueries;
  /** Counts what people search for; without it nothing is counted. */
  readonly insights?: Insights | undefined;
  /** Whether search engines are to list the articles. */
  readonly isListed?: boolean;
}

/** Counts searches, and tells of those that may be told. */
export interface Insights {
  saw(client: string, searched: Searched): void;
  kept: InsightsReader;
}

/** What the pages call an archive that nobody has named. */
const NAMELESS = 'Publications';

/** The service: every address, from the door to the answer. */
export function createApp({
  engine: served,
  highlight,
  parseQuery,
  assets,
  siteName = NAMELESS,
  allowedOrigins = [],
  publicUrl,
  admin,
  metrics,
  cacheBytes,
  logger,
  ready = () => true,
  history = () => Promise.resolve(undefined),
  isListed = true,
  clientOf = clientsBehind(0),
  requestsPerMinute = 0,
  metricsToken,
  slowQueries = { fromMs: 0, withWords: false },
  insights,
}: AppServices): ReturnType<typeof underHome> {
  const queue = new SearchQueue(undefined, () => metrics?.searchShed());
  const engine = queue.before(served);
  const app = express();
  app.disable('x-powered-by');
  // Answers carry ETags of their own, and parameters are read strictly at their own door.
  app.disable('etag');
  app.set('query parser', false);
  // Each resource has one address: caches and clients need not wonder whether two are the same.
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.use((request, response, next) => {
    response.set(REQUEST_ID, requestId(request));
    forClient(response, next);
  });
  if (metrics !== undefined) app.use(metrics.middleware);
  if (logger !== undefined) app.use(accessLog(logger, slowQueries));
  app.use(securityHeaders());
  app.use('/api', allowOrigins(allowedOrigins));
  const limited = new WeakMap<object, number>();
  app.use((request, _response, next) => {
    const seconds = limited.get(request);
    if (seconds === undefined) {
      next();
      return;
    }
    metrics?.requestLimited();
    throw new TooManyRequestsError(`Too many requests from here: wait ${seconds} seconds.`, seconds);
  });

  const answers = new AnswerCache(Math.floor(cacheBytes / 2));
  const door = new AnswerDoor(Math.floor(cacheBytes / 2));
  metrics?.observeCache(() => answers.size + door.size);
  const site: Site = {
    name: siteName,
    publicUrl,
    assets: { style: assets.style.address, script: assets.script.address },
  };
  const saw: Saw = (request, searched) => {
    if (searched !== undefined) insights?.saw(clientOf(request) ?? 'this machine', searched);
  };
  const searching = { engine, highlight, parseQuery, answers, door, saw };
  const exporting = { engine, parseQuery, siteName, publicUrl };
  const citing = (request: Request) => citingFor(request, exporting);
  const leftAt = async (id: string) => (await history())?.articles.get(id)?.removed;
  const concording = { engine, parseQuery, highlight, publicUrl };
  const get = (path: string, ...handlers: RequestHandler<{ id: string }>[]) => {
    app
      .route<string>(path)
      .get(...handlers)
      .all(refuseBut('GET', 'HEAD'));
  };

  get('/', searchPageHandler({ ...searching, history }, site));
  get('/articles/:id', articlePageHandler({ engine, highlight, parseQuery, citing, leftAt }, site));
  get('/concordance', concordancePageHandler(concording, site));
  get('/timeline', timelinePageHandler({ engine, parseQuery }, site));
  get('/searches', searchesPageHandler(site));
  get('/authors', namesPageHandler(engine, 'author', site));
  get('/themes', namesPageHandler(engine, 'theme', site));
  get('/robots.txt', robotsHandler({ publicUrl, isListed }));
  if (isListed) get('/sitemap.xml', sitemapHandler({ engine, history, publicUrl }));
  get('/help', helpPageHandler(engine, site));
  get('/demo', assets.demo.handler);
  get('/opensearch.xml', openSearchHandler({ publicUrl, siteName }));
  for (const { address, handler } of [assets.style, assets.script]) get(address, handler);
  get(assets.searchBox.address, forAnySite, assets.searchBox.handler);

  get('/api/search', searchHandler(searching));
  get('/api/suggest', suggestHandler(engine));
  get('/api/export', exportHandler(exporting));
  get('/api/concordance', concordanceHandler(concording));
  get('/api/timeline', timelineHandler({ engine, parseQuery }));
  get('/feed.atom', feedHandler({ ...exporting, history }));
  const oai = oaiHandler({ engine, history, siteName, publicUrl, citing });
  app
    .route('/oai')
    .get(oai)
    .post(oai)
    .all(refuseBut('GET', 'HEAD', 'POST'));
  get('/api/articles/:id', articleHandler(engine, leftAt));
  get('/api/articles/:id/similar', similarHandler(engine, highlight));
  const home = homeOf(publicUrl);
  const guard = limitWrongTokens(clientOf, (client) => {
    logger?.warn({ client }, 'A wrong token was sent to an admin address.');
  });
  if (admin !== undefined)
    app.use(adminRouter({ ...admin, home, guard, insights: insights && insightsHandler(() => insights.kept(), site) }));
  get('/healthz', aliveHandler);
  get('/readyz', readyHandler(engine, ready));
  if (metrics !== undefined && metricsToken === undefined) get('/metrics', metrics.handler);
  if (metrics !== undefined && metricsToken !== undefined)
    get('/metrics', requireBearer(metricsToken), metrics.handler);
  get('/openapi.json', answerHandler(jsonAnswer(openApiDocument())));
  app.use(refuseAddress);
  app.use(translateErrors(logger, (problem) => htmlAnswer(createElement(ProblemPage, { site, problem }))));
  const tell: Tell = (request, response, { route, searched }, started) => {
    saw(request, searched);
    const { method = '', url = '' } = request;
    metrics?.count(method, route, response, started, 'hit');
    if (logger === undefined) return;
    const [path = ''] = url.split('?');
    logRequest(logger, { id: requestId(request), method, path, response, ms: performance.now() - started }, 'hit');
  };
  const all = behindDoor(door, { generation: () => engine.index.generation, tell }, app);
  // One too many is refused where all else is, so that it is counted, logged and readable for other sites too.
  const limiting = limitClients(requestsPerMinute, clientOf, all, (request, response, seconds) => {
    limited.set(request, seconds);
    app(request, response);
  });
  return underHome(home, limiting);
}

function securityHeaders(): RequestHandler {
  const none = ["'none'"];
  const own = ["'self'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: own,
        styleSrc: own,
        connectSrc: own,
        // The icon lies in the pages themselves.
        imgSrc: ["'self'", 'data:'],
        formAction: own,
        baseUri: none,
        frameAncestors: none,
      },
    },
    // A promise about HTTPS is for whoever terminates it to make: this service speaks plain HTTP.
    strictTransportSecurity: false,
    // As `frameAncestors`, for old browsers.
    xFrameOptions: { action: 'deny' },
  });
}

/** Lets pages of other sites load what is asked for. */
const forAnySite: RequestHandler = (_request, response, next) => {
  response.set('Cross-Origin-Resource-Policy', 'cross-origin');
  next();
};

function refuseBut(...allowed: readonly string[]): RequestHandler {
  return (request) => {
    throw new MethodNotAllowedError(request.method, allowed);
  };
}

const refuseAddress: RequestHandler = () => {
  throw new NotFoundError(
    'Nothing is at this address: / is the search page, and /openapi.json lists what there is for programs.',
  );
};

import type { ServerResponse } from 'node:http';
import type { IRoute, Request, RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { sendNow } from '../answers/answer.js';
import type { IndexInfo } from '../../search/result.js';

/** In seconds: a kept answer takes less than the first, and whoever waits for the last has hardly any patience left. */
const DURATION_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** What is counted for whoever watches the service, in Prometheus's terms. */
export interface Metrics {
  /** Counts and times the requests that pass; it belongs before all else. */
  readonly middleware: RequestHandler;
  /** Counts and times an answer that the middleware does not see; `started` as `performance.now` gave it. */
  count(method: string, route: string, response: ServerResponse, started: number, cache: unknown): void;
  /** `GET /metrics`. */
  readonly handler: RequestHandler;
  /** To be called once: `index` is asked for the index in service whenever the metrics are read. */
  observeIndex(index: () => IndexInfo): void;
  /** To be called once: how the runs of the reindex went, asked whenever the metrics are read. */
  observeRuns(read: () => Promise<RunsTold | undefined>): void;
  /** To be called once: the bytes that kept answers take. */
  observeCache(bytes: () => number): void;
  /** Another generation is in service. */
  generationTaken(): void;
  /** Whether an article of the index in service is damaged. */
  damageFound(isDamaged: boolean): void;
  /** The live generation could not be put into service. */
  generationRefused(): void;
  /** A search was refused since too many were waiting. */
  searchShed(): void;
  /** A request was refused since its client asks too much. */
  requestLimited(): void;
}

/** What the metrics tell of the runs of the reindex. Times are ISO 8601. */
export interface RunsTold {
  readonly runs: Readonly<Record<string, number>>;
  readonly lastAttempt: string;
  readonly lastSuccess: string | null;
  readonly last: {
    readonly seconds: number;
    readonly stages: Readonly<Partial<Record<string, number>>>;
    readonly articles: number;
    readonly rejects: number;
  };
}

/** Metrics of a service, in a registry of its own, beside those of the process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  // What runs here is nobody's business.
  registry.removeSingleMetric('nodejs_version_info');
  const requests = new Counter({
    name: 'sibyl_http_requests_total',
    help: 'Requests by route, method and status; "cut" is one whose client left before its answer was whole.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'sibyl_http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer, by route and how that went.',
    labelNames: ['route', 'outcome'],
    buckets: DURATION_BUCKETS,
    registers,
  });
  const answers = new Counter({
    name: 'sibyl_answer_cache_total',
    help: 'Searches by whether their answer was kept ("hit") or computed ("miss").',
    labelNames: ['result'],
    registers,
  });
  const taken = new Counter({
    name: 'sibyl_generations_taken_total',
    help: 'Generations put into service since the start, not counting the first.',
    registers,
  });
  const refused = new Counter({
    name: 'sibyl_generations_refused_total',
    help: 'Failures to put the live generation into service; the one before stays.',
    registers,
  });

  const shed = new Counter({
    name: 'sibyl_searches_shed_total',
    help: 'Searches refused with 503 since too many were waiting.',
    registers,
  });
  const limited = new Counter({
    name: 'sibyl_requests_limited_total',
    help: 'Requests refused with 429 since their client had asked too many.',
    registers,
  });

  const damaged = new Gauge({
    name: 'sibyl_generation_damaged',
    help: '1 where an article of the index in service is damaged, and no other generation is whole.',
    registers,
  });

  let refresh: () => Promise<void> = () => Promise.resolve();
  const count: Metrics['count'] = (method, route, response, started, cache) => {
    const status = response.writableFinished ? response.statusCode : 'cut';
    requests.inc({ route, method, status });
    durations.observe({ route, outcome: outcomeOf(status) }, (performance.now() - started) / 1000);
    if (typeof cache === 'string') answers.inc({ result: cache });
  };

  return {
    middleware(request, response, next) {
      const started = performance.now();
      response.once('close', () => {
        count(request.method, routeOf(request), response, started, response.getHeader('X-Cache'));
      });
      next();
    },
    count,
    async handler(_request, response) {
      await refresh();
      const text = await registry.metrics();
      sendNow(response, text, 'text/plain; version=0.0.4');
    },
    observeIndex(index) {
      const gauge = (name: string, help: string, read: (info: IndexInfo) => number): void => {
        registry.registerMetric(
          new Gauge({
            name,
            help,
            registers: [],
            collect() {
              this.set(read(index()));
            },
          }),
        );
      };
      gauge('sibyl_index_articles', 'Articles in the index in service.', ({ articles }) => articles);
      gauge(
        'sibyl_index_built_timestamp_seconds',
        'When the index in service was built; time() minus this is its age.',
        ({ builtAt }) => Date.parse(builtAt) / 1000,
      );
    },
    observeRuns(read) {
      refresh = observeRuns(registry, read);
    },
    observeCache(bytes) {
      registry.registerMetric(
        new Gauge({
          name: 'sibyl_answer_cache_bytes',
          help: 'Bytes that kept answers take.',
          registers: [],
          collect() {
            this.set(bytes());
          },
        }),
      );
    },
    generationTaken: () => taken.inc(),
    damageFound: (isDamaged) => damaged.set(isDamaged ? 1 : 0),
    generationRefused: () => refused.inc(),
    searchShed: () => shed.inc(),
    requestLimited: () => limited.inc(),
  };
}

/** A status as whoever is paged for it sees it. */
function outcomeOf(status: number | 'cut'): 'ok' | 'refused' | 'failed' | 'cut' {
  if (status === 'cut') return 'cut';
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'ok';
}

/** A gauge with a label has no value before it is set; one without begins at 0. */
const NONE_YET = ['none'];

/** Adds what is told of runs to a registry, and gives what brings it up to date. */
function observeRuns(registry: Registry, read: () => Promise<RunsTold | undefined>): () => Promise<void> {
  const registers = [registry];
  const runs = new Counter({
    name: 'sibyl_reindex_runs_total',
    help: 'Runs of the reindex on this snapshots folder, whoever started them, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name: `sibyl_reindex_${name}`, help, labelNames, registers });
  const attempt = gauge('last_attempt_timestamp_seconds', 'When the last run of the reindex ended.', NONE_YET);
  const success = gauge('last_success_timestamp_seconds', 'When the last run ended that went well.', NONE_YET);
  const seconds = gauge('duration_seconds', 'How long the last run took.', NONE_YET);
  const stages = gauge('stage_duration_seconds', 'How long the last run took, by stage.', ['stage']);
  const articles = gauge('articles', 'Articles that the last run made.', NONE_YET);
  const rejects = gauge('rejects', 'Entries and files that the last run could not read.', NONE_YET);
  return async () => {
    const told = await read();
    runs.reset();
    stages.reset();
    if (told === undefined) return;
    for (const [outcome, count] of Object.entries(told.runs)) runs.inc({ outcome }, count);
    for (const [stage, took = 0] of Object.entries(told.last.stages)) stages.set({ stage }, took);
    attempt.set(Date.parse(told.lastAttempt) / 1000);
    if (told.lastSuccess !== null) success.set(Date.parse(told.lastSuccess) / 1000);
    seconds.set(told.last.seconds);
    articles.set(told.last.articles);
    rejects.set(told.last.rejects);
  };
}

/** The pattern that a request's path fitted. What fitted none is one value: clients must not make more of them. */
function routeOf(request: Request): string {
  const route = request.route as IRoute | undefined;
  return route?.path ?? 'none';
}

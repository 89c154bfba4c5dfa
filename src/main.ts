/** The composition root: the only place that picks an engine. `npm start` and `sibyl serve` end up here. */
import { pino, type Logger } from 'pino';
import { createEnglishAnalyzer } from './analysis/english.js';
import { keepCounts } from './insights/kept-counts.js';
import { misspeltSettings } from './misspelt-settings.js';
import { clientsBehind, noticingProxies } from './web/http/limits/rate-limits.js';
import { ConfigError, parseConfig, SAMPLE_ARCHIVE, SETTINGS, type Config } from './config.js';
import { createEmbeddedFormat } from './engines/embedded/embedded-format.js';
import { REINDEX_COMMAND, shipped } from './installation.js';
import { ReindexError } from './generations/failure-reasons.js';
import { followHistory } from './generations/history/followed-history.js';
import { replaceDamaged } from './generations/serving/check-records.js';
import { followGenerations } from './generations/serving/follow-generations.js';
import { Generations } from './generations/generations.js';
import { isLiveMadeOf } from './reindex/last-run.js';
import { reindexInThread } from './reindex/run-in-thread.js';
import { readTally } from './reindex/report/run-tally.js';
import { printReport } from './reindex/report/print-report.js';
import { warningOf } from './reindex/report/warning.js';
import { Runs, type Reindexer } from './reindex/run-history.js';
import { openUsable } from './generations/serving/usable-generation.js';
import { warmUp } from './generations/serving/warm-up.js';
import type { SearchEngine } from './search/engine.js';
import { LiveEngine } from './generations/serving/live-engine.js';
import { parseQuery } from './search/language/parse-query.js';
import { SnapshotError, type SnapshotFormat, type SnapshotManifest } from './generations/snapshot-format.js';
import { createHighlighter } from './search/highlights/highlighter.js';
import { createApp } from './web/app.js';
import { loadAssets } from './web/http/browser-assets.js';
import { createMetrics } from './web/http/metrics.js';
import { homeOf } from './web/http/public-address.js';
import { listen, ListenError } from './web/http/listen.js';

/** Its own composition root, since a thread cannot be handed an engine. */
const REINDEX_THREAD = new URL('./reindex-thread.js', import.meta.url);

async function serve(config: Config): Promise<void> {
  const logger = pino({ level: config.logLevel });
  const analyzer = createEnglishAnalyzer();
  const format = createEmbeddedFormat(analyzer);
  const generations = new Generations(config.snapshotsDir);
  const reindexArchive: Reindexer = async (progress, stop) => {
    const { archive, snapshotsDir, themes, synonyms, pins } = config;
    const report = await reindexInThread(
      REINDEX_THREAD,
      { options: { sources: [archive], supersedes: [shipped(SAMPLE_ARCHIVE)] }, snapshotsDir, themes, synonyms, pins },
      { progress, stop },
    );
    const warning = warningOf(report);
    if (warning !== undefined) console.error(warning);
    return report;
  };
  const live = new LiveEngine(await openPublished(config, generations, format, reindexArchive, logger));
  const metrics = createMetrics();
  metrics.observeIndex(() => live.index);
  metrics.observeRuns(() => readTally(config.snapshotsDir));
  // Beside the answers: it reads the whole file, and a start need not wait for that.
  const check = (): void => {
    replaceDamaged(live, {
      generations,
      format,
      open: (file, manifest) => openWarm(format, file, manifest),
    }).then(
      ({ problems, isWhole }) => {
        for (const problem of problems) logger.error(problem);
        metrics.damageFound(!isWhole);
      },
      (error: unknown) => {
        logger.error({ error }, 'The articles of the generation in service could not be checked.');
      },
    );
  };
  check();
  const following = followGenerations(generations, live.index.generation, {
    async take(file, manifest) {
      const ended = live.swap(await openWarm(format, file, manifest));
      metrics.generationTaken();
      logger.info({ generation: manifest.generation }, 'A new generation is in service.');
      check();
      // The new one serves, whatever becomes of the old.
      ended.catch((error: unknown) => {
        logger.error({ error }, 'The generation before it could not be closed.');
      });
    },
    failed(error) {
      metrics.generationRefused();
      logger.error(
        { problem: error.message },
        `Still serving ${live.index.generation}: the live generation cannot be used.`,
      );
    },
  });
  const runs = new Runs(reindexArchive, ({ id, report }) => {
    const { outcome = 'failed', problem, seconds, articles, rejects, live: published } = report ?? {};
    const told = { run: id, outcome, seconds, articles, rejects: rejects?.length, live: published, problem };
    if (outcome === 'failed') logger.error(told, 'A reindex that was asked for has failed.');
    else logger.info(told, 'A reindex that was asked for has ended.');
  });
  const insights = await keepCounts(config.snapshotsDir, (error) => {
    logger.error({ error }, 'What people search for could not be kept.');
  });
  let isStopping = false;
  const app = createApp({
    engine: live,
    highlight: createHighlighter(analyzer),
    parseQuery,
    assets: loadAssets(homeOf(config.publicUrl)),
    siteName: config.siteName,
    allowedOrigins: config.allowedOrigins,
    publicUrl: config.publicUrl,
    admin: config.adminToken === undefined ? undefined : { token: config.adminToken, runs },
    metrics,
    cacheBytes: config.cacheBytes,
    logger,
    ready: () => !isStopping,
    isListed: config.sitemap,
    metricsToken: config.metricsToken,
    clientOf: noticingProxies(clientsBehind(config.trustProxy), (sentence) => {
      logger.warn(sentence);
    }),
    requestsPerMinute: config.rateLimit,
    insights: insights.counts,
    slowQueries: { fromMs: config.slowQueryMs, withWords: config.logQueries },
    history: followHistory(config.snapshotsDir, ({ message }) => {
      logger.error({ problem: message }, 'Feeds and harvesters are told nothing of what has changed.');
    }),
  });
  const server = await listen(app, config);
  sayWhereToLook(server.url, live);

  const stop = async (graceMs: number): Promise<void> => {
    isStopping = true;
    await server.close(graceMs);
    await runs.stop();
    await following.stop();
    await insights.stop();
    await live.close();
    // Articles may still be checked, which nobody waits for.
    process.exit(0);
  };
  // A person at the terminal is not kept waiting; a service manager's clients have to notice that it goes.
  process.once('SIGINT', () => void stop(0));
  process.once('SIGTERM', () => void stop(config.shutdownGraceMs));
}

/** A generation that answers its first reader as quickly as any. */
async function openWarm(format: SnapshotFormat, file: string, manifest: SnapshotManifest): Promise<SearchEngine> {
  const engine = await format.open(file, manifest);
  try {
    await warmUp(engine);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/**
 * The published generation or, where there is none, one made of the configured archive: the sample, unless told
 * otherwise. Where there are some and none can be used, as after an upgrade, that archive is indexed again only if the
 * live one is known to be made of it: the sample must never take the place of someone's own articles.
 */
async function openPublished(
  config: Config,
  generations: Generations,
  format: SnapshotFormat,
  reindexArchive: Reindexer,
  logger: Logger,
): Promise<SearchEngine> {
  const published = await openUsable(generations, format);
  if (published.found !== undefined) {
    for (const { message } of published.problems)
      logger.warn(`Serving ${published.found.manifest.generation} instead: ${message}`);
    return published.found.value;
  }
  if (published.problems.length > 0) {
    const problems = published.problems.map(({ message }) => message).join('\n');
    if (!(await isLiveMadeOf([config.archive], generations))) {
      throw new ReindexError(
        `${problems}\nNo published generation can be used, and what they were made of is not known to be ` +
          `${config.archive}. Publish a new one: ${REINDEX_COMMAND} --source PATH`,
      );
    }
    console.log(`${problems}\nThe live generation was made of ${config.archive}, so that is indexed again first.`);
  } else console.log(`Nothing is published in ${config.snapshotsDir} yet, so ${config.archive} is indexed first.`);
  const report = await reindexArchive(() => undefined, new AbortController().signal);
  console.log(printReport(report));
  const first = await openUsable(generations, format);
  if (first.found === undefined) throw new ReindexError(report.problem ?? 'Nothing was published.');
  return first.found.value;
}

function sayWhereToLook(url: string, { index }: SearchEngine): void {
  console.log(`Sibyl serves ${index.articles} articles (generation ${index.generation}) at ${url}

  The page   ${url}/?q=sib
  Its data   ${url}/api/search?q=sib
  Help       ${url}/help

  Your own archive:  ${REINDEX_COMMAND} --source PATH   (this server takes it up by itself)
  Stop with Ctrl+C.`);
}

for (const sentence of misspeltSettings(process.env, SETTINGS)) console.warn(sentence);
try {
  await serve(parseConfig(process.env, shipped));
} catch (error) {
  const isForPeople = [ConfigError, ListenError, ReindexError, SnapshotError].some((kind) => error instanceof kind);
  if (!isForPeople || !(error instanceof Error)) throw error;
  console.error(error.message);
  process.exit(1);
}

/** The composition root: the only place that picks an engine. `npm start` ends up here. */
import { readFile } from 'node:fs/promises';
import { pino, type Logger } from 'pino';
import { createEnglishAnalyzer } from './analysis/english.js';
import type { Analyzer } from './analysis/analyzer.js';
import { parseSynonyms, type SynonymRule } from './analysis/synonyms.js';
import { ConfigError, parseConfig, type Config } from './config.js';
import { createEmbeddedFormat } from './engines/embedded/format.js';
import { ReindexError } from './reindex/error.js';
import { followGenerations } from './reindex/follow.js';
import { Generations } from './reindex/generations.js';
import { printReport } from './reindex/print-report.js';
import { readTaxonomy } from './reindex/read-taxonomy.js';
import { reindex } from './reindex/run.js';
import { openUsable } from './reindex/usable.js';
import type { SearchEngine } from './search/engine.js';
import { LiveEngine } from './search/live-engine.js';
import { parseQuery } from './search/parse.js';
import { SnapshotError, type SnapshotFormat } from './search/snapshot.js';
import { createHighlighter } from './search/snippets.js';
import { createApp } from './web/app.js';
import { listen, ListenError } from './web/server.js';

async function serve(config: Config): Promise<void> {
  const logger = pino({ level: config.logLevel });
  const analyzer = createEnglishAnalyzer();
  const format = createEmbeddedFormat(analyzer, await readSynonyms(config.synonyms));
  const generations = new Generations(config.snapshotsDir);
  const live = new LiveEngine(await openPublished(config, generations, format, analyzer, logger));
  const following = followGenerations(generations, live.index.generation, {
    async take(file, manifest) {
      const ended = live.swap(await format.open(file, manifest));
      logger.info({ generation: manifest.generation }, 'A new generation is in service.');
      // The new one serves, whatever becomes of the old.
      ended.catch((error: unknown) => {
        logger.error({ error }, 'The generation before it could not be closed.');
      });
    },
    failed(error) {
      logger.error(
        { problem: error.message },
        `Still serving ${live.index.generation}: the live generation cannot be used.`,
      );
    },
  });
  const app = createApp({
    engine: live,
    highlight: createHighlighter(analyzer),
    parseQuery,
    cacheBytes: config.cacheBytes,
    logger,
  });
  const server = await listen(app, config);
  sayWhereToLook(server.url, live);

  const stop = async (): Promise<void> => {
    await server.close();
    await following.stop();
    await live.close();
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}

/** The published generation or, where there is none, one made of the configured archive: the sample, unless told otherwise. */
async function openPublished(
  config: Config,
  generations: Generations,
  format: SnapshotFormat,
  analyzer: Analyzer,
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
    throw new ReindexError(
      `${problems}\nNo published generation can be used. Publish a new one: npm run reindex -- --source PATH`,
    );
  }
  console.log(`Nothing is published in ${config.snapshotsDir} yet, so ${config.archive} is indexed first.`);
  const taxonomy = await readTaxonomy(config.themes);
  const report = await reindex({ sources: [config.archive] }, { generations, format, analyzer, taxonomy });
  console.log(printReport(report));
  const first = await openUsable(generations, format);
  if (first.found === undefined) throw new ReindexError(report.problem ?? 'Nothing was published.');
  return first.found.value;
}

/** The synonyms that the site editor keeps. A mistake in the file is told and costs its line, not the start. */
async function readSynonyms(file: string): Promise<readonly SynonymRule[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    console.error(`No synonyms: ${file} cannot be read. SYNONYMS says where the file is.`);
    return [];
  }
  const { rules, problems } = parseSynonyms(text);
  for (const { line, problem } of problems) console.error(`${file}:${line}: ${problem}`);
  return rules;
}

function sayWhereToLook(url: string, { index }: SearchEngine): void {
  console.log(`Sibyl serves ${index.articles} articles (generation ${index.generation}) at ${url}

  Try  ${url}/api/search?q=sib
       ${url}/api/search?q=%22payment+by+results%22+-probation
       ${url}/api/suggest?q=soc
       ${url}/openapi.json

  Your own archive:  npm run reindex -- --source PATH   (this server takes it up by itself)
  Stop with Ctrl+C.`);
}

try {
  await serve(parseConfig(process.env));
} catch (error) {
  const isForPeople = [ConfigError, ListenError, ReindexError, SnapshotError].some((kind) => error instanceof kind);
  if (!isForPeople || !(error instanceof Error)) throw error;
  console.error(error.message);
  process.exit(1);
}

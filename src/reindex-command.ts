import { SingleBar } from 'cli-progress';
import { createEnglishAnalyzer } from './analysis/english.js';
import { ConfigError, parseConfig, SAMPLE_ARCHIVE } from './config.js';
import { createEmbeddedFormat } from './engines/embedded/embedded-format.js';
import { ReindexError } from './generations/failure-reasons.js';
import { Generations, WITHDRAWN } from './generations/generations.js';
import { REINDEX_COMMAND, shipped } from './installation.js';
import { parseCommandLine, usageOf, UsageError } from './reindex/command-line.js';
import { printReport } from './reindex/report/print-report.js';
import { warningOf } from './reindex/report/warning.js';
import type { Progress, Stage } from './reindex/report/progress.js';
import { rollBack } from './generations/roll-back.js';
import { readPins } from './reindex/edited/pins-file.js';
import { readSynonyms } from './reindex/edited/synonyms-file.js';
import { readTaxonomy } from './reindex/edited/taxonomy-file.js';
import { reindex } from './reindex/reindex-run.js';
import { withdraw } from './reindex/withdraw.js';
import { watchSources } from './reindex/sources/watch-sources.js';
import { SnapshotError } from './generations/snapshot-format.js';

const STAGES: Readonly<Record<Stage, string>> = {
  reading: 'Reading files',
  assembling: 'Assembling entries',
  indexing: 'Indexing articles',
  verifying: 'Verifying articles',
  publishing: 'Publishing generations',
};
const LONGEST_STAGE = Math.max(...Object.values(STAGES).map(({ length }) => length));

/** Shows on a terminal how far a run is; elsewhere nothing, since cron would send it to somebody every night. */
function progressDisplay(): { readonly progress: Progress; readonly stop: () => void } {
  if (!process.stderr.isTTY) return { progress: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: '{stage} [{bar}] {value}/{total}',
    clearOnComplete: true,
    // Off, it would have to be put back on by a run that may be killed.
    linewrap: true,
  });
  const progress: Progress = (stage, done, total) => {
    if (done === 0) {
      bar.stop();
      bar.start(total, 0, { stage: STAGES[stage].padEnd(LONGEST_STAGE) });
    } else bar.update(done);
  };
  return { progress, stop: () => bar.stop() };
}

async function main(args: readonly string[]): Promise<number> {
  const { json, help, watch, rollback, withdraw: leaving, maxRejects, ...options } = parseCommandLine(args);
  if (help) {
    console.log(usageOf(REINDEX_COMMAND));
    return 0;
  }
  const config = parseConfig(process.env, shipped);
  const analyzer = createEnglishAnalyzer();
  const format = createEmbeddedFormat(analyzer);
  const generations = new Generations(config.snapshotsDir);
  if (rollback) {
    const { from, to, notices } = await rollBack(generations, format);
    console.log(
      json
        ? JSON.stringify({ outcome: 'rolled back', from, live: to, notices })
        : `Live is ${to} again, after ${from ?? 'one that was damaged'}.\n` +
            'The next run publishes what the sources hold: put them right first.',
    );
    if (!json) for (const notice of notices) console.error(notice);
    return 0;
  }

  if (leaving !== undefined) {
    const taxonomy = await readTaxonomy(config.themes);
    const synonyms = await readSynonyms(config.synonyms);
    const pins = await readPins(config.pins);
    const { id, live, removed, notices } = await withdraw(leaving, {
      generations,
      format,
      analyzer,
      taxonomy,
      synonyms,
      pins,
    });
    console.log(
      json
        ? JSON.stringify({ outcome: 'withdrawn', id, live, removed, notices })
        : `Withdrawn: ${id}. Live is ${live}, without it.\n` +
            `Removed, since it was in them: ${removed.join(', ')}. No later run publishes it; ` +
            `${config.snapshotsDir}/${WITHDRAWN} says how to undo that.`,
    );
    if (!json) for (const notice of notices) console.error(notice);
    return 0;
  }

  const run = async (): Promise<boolean> => {
    const taxonomy = await readTaxonomy(config.themes);
    const synonyms = await readSynonyms(config.synonyms);
    const pins = await readPins(config.pins);
    const { progress, stop } = progressDisplay();
    const report = await reindex(
      { ...options, ...(maxRejects === undefined ? {} : { maxRejects }), supersedes: [shipped(SAMPLE_ARCHIVE)] },
      { generations, format, analyzer, taxonomy, synonyms, pins, progress },
    );
    stop();
    const failed = report.outcome === 'failed';
    // cron sends on what is on stderr
    if (json) console.log(JSON.stringify(report));
    else (failed ? process.stderr : process.stdout).write(printReport(report));
    const told = failed ? (json ? report.problem : undefined) : warningOf(report);
    if (told !== undefined) console.error(told);
    return !failed;
  };
  if (!watch) return (await run()) ? 0 : 1;

  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  console.error('Watching the sources: Ctrl+C ends it.');
  const beside = [config.themes, config.synonyms, config.pins];
  await watchSources(options.sources, () => run().catch(told), ending.signal, { beside });
  return 0;
}

/** Tells what is wrong with a run that could not even begin, where that is for people. */
function told(error: unknown): false {
  if (!isForPeople(error)) throw error;
  console.error(error.message);
  return false;
}

function isForPeople(error: unknown): error is Error {
  return error instanceof ReindexError || error instanceof SnapshotError || error instanceof ConfigError;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usageOf(REINDEX_COMMAND)}`);
    process.exitCode = 2;
  } else if (isForPeople(error)) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}

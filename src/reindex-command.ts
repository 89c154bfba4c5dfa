import { SingleBar } from 'cli-progress';
import { parseArgs } from 'node:util';
import { createEnglishAnalyzer } from './analysis/english.js';
import { ConfigError, parseConfig, SAMPLE_ARCHIVE } from './config.js';
import { createEmbeddedFormat } from './engines/embedded/embedded-format.js';
import { ReindexError } from './generations/failure-reasons.js';
import { Generations, GENERATIONS_KEPT } from './generations/generations.js';
import { REINDEX_COMMAND, shipped } from './installation.js';
import { printReport } from './reindex/report/print-report.js';
import { warningOf } from './reindex/report/warning.js';
import type { Progress, Stage } from './reindex/report/progress.js';
import { rollBack } from './generations/roll-back.js';
import { readSynonyms } from './reindex/sources/synonyms-file.js';
import { readTaxonomy } from './reindex/sources/taxonomy-file.js';
import { reindex } from './reindex/reindex-run.js';
import { watchSources } from './reindex/sources/watch-sources.js';
import { SnapshotError } from './generations/snapshot-format.js';

const USAGE = `Usage: ${REINDEX_COMMAND} --source PATH... [--dry-run] [--force] [--strict] [--max-rejects N]
               [--keep N] [--watch] [--json]
       ${REINDEX_COMMAND} --rollback [--json]

Reads an archive, indexes it and publishes it to SNAPSHOTS_DIR, where a running server finds it.
Files that have not changed since the last run are not parsed again.

  --source PATH  a file, or a folder of files; can be repeated
  --dry-run      do everything but publish
  --force        parse, index and publish everything, also where nothing has changed or over half of the live
                 articles vanish
  --strict       fail where anything in the sources is rejected
  --max-rejects N  fail where more than N things are; --strict is --max-rejects 0
  --keep N       how many generations stay to go back to, the live one included (${GENERATIONS_KEPT})
  --watch        run, and again whenever the sources, themes or synonyms change, until Ctrl+C; a run that fails does not end it
  --rollback     make the generation before the live one live again
  --json         print the report as JSON, a line for each run
  --help         print this

Exit code 0: published, or nothing has changed. 1: failed, what was live still is. 2: wrong usage.
`;

/** Not understood: the sentence goes with the usage. */
class UsageError extends Error {}

interface CommandLine {
  readonly sources: readonly string[];
  readonly dryRun: boolean;
  readonly force: boolean;
  /** Undefined where any number will do. */
  readonly maxRejects: number | undefined;
  readonly keep: number;
  readonly watch: boolean;
  readonly rollback: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

function parseCommandLine(args: readonly string[]): CommandLine {
  const flag = { type: 'boolean', default: false } as const;
  const options = {
    source: { type: 'string', multiple: true, default: [] as string[] },
    'dry-run': flag,
    force: flag,
    strict: flag,
    'max-rejects': { type: 'string' },
    keep: { type: 'string' },
    watch: flag,
    rollback: flag,
    json: flag,
    help: flag,
  } as const;
  const { values, positionals } = orUsageError(() => parseArgs({ args: [...args], options, allowPositionals: true }));
  const { force, strict, watch, rollback, json, help, 'dry-run': dryRun } = values;
  // `--source pages/*.txt`: the shell makes one path an option's value and the others words of their own.
  const sources = [...values.source, ...positionals];
  if (!help) {
    if (values.source.length === 0 && positionals[0] !== undefined) {
      throw new UsageError(`"${positionals[0]}" is not understood. Sources come after --source.`);
    }
    if (sources.includes('')) throw new UsageError('--source needs a path.');
    if (
      rollback &&
      (sources.length > 0 ||
        dryRun ||
        force ||
        strict ||
        values['max-rejects'] !== undefined ||
        watch ||
        values.keep !== undefined)
    ) {
      throw new UsageError('--rollback goes with no other option but --json.');
    }
    if (!rollback && sources.length === 0) throw new UsageError('--source is missing: say what is to be indexed.');
    if (watch && dryRun) throw new UsageError('--watch and --dry-run do not go together: nothing would ever change.');
    if (watch && force) {
      throw new UsageError('--watch and --force do not go together: run once with --force, then watch without it.');
    }
  }
  const maxRejects = parseMaxRejects(strict, values['max-rejects']);
  return { sources, dryRun, force, maxRejects, keep: parseKeep(values.keep), watch, rollback, json, help };
}

function parseKeep(value: string | undefined): number {
  if (value === undefined) return GENERATIONS_KEPT;
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
  throw new UsageError(`--keep must be a whole number of generations, 1 at least, but it is "${value}".`);
}

function parseMaxRejects(strict: boolean, value: string | undefined): number | undefined {
  if (value === undefined) return strict ? 0 : undefined;
  if (strict) throw new UsageError('--strict is --max-rejects 0: say one of them.');
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new UsageError(`--max-rejects must be a whole number, but it is "${value}".`);
}

function orUsageError<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

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
  const { json, help, watch, rollback, maxRejects, ...options } = parseCommandLine(args);
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const config = parseConfig(process.env, shipped);
  const analyzer = createEnglishAnalyzer();
  const format = createEmbeddedFormat(analyzer);
  const generations = new Generations(config.snapshotsDir);
  if (rollback) {
    const { from, to } = await rollBack(generations, format);
    console.log(
      json
        ? JSON.stringify({ outcome: 'rolled back', from, live: to })
        : `Live is ${to} again, after ${from ?? 'one that was damaged'}.\n` +
            'The next run publishes what the sources hold: put them right first.',
    );
    return 0;
  }

  const run = async (): Promise<boolean> => {
    const taxonomy = await readTaxonomy(config.themes);
    const synonyms = await readSynonyms(config.synonyms);
    const { progress, stop } = progressDisplay();
    const report = await reindex(
      { ...options, ...(maxRejects === undefined ? {} : { maxRejects }), supersedes: [shipped(SAMPLE_ARCHIVE)] },
      { generations, format, analyzer, taxonomy, synonyms, progress },
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
  const beside = [config.themes, config.synonyms];
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
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else if (isForPeople(error)) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}

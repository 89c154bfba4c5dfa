import { SingleBar } from 'cli-progress';
import { parseArgs } from 'node:util';
import { createEnglishAnalyzer } from '../src/analysis/english.js';
import { ConfigError, parseConfig } from '../src/config.js';
import { createEmbeddedFormat } from '../src/engines/embedded/format.js';
import { ReindexError } from '../src/reindex/error.js';
import { Generations } from '../src/reindex/generations.js';
import { printReport } from '../src/reindex/print-report.js';
import type { Progress, Stage } from '../src/reindex/progress.js';
import { rollBack } from '../src/reindex/rollback.js';
import { readTaxonomy } from '../src/reindex/read-taxonomy.js';
import { reindex } from '../src/reindex/run.js';
import { SnapshotError } from '../src/search/snapshot.js';

const USAGE = `Usage: npm run reindex -- --source PATH... [--dry-run] [--force] [--strict] [--json]
       npm run reindex -- --rollback [--json]

Reads an archive, indexes it and publishes it to SNAPSHOTS_DIR, where a running server finds it.

  --source PATH  a file (.txt listing page, .jsonl) or a folder of such files; can be repeated
  --dry-run      do everything but publish
  --force        publish even where over half of the live articles vanish
  --strict       fail where anything in the sources is rejected
  --rollback     make the generation before the live one live again
  --json         print the report as JSON
  --help         print this

Exit code 0: published, or nothing has changed. 1: failed, what was live still is. 2: wrong usage.
`;

/** Not understood: the sentence goes with the usage. */
class UsageError extends Error {}

interface CommandLine {
  readonly sources: readonly string[];
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly strict: boolean;
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
    rollback: flag,
    json: flag,
    help: flag,
  } as const;
  const { values, positionals } = orUsageError(() => parseArgs({ args: [...args], options, allowPositionals: true }));
  const { force, strict, rollback, json, help, 'dry-run': dryRun } = values;
  // `--source pages/*.txt`: the shell makes one path an option's value and the others words of their own.
  const sources = [...values.source, ...positionals];
  if (!help) {
    if (values.source.length === 0 && positionals[0] !== undefined) {
      throw new UsageError(`"${positionals[0]}" is not understood. Sources come after --source.`);
    }
    if (sources.includes('')) throw new UsageError('--source needs a path.');
    if (rollback && (sources.length > 0 || dryRun || force || strict)) {
      throw new UsageError('--rollback goes with no other option but --json.');
    }
    if (!rollback && sources.length === 0) throw new UsageError('--source is missing: say what is to be indexed.');
  }
  return { sources, dryRun, force, strict, rollback, json, help };
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
};
const LONGEST_STAGE = Math.max(...Object.values(STAGES).map(({ length }) => length));

/** Shows on stderr how far a run is: a bar on a terminal, elsewhere a line when a stage begins. */
function progressDisplay(): { readonly progress: Progress; readonly stop: () => void } {
  if (!process.stderr.isTTY) {
    const progress: Progress = (stage, done, total) => {
      if (done === 0) console.error(`${STAGES[stage]}: ${total}`);
    };
    return { progress, stop: () => undefined };
  }
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
  const { json, help, rollback, ...options } = parseCommandLine(args);
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const config = parseConfig(process.env);
  const analyzer = createEnglishAnalyzer();
  const format = createEmbeddedFormat(analyzer);
  const generations = new Generations(config.snapshotsDir);
  if (rollback) {
    const { from, to } = await rollBack(generations, format);
    console.log(
      json
        ? JSON.stringify({ outcome: 'rolled back', from, live: to })
        : `Live is ${to} again, after ${from ?? 'one that was damaged'}.`,
    );
    return 0;
  }
  const taxonomy = await readTaxonomy(config.themes);
  const { progress, stop } = progressDisplay();
  const report = await reindex(options, { generations, format, analyzer, taxonomy, progress });
  stop();
  const failed = report.outcome === 'failed';
  // cron sends on what is on stderr
  if (json) console.log(JSON.stringify(report));
  else (failed ? process.stderr : process.stdout).write(printReport(report));
  if (json && failed) console.error(report.problem);
  return failed ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else if (error instanceof ReindexError || error instanceof SnapshotError || error instanceof ConfigError) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}

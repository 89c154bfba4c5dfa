/** The options of the command that reindexes. Nothing is read or started here. */
import { parseArgs } from 'node:util';
import { GENERATIONS_KEPT } from '../generations/generations.js';

/** What the options are, for people who start the program by `command`. */
export function usageOf(command: string): string {
  return `Usage: ${command} --source PATH... [--dry-run] [--force] [--strict] [--max-rejects N]
               [--keep N] [--watch] [--json]
       ${command} --rollback [--json]
       ${command} --withdraw ID [--json]

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
  --withdraw ID  take an article out at once: of the live generation and of all that is kept, and of every later run
  --json         print the report as JSON, a line for each run
  --help         print this

Exit code 0: published, or nothing has changed. 1: failed, what was live still is. 2: wrong usage.
`;
}

/** Not understood: the sentence goes with the usage. */
export class UsageError extends Error {}

/** What the options say. */
export interface CommandLine {
  readonly sources: readonly string[];
  readonly dryRun: boolean;
  readonly force: boolean;
  /** Undefined where any number will do. */
  readonly maxRejects: number | undefined;
  readonly keep: number;
  readonly watch: boolean;
  readonly rollback: boolean;
  /** The id of the article that is to go. */
  readonly withdraw: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

/** Reads the words behind the command. Throws UsageError where they make no sense. */
export function parseCommandLine(args: readonly string[]): CommandLine {
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
    withdraw: { type: 'string' },
    json: flag,
    help: flag,
  } as const;
  const { values, positionals } = orUsageError(() => parseArgs({ args: [...args], options, allowPositionals: true }));
  const { force, strict, watch, rollback, withdraw, json, help, 'dry-run': dryRun } = values;
  // `--source pages/*.txt`: the shell makes one path an option's value and the others words of their own.
  const sources = [...values.source, ...positionals];
  if (!help) {
    if (values.source.length === 0 && positionals[0] !== undefined) {
      throw new UsageError(`"${positionals[0]}" is not understood. Sources come after --source.`);
    }
    if (sources.includes('')) throw new UsageError('--source needs a path.');
    const ofRuns = [dryRun, force, strict, watch, values['max-rejects'] !== undefined, values.keep !== undefined];
    const isRun = sources.length > 0 || ofRuns.includes(true);
    if (rollback && (isRun || withdraw !== undefined)) {
      throw new UsageError('--rollback goes with no other option but --json.');
    }
    if (withdraw !== undefined && isRun) throw new UsageError('--withdraw goes with no other option but --json.');
    if (withdraw === '') throw new UsageError('--withdraw needs the id of an article: the end of its address.');
    if (!rollback && withdraw === undefined && sources.length === 0)
      throw new UsageError('--source is missing: say what is to be indexed.');
    if (watch && dryRun) throw new UsageError('--watch and --dry-run do not go together: nothing would ever change.');
    if (watch && force) {
      throw new UsageError('--watch and --force do not go together: run once with --force, then watch without it.');
    }
  }
  const maxRejects = parseMaxRejects(strict, values['max-rejects']);
  return { sources, dryRun, force, maxRejects, keep: parseKeep(values.keep), watch, rollback, withdraw, json, help };
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

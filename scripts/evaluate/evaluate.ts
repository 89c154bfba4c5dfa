/**
 * Measures ranking on test collections with human judgements: folders with corpus.jsonl (_id, title, text), queries.jsonl
 * (_id, text) and qrels.tsv (query, document, gain). Each query is asked as the page would ask it by default.
 *
 *   npm run evaluate -- DIR... [--match most|any|all] [--run FILE] [--baseline RUN] [--typos SEED] [--known SEED] [--json]
 *
 * --run writes what was found, 1,000 a query, as a TREC run, and --baseline compares with such a file; in both names {}
 * stands for the collection, which several need. --typos misspells a word of each query; --known looks for titles.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openCollection } from './asking.js';
import { readCollection } from './collection.js';
import { evaluate, type Asking, type Evaluation } from './evaluation.js';
import { printEvaluations } from './print-evaluation.js';
import { printRun, readRun } from './trec-run.js';

const USAGE =
  'Usage: npm run evaluate -- DIR... [--match most|any|all] [--run FILE] [--baseline RUN] [--typos SEED] [--known SEED] [--json]\n' +
  'DIR is a folder with corpus.jsonl, queries.jsonl and qrels.tsv. With several, FILE and RUN name each by {}: runs/{}.run';
const COLLECTION = '{}';

interface Wanted extends Asking {
  readonly folders: readonly string[];
  readonly run?: string | undefined;
  readonly baseline?: string | undefined;
  readonly json: boolean;
}

/** What the command line asks for, or what is wrong with it. */
function readArguments(args: readonly string[]): Wanted | string {
  const { values, positionals: folders } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      match: { type: 'string' },
      run: { type: 'string' },
      baseline: { type: 'string' },
      typos: { type: 'string' },
      known: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { match, run, baseline, json } = values;
  const [typos, known] = [values.typos, values.known].map((seed) => (seed === undefined ? undefined : Number(seed)));
  if (folders.length === 0) return 'Which collection?';
  if (match !== undefined && match !== 'most' && match !== 'any' && match !== 'all')
    return `--match must be most, any or all, but it is ${match}.`;
  if ([typos, known].some((seed) => seed !== undefined && !Number.isSafeInteger(seed)))
    return 'A seed must be a whole number.';
  if (folders.length > 1 && [run, baseline].some((file) => file?.includes(COLLECTION) === false))
    return 'One file cannot hold the runs of several collections, whose queries have the same numbers.';
  return { folders, match, run, baseline, typos, known, json };
}

async function evaluateAll({ folders, run: runFile, baseline, json, ...asking }: Wanted): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'sibyl-evaluate-'));
  try {
    const evaluations: Evaluation[] = [];
    for (const folder of folders) {
      const collection = readCollection(folder);
      const fileOf = (file: string) => file.replaceAll(COLLECTION, collection.name);
      const engine = await openCollection(collection, join(scratch, `${evaluations.length}.snapshot`));
      const compared = baseline === undefined ? undefined : readRun(readFileSync(fileOf(baseline), 'utf8'));
      const { evaluation, run } = await evaluate(collection, engine, asking, compared);
      await engine.close();
      if (runFile !== undefined) writeFileSync(fileOf(runFile), printRun(run));
      evaluations.push(evaluation);
    }
    if (json) console.log(JSON.stringify(evaluations));
    else printEvaluations(evaluations);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

const wanted = readArguments(process.argv.slice(2));
if (typeof wanted === 'string') {
  console.error(`${wanted}\n${USAGE}`);
  process.exit(2);
}
await evaluateAll(wanted);

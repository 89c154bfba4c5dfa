import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSynonyms } from '../../../src/analysis/thesaurus/synonym-rules.js';
import type { Article } from '../../../src/articles/article.js';
import { chosenArchive } from '../../archives/chosen-archive.js';
import type { GeneratedArchive } from '../../archives/generated-archive.js';
import { writeArchive } from '../../archives/write-archive.js';
import type { BenchedArchive } from '../peers.js';
import { Contender, type Operation } from './contender.js';
import { printComparison, type Comparison, type ComparedShape } from './print-comparison.js';
import { duelOf, interleavedRounds, warmUp, type Round } from './rounds.js';
import { sampledText } from './sampled-text.js';
import { shapesOf, type Shape } from './shapes.js';

/** This checkout, from `dist/scripts/bench/against/`. */
const OURS = fileURLToPath(new URL('../../../../', import.meta.url));
const SYNONYMS = 'index-data/synonyms.txt';
/** Articles whose words are asked for: enough for thousands of words and a hundred authors. */
const SAMPLE = 2000;
/**
 * How code is laid out and compiled differs from process to process, and with it speed, by a few percent and to the end:
 * so the rounds are of several pairs of processes.
 */
const PAIRS = 3;
/** Even, so that each is first as often as the other. */
const ROUNDS_PER_PAIR = 4;
const ROUNDS = PAIRS * ROUNDS_PER_PAIR;

type Pair = readonly [Contender, Contender];
type Searching = Omit<Shape, 'kind'> & { readonly operation: Operation };

/**
 * Times this build and another checkout's beside each other on one generated archive, and prints the comparison: of all
 * shapes, or of those whose name or operation is `only` or has it in it.
 */
export async function against(checkout: string, archive: BenchedArchive, only = ''): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sibyl-against-'));
  try {
    const generated = await chosenArchive(archive.english, archive);
    const sources = join(folder, 'archive');
    await writeArchive(sources, generated.articles());
    const { rules } = parseSynonyms(readFileSync(SYNONYMS, 'utf8'));
    const every = operationsOn(shapesOf(sampledText(sampleOf(generated)), rules));
    const shapes = every.filter(({ name, operation }) => name.includes(only) || operation === only);
    if (shapes.length === 0) {
      const names = [...new Set(every.map(({ name }) => name))].join(', ');
      throw new Error(`No shape is called “${only}”. There are find, answer and suggest of: ${names}.`);
    }
    printComparison(await compare([OURS, resolve(checkout)], shapes, sources, folder), {
      ...archive,
      checkout,
      rounds: `${ROUNDS} rounds (${PAIRS} pairs of processes, ${ROUNDS_PER_PAIR} each)`,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function sampleOf(archive: GeneratedArchive): readonly Article[] {
  const sample: Article[] = [];
  for (const article of archive.articles()) if (sample.push(article) === SAMPLE) break;
  return sample;
}

/** A search is timed twice: the finding alone, and the whole answer. */
function operationsOn(shapes: readonly Shape[]): readonly Searching[] {
  const operations = { search: ['find', 'answer'], typed: ['suggest'] } as const;
  return shapes.flatMap(({ kind, ...shape }) => operations[kind].map((operation) => ({ ...shape, operation })));
}

async function compare(
  checkouts: readonly [string, string],
  shapes: readonly Searching[],
  sources: string,
  folder: string,
): Promise<Comparison> {
  const files = [join(folder, 'ours'), join(folder, 'theirs')] as const;
  const build = await inPair(checkouts, async ([ours, theirs]) => ({
    ours: await ours.build(sources, files[0], SYNONYMS),
    theirs: await theirs.build(sources, files[1], SYNONYMS),
  }));
  const rounds = shapes.map((): Round[] => []);
  let differing: readonly number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    differing = await inPair(checkouts, async (contenders) => {
      await contenders[0].open(files[0], SYNONYMS);
      await contenders[1].open(files[1], SYNONYMS);
      const unlike: number[] = [];
      for (const shape of shapes) unlike.push(await countUnlike(contenders, shape));
      // All of them before the first is counted: they share code, which is compiled anew for each that is unlike.
      const passes: number[] = [];
      for (const { operation, asked } of shapes) {
        passes.push(await warmUp(contenders, { operation, asked }, asked.length));
      }
      for (const [number, { operation, asked }] of shapes.entries()) {
        const told = await interleavedRounds(contenders, { operation, asked }, passes[number] ?? 1, ROUNDS_PER_PAIR);
        rounds[number]?.push(...told);
      }
      return unlike;
    });
  }
  const compared = shapes.map(({ name, operation, asked }, number): ComparedShape => ({
    name,
    operation,
    ...duelOf(rounds[number] ?? []),
    asked: asked.length,
    unlike: differing[number] ?? 0,
  }));
  return { build, shapes: compared };
}

/** How many of the things asked come out differently: two builds that find the same are compared in speed alone. */
async function countUnlike([ours, theirs]: Pair, { operation, asked }: Searching): Promise<number> {
  const [own, other] = [await ours.outcomes({ operation, asked }), await theirs.outcomes({ operation, asked })];
  return own.filter((outcome, number) => outcome !== other[number]).length;
}

/** Does something with a process of each checkout, and ends them. */
async function inPair<T>(checkouts: readonly [string, string], use: (pair: Pair) => Promise<T>): Promise<T> {
  const pair = [new Contender(checkouts[0]), new Contender(checkouts[1])] as const;
  try {
    return await use(pair);
  } finally {
    for (const contender of pair) await contender.end();
  }
}

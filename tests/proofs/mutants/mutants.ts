/**
 * Mutants: changes of one line, drawn from all rooms of `src/`, each of which the tests that import its file should
 * notice. A seed draws the same again. With `--against DIR` the tests of another checkout, built too, are asked about
 * those that nobody noticed here; it ends with 1 where they notice one.
 *
 *   npm run mutants -- [--seed 1] [--count 20] [--against DIR]
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../../scripts/archives/random.js';
import { CheckoutCopy, type Fate } from './checkout-copy.js';
import { mutationsOf, type Mutation } from './mutations.js';
import { filesBelow, suitesOf } from './suites.js';

/** The kernel and what browsers load are compiled before tests see them, and the browser's tests are others. */
const COMPILED = /^src\/(engines\/embedded\/kernel|web\/client)\//;
/** Lines around the changed one, by which another checkout's place for it is known. */
const CONTEXT = 1;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20' },
    against: { type: 'string' },
  },
});

const here = await CheckoutCopy.of('.');
const there = values.against === undefined ? undefined : await CheckoutCopy.of(values.against);
const random = seededRandom(Number(values.seed));
const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];

/** The files of each folder, so that a large one is drawn from no oftener than a small one. */
const rooms = new Map<string, string[]>();
for (const file of filesBelow('.', 'src').filter((each) => !COMPILED.test(each))) {
  rooms.set(dirname(file), [...(rooms.get(dirname(file)) ?? []), file]);
}

process.on('exit', () => [here, there].forEach((copy) => copy?.remove()));

let survivors = 0;
let lost = 0;
for (let drawn = 0; drawn < Number(values.count);) {
  const mutant = await draw();
  if (mutant === undefined) continue;
  drawn++;
  const { file, context, mutation, other } = mutant;
  const fate = await here.fateOf(file, context, mutation);
  let said = `${drawn}. ${file}:${mutation.line} ${mutation.what}: ${told(fate)}`;
  if (!fate.killed) survivors++;
  if (!fate.killed && there !== undefined && other !== undefined) {
    const before = await there.fateOf(other, context, mutation);
    if (before.killed) lost++;
    said += `; there ${told(before)}`;
  }
  console.log(said);
}
console.log(`\n${values.count} mutants, ${survivors} survived here, ${lost} of them not there.`);
process.exitCode = lost > 0 ? 1 : 0;

interface Mutant {
  readonly file: string;
  /** The changed line with those around it. */
  readonly context: string;
  readonly mutation: Mutation;
  /** The file in the other checkout. */
  readonly other: string | undefined;
}

/** One that some test imports and that the other checkout has too; undefined where this draw is none. */
async function draw(): Promise<Mutant | undefined> {
  const file = pick(pick([...rooms.values()]) ?? []) ?? '';
  const source = readFileSync(join(here.folder, file), 'utf8');
  const mutation = pick(mutationsOf(file, source));
  if (mutation === undefined || suitesOf(here.folder, file).length === 0) return undefined;
  const lines = source.split('\n');
  const context = lines.slice(mutation.line - 1 - CONTEXT, mutation.line + CONTEXT).join('\n');
  if ((await here.fileWith(context)) === undefined) return undefined;
  const other = await there?.fileWith(context);
  return there !== undefined && other === undefined ? undefined : { file, context, mutation, other };
}

function told(fate: Fate): string {
  return fate.killed ? `killed by ${fate.by}` : `SURVIVED ${fate.suites} suites`;
}

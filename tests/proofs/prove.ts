/**
 * The proofs that a reindex loses nothing, in full: what the tests do for a few seconds. Each prints its figures and
 * ends with 1 where anything is not as it has to be. A seed makes the same run again.
 *
 *   npm run prove -- [crash | power | corruption | sources | lock]... [--seed 6] [--states 1000] [--damages 10000]
 *     [--articles 1000000] [--rounds 50]
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { corruptions, damagedCaches } from './disk/corruption.js';
import { uncountedCalls } from './disk/counted-calls.js';
import { crashPoints, type Situation } from './disk/crash-points.js';
import { FAULTS } from './disk/disk-call.js';
import { KnownArchive } from './known-archive.js';
import { lockRounds } from './running/lock-rounds.js';
import { manyArticles } from './many-articles.js';
import { powerCuts } from './disk/power-loss.js';

const SITUATIONS: readonly Situation[] = ['over', 'first'];
const STARTERS = 20;
/** A damaged cache needs a run to show, which takes longer than opening a snapshot. */
const DAMAGES_PER_CACHE = 50;
const PROBLEMS_SHOWN = 20;
const MEGABYTE = 1024 * 1024;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '6' },
    states: { type: 'string', default: '1000' },
    damages: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '50' },
    articles: { type: 'string', default: '1000000' },
  },
});
const seed = Number(values.seed);

/** The folder with the compiled `src` and `scripts`. */
const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const PROOFS: Readonly<Record<string, (archive: KnownArchive) => Promise<void>>> = {
  async crash(archive) {
    for (const situation of SITUATIONS) {
      const counted = await uncountedCalls(archive, situation);
      if (counted === undefined) console.log('strace cannot run here, so nobody checks that every call is counted.');
      else
        tell(`${over(situation)}: strace sees the same ${counted.calls} calls that are counted`, counted.differences);
      for (const fault of FAULTS) {
        const { points, tried, problems, ...served } = await crashPoints(archive, fault, situation);
        const before = situation === 'over' ? 'old' : 'nothing';
        tell(
          `${over(situation)}, ${fault}: ${tried} of ${points} calls; ${before} served after ${served.old}, new after ${served.new}`,
          problems,
        );
      }
    }
  },

  async power(archive) {
    for (const situation of SITUATIONS) {
      const { states, problems, ...served } = await powerCuts(archive, situation, Number(values.states), seed);
      const whole = served.old + served.new;
      const before = situation === 'over' ? 'old' : 'nothing';
      tell(
        `${over(situation)}, power cut: ${whole} of ${states} states are whole (${before} ${served.old}, new ${served.new})`,
        problems,
      );
    }
  },

  async corruption(archive) {
    const { damages, problems, ...found } = await corruptions(archive, Number(values.damages), seed);
    tell(
      `${damages - problems.length} of ${damages} damages told or harmless: ${found.refused} refused on opening, ` +
        `${found.noticedInUse} when an article was read, ${found.harmless} harmless; ` +
        `${Math.round((process.resourceUsage().maxRSS * 1024) / MEGABYTE)} MB of memory at most`,
      problems,
    );
    const caches = await damagedCaches(archive, Math.ceil(damages / DAMAGES_PER_CACHE), seed);
    if (caches.kept.length === 0) return;
    tell(`${caches.kept.join(' and ')} damaged: the next run publishes the new archive all the same`, caches.problems);
  },

  async sources(archive) {
    const { articles, rejects, seconds, megabytes } = await manyArticles(archive, Number(values.articles));
    const problems =
      articles === Number(values.articles) && rejects === 0 ? [] : [`${articles} articles, ${rejects} rejected`];
    tell(
      `a file of ${values.articles} articles is indexed in ${seconds.toFixed(1)} s with ${megabytes} MB of memory at most`,
      problems,
    );
  },

  async lock() {
    const { rounds, starters, problems } = await lockRounds(project, Number(values.rounds), STARTERS, seed);
    tell(`${rounds} rounds of ${starters} starters: one took the lock in each`, problems);
  },
};

function over(situation: Situation): string {
  return situation === 'over' ? 'publishing over another' : 'publishing for the first time';
}

function tell(claim: string, problems: readonly string[]): void {
  console.log(problems.length === 0 ? claim : `NOT SO, ${problems.length} problems: ${claim}`);
  for (const problem of problems.slice(0, PROBLEMS_SHOWN)) console.log(`  ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

const asked = positionals.length === 0 ? Object.keys(PROOFS) : positionals;
const unknown = asked.filter((name) => !Object.hasOwn(PROOFS, name));
if (unknown.length > 0 || Object.values(values).some((value) => !/^\d+$/.test(value))) {
  console.error(
    `Usage: npm run prove -- [${Object.keys(PROOFS).join(' | ')}]... [--seed N] [--states N] [--damages N] [--articles N] [--rounds N]`,
  );
  process.exit(2);
}
console.log(`Seed ${seed}.`);
const archive = await KnownArchive.create(project);
try {
  for (const name of asked) await PROOFS[name]?.(archive);
} finally {
  await archive.remove();
}

// Runs the steps of a build whose inputs have changed since they were last run, and no others.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { takeLock } from './lock.mjs';
import { BuildError, digestOf, filesIn, isWhole } from './step.mjs';

/** What was built of what: for each step the hash of what it read. */
const RECORD = 'dist/.built.json';
const LOCK = 'dist/.lock';

/**
 * Brings all that the steps write up to date, in the working directory. `say` gets a line a step, and nothing where there
 * is nothing to do: then no tool is so much as looked for. `owned` are the folders where all is written by the steps; what
 * an earlier build left in them is removed.
 *
 * A step's entry is taken out of the record before it runs and put in when it has succeeded, so one that was killed, or
 * failed, counts as not done.
 *
 * @param {readonly import('./step.mjs').Step[]} steps
 */
export async function bringUpToDate(steps, { say, owned = [] }) {
  if (dueOf(steps).length === 0) return;
  mkdirSync('dist', { recursive: true });
  const release = await takeLock(LOCK, (pid) => say(`Waiting for the build that is running (process ${pid}) …`));
  try {
    // Whoever had the lock may have built it.
    const due = dueOf(steps);
    if (due.length === 0) return;
    requireTools(due);
    if (!existsSync(RECORD)) say('Nothing has been built yet: this takes up to a minute, once.');
    const began = Date.now();
    const before = readRecord();
    for (const { step } of due) keep(step, undefined);
    // Each is a process of its own, so they share the cores.
    const outcomes = await Promise.allSettled(
      due.map(async ({ step, digest }) => {
        say(`${step.doing} …`);
        await step.run(before[step.name] === undefined || !isWhole(step));
        keep(step, digest);
      }),
    );
    const failed = outcomes.find(({ status }) => status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    sweep(steps, owned);
    say(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  } finally {
    release();
  }
}

/** The steps that have something to do. */
function dueOf(steps) {
  const record = readRecord();
  return steps
    .map((step) => ({ step, digest: digestOf(step) }))
    .filter(({ step, digest }) => record[step.name] !== digest || !isWhole(step));
}

function requireTools(due) {
  const missing = [...new Set(due.map(({ step }) => step.tool))].filter((tool) => !existsSync(`node_modules/${tool}`));
  if (missing.length === 0) return;
  const why = existsSync(RECORD)
    ? 'The sources have changed since they were built'
    : 'The sources have not been built yet';
  throw new BuildError(
    `${why}, and what builds them is not installed (${missing.join(', ')}).\n` +
      'Install it and build: npm ci && npm run build\n' +
      'Afterwards npm ci --omit=dev may take it away again: what is built is used as long as the sources stay the same.',
  );
}

/** A record that cannot be read is as good as none: everything is built. */
function readRecord() {
  try {
    return JSON.parse(readFileSync(RECORD, 'utf8'));
  } catch {
    return {};
  }
}

/** Only under the lock. */
function keep({ name }, digest) {
  const text = JSON.stringify({ ...readRecord(), [name]: digest }, undefined, 1);
  writeFileSync(`${RECORD}.new`, text);
  renameSync(`${RECORD}.new`, RECORD);
}

/** Removes what no step writes, such as what was made of a source that has since been renamed. */
function sweep(steps, owned) {
  const written = new Set(steps.flatMap((step) => step.writes()));
  for (const file of owned.flatMap(filesIn)) if (!written.has(file)) rmSync(file);
}

import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { thisProcess } from '../../../src/generations/running-process.js';
import { seededRandom } from '../../../scripts/archives/random.js';

/** What `lock-starter.ts` tells. */
export type StarterAnswer =
  | { readonly kind: 'ready' | 'won' | 'released' }
  | { readonly kind: 'refused'; readonly by: number; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };

/** What came of rounds of starters. */
interface LockRounds {
  readonly rounds: number;
  readonly starters: number;
  readonly problems: readonly string[];
}

/** What lies there when all start: how each kind of lock is left that nobody holds. */
const LEFT = [
  'nothing',
  'the lock of a run that was killed',
  'the lock of a process whose number another has now',
  'an empty file',
  'zeros',
  'random bytes',
  'half a lock',
  'a lock, and that of a run which was killed while it took it over',
] as const;

/** Lets `starters` processes take one lock at once, in each round over something else that was left there. */
export async function lockRounds(project: string, rounds: number, starters: number, seed: number): Promise<LockRounds> {
  const folder = await mkdtemp(join(tmpdir(), 'sibyl-locks-'));
  const file = join(folder, 'reindex.lock');
  const random = seededRandom(seed);
  const problems: string[] = [];
  const start = () => startOne(project, file);
  const running = await Promise.all(Array.from({ length: starters }, start));
  try {
    for (let round = 0; round < rounds; round++) {
      const left = LEFT[round % LEFT.length] ?? 'nothing';
      await leave(left, file, random);
      const answers = await Promise.all(running.map((starter) => ask(starter, 'go')));
      const say = (problem: string) => problems.push(`round ${round}, over ${left}: ${problem}`);

      const pids = running.map(({ pid }) => pid);
      const winners = answers.flatMap((answer, i) => (answer.kind === 'won' ? [i] : []));
      if (winners.length !== 1) say(`${winners.length} of them took the lock`);
      for (const answer of answers) {
        if (answer.kind === 'failed') say(answer.message);
        if (answer.kind !== 'refused') continue;
        // Over a dead lock it can also be the one who is removing that.
        if (!pids.includes(answer.by)) say(`process ${answer.by} is said to hold the lock, which is none of them`);
        if (!answer.message.includes(`process ${answer.by}`))
          say(`"${answer.message}" does not say who holds the lock`);
      }
      if (LEFT[(round + 1) % LEFT.length] === 'the lock of a run that was killed') {
        for (const winner of winners) {
          await kill(running[winner]);
          running[winner] = await start();
        }
        continue;
      }
      for (const winner of winners) await ask(running[winner], 'release');
      const remains = await readdir(folder);
      if (remains.length > 0) say(`${remains.join(', ')} is left when the lock is given back`);
    }
  } finally {
    await Promise.all(running.map(kill));
    await rm(folder, { recursive: true });
  }
  return { rounds, starters, problems };
}

/** Lays a lock there that nobody holds; that of a killed run the round before has left. */
async function leave(what: (typeof LEFT)[number], file: string, random: () => number): Promise<void> {
  const gone = (start: string) => JSON.stringify({ pid: process.pid, start });
  switch (what) {
    case 'nothing':
    case 'the lock of a run that was killed':
      return;
    case 'the lock of a process whose number another has now':
      return writeFile(file, gone('before the last boot'));
    case 'an empty file':
      return writeFile(file, '');
    case 'zeros':
      return writeFile(file, Buffer.alloc(200));
    case 'random bytes':
      return writeFile(
        file,
        Uint8Array.from({ length: 200 }, () => 256 * random()),
      );
    case 'half a lock':
      return writeFile(file, JSON.stringify(thisProcess()).slice(0, -9));
    case 'a lock, and that of a run which was killed while it took it over': {
      const first = gone(`first ${random()}`);
      await writeFile(file, first);
      // The lock on a dead lock is named after its content (see src/reindex/lock.ts).
      const claim = `${file}.${createHash('sha256').update(first).digest('hex').slice(0, 16)}`;
      return writeFile(claim, gone('second'));
    }
  }
}

async function startOne(project: string, file: string): Promise<ChildProcess> {
  const child = fork(join(project, 'tests/proofs/running/lock-starter.js'), [file], { execArgv: [] });
  await once(child, 'message');
  return child;
}

async function ask(child: ChildProcess | undefined, order: 'go' | 'release'): Promise<StarterAnswer> {
  if (child === undefined) return { kind: 'failed', message: 'There is no such starter.' };
  child.send(order);
  const [answer] = (await once(child, 'message')) as [StarterAnswer];
  return answer;
}

async function kill(child: ChildProcess | undefined): Promise<void> {
  if (child?.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

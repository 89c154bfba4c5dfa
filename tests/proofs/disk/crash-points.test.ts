import { spawnSync } from 'node:child_process';
import { uncountedCalls } from './counted-calls.js';
import { crashPoints, type Situation } from './crash-points.js';
import type { Fault } from './disk-call.js';
import { KnownArchive } from '../known-archive.js';
import { killedStates } from './power-loss.js';
import { BUNDLED } from '../../compiled-project.js';
import { IS_LONG } from '../../length.js';

const CAN_TRACE = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;

/** Every so many calls are tried, and in short a few of them. */
const every = (step: number) => (IS_LONG ? step : 4 * step);

let archive: KnownArchive;

beforeAll(async () => {
  archive = await KnownArchive.create(BUNDLED);
});
afterAll(async () => {
  await archive.remove();
});

describe('a publish', () => {
  it.each<Situation>(['over', 'first'])(
    'that is killed after any of its calls, or in any of its writes, leaves the old or the new archive whole (%s)',
    async (situation) => {
      const { problems, ...served } = await killedStates(archive, situation);
      expect(problems).toEqual([]);
      expect(served.old).toBeGreaterThan(20);
      expect(served.new).toBeGreaterThan(2);
    },
  );

  // A part of the calls, each with two processes; `npm run prove -- crash` tries all of them.
  it.each<[Fault, Situation, number, number]>([
    ['SIGKILL', 'over', 3, 8],
    ['SIGKILL', 'first', 5, 16],
    ['ENOSPC', 'over', 7, 16],
    ['EIO', 'over', 2, 16],
  ])(
    'that meets %s (%s) leaves the old or the new archive whole, and the next run publishes and tidies up',
    async (fault, situation, start, step) => {
      const { tried, problems } = await crashPoints(archive, fault, situation, {
        start,
        step: every(step),
        servers: 11,
      });
      expect(problems).toEqual([]);
      expect(tried).toBeGreaterThan(IS_LONG ? 2 : 0);
    },
  );

  (CAN_TRACE ? it : it.skip)(
    `has every call counted that the system sees${CAN_TRACE ? '' : ' (skipped: strace cannot run here)'}`,
    async () => {
      const counted = await uncountedCalls(archive, 'over');
      expect(counted?.differences).toEqual([]);
      expect(counted?.calls).toBeGreaterThan(20);
    },
  );
});

import { DiskModel } from './disk-model.js';
import type { DiskCall } from './disk-call.js';
import type { Situation } from './crash-points.js';
import { KnownArchive } from '../known-archive.js';
import { powerCuts } from './power-loss.js';
import { seededRandom } from '../../../scripts/archives/random.js';
import { BUNDLED } from '../../compiled-project.js';
import { rounds } from '../../length.js';

const SEED = 6;

describe('a power cut', () => {
  let archive: KnownArchive;

  beforeAll(async () => {
    archive = await KnownArchive.create(BUNDLED);
  });
  afterAll(async () => {
    await archive.remove();
  });

  it.each<Situation>(['over', 'first'])(
    `at any moment of a publish leaves the old or the new archive whole (%s, seed ${SEED})`,
    async (situation) => {
      const { problems, ...states } = await powerCuts(archive, situation, rounds(100), SEED);
      expect(problems).toEqual([]);
      expect(states.old).toBeGreaterThan(rounds(10));
      expect(states.new).toBeGreaterThan(rounds(2));
    },
  );
});

describe('DiskModel', () => {
  const OLD = Buffer.alloc(6000, 'old ');
  const NEW = Buffer.alloc(9000, 'new ');
  const path = (name: string) => `/folder/${name}`;
  const written: readonly DiskCall[] = [
    { call: 'open', path: path('a.tmp'), file: 1, emptied: true },
    { call: 'write', path: path('a.tmp'), file: 1, at: 0, data: NEW.toString('base64') },
  ];
  const rename: DiskCall = { call: 'rename', path: path('a.tmp'), to: path('a') };
  const syncFile: DiskCall = { call: 'sync', path: path('a.tmp'), file: 1, folder: false };
  const syncFolder: DiskCall = { call: 'sync', path: '/folder', file: 2, folder: true };

  /** What a file can hold after power cuts: `old`, `new`, `torn` or `missing`. */
  function afterCuts(calls: readonly DiskCall[]): string[] {
    const random = seededRandom(1);
    const disk = new DiskModel(new Map([['a', OLD]]));
    for (const call of calls) disk.tell(call);
    expect(disk.seen()).toEqual(
      new Map([[calls.includes(rename) ? 'a' : 'a.tmp', NEW], ...onlyIf(!calls.includes(rename))]),
    );
    const seen = Array.from({ length: 200 }, () => {
      const content = disk.afterPowerCut(random).get('a');
      if (content === undefined) return 'missing';
      return content.equals(OLD) ? 'old' : content.equals(NEW) ? 'new' : 'torn';
    });
    return [...new Set(seen)].sort();
  }
  const onlyIf = (condition: boolean): [string, Buffer][] => (condition ? [['a', OLD]] : []);

  it.each<[string, readonly DiskCall[], string[]]>([
    ['nothing is certain of a rename without any sync', [...written, rename], ['new', 'old', 'torn']],
    ['a synced file may or may not have its new name', [...written, syncFile, rename], ['new', 'old']],
    ['a synced name may stand for a torn file', [...written, rename, syncFolder], ['new', 'torn']],
    ['after both syncs all is certain', [...written, syncFile, rename, syncFolder], ['new']],
    ['a file under another name touches nothing', [...written, syncFile, syncFolder], ['old']],
  ])('%s', (_, calls, expected) => {
    expect(afterCuts(calls)).toEqual(expected);
  });

  it('is not touched by a call that failed', () => {
    const disk = new DiskModel(new Map([['a', OLD]]));
    disk.tell({ call: 'unlink', path: path('a'), failed: true });
    expect(disk.seen()).toEqual(new Map([['a', OLD]]));
  });
});

import { mkdir, mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Generations } from '../../src/generations/generations.js';
import { SnapshotError, type SnapshotManifest } from '../../src/generations/snapshot-format.js';

let folder: string;
let generations: Generations;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-generations-'));
  generations = new Generations(folder);
});
afterEach(() => rm(folder, { recursive: true }));

/** The `n`th generation; its snapshot is any file, for this folder never looks inside. */
function manifest(n: number): SnapshotManifest {
  return {
    formatVersion: 1,
    generation: `2017050${n}T093000Z-0000000${n}`,
    analyzer: 'english-1',
    articles: n,
    sha256: '0123456789abcdef'.repeat(4),
    builtAt: `2017-05-0${n}T09:30:00.000Z`,
  };
}

async function publish(n: number): Promise<void> {
  await writeFile(generations.snapshotFile(manifest(n).generation), `snapshot ${n}`);
  await generations.publish(manifest(n));
}

const names = (...ns: number[]) => ns.map((n) => manifest(n).generation);

describe('Generations', () => {
  it('has nothing live in a folder that is empty or missing', async () => {
    expect(await generations.live()).toBeUndefined();
    expect(await new Generations(join(folder, 'none')).live()).toBeUndefined();
    expect(await new Generations(join(folder, 'none')).names()).toEqual([]);
  });

  it('makes what is published last the live one, and lists the newest first', async () => {
    await publish(1);
    await publish(2);
    expect(await generations.live()).toEqual(manifest(2));
    expect(await generations.names()).toEqual(names(2, 1));
    expect(await generations.manifest(manifest(1).generation)).toEqual(manifest(1));
  });

  it('creates the folder when it is locked, and holds one lock at a time', async () => {
    const deep = new Generations(join(folder, 'a', 'b'));
    const lock = await deep.lock();
    await expect(deep.lock()).rejects.toThrow('Another reindex');
    await lock.release();
    await (await deep.lock()).release();
  });

  it('says what to do when the folder cannot be one', async () => {
    await writeFile(join(folder, 'file'), '');
    const lock = new Generations(join(folder, 'file', 'snapshots')).lock();
    await expect(lock).rejects.toThrow(
      /^The snapshots folder .*file\/snapshots cannot be written: .*chmod.*SNAPSHOTS_DIR/,
    );
    await expect(new Generations(join(folder, 'file')).live()).rejects.toThrow('a part of the path is not a folder');
  });

  it.each([
    ['is damaged', () => writeFile(join(folder, 'manifest.json'), '{')],
    ['is gone', () => unlink(join(folder, 'manifest.json'))],
    ['names a snapshot that is gone', () => unlink(generations.snapshotFile(manifest(2).generation))],
    [
      'is a folder',
      async () => {
        await unlink(join(folder, 'manifest.json'));
        await mkdir(join(folder, 'manifest.json'));
      },
    ],
  ])('says so when the live manifest %s', async (_, damage) => {
    await publish(1);
    await publish(2);
    await damage();
    await expect(generations.live()).rejects.toThrow(SnapshotError);
    await expect(generations.live()).rejects.toThrow(folder);
  });

  it('does not take the manifest of one generation for that of another', async () => {
    await publish(1);
    const { generation } = manifest(1);
    await writeFile(join(folder, `${generation}.json`), JSON.stringify(manifest(2)));
    await expect(generations.manifest(generation)).rejects.toThrow('manifest of another generation');
  });

  it('keeps the newest three and the live one', async () => {
    for (const n of [1, 2, 3, 4]) await publish(n);
    await generations.prune();
    expect(await generations.names()).toEqual(names(4, 3, 2));
    await generations.makeLive(manifest(2));
    for (const n of [5, 6]) {
      await writeFile(generations.snapshotFile(manifest(n).generation), '');
      await writeFile(join(folder, `${manifest(n).generation}.json`), JSON.stringify(manifest(n)));
    }
    await generations.prune();
    expect(await generations.names()).toEqual(names(6, 5, 4, 2));
    expect(await readdir(folder)).toHaveLength(4 * 2 + 1);
  });

  it('removes what was rolled back before what was live', async () => {
    for (const n of [1, 2, 3]) await publish(n);
    await generations.makeLive(manifest(1));
    await publish(4);
    await generations.prune(3, manifest(1).generation);
    expect(await generations.names()).toEqual(names(4, 1));
  });

  it('does not count a generation whose manifest is damaged among those it keeps', async () => {
    for (const n of [1, 2, 3, 4, 5]) await publish(n);
    await writeFile(join(folder, `${manifest(4).generation}.json`), '{');
    await generations.prune();
    expect(await generations.names()).toEqual(names(5, 4, 3, 2));
  });

  it('removes what killed runs left, and nothing else', async () => {
    await publish(1);
    await publish(2);
    const kept = await readdir(folder);
    const { generation: second } = manifest(2);
    const { generation: third } = manifest(3);
    const lock = await generations.lock();
    for (const name of [
      `${third}.snapshot`,
      `${manifest(4).generation}.json`,
      `${second}.json.tmp`,
      `${third}.json.tmp`,
      'manifest.json.tmp',
      'reindex.lock.0123456789abcdef',
    ]) {
      await writeFile(join(folder, name), '');
    }
    const foreign = ['notes.tmp', 'README.json', 'old.snapshot', `${third}.snapshot.backup`];
    for (const name of foreign) await writeFile(join(folder, name), '');
    await generations.removeLeftovers();
    await lock.release();
    expect((await readdir(folder)).sort()).toEqual([...kept, ...foreign].sort());
  });

  it('keeps the live snapshot although its own manifest is gone', async () => {
    await publish(1);
    await unlink(join(folder, `${manifest(1).generation}.json`));
    await generations.removeLeftovers();
    expect(await readFile(generations.snapshotFile(manifest(1).generation), 'utf8')).toBe('snapshot 1');
  });

  it('discards a generation that did not get as far as being live, and never the live one', async () => {
    await publish(1);
    const kept = await readdir(folder);
    const { generation } = manifest(2);
    for (const ending of ['.snapshot', '.json', '.json.tmp']) await writeFile(join(folder, generation + ending), '');
    await generations.discard(generation);
    await generations.discard(manifest(1).generation);
    expect((await readdir(folder)).sort()).toEqual(kept.sort());
  });

  it('discards a first generation of which all but the last step was done', async () => {
    await publish(1);
    await unlink(join(folder, 'manifest.json'));
    await generations.discard(manifest(1).generation);
    expect(await readdir(folder)).toEqual([]);
  });
});

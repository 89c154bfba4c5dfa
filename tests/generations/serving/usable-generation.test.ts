import { mkdtemp, readdir, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Generations } from '../../../src/generations/generations.js';
import { firstUsable } from '../../../src/generations/serving/usable-generation.js';
import { SnapshotError, type SnapshotManifest } from '../../../src/generations/snapshot-format.js';

let folder: string;
let generations: Generations;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-usable-'));
  generations = new Generations(folder);
});
afterEach(() => rm(folder, { recursive: true }));

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

async function publish(...ns: readonly number[]): Promise<void> {
  for (const n of ns) {
    await writeFile(generations.snapshotFile(manifest(n).generation), '');
    await generations.publish(manifest(n));
  }
}

/** Which generations are tried, by number, when these are damaged; the last one is used. */
async function tried(...damaged: readonly number[]): Promise<number[]> {
  const numbers: number[] = [];
  await firstUsable(generations, (file, { articles }) => {
    numbers.push(articles);
    return damaged.includes(articles) ? Promise.reject(new SnapshotError(file, 'is damaged.')) : Promise.resolve();
  });
  return numbers;
}

describe('firstUsable', () => {
  it('finds nothing, and nothing wrong, where nothing was published', async () => {
    expect(await firstUsable(generations, () => Promise.resolve())).toEqual({ found: undefined, problems: [] });
  });

  it('uses the live generation', async () => {
    await publish(1, 2, 3);
    expect(await tried()).toEqual([3]);
    await generations.makeLive(manifest(2));
    expect(await tried()).toEqual([2]);
  });

  it('goes back to older ones before it tries one that was rolled back', async () => {
    await publish(1, 2, 3, 4);
    await generations.makeLive(manifest(3));
    expect(await tried(3)).toEqual([3, 2]);
    expect(await tried(3, 2, 1)).toEqual([3, 2, 1, 4]);
  });

  it('tries the newest first where nothing says which is live', async () => {
    await publish(1, 2);
    await unlink(join(folder, 'manifest.json'));
    expect(await tried(2)).toEqual([2, 1]);
  });

  it('trusts the own manifest of the live generation where the live one does not fit it', async () => {
    await publish(1, 2);
    await generations.makeLive({ ...manifest(2), sha256: '0'.repeat(64) });
    const { found } = await firstUsable(generations, (file, { sha256 }) =>
      sha256.startsWith('00') ? Promise.reject(new SnapshotError(file, 'is another.')) : Promise.resolve(),
    );
    expect(found?.manifest).toEqual(manifest(2));
  });

  it('says what is wrong with each that it passes over, by its file', async () => {
    await publish(1, 2, 3);
    await writeFile(join(folder, `${manifest(2).generation}.json`), '');
    const { found, problems } = await firstUsable(generations, (file, { articles }) =>
      articles === 3 ? Promise.reject(new Error('no memory')) : Promise.resolve(file),
    );
    expect(found?.value).toBe(generations.snapshotFile(manifest(1).generation));
    expect(problems.map(({ message }) => message)).toEqual([
      `${generations.snapshotFile(manifest(3).generation)}: no memory`,
      `${folder}/${manifest(2).generation}.json: is not a manifest: it is empty.`,
    ]);
    expect(await readdir(folder)).toHaveLength(7);
  });
});

import { corruptions, damagedCaches } from './corruption.js';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SnapshotFile } from '../../../src/engines/embedded/file/snapshot-file.js';
import { Generations } from '../../../src/generations/generations.js';
import { SnapshotError } from '../../../src/generations/snapshot-format.js';
import { KnownArchive } from '../known-archive.js';
import { BUNDLED } from '../../compiled-project.js';
import { IS_LONG, rounds } from '../../length.js';

const SEED = 6;

/** Of few, none would be noticed only in use. */
const DAMAGES = IS_LONG ? 250 : 64;

let archive: KnownArchive;

beforeAll(async () => {
  archive = await KnownArchive.create(BUNDLED);
});
afterAll(async () => {
  await archive.remove();
});

it(`damage to snapshots and manifests is noticed or harmless, and the last good generation answers (seed ${SEED})`, async () => {
  const { problems, ...found } = await corruptions(archive, DAMAGES, SEED);
  expect(problems).toEqual([]);
  expect(found.refused).toBeGreaterThan(DAMAGES / 5);
  expect(found.harmless).toBeGreaterThan(DAMAGES / 5);
  expect(found.noticedInUse).toBeGreaterThanOrEqual(DAMAGES / 83);
});

it(`damage to what a run leaves for the next costs time and nothing else (seed ${SEED})`, async () => {
  expect((await damagedCaches(archive, rounds(3), SEED)).problems).toEqual([]);
});

it('an article that was damaged on the disk is whole after the next run, though no source has changed', async () => {
  const folder = join(archive.folder, 'healed');
  await cp(archive.publishedAnew, folder, { recursive: true });
  const generations = new Generations(folder);
  const live = await generations.live();
  if (live === undefined) throw new Error('Nothing is live.');
  const file = generations.snapshotFile(live.generation);
  const snapshot = await SnapshotFile.open(file, live);
  const { offset } = snapshot.head.records;
  await snapshot.close();
  const bytes = await readFile(file);
  bytes[offset] = (bytes[offset] ?? 0) ^ 1;
  await writeFile(file, bytes);
  await expect(archive.servedFrom(folder)).rejects.toThrow(SnapshotError);
  await archive.publishing.publish(archive.source('new'), folder);
  expect((await archive.servedFrom(folder))?.edition).toBe('new');
});

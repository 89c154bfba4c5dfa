import { corruptions, damagedCaches } from './corruption.js';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SnapshotFile } from '../../../src/engines/embedded/file/snapshot-file.js';
import { Generations } from '../../../src/generations/generations.js';
import { SnapshotError } from '../../../src/generations/snapshot-format.js';
import { KnownArchive } from '../known-archive.js';
import { PATIENCE } from '../../archives/patience.js';
import { compileProject, type CompiledProject } from '../../compiled-project.js';

const SEED = 6;

let project: CompiledProject;
let archive: KnownArchive;

beforeAll(async () => {
  project = await compileProject();
  archive = await KnownArchive.create(project.folder);
}, PATIENCE);
afterAll(async () => {
  await archive.remove();
  await project.remove();
});

it(
  `damage to snapshots and manifests is noticed or harmless, and the last good generation answers (seed ${SEED})`,
  async () => {
    const { problems, ...found } = await corruptions(archive, 250, SEED);
    expect(problems).toEqual([]);
    expect(found.refused).toBeGreaterThan(50);
    expect(found.harmless).toBeGreaterThan(50);
    expect(found.noticedInUse).toBeGreaterThan(2);
  },
  PATIENCE,
);

it(
  `damage to what a run leaves for the next costs time and nothing else (seed ${SEED})`,
  async () => {
    expect((await damagedCaches(archive, 3, SEED)).problems).toEqual([]);
  },
  PATIENCE,
);

it(
  'an article that was damaged on the disk is whole after the next run, though no source has changed',
  async () => {
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
  },
  PATIENCE,
);

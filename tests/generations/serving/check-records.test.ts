import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Generations } from '../../../src/generations/generations.js';
import { replaceDamaged } from '../../../src/generations/serving/check-records.js';
import { LiveEngine } from '../../../src/generations/serving/live-engine.js';
import type { SnapshotManifest } from '../../../src/generations/snapshot-format.js';
import { article } from '../../archives/article.js';
import { ABOUT, FORMAT } from '../../archives/snapshot.js';

const OLD = '20170501T093000Z-00000001';
const NEW = '20170502T093000Z-00000002';
const open = (file: string, manifest: SnapshotManifest) => FORMAT.open(file, manifest);
let folder: string;
let generations: Generations;
let live: LiveEngine;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-records-'));
  generations = new Generations(folder);
  for (const generation of [OLD, NEW]) {
    const file = generations.snapshotFile(generation);
    const articles = [article('one', { title: 'Rainfall in the hills', body: 'measured weekly' })];
    await generations.publish(await FORMAT.write(articles, file, { ...ABOUT, generation }));
  }
  live = new LiveEngine(await FORMAT.open(generations.snapshotFile(NEW), await generations.manifest(NEW)));
});
afterEach(async () => {
  await live.close();
  await rm(folder, { recursive: true });
});

/** Changes a letter of the stored article. */
async function damage(generation: string): Promise<void> {
  const file = generations.snapshotFile(generation);
  const bytes = await readFile(file);
  bytes[bytes.indexOf('measured weekly')] = 0x4d;
  await writeFile(file, bytes);
}

describe('replaceDamaged', () => {
  it('leaves a whole generation in service', async () => {
    expect(await replaceDamaged(live, { generations, format: FORMAT, open })).toEqual({ problems: [], isWhole: true });
    expect(live.index.generation).toBe(NEW);
  });

  it('goes back to a whole one from one with a damaged article, and says so', async () => {
    await damage(NEW);
    const {
      problems: [problem],
      isWhole,
    } = await replaceDamaged(live, { generations, format: FORMAT, open });
    expect(problem).toContain(`an article does not agree with its checksum. Reindex to replace it. Serving ${OLD}`);
    expect([isWhole, live.index.generation]).toEqual([true, OLD]);
    expect((await live.article('one'))?.body).toContain('measured weekly');
  });

  it('keeps what it has where no other is whole', async () => {
    await damage(NEW);
    await damage(OLD);
    const {
      problems: [problem],
      isWhole,
    } = await replaceDamaged(live, { generations, format: FORMAT, open });
    expect(problem).toContain('No other generation is whole');
    expect(isWhole).toBe(false);
    expect(live.index.generation).toBe(NEW);
  });
});

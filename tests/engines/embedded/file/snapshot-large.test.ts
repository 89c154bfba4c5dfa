import { readFile, writeFile } from 'node:fs/promises';
import { generateArticles } from '../../../../scripts/archives/generated-archive.js';
import { SnapshotFile } from '../../../../src/engines/embedded/file/snapshot-file.js';
import { BLOCK_BYTES } from '../../../../src/engines/embedded/file/snapshot-layout.js';
import type { SearchEngine } from '../../../../src/search/engine.js';
import { queryOf } from '../../../archives/query.js';
import { FORMAT, writeSnapshotOf, type Snapshot } from '../../../archives/snapshot.js';
import { idsOf } from '../../../contract/opened.js';

/**
 * So many words that everything that is done in pieces takes more than one: the builder's chunks (1 MiB), the
 * image's blocks (8 MiB), the writer's batches of records (4 MiB).
 */
const ARTICLES = [...generateArticles({ articles: 11_000, words: 400, vocabulary: 2000, seed: 5 })].map((article, n) =>
  n % 1000 === 7 ? { ...article, body: `${article.body}\n\nA zymurgic quincunx ${n}.` } : article,
);
const PLANTED = ARTICLES.filter((_, n) => n % 1000 === 7);

describe('a snapshot of many pieces', () => {
  let snapshot: Snapshot;
  let engine: SearchEngine;
  beforeAll(async () => {
    snapshot = await writeSnapshotOf(ARTICLES);
    engine = await FORMAT.open(snapshot.file, snapshot.manifest);
  });
  afterAll(async () => {
    await engine.close();
    await snapshot.remove();
  });

  it('finds words and phrases in all of them', async () => {
    const ids = PLANTED.map(({ id }) => id).sort();
    for (const text of ['quincunx', '"zymurgic quincunx"', 'quincunx zymurgic']) {
      const result = await engine.search(queryOf(text, { size: 100 }));
      expect(idsOf(result).sort()).toEqual(ids);
      expect(result.total).toBe(ids.length);
    }
    for (const planted of PLANTED) {
      const number = planted.body.slice(planted.body.lastIndexOf(' ') + 1, -1);
      const { hits } = await engine.search(queryOf(`"quincunx ${number}"`));
      expect(hits.map(({ article }) => article)).toEqual([planted]);
    }
  });

  it('reads every article as it was', async () => {
    for (const article of ARTICLES.slice(0, 2000)) expect(await engine.article(article.id)).toEqual(article);
    expect((await engine.search(queryOf(''))).total).toBe(ARTICLES.length);
  });

  it('is refused for a byte of any block of its image', async () => {
    const { file, manifest } = snapshot;
    const opened = await SnapshotFile.open(file, manifest);
    const { offset, bytes, blocks } = opened.head.image;
    await opened.close();
    expect(blocks.length).toBeGreaterThan(3);
    const whole = await readFile(file);
    const damaged = `${file}.damaged`;
    for (let block = 0; block < blocks.length; block++) {
      const at = offset + Math.min(bytes - 1, block * BLOCK_BYTES + 12_345);
      whole.writeUInt8(whole.readUInt8(at) ^ 1, at);
      await writeFile(damaged, whole);
      await expect(FORMAT.open(damaged, manifest)).rejects.toThrow(/its image does not agree with its checksum/);
      whole.writeUInt8(whole.readUInt8(at) ^ 1, at);
    }
  });
});

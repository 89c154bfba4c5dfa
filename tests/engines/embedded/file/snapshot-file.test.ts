import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import type { Article } from '../../../../src/articles/article.js';
import { createEmbeddedFormat } from '../../../../src/engines/embedded/embedded-format.js';
import { SnapshotFile } from '../../../../src/engines/embedded/file/snapshot-file.js';
import { FORMAT_VERSION, type SnapshotHead } from '../../../../src/engines/embedded/file/snapshot-layout.js';
import { article } from '../../../archives/article.js';
import { someArticles, someQuery } from '../../../archives/arbitrary.js';
import { SHOWS_DESCRIPTORS, timesOpen } from '../../../archives/descriptors.js';
import { queryOf } from '../../../archives/query.js';
import { ABOUT, ANALYZER, FORMAT, writeSnapshotOf, type Snapshot } from '../../../archives/snapshot.js';
import { rounds } from '../../../length.js';

const LATER = { generation: '20190101T000000Z-11111111', builtAt: '2019-01-01T00:00:00.000Z' };

const ARTICLES = [
  article('a', { date: '2016-03-01', title: 'Bonds', authors: ['Ann'], themes: ['Health'], body: 'impact bond' }),
  article('b', { date: '2016-03-01', authors: ['Bob', 'Ann'], body: 'multi-systemic loans' }),
  article('c', { date: '2017-01-01', themes: ['Health', 'Housing'], body: 'the impact of bonds' }),
];

/** A snapshot that is removed when the test is over. */
async function written(articles: readonly Article[], about = ABOUT): Promise<Snapshot> {
  const snapshot = await writeSnapshotOf(articles, about);
  leftovers.push(snapshot);
  return snapshot;
}
const leftovers: Snapshot[] = [];
afterEach(async () => {
  for (const { remove } of leftovers.splice(0)) await remove();
});

async function headOf({ file, manifest }: Snapshot): Promise<SnapshotHead> {
  const snapshot = await SnapshotFile.open(file, manifest);
  await snapshot.close();
  return snapshot.head;
}

describe('a snapshot', () => {
  it('opened again answers as before', async () => {
    const { file, manifest } = await written(ARTICLES);
    const ask = async () => {
      const engine = await FORMAT.open(file, manifest);
      const answers = await Promise.all(
        ['', 'bond', '"impact of bonds"', 'multisystemic']
          .map((text) => queryOf(text))
          .map((query) => engine.search(query)),
      );
      await engine.close();
      return answers;
    };
    const first = await ask();
    expect(first.map(({ total }) => total)).toEqual([3, 2, 1, 1]);
    expect(await ask()).toEqual(first);
  });

  it('is said by its manifest to be what it is', async () => {
    const { file, manifest } = await written(ARTICLES);
    expect(manifest).toEqual({
      ...ABOUT,
      formatVersion: FORMAT_VERSION,
      analyzer: ANALYZER.version,
      articles: 3,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    const engine = await FORMAT.open(file, manifest);
    expect(engine.index).toEqual({ ...ABOUT, articles: 3 });
    await engine.close();
  });

  it('is the same file in whatever order its articles came', async () => {
    const property = fc.asyncProperty(
      someArticles.chain((articles) =>
        fc.tuple(fc.constant(articles), fc.shuffledSubarray(articles, { minLength: articles.length })),
      ),
      async ([articles, shuffled]) => {
        const [first, second] = [await written(articles), await written(shuffled)];
        expect((await readFile(first.file)).equals(await readFile(second.file))).toBe(true);
        expect(second.manifest).toEqual(first.manifest);
      },
    );
    await fc.assert(property, { numRuns: rounds(15) });
  });

  it('of another generation differs in its head only', async () => {
    const [first, later] = [await written(ARTICLES), await written(ARTICLES, LATER)];
    const [head, laterHead] = [await headOf(first), await headOf(later)];
    expect(laterHead).toEqual({ ...head, ...LATER });
    const end = head.tables.recordChecksums.offset + head.tables.recordChecksums.bytes;
    const [bytes, laterBytes] = [await readFile(first.file), await readFile(later.file)];
    const { offset } = head.image;
    expect(laterBytes.subarray(offset, end).equals(bytes.subarray(offset, end))).toBe(true);
    expect(later.manifest.sha256).not.toBe(first.manifest.sha256);
  });

  it('answers alike from two engines at once, whatever is asked', async () => {
    const property = fc.asyncProperty(someArticles, fc.array(someQuery), async (articles, queries) => {
      const { file, manifest } = await written(articles);
      const [one, other] = [await FORMAT.open(file, manifest), await FORMAT.open(file, manifest)];
      const answers = await Promise.all(queries.map((query) => one.search(query)));
      expect(await Promise.all(queries.map((query) => other.search(query)))).toEqual(answers);
      await one.close();
      await other.close();
    });
    await fc.assert(property, { numRuns: rounds(15) });
  });

  it('tells progress at the end, and every thousand articles', async () => {
    const { folder } = await written([]);
    const heard: number[] = [];
    const many = Array.from({ length: 2500 }, (_, n) => article(`n${n}`));
    await FORMAT.write(many, `${folder}/many.idx`, ABOUT, (indexed) => heard.push(indexed));
    expect(heard).toEqual([1000, 2000, 2500]);
  });

  it('is never written over another file', async () => {
    const { file, manifest } = await written(ARTICLES);
    await expect(FORMAT.write([], file, LATER)).rejects.toThrow(/EEXIST/);
    expect((await FORMAT.contents(file, manifest)).fingerprints.size).toBe(3);
  });

  it('of another analyzer is not opened', async () => {
    const { file, manifest } = await written(ARTICLES);
    const other = createEmbeddedFormat({ ...ANALYZER, version: 'english-0' });
    await expect(other.open(file, manifest)).rejects.toMatchObject({
      name: 'SnapshotError',
      file,
      problem: `was indexed with analyzer ${ANALYZER.version}, and this program searches with english-0. Reindex to replace it.`,
    });
  });
});

describe('the contents of a snapshot', () => {
  const fingerprintsOf = async (articles: readonly Article[], about = ABOUT) => {
    const { file, manifest } = await written(articles, about);
    return (await FORMAT.contents(file, manifest)).fingerprints;
  };

  it('are the ids and fingerprints of its articles, the same in every generation', async () => {
    const contents = await fingerprintsOf(ARTICLES);
    expect([...contents.keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(await fingerprintsOf([...ARTICLES].reverse(), LATER)).toEqual(contents);
    expect(await fingerprintsOf([])).toEqual(new Map());
  });

  it.each<[string, Partial<Article>]>([
    ['title', { title: 'Bonds!' }],
    ['date', { date: '2016-03-02' }],
    ['authors', { authors: ['Anna'] }],
    ['themes', { themes: [] }],
    ['body', { body: 'impact bone' }],
    ['address', { url: 'https://example.org' }],
    ['files', { sources: [{ file: 'elsewhere.txt', line: 1 }] }],
  ])('tell that the %s of one changed, and that the others did not', async (_, change) => {
    const [first, ...others] = ARTICLES;
    const before = await fingerprintsOf(ARTICLES);
    const after = await fingerprintsOf([...others, { ...(first ?? article('a')), ...change }]);
    const changed = [...before].filter(([id, fingerprint]) => after.get(id) !== fingerprint);
    expect(changed.map(([id]) => id)).toEqual(['a']);
  });

  it('are the acronyms that its articles explain', async () => {
    const body = 'A Social Impact Bond (SIB) pays for results.';
    const { file, manifest } = await written([{ ...article('a'), body }]);
    const { acronyms } = await FORMAT.contents(file, manifest);
    expect(acronyms).toEqual([{ short: 'SIB', long: 'Social Impact Bond', articles: 1, isWord: false }]);
  });

  it('are the same when an engine that searches it is asked', async () => {
    const { file, manifest } = await written(ARTICLES);
    const engine = await FORMAT.open(file, manifest);
    expect(await engine.contents()).toEqual(await FORMAT.contents(file, manifest));
    await engine.close();
  });

  it('are the same when an article has only moved to another line', async () => {
    const [first = article('a'), ...others] = ARTICLES;
    const moved = { ...first, sources: first.sources.map(({ file, line }) => ({ file, line: line + 7 })) };
    expect(await fingerprintsOf([moved, ...others])).toEqual(await fingerprintsOf(ARTICLES));
  });
});

(SHOWS_DESCRIPTORS ? describe : describe.skip)('the file of a snapshot', () => {
  it('is open while the engine is, and no longer', async () => {
    const { file, manifest } = await written(ARTICLES);
    expect(await timesOpen(file)).toBe(0);
    const engine = await FORMAT.open(file, manifest);
    await engine.search(queryOf('bond'));
    expect(await timesOpen(file)).toBe(1);
    await engine.close();
    expect(await timesOpen(file)).toBe(0);
  });

  it('is closed when its contents are read', async () => {
    const { file, manifest } = await written(ARTICLES);
    await FORMAT.contents(file, manifest);
    expect(await timesOpen(file)).toBe(0);
  });
});

import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { seededRandom } from '../../../../scripts/archives/random.js';
import { IndexBuilder } from '../../../../src/engines/embedded/build/index-builder.js';
import { SnapshotFile } from '../../../../src/engines/embedded/file/snapshot-file.js';
import { FORMAT_VERSION, type SnapshotHead } from '../../../../src/engines/embedded/file/snapshot-layout.js';
import { writeSnapshot } from '../../../../src/engines/embedded/file/write-snapshot.js';
import { SnapshotError, type SnapshotManifest } from '../../../../src/generations/snapshot-format.js';
import { article } from '../../../archives/article.js';
import { SHOWS_DESCRIPTORS, timesOpen } from '../../../archives/descriptors.js';
import { queryOf } from '../../../archives/query.js';
import { ABOUT, ANALYZER, FORMAT, writeSnapshotOf } from '../../../archives/snapshot.js';

const ARTICLES = [
  article('new', { date: '2018-01-01', title: 'Bonds', authors: ['Ann'], themes: ['Health'], body: 'impact bond' }),
  article('middle', { date: '2017-01-01', authors: ['Bob', 'Ann'], body: 'multi-systemic loans' }),
  article('old', { date: '2016-01-01', themes: ['Health', 'Housing'], body: 'the impact of bonds' }),
];
const QUERIES = [
  queryOf(''),
  queryOf('impact bonds loans', { match: 'any' }),
  queryOf('"impact of bonds"'),
  queryOf('multisystemic', { filters: { author: ['Ann'] } }),
  queryOf('', { sort: 'oldest', filters: { theme: ['Health'], from: '2016-01-01', to: '2017-06-01' } }),
];

let folder: string;
let file: string;
let sound: Buffer;
let head: SnapshotHead;
let manifest: SnapshotManifest;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-damage-'));
  file = join(folder, 'damaged.idx');
  const snapshot = await writeSnapshotOf(ARTICLES);
  manifest = snapshot.manifest;
  sound = await readFile(snapshot.file);
  const opened = await SnapshotFile.open(snapshot.file, manifest);
  ({ head } = opened);
  await opened.close();
  await snapshot.remove();
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => writeFile(file, sound));

/** The SnapshotError that a promise is rejected with; it names the file and says what is wrong in a sentence. */
async function refusal(promise: Promise<unknown>, named = file): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  // Whatever else was under way has been rejected by now; if nobody listened, the test fails.
  await setImmediate();
  expect(error).toBeInstanceOf(SnapshotError);
  if (!(error instanceof SnapshotError)) return '';
  expect(error.file).toBe(named);
  expect(error.message).toBe(`${named}: ${error.problem}`);
  expect(error.problem).toMatch(/^[a-z].* .*\.$/);
  if (SHOWS_DESCRIPTORS) expect(await timesOpen(named)).toBe(0);
  return error.problem;
}

function flipped(at: number, bit = 0): Buffer {
  const bytes = Buffer.from(sound);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
  return bytes;
}

/** Where each part of the file begins; the head is the last. */
function partsOf(): [string, number][] {
  const tables = Object.entries(head.tables).map(([name, { offset }]): [string, number] => [name, offset]);
  return [
    ['its image', head.image.offset],
    ['its records', head.records.offset],
    ...tables,
    ['its head', head.tables.recordChecksums.offset + head.tables.recordChecksums.bytes],
  ];
}

const UNREAD = `“${ARTICLES[1]?.title ?? ''}” was found and is left out here: what is stored of it is damaged.`;

describe('a damaged snapshot', () => {
  it('that ends early is refused wherever it ends', async () => {
    const ends = [0, 1, 7, 8, 12, 63, 64, 65, ...partsOf().flatMap(([, at]) => [at - 1, at, at + 1]), sound.length - 1];
    for (const end of new Set(ends)) {
      await writeFile(file, sound.subarray(0, end));
      const problem = await refusal(FORMAT.open(file, manifest));
      expect(problem).toMatch(end < 64 ? /not a Sibyl snapshot, or was never finished/ : /damaged/);
      await refusal(FORMAT.contents(file, manifest));
    }
  });

  it('whose writing was cut short is refused', async () => {
    await writeFile(file, Buffer.concat([Buffer.alloc(64), sound.subarray(64)]));
    expect(await refusal(FORMAT.open(file, manifest))).toMatch(/never finished/);
  });

  it.each([
    ['the signature', 0, /not a Sibyl snapshot/],
    ['the format version', 8, `has format version ${FORMAT_VERSION ^ 1}, and this program reads ${FORMAT_VERSION}`],
    ['the length of the head', 12, /its head cannot be read/],
    ['the length of the head, by much', 15, /its head cannot be read/],
    ['the checksum of the head', 16, /its head cannot be read/],
    ['the place of the head', 26, /its head cannot be read/],
    ['the place of the head, by much', 31, /its head cannot be read/],
  ])('with another bit in %s is refused', async (_, at, expected) => {
    await writeFile(file, flipped(at));
    expect(await refusal(FORMAT.open(file, manifest))).toMatch(expected);
    await refusal(FORMAT.contents(file, manifest));
  });

  it('with another bit in its image, a table or its head is refused, saying in which', async () => {
    for (const [name, at] of partsOf().filter(([part]) => part !== 'its records')) {
      await writeFile(file, flipped(at));
      expect(await refusal(FORMAT.open(file, manifest))).toContain(name);
    }
  });

  it('with another bit in an article leaves out that article only, and says so', async () => {
    const second = head.records.offset + JSON.stringify(ARTICLES[0]).length;
    await writeFile(file, flipped(second));
    const engine = await FORMAT.open(file, manifest);
    for (let times = 0; times < 2; times++) {
      const all = await engine.search(queryOf(''));
      expect(all.hits.map(({ article: { id } }) => id)).toEqual(['new', 'old']);
      expect([all.total, all.notices]).toEqual([3, [UNREAD]]);
      expect((await engine.search(queryOf('loans'))).notices).toEqual([UNREAD]);
      await expect(engine.article('middle')).rejects.toThrow(SnapshotError);
      // what went wrong leaves no scores behind
      const { hits, total } = await engine.search(queryOf('loans bonds', { match: 'any', sort: 'oldest', size: 1 }));
      expect([total, hits[0]?.article]).toEqual([3, ARTICLES[2]]);
      expect(await engine.article('new')).toEqual(ARTICLES[0]);
    }
    await engine.close();
    if (SHOWS_DESCRIPTORS) expect(await timesOpen(file)).toBe(0);
  });

  it('that is cut short while it is open leaves out what it has lost', async () => {
    const engine = await FORMAT.open(file, manifest);
    const whole = await engine.search(queryOf('bond', { size: 1 }));
    await truncate(file, head.records.offset + JSON.stringify(ARTICLES[0]).length);
    expect(await engine.search(queryOf('bond', { size: 1 }))).toEqual(whole);
    expect(await engine.search(queryOf('loans'))).toMatchObject({ hits: [], total: 1, notices: [UNREAD] });
    await expect(engine.article('middle')).rejects.toThrow(`${file}: ends before an article does.`);
    await engine.close();
  });

  it('never gives a wrong answer: one bit of any byte is found out, or was of no use', async () => {
    const random = seededRandom(3);
    const answersOf = async (): Promise<unknown> => {
      const engine = await FORMAT.open(file, manifest);
      try {
        return [
          await Promise.all(QUERIES.map((query) => engine.search(query))),
          await Promise.all(ARTICLES.map(({ id }) => engine.article(id))),
        ];
      } finally {
        await engine.close();
      }
    };
    const answers = await answersOf();
    for (let flips = 0; flips < 300; flips++) {
      const at = Math.floor(random() * sound.length);
      await writeFile(file, flipped(at, Math.floor(random() * 8)));
      const found = await answersOf().catch((error: unknown) => error);
      if (found instanceof SnapshotError) continue;
      expect(found).toEqual(answers);
      // the image is checked whole and everything else is in use
      expect(at).toBeLessThan(head.image.offset);
    }
  });
});

describe('what is not the snapshot of the manifest', () => {
  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['a text', Buffer.from('Tuesday, November 28, 2017\n\nA title\n\n'.repeat(20))],
    ['an archive', Buffer.from(`PK\u0003\u0004${'\u0000'.repeat(200)}`)],
    ['zeros', Buffer.alloc(5000)],
    ['a signature and nothing else', Buffer.from('SIBYLIDX')],
    ['a signature and zeros', Buffer.concat([Buffer.from('SIBYLIDX'), Buffer.alloc(500)])],
    ['a signature and ones', Buffer.concat([Buffer.from('SIBYLIDX'), Buffer.alloc(500, 255)])],
  ])('is refused: %s', async (_, bytes) => {
    await writeFile(file, bytes);
    await refusal(FORMAT.open(file, manifest));
    await refusal(FORMAT.contents(file, manifest));
  });

  it('is refused: a folder', async () => {
    const path = join(folder, 'folder.idx');
    await mkdir(path);
    expect(await refusal(FORMAT.open(path, manifest), path)).toMatch(/^cannot be read/);
    await refusal(FORMAT.contents(path, manifest), path);
  });

  it('is refused: no file', async () => {
    const path = join(folder, 'missing.idx');
    expect(await refusal(FORMAT.open(path, manifest), path)).toMatch(/^cannot be opened .*ENOENT/);
    await refusal(FORMAT.contents(path, manifest), path);
  });

  it('is refused: a newer format', async () => {
    const bytes = Buffer.from(sound);
    bytes.writeUInt32LE(FORMAT_VERSION + 1, 8);
    await writeFile(file, bytes);
    expect(await refusal(FORMAT.open(file, manifest))).toBe(
      `has format version ${FORMAT_VERSION + 1}, and this program reads ${FORMAT_VERSION}. Reindex to replace it.`,
    );
  });

  it('is refused: a manifest of a newer format', async () => {
    const newer = { ...manifest, formatVersion: FORMAT_VERSION + 1 };
    expect(await refusal(FORMAT.open(file, newer))).toContain(`has format version ${FORMAT_VERSION + 1}`);
  });

  it('is refused: one of a program with fewer facets', async () => {
    const path = join(folder, 'fewer.idx');
    const builder = new IndexBuilder(ANALYZER);
    for (const each of ARTICLES) builder.add(each);
    const index = builder.finish();
    const shape = { ...index.shape, facets: index.shape.facets.slice(1) };
    const about = { ...ABOUT, analyzer: ANALYZER.version };
    const fewer = await writeSnapshot(path, { ...index, shape }, ARTICLES, about);
    expect(await refusal(FORMAT.open(path, fewer), path)).toMatch(/^was indexed with other facets .* Reindex/);
  });

  it('is refused: a whole snapshot of another generation', async () => {
    const later = await writeSnapshotOf(ARTICLES, { generation: 'later', builtAt: '2019-01-01T00:00:00.000Z' });
    expect(await refusal(FORMAT.open(later.file, manifest), later.file)).toContain(manifest.generation);
    expect(await refusal(FORMAT.open(file, later.manifest))).toBe(
      'is not the snapshot that the manifest of later names.',
    );
    await later.remove();
  });
});

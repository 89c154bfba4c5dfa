import fc from 'fast-check';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { parseTaxonomy } from '../../src/articles/themes/taxonomy.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/embedded-format.js';
import { Generations } from '../../src/generations/generations.js';
import { printReport } from '../../src/reindex/report/print-report.js';
import type { Report } from '../../src/reindex/report/run-report.js';
import { reindex, type ReindexMeans, type ReindexOptions } from '../../src/reindex/reindex-run.js';
import { openUsable } from '../../src/generations/serving/usable-generation.js';
import type { SnapshotFormat } from '../../src/generations/snapshot-format.js';
import { bodyOf, dateLine, entry, idOf, page, titleOf, writeFiles } from './archive.js';
import { rounds } from '../length.js';

const analyzer = createEnglishAnalyzer();
const format = createEmbeddedFormat(analyzer);
const taxonomy = parseTaxonomy('{"themes":[{"label":"Housing","phrases":{"housing":1}}]}', 'themes.json');

let folder: string;
let source: string;
let generations: Generations;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-run-'));
  source = join(folder, 'archive');
  generations = new Generations(join(folder, 'snapshots'));
  await mkdir(source);
});
afterEach(() => rm(folder, { recursive: true }));

function run(options: Partial<ReindexOptions> = {}, means: Partial<ReindexMeans> = {}): Promise<Report> {
  return reindex({ sources: [source], ...options }, { generations, format, analyzer, taxonomy, ...means });
}

/** Publishes articles 0 to `count`, and gives what is then in the folder. */
async function publish(count: number): Promise<{ readonly live: string; readonly files: readonly string[] }> {
  await rm(source, { recursive: true, force: true });
  await writeFiles(source, { 'page.txt': page(0, count) });
  const report = await run();
  expect(report).toMatchObject({ outcome: 'published', problem: null });
  return { live: report.live ?? '', files: await snapshotFiles() };
}

async function snapshotFiles(): Promise<string[]> {
  return (await readdir(generations.folder)).sort();
}

/** The titles of what a server that starts now would serve, oldest first. */
async function served(): Promise<string[]> {
  const { found } = await openUsable(generations, format);
  if (found === undefined) return [];
  try {
    const { manifest } = found;
    const { fingerprints } = await format.contents(generations.snapshotFile(manifest.generation), manifest);
    const ids = [...fingerprints.keys()];
    const articles = await Promise.all(ids.sort().map((id) => found.value.article(id)));
    return articles.map((article) => article?.title ?? '');
  } finally {
    await found.value.close();
  }
}

const titles = (...ns: readonly number[]) => ns.map(titleOf);

describe('reindex', () => {
  it('publishes what it reads, and reports it', async () => {
    await writeFiles(source, { '1.txt': page(0, 3), 'old/2.txt': page(2, 4), 'notes.pdf': '' });
    const report = await run();
    expect(report).toMatchObject({
      outcome: 'published',
      problem: null,
      notices: [],
      files: 2,
      ignored: [{ file: 'notes.pdf' }],
      entries: 5,
      articles: 4,
      duplicates: 1,
      rejects: [],
      comparedWith: null,
      changes: { added: [0, 1, 2, 3].map(idOf), updated: [], removed: [] },
    });
    expect(report.peakMemory).toBeGreaterThan(1024 * 1024);
    expect((await generations.live())?.generation).toBe(report.live);
    expect(await served()).toEqual(titles(0, 1, 2, 3));
    expect(await snapshotFiles()).toEqual([
      `${report.live}.json`,
      `${report.live}.snapshot`,
      'history.json',
      'manifest.json',
      'origin.json',
      'parsed-sources.cache',
      'runs.json',
    ]);
  });

  it('publishes nothing when nothing has changed, and says so', async () => {
    const { live, files } = await publish(3);
    const report = await run();
    expect(report).toMatchObject({ outcome: 'unchanged', problem: null, live, comparedWith: live });
    expect(await snapshotFiles()).toEqual(files);
  });

  it('tells what was added, updated and removed', async () => {
    const { live } = await publish(4);
    await writeFiles(source, { 'page.txt': entry(0) + entry(1, 2) + entry(3) + entry(4) });
    expect(await run()).toMatchObject({
      outcome: 'published',
      comparedWith: live,
      changes: { added: [idOf(4)], updated: expect.arrayContaining([idOf(1)]) as string[], removed: [idOf(2)] },
    });
    expect(await served()).toEqual(titles(0, 1, 3, 4));
  });

  it('keeps one more where one that was kept cannot be gone back to, and says so', async () => {
    const made: string[] = [];
    for (const count of [2, 3, 4]) made.push((await publish(count)).live);
    const [oldest = '', second = ''] = made;
    const file = generations.snapshotFile(second);
    const bytes = await readFile(file);
    bytes[bytes.indexOf('"body":"') + 9] = 0x7e;
    await writeFile(file, bytes);
    const { notices } = await run({ force: true });
    expect(notices).toEqual([expect.stringMatching(/^A generation that was kept cannot be gone back to: .*checksum/)]);
    expect(await generations.names()).toContain(oldest);
  });

  it('keeps the last three generations', async () => {
    for (const count of [2, 3, 4, 5]) await publish(count);
    expect(await generations.names()).toHaveLength(3);
  });

  it('says how far it is, stage by stage', async () => {
    await writeFiles(source, { 'page.txt': page(0, 3) });
    const heard: string[] = [];
    await run({}, { progress: (stage, done, total) => heard.push(`${stage} ${done}/${total}`) });
    expect(heard).toEqual(expect.arrayContaining(['reading 0/1', 'reading 1/1', 'assembling 0/3', 'indexing 0/3']));
    expect(heard.slice(-2)).toEqual(['publishing 0/1', 'publishing 1/1']);
  });

  it('publishes articles whatever their titles say to the query language', async () => {
    const awkward = [
      'Should prisons NOT close?',
      'author:nobody OR theme:none',
      'Year:1066 - what (really) happened',
      '"Quoted, and never closed',
      '-minus bond* wild*card',
      "U.S.A.'s 1,500 co-ops & the outcomes-based \u201Cstate-of-the-art\u201D",
      '???',
      'NOT',
      `${'word '.repeat(50)}end`,
    ];
    const lineOf = (title: string, i: number) =>
      `${JSON.stringify({ title, date: '2017-05-02', body: bodyOf(i, 0) })}\n`;
    await writeFiles(source, { 'titles.jsonl': awkward.map(lineOf).join('') });
    expect(await run()).toMatchObject({ outcome: 'published', problem: null, articles: awkward.length });

    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { minLength: 1 }), async (titles) => {
        await writeFiles(source, { 'titles.jsonl': titles.map(lineOf).join('') });
        const { articles, problem } = await run({ force: true });
        expect(problem).toBe(articles === 0 ? 'The sources hold no article.' : null);
      }),
      { numRuns: rounds(50) },
    );
  });

  it('does everything but publish when it is to rehearse', async () => {
    const { live, files } = await publish(3);
    await writeFiles(source, { 'page.txt': page(0, 4) });
    const report = await run({ dryRun: true });
    expect(report).toMatchObject({ outcome: 'rehearsed', live, changes: { added: [idOf(3)] } });
    expect(await snapshotFiles()).toEqual(files);
  });

  it('refuses to let over half of the live articles vanish, and names them, unless it is forced', async () => {
    const { live, files } = await publish(5);
    await writeFiles(source, { 'page.txt': page(0, 2) });
    const report = await run();
    expect(report).toMatchObject({ outcome: 'failed', live, changes: { removed: [2, 3, 4].map(idOf) } });
    expect(report.problem).toMatch(/^3 of the 5 live articles would vanish.*--force/);
    expect(await snapshotFiles()).toEqual(files);
    expect(await run({ force: true })).toMatchObject({ outcome: 'published' });
    expect(await served()).toEqual(titles(0, 1));
  });

  it('lets half of the live articles vanish', async () => {
    await publish(4);
    await writeFiles(source, { 'page.txt': page(0, 2) });
    expect(await run()).toMatchObject({ outcome: 'published' });
  });

  it('fails for a reject only when it is strict', async () => {
    await writeFiles(source, { 'page.txt': `${page(0, 2)}${dateLine(9)}\n` });
    const strict = await run({ maxRejects: 0 });
    expect(strict).toMatchObject({ outcome: 'failed', live: null, articles: 2, rejects: [{ file: 'page.txt' }] });
    expect(strict.problem).toContain('--strict');
    expect(await run()).toMatchObject({ outcome: 'published', rejects: [{ file: 'page.txt' }] });
  });

  it('fails while another run holds the lock', async () => {
    const { live, files } = await publish(2);
    const lock = await generations.lock();
    const report = await run();
    await lock.release();
    expect(report).toMatchObject({ outcome: 'failed', live });
    expect(report.problem).toContain('Another reindex');
    expect(await snapshotFiles()).toEqual(files);
  });

  it('clears away what a killed run left', async () => {
    const { files } = await publish(2);
    await writeFiles(generations.folder, { '20000101T000000Z-00000000.snapshot': 'half', 'manifest.json.tmp': '{' });
    await run();
    expect(await snapshotFiles()).toEqual(files);
  });
});

describe('reindex of a bad source', () => {
  it.each<[string, Record<string, string | Uint8Array>, RegExp]>([
    ['a file that is no text', { 'b.txt': Buffer.from([0x50, 0x4b, 3, 4, 0, 0]) }, /^b\.txt:1: not a text file/],
    [
      'an impossible date',
      { 'b.txt': `Tuesday, February 31, 2017\n\nA title\n\nA text.\n` },
      /^b\.txt:1: .*February 31/,
    ],
    ['an entry without a title', { 'b.txt': `\n\n${dateLine(7)}\n\n` }, /^b\.txt:3: .*title/],
    [
      'bytes that are not UTF-8',
      { 'b.txt': Buffer.concat([Buffer.from(entry(7)), Buffer.from('caf\xe9\n', 'latin1')]) },
      /^b\.txt:7: .*UTF-8/,
    ],
    [
      'a line that is not JSON',
      { 'b.jsonl': `{"title":"A","date":"2017-05-02","body":"B."}\n{\n` },
      /^b\.jsonl:2: not JSON/,
    ],
  ])('keeps the good articles beside %s, and names the file and line', async (_, files, expected) => {
    await writeFiles(source, { ...files, 'a.txt': page(0, 3), 'z.txt': page(3, 5) });
    const report = await run();
    expect(report.outcome).toBe('published');
    expect(report.rejects).toHaveLength(1);
    expect(printReport(report)).toMatch(new RegExp(`^  ${expected.source.slice(1)}`, 'm'));
    expect(await served()).toEqual(expect.arrayContaining(titles(0, 1, 2, 3, 4)));
  });

  it.each<[string, (source: string) => Promise<unknown>, RegExp]>([
    ['missing', (source) => rm(source, { recursive: true }), /^The source .*archive cannot be read: no such file/],
    ['empty', (source) => unlink(join(source, 'page.txt')), /^The source .*archive is empty/],
    ['without an article', (source) => writeFile(join(source, 'page.txt'), '\n'), /^The sources hold no article/],
    ['full of rejects', (source) => writeFile(join(source, 'page.txt'), '\0'), /^The sources hold no article/],
  ])('leaves the live generation as it is when the folder is %s', async (_, damage, problem) => {
    const { live, files } = await publish(3);
    await damage(source);
    const report = await run();
    expect(report).toMatchObject({ outcome: 'failed', live });
    expect(report.problem).toMatch(problem);
    expect(await snapshotFiles()).toEqual(files);
    expect(await served()).toEqual(titles(0, 1, 2));
  });

  it('fails with a sentence where the snapshots folder cannot be made', async () => {
    await writeFiles(folder, { 'archive/page.txt': page(0, 1), file: '' });
    const report = await run({}, { generations: new Generations(join(folder, 'file', 'snapshots')) });
    expect(report).toMatchObject({ outcome: 'failed', live: null });
    expect(report.problem).toMatch(/file\/snapshots cannot be written: .*SNAPSHOTS_DIR/);
  });
});

describe('reindex over a damaged folder', () => {
  const cases: readonly [string, (live: string) => Promise<unknown>, string][] = [
    ['whose live snapshot is cut short', (live) => truncate(generations.snapshotFile(live), 100), '.snapshot: '],
    ['whose live snapshot is gone', (live) => unlink(generations.snapshotFile(live)), '.snapshot: is missing'],
    ['whose live snapshot is another file', (live) => writeFile(generations.snapshotFile(live), 'PK'), 'not a Sibyl'],
    ['whose live manifest is damaged', () => writeFile(join(generations.folder, 'manifest.json'), '{'), 'not JSON'],
    ['whose live manifest is gone', () => unlink(join(generations.folder, 'manifest.json')), 'is missing'],
    [
      'whose live snapshot is that of an earlier generation',
      async (live) => {
        const [, older = ''] = await generations.names();
        await copyFile(generations.snapshotFile(older), generations.snapshotFile(live));
      },
      'is not the snapshot that the manifest',
    ],
  ];

  it.each(cases)('%s: a server serves a whole generation, and the next run repairs it', async (_, damage, problem) => {
    await publish(2);
    const { live } = await publish(3);
    await damage(live);
    const { found, problems } = await openUsable(generations, format);
    await found?.value.close();
    expect(problems[0]?.message).toContain(problem);
    expect(problems[0]?.message).toContain(generations.folder);
    expect([titles(0, 1), titles(0, 1, 2)]).toContainEqual(await served());

    const report = await run();
    expect(report.outcome).toBe('published');
    expect(report.notices[0]).toContain(problem);
    expect(report.live).not.toBe(live);
    expect(await served()).toEqual(titles(0, 1, 2));
    expect(await run()).toMatchObject({ outcome: 'unchanged', notices: [] });
  });

  it('replaces a live generation that is damaged where only a server looks', async () => {
    const { live } = await publish(3);
    const file = generations.snapshotFile(live);
    const bytes = await readFile(file);
    // In the image, which tells what every term is in.
    bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200);
    await writeFile(file, bytes);
    const report = await run();
    expect(report).toMatchObject({ outcome: 'published', changes: { added: [], updated: [], removed: [] } });
    expect(report.notices.join()).toContain('is damaged');
    expect(await served()).toEqual(titles(0, 1, 2));
  });

  it('replaces what another analyzer has indexed, and still tells what changed', async () => {
    const { live } = await publish(3);
    const newer = { ...analyzer, version: 'english-next' };
    const report = await run({}, { analyzer: newer, format: createEmbeddedFormat(newer) });
    expect(report).toMatchObject({ outcome: 'published', comparedWith: live, changes: { added: [], removed: [] } });
    expect((await generations.live())?.analyzer).toBe('english-next');
  });

  it('refuses a loss by number where the live articles cannot be told by name', async () => {
    const { live } = await publish(5);
    await truncate(generations.snapshotFile(live), 100);
    await writeFiles(source, { 'page.txt': page(0, 2) });
    const report = await run();
    expect(report).toMatchObject({ outcome: 'failed', changes: null, live });
    expect(report.problem).toContain('3 of the 5 live articles would vanish');
  });
});

describe('reindex with an engine that goes wrong', () => {
  /** The real format, with something done to what it writes. */
  const faulty = (spoil: (file: string) => Promise<void>): SnapshotFormat => ({
    ...format,
    write: async (articles, file, about, progress) => {
      const manifest = await format.write(articles, file, about, progress);
      await spoil(file);
      return manifest;
    },
  });

  it('opens the live snapshot once and the new one once', async () => {
    const read: string[] = [];
    const counting: SnapshotFormat = {
      ...format,
      open(file, manifest) {
        read.push(file);
        return format.open(file, manifest);
      },
      contents(file, manifest) {
        read.push(file);
        return format.contents(file, manifest);
      },
    };
    const { live: before } = await publish(3);
    await writeFiles(source, { 'more.txt': page(3, 5) });
    const { live } = await run({}, { format: counting });
    expect(read).toEqual([before, live].map((name) => generations.snapshotFile(name ?? '')));
  });

  it.each<[string, SnapshotFormat, RegExp]>([
    ['is cut short', faulty((file) => truncate(file, 1000)), /\.snapshot: /],
    [
      'lacks an article',
      { ...format, write: (articles, file, about) => format.write(articles.slice(1), file, about) },
      /^The new snapshot holds 2 articles instead of 3\./,
    ],
    [
      'holds another text',
      {
        ...format,
        write: (articles, file, about) =>
          format.write(
            articles.map((article) => ({ ...article, body: 'Other.' })),
            file,
            about,
          ),
      },
      /^The new snapshot does not give back the article 2015-01-0/,
    ],
    [
      'cannot be searched',
      {
        ...format,
        async open(file, manifest) {
          const engine = await format.open(file, manifest);
          return {
            index: engine.index,
            every: (query, use) => engine.every(query, use),
            article: (id) => engine.article(id),
            suggest: (text, size) => engine.suggest(text, size),
            similar: (id, size) => engine.similar(id, size),
            contents: () => engine.contents(),
            close: () => engine.close(),
            search: async (query) => ({ ...(await engine.search(query)), hits: [], total: 0 }),
          };
        },
      },
      /^The new snapshot does not find the article 2015-01-0\S+ by its title\./,
    ],
    [
      'breaks the program',
      { ...format, write: () => Promise.reject(new RangeError('out of memory')) },
      /^An error that nobody expected: RangeError: out of memory\n/,
    ],
  ])('does not publish a snapshot that %s, and leaves nothing of it behind', async (_, broken, problem) => {
    const { live, files } = await publish(2);
    await writeFiles(source, { 'page.txt': page(0, 3) });
    const report = await run({}, { format: broken });
    expect(report).toMatchObject({ outcome: 'failed', live });
    expect(report.problem).toMatch(problem);
    expect(await snapshotFiles()).toEqual(files);
    expect(await served()).toEqual(titles(0, 1));
  });
});

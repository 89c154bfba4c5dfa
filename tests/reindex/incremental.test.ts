import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { parseSynonyms } from '../../src/analysis/thesaurus/synonym-rules.js';
import { parseTaxonomy } from '../../src/articles/themes/taxonomy.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/embedded-format.js';
import { Generations, ORIGIN, PARSED_SOURCES } from '../../src/generations/generations.js';
import { isLiveMadeOf } from '../../src/reindex/last-run.js';
import type { Report } from '../../src/reindex/report/run-report.js';
import { rollBack } from '../../src/generations/roll-back.js';
import { reindex, type ReindexMeans, type ReindexOptions } from '../../src/reindex/reindex-run.js';
import { NO_SYNONYMS } from '../../src/reindex/edited/synonyms-file.js';
import type { SnapshotFormat } from '../../src/generations/snapshot-format.js';
import { bodyOf, dateLine, entry, idOf, page, writeFiles } from './archive.js';
import { rounds } from '../length.js';

const analyzer = createEnglishAnalyzer();
const embedded = createEmbeddedFormat(analyzer);
const taxonomy = parseTaxonomy('{"themes":[{"label":"Housing","phrases":{"housing":1}}]}', 'themes.json');

/** No article is about it. */
const UNUSED_THEME = { label: 'Zymurgy', phrases: new Map([['zymurgy', 1]]) };

let folder: string;
let source: string;
let generations: Generations;
/** How many indexes have been built. */
let built: number;
let today: string;

const format: SnapshotFormat = {
  ...embedded,
  write(...args) {
    built++;
    return embedded.write(...args);
  },
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-incremental-'));
  source = join(folder, 'archive');
  generations = new Generations(join(folder, 'snapshots'));
  await mkdir(source);
  await writeFiles(source, { 'a.txt': page(0, 3), 'b.txt': page(3, 6), 'c.txt': page(6, 9) });
  built = 0;
  today = '2017-05-02';
});
afterEach(() => rm(folder, { recursive: true }));

function run(options: Partial<ReindexOptions> = {}, means: Partial<ReindexMeans> = {}): Promise<Report> {
  const clock = () => new Date(`${today}T09:30:00Z`);
  return reindex({ sources: [source], ...options }, { generations, format, analyzer, taxonomy, clock, ...means });
}

/** The folder's file of this name. */
const kept = (name: string) => join(generations.folder, name);

const markdown = (title: string, date: string) => `---\ntitle: ${title}\ndate: ${date}\n---\n\n${bodyOf(50, 0)}\n`;

describe('the guard against loss', () => {
  it('lets a sample go that the live generation was made of, and nothing else', async () => {
    const own = join(folder, 'own');
    await mkdir(own);
    await writeFiles(own, { 'x.txt': entry(20) });
    expect((await run()).outcome).toBe('published');
    expect((await run({ sources: [own], supersedes: [own] })).problem).toContain('live articles would vanish');
    expect((await run({ sources: [own], supersedes: [source] })).outcome).toBe('published');
    expect((await run({ supersedes: [source] })).problem).toContain('live articles would vanish');
  });
});

describe('a run over a checkout of a site', () => {
  it('reports what lies among the articles and is none', async () => {
    await writeFiles(source, { '_index.md': '---\ntitle: News\n---\n', 'd.md': markdown('Kept', '2017-05-01') });
    const { ignored, rejects, articles } = await run({ maxRejects: 0 });
    expect(ignored).toEqual([expect.objectContaining({ file: '_index.md', line: 1 })]);
    expect({ rejects, articles }).toEqual({ rejects: [], articles: 10 });
  });
});

describe('what articles say of the accounts that wrote them', () => {
  const post = (author: string) =>
    `---\ntitle: A kettle\ndate: 2017-04-30\nauthors: [${author}]\n---\n\n${bodyOf(60, 0)}\n`;
  const authorsNow = async () => {
    const report = await run();
    const live = await generations.live();
    if (live === undefined) return report;
    const index = await embedded.open(generations.snapshotFile(live.generation), live);
    const article = await index.article('2017-04-30-a-kettle');
    await index.close();
    return article?.authors;
  };

  it('is settled by the author files of their site, also where only these have changed', async () => {
    await writeFiles(source, { '_posts/a.md': post('hana, grace'), '_data/authors.yml': 'hana: Hana Sato\n' });
    expect(await authorsNow()).toEqual(['Hana Sato', 'grace']);
    await writeFiles(source, { '_data/authors.yml': 'hana: Hana Sato\ngrace: {name: Grace Owusu}\n' });
    expect(await authorsNow()).toEqual(['Hana Sato', 'Grace Owusu']);
  });

  it('is settled by the closest of them, and not by those of another site', async () => {
    const site = join(source, 'one');
    await writeFiles(site, { '_posts/a.md': post('hana, grace'), '_authors/hana.md': '---\nname: Hana Sato\n---\n' });
    await writeFiles(source, {
      'authors.yml': 'hana: Hana Eze\ngrace: Grace Owusu\n',
      'two/authors.yml': 'grace: Guest\n',
    });
    expect(await authorsNow()).toEqual(['Hana Sato', 'Grace Owusu']);
  });

  it('may be that an administrator is somebody, and otherwise that nobody is named', async () => {
    await writeFiles(source, { 'content/post/a.md': post('admin') });
    expect(await authorsNow()).toEqual([]);
    await writeFiles(source, { 'content/authors/admin/_index.md': '---\ntitle: Hana Sato\n---\n' });
    expect(await authorsNow()).toEqual(['Hana Sato']);
  });
});

describe('a run after which source files are gone', () => {
  it('names them', async () => {
    expect((await run()).gone).toEqual([]);
    await unlink(join(source, 'b.txt'));
    expect(await run()).toMatchObject({ outcome: 'published', gone: ['b.txt'], changes: { removed: { length: 3 } } });
    expect((await run()).gone).toEqual([]);
  });
});

describe('a run on sources that have not changed', () => {
  it('builds no index, publishes nothing, and reports what the run before had found', async () => {
    await writeFiles(source, { 'd.txt': `${dateLine(9)}\n`, 'e.pdf': '' });
    const first = await run();
    expect(first).toMatchObject({ outcome: 'published', cached: 0, articles: 9, rejects: [{ file: 'd.txt' }] });
    const second = await run();
    expect(built).toBe(1);
    const { files, ignored, entries, articles, duplicates, rejects, withoutTheme, withoutAuthor, live } = first;
    expect(second).toMatchObject({
      ...{ files, ignored, entries, articles, duplicates, rejects, withoutTheme, withoutAuthor, live },
      outcome: 'unchanged',
      cached: 4,
      changes: { added: [], updated: [], removed: [] },
      notices: [],
      acronyms: [],
    });
  });

  it('fails all the same when it is strict and something is rejected', async () => {
    await writeFiles(source, { 'd.txt': `${dateLine(9)}\n` });
    await run();
    expect(await run({ maxRejects: 0 })).toMatchObject({ outcome: 'failed', rejects: [{ file: 'd.txt' }] });
  });

  it('parses, builds and publishes when it is forced', async () => {
    const { live } = await run();
    const forced = await run({ force: true });
    expect(forced).toMatchObject({ outcome: 'published', cached: 0, changes: { added: [], updated: [], removed: [] } });
    expect(forced.live).not.toBe(live);
    expect(built).toBe(2);
  });

  it.each<[string, () => Promise<Partial<ReindexMeans>>]>([
    ['the themes', () => Promise.resolve({ taxonomy: { themes: [] } })],
    ['the analyzer', () => Promise.resolve({ analyzer: { ...analyzer, version: 'english-next' } })],
    ['a file’s name', () => copyFile(join(source, 'c.txt'), join(source, 'z.txt')).then(() => ({}))],
    ['the live generation', () => rollBack(generations, format).then(() => ({}))],
    ['the record of what it was made of', () => unlink(kept(ORIGIN)).then(() => ({}))],
  ])('builds where %s is another', async (_, change) => {
    await writeFiles(source, { 'd.txt': entry(20) });
    await run();
    await writeFiles(source, { 'd.txt': entry(21) });
    await run();
    const means = await change();
    built = 0;
    await run({}, means);
    expect(built).toBe(1);
  });

  it.each<[string, Partial<ReindexMeans>, string]>([
    [
      'the synonyms have',
      { synonyms: { ...NO_SYNONYMS, rules: parseSynonyms('den, study').rules } },
      'the synonyms have.',
    ],
    ['the themes have', { taxonomy: { themes: [...taxonomy.themes, UNUSED_THEME] } }, 'the themes have.'],
  ])('publishes the same articles again where %s changed, once', async (_, means, told) => {
    const { live } = await run();
    const edited = await run({}, means);
    expect(edited).toMatchObject({ outcome: 'published', changes: { added: [], updated: [], removed: [] } });
    expect(edited.live).not.toBe(live);
    expect(edited.notices).toEqual([`The articles have not changed, but ${told}`]);
    expect(await run({}, means)).toMatchObject({ outcome: 'unchanged', notices: [], live: edited.live });
  });

  it('reads new mistakes in the synonyms, and publishes nothing for them', async () => {
    const { live } = await run();
    const mistakes = [{ file: 'synonyms.txt', line: 3, reason: 'Wrong.' }];
    const synonyms = { ...NO_SYNONYMS, mistakes };
    expect(await run({}, { synonyms })).toMatchObject({ outcome: 'unchanged', mistakes, live });
    expect(await run({}, { synonyms })).toMatchObject({ outcome: 'unchanged', mistakes, cached: 3 });
  });

  it('replaces a live generation that a server could not open', async () => {
    const { live } = await run();
    const file = generations.snapshotFile(live ?? '');
    const bytes = await readFile(file);
    bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200);
    await writeFile(file, bytes);
    expect(await run()).toMatchObject({ outcome: 'published', cached: 3 });
    built = 0;
    expect(await run()).toMatchObject({ outcome: 'unchanged' });
    expect(built).toBe(0);
  });

  it('finds entries that have moved to other lines unchanged, and builds no index the next time', async () => {
    const { live } = await run();
    await writeFiles(source, { 'a.txt': `\n\n\n${page(0, 3)}` });
    expect(await run()).toMatchObject({ outcome: 'unchanged', live, cached: 2 });
    expect(await run()).toMatchObject({ outcome: 'unchanged', live, cached: 3 });
    expect(built).toBe(2);
  });
});

describe('a run on sources of which some have changed', () => {
  it('parses those only, and tells the articles below an added entry from changed ones', async () => {
    await run();
    await writeFiles(source, { 'a.txt': entry(30) + page(0, 3) });
    expect(await run()).toMatchObject({
      outcome: 'published',
      cached: 2,
      changes: { added: [idOf(30)], updated: [], removed: [] },
    });
    expect(await run()).toMatchObject({ outcome: 'unchanged', cached: 3 });
  });

  it('forgets a file that is gone', async () => {
    await run();
    const { size } = await stat(kept(PARSED_SOURCES));
    await unlink(join(source, 'c.txt'));
    expect(await run()).toMatchObject({ cached: 2, changes: { removed: [6, 7, 8].map(idOf) } });
    expect((await stat(kept(PARSED_SOURCES))).size).toBeLessThan(size * 0.8);
    await writeFiles(source, { 'c.txt': page(6, 9) });
    expect(await run()).toMatchObject({ cached: 2, changes: { added: [6, 7, 8].map(idOf) } });
  });

  it('keeps files of one name in two sources apart', async () => {
    const sources = [source, join(folder, 'other')];
    await writeFiles(folder, { 'other/a.txt': page(40, 42) });
    await run({ sources });
    await writeFiles(folder, { 'other/a.txt': page(40, 43) });
    expect(await run({ sources })).toMatchObject({
      cached: 3,
      articles: 12,
      changes: { added: [idOf(42)], updated: [] },
    });
  });

  it('leaves the folder as it was when it rehearses', async () => {
    await run();
    const before = await Promise.all([ORIGIN, PARSED_SOURCES].map((name) => readFile(kept(name))));
    await writeFiles(source, { 'a.txt': page(0, 2) });
    expect(await run({ dryRun: true })).toMatchObject({ outcome: 'rehearsed' });
    expect(await Promise.all([ORIGIN, PARSED_SOURCES].map((name) => readFile(kept(name))))).toEqual(before);
  });
});

describe('what is kept of parsed sources', () => {
  it('gives no wrong answer whichever of its bytes is damaged', async () => {
    const { live } = await run();
    const files = new Map(
      await Promise.all([ORIGIN, PARSED_SOURCES].map(async (name) => [name, await readFile(kept(name))] as const)),
    );
    const places = rounds(32);
    for (const [name, bytes] of files) {
      for (let tried = 0; tried < places; tried++) {
        for (const [other, whole] of files) await writeFile(kept(other), whole);
        const spoilt = Buffer.from(bytes);
        const at = Math.floor((tried / places) * bytes.length);
        spoilt.writeUInt8(spoilt.readUInt8(at) ^ 1, at);
        await writeFile(kept(name), spoilt);
        // Without the record a run must build, and compares every article with those that are live.
        if (name !== ORIGIN) await unlink(kept(ORIGIN));
        const report = await run({ dryRun: true });
        expect(report).toMatchObject({ outcome: 'unchanged', live, problem: null, articles: 9, rejects: [] });
        if (name === PARSED_SOURCES)
          expect(report.notices.join()).toMatch(/was parsed anew|parsed anew: .* is damaged/);
      }
    }
  });

  it.each<[string, (file: string) => Promise<void>]>([
    ['empty', (file) => writeFile(file, '')],
    ['cut short', async (file) => writeFile(file, (await readFile(file)).subarray(0, -30))],
    ['foreign', (file) => writeFile(file, 'PK\u0003\u0004 and so on, for longer than a trailer is')],
    ['a folder', async (file) => rm(file).then(() => mkdir(file))],
  ])('is parsed anew, with a note, when the file is %s', async (_, spoil) => {
    await run();
    await spoil(kept(PARSED_SOURCES));
    await writeFiles(source, { 'a.txt': page(0, 2) });
    const report = await run();
    expect(report).toMatchObject({ outcome: 'published', cached: 0, articles: 8 });
    expect(report.notices[0]).toMatch(
      /^Every file was parsed anew: .*parsed-sources\.cache (is damaged|cannot be read)/,
    );
  });

  it('is put right by the run that finds it damaged, and left alone by one that finds it right', async () => {
    await run();
    const whole = await readFile(kept(PARSED_SOURCES));
    await writeFile(kept(PARSED_SOURCES), '');
    await unlink(kept(ORIGIN));
    await run();
    expect(await readFile(kept(PARSED_SOURCES))).toEqual(whole);
    const { mtimeMs } = await stat(kept(PARSED_SOURCES));
    await unlink(kept(ORIGIN));
    await run();
    expect((await stat(kept(PARSED_SOURCES))).mtimeMs).toBe(mtimeMs);
  });

  it('is cleared of what a killed run left half written', async () => {
    await run();
    await writeFiles(generations.folder, { [`${ORIGIN}.tmp`]: '{', [`${PARSED_SOURCES}.tmp`]: 'SIB' });
    await run();
    expect((await readdir(generations.folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('an entry that is dated in the future', () => {
  it('is withheld until its day, and published on it without any change to the sources', async () => {
    await writeFiles(source, { 'soon.md': markdown('Soon', '2017-05-04') });
    const withheld = [{ file: 'soon.md', why: 'future' }];
    expect(await run()).toMatchObject({ outcome: 'published', articles: 9, entries: 9, withheld });
    today = '2017-05-03';
    expect(await run()).toMatchObject({ outcome: 'unchanged', cached: 4, withheld });
    expect(built).toBe(1);
    today = '2017-05-04';
    expect(await run()).toMatchObject({ outcome: 'published', cached: 4, withheld: [], articles: 10 });
    today = '2018-01-01';
    expect(await run()).toMatchObject({ outcome: 'unchanged' });
    expect(built).toBe(2);
    today = '2017-05-03';
    expect(await run()).toMatchObject({ outcome: 'published', changes: { removed: ['2017-05-04-soon'] } });
  });

  it('is told of where there is nothing else', async () => {
    await rm(source, { recursive: true });
    await writeFiles(source, { 'soon.md': markdown('Soon', '2017-05-04') });
    const { problem } = await run();
    expect(problem).toBe('The sources hold no article that may be seen: all 1 are withheld.');
  });
});

describe('isLiveMadeOf', () => {
  it('is true of the sources of the live generation, whatever they are called, and of no others', async () => {
    expect(await isLiveMadeOf([source], generations)).toBe(false);
    await run();
    expect(await isLiveMadeOf([join(source, '..', 'archive')], generations)).toBe(true);
    expect(await isLiveMadeOf([folder], generations)).toBe(false);
    expect(await isLiveMadeOf([join(folder, 'none')], generations)).toBe(false);
    await writeFiles(folder, { 'other/a.txt': page(0, 9) });
    await run({ sources: [join(folder, 'other')], force: true });
    expect(await isLiveMadeOf([source], generations)).toBe(false);
    await rollBack(generations, format);
    expect(await isLiveMadeOf([join(folder, 'other')], generations)).toBe(false);
  });
});

describe('acronyms', () => {
  it('are reported when articles explain them for the first time', async () => {
    await run();
    const explained = `${dateLine(20)}\n\nOn bonds\n\nA Social Impact Bond (SIB) pays for results, and much else is said.\n`;
    await writeFiles(source, { 'd.txt': explained });
    expect(await run()).toMatchObject({ acronyms: [{ short: 'SIB', long: 'Social Impact Bond', articles: 1 }] });
    await writeFiles(source, { 'e.txt': entry(21) });
    expect(await run()).toMatchObject({ outcome: 'published', acronyms: [] });
  });
});

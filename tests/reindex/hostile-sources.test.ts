import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { entry, page, writeFiles } from './archive.js';
import { BUNDLED, COMPILED } from '../compiled-project.js';

const MIB = 1024 * 1024;
/** Generous: a page or post may have 64 MiB, and is held as text and in parts. */
const MEMORY_BOUND = 1024 * MIB;
/** What a forged report would say. */
const FORGED = 'Published 20991231T000000Z-00000000.';

let folder: string;
let archive: string;

async function make(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-hostile-'));
  archive = join(folder, 'archive');
  await writeFiles(archive, { 'good.txt': page(0, 3) });
}
/** Node's own rm does not reach the end of a path that is longer than the system takes. */
const remove = () => void spawnSync('rm', ['-rf', folder]);

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function reindex(args: readonly string[] = [], preload: readonly string[] = []): Promise<Ended> {
  const script = join(BUNDLED, 'scripts/reindex.js');
  const child = spawn(process.execPath, [...preload, script, '--source', archive, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, SNAPSHOTS_DIR: 'snapshots', THEMES: join(COMPILED, 'index-data/themes.json') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code, out, err };
}

interface Found {
  readonly outcome: string;
  readonly articles: number;
  readonly peakMemory: number;
  readonly ignored: readonly { readonly file: string; readonly reason: string }[];
  readonly rejects: readonly { readonly file: string; readonly line: number; readonly reason: string }[];
}

/** A run that has to go well: what it says of a file, as `reason`, or with its line as `line: reason`. */
async function report(preload: readonly string[] = []): Promise<Found & { of: (file: string) => string[] }> {
  const { code, out, err } = await reindex(['--json'], preload);
  expect([code, err]).toEqual([0, expect.not.stringMatching(/^\s+at /m)]);
  const found = JSON.parse(out) as Found;
  expect(found.outcome).toBe('published');
  expect(found.peakMemory).toBeLessThan(MEMORY_BOUND);
  const of = (file: string) => [
    ...found.ignored.filter((ignored) => ignored.file === file).map(({ reason }) => reason),
    ...found.rejects.filter((reject) => reject.file === file).map(({ line, reason }) => `${line}: ${reason}`),
  ];
  return { ...found, of };
}

const line = (title: string, body = 'A text.') => JSON.stringify({ title, date: '2017-05-02', body });

/** Billion laughs: nine levels of ten times the one below. */
const LAUGHS =
  Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('') + '<!ENTITY l0 "ha">';
const ALIASES = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(10)}]\n`)
  .join('')
  .replace(/^/, 'l0: &l0 [ha]\n');
const FRONT_MATTER = '---\ntitle: A title\ndate: 2017-05-02\n---\n';

function feed(doctype: string, description: string): string {
  const item = `<item><title>A title</title><pubDate>Tue, 02 May 2017 10:00:00 GMT</pubDate><description>${description}</description></item>`;
  const declaration = doctype === '' ? '' : `<!DOCTYPE rss [${doctype}]>`;
  return `<?xml version="1.0"?>${declaration}<rss version="2.0"><channel><title>Site</title>${item}</channel></rss>`;
}

function pageOf(body: string): string {
  const head = '<title>A title</title><meta property="article:published_time" content="2017-05-02">';
  return `<!doctype html><html><head>${head}</head><body><article><h1>A title</h1>${body}</article></body></html>`;
}

/** What a run says of a folder that has all of these in it: the one `report` of the tests below. */
describe('an archive of what does no good to a reader', () => {
  const utf16 = (content: string) => Buffer.from(content, 'utf16le');
  const mark = '\ufeff';
  const bombs = {
    'laughs.xml': feed(LAUGHS, '&l9;'),
    'large-entity.xml': feed(`<!ENTITY a "${'a'.repeat(100_000)}">`, '&a;'.repeat(10_000)),
    'file-entity.xml': feed('<!ENTITY a SYSTEM "file:///etc/passwd">', '&a;'),
    'aliases.md': `---\n${ALIASES}title: A title\n---\nText.\n`,
    'lists.md': `---\ntitle: ${'['.repeat(50_000)}\n---\nText.\n`,
    'code.md': '---\ntitle: !!js/function "function () { process.exit(7) }"\n---\nText.\n',
    'toml.md': `+++\ntitle = ${'['.repeat(50_000)}\n+++\nText.\n`,
  };
  const broken: readonly (readonly [string, string, Uint8Array, RegExp])[] = [
    ['a gzip bomb of zeros', 'zeros.jsonl', gzipSync(Buffer.alloc(50 * MIB)), /^1: not a text file/],
    ['a gzip bomb of one line', 'gzip.jsonl', gzipSync(Buffer.alloc(50 * MIB, 'x')), /^1: not JSON/],
    [
      'invalid UTF-8',
      'utf8.jsonl',
      Buffer.concat([Buffer.from(`${line('Valid', 'Valid: a text.')}\n`), Buffer.from([0xc3, 0x28])]),
      /^2: not valid UTF-8/,
    ],
    ['lists in lists in lists', 'lists.jsonl', Buffer.from('['.repeat(1e6) + ']'.repeat(1e6)), /^1: /],
    ['a title of lists in lists', 'title.jsonl', Buffer.from(`{"title":${'['.repeat(1e6)}${']'.repeat(1e6)}}`), /^1: /],
    ['nothing but opening brackets', 'brackets.jsonl', Buffer.from('['.repeat(1e6)), /^1: not JSON/],
  ];
  /** Those that hold articles, and how many. */
  const READ = { 'good.txt': 3, 'pages.jsonl/more.txt': 1, 'utf8.jsonl': 1, 'four in UTF-16': 4 };
  let found: Awaited<ReturnType<typeof report>>;

  beforeAll(async () => {
    await make();
    await writeFiles(archive, { ...bombs, ...Object.fromEntries(broken.map(([, name, bytes]) => [name, bytes])) });

    await writeFiles(folder, { 'outside/secret.jsonl': line('A secret') });
    await mkdir(join(archive, 'sub'));
    await symlink('.', join(archive, 'loop'));
    await symlink('..', join(archive, 'sub/up'));
    await symlink(join(folder, 'outside'), join(archive, 'out'));
    await symlink(join(folder, 'outside/secret.jsonl'), join(archive, 'out.jsonl'));
    await symlink('nowhere', join(archive, 'dangling.jsonl'));

    expect(spawnSync('mkfifo', [join(archive, 'pipe.jsonl')]).status).toBe(0);
    const server: Server = createServer().listen(join(archive, 'socket.jsonl'));
    await once(server, 'listening');

    await writeFiles(archive, { 'pages.jsonl/more.txt': entry(7) });
    const dig = `for (let i = 0; i < 10000; i++) { fs.mkdirSync('d'); process.chdir('d'); }`;
    expect(spawnSync(process.execPath, ['-e', dig], { cwd: archive }).status).toBe(0);
    const notUtf8 = Buffer.concat([Buffer.from(`${archive}/bad`), Buffer.from([0xff]), Buffer.from('.jsonl')]);
    await writeFile(notUtf8, line('X'));

    await writeFiles(archive, {
      'little-marked.jsonl': utf16(mark + line('Little and marked', 'Little and marked: a text of its own.')),
      'little.jsonl': utf16(line('Little', 'Little: a text of its own.')),
      'big-marked.jsonl': utf16(mark + line('Big and marked', 'Big and marked: a text of its own.')).swap16(),
      'big.jsonl': utf16(line('Big', 'Big: a text of its own.')).swap16(),
    });
    await writeFile(join(archive, 'huge.jsonl'), '"');
    await truncate(join(archive, 'huge.jsonl'), 100 * MIB);
    for (const ending of ['.jsonl', '.txt']) await writeFile(join(archive, `long${ending}`), 'x '.repeat(30 * MIB));
    await writeFiles(archive, { 'blank.jsonl': '\n'.repeat(1e6), 'blank.txt': '\r\n'.repeat(1e6), 'mark.jsonl': mark });

    found = await report();
    server.close();
  });
  afterAll(remove);

  it('is indexed as far as it can be read', () => {
    expect(found.articles).toBe(Object.values(READ).reduce((sum, articles) => sum + articles));
  });

  it.each(['loop', 'sub/up', 'out', 'out.jsonl', 'dangling.jsonl'])(
    'is not left by a symbolic link, nor gone through in circles: %s',
    (link) => expect(found.of(link)).toEqual(['a symbolic link']),
  );

  it.each(['pipe.jsonl', 'socket.jsonl'])('may hold pipes and sockets, which nobody waits for: %s', (name) => {
    expect(found.of(name)).toEqual(['a pipe, socket or device']);
  });

  it('may hold a folder that is called as a file is', () => {
    expect(found.of('pages.jsonl')).toEqual([]);
  });

  it('may be deeper than the system has paths for', () => {
    const deep = found.rejects.filter(({ file }) => file.startsWith('d/'));
    expect(deep).toEqual([
      {
        file: expect.stringMatching(/^d(\/d){1000,}$/) as string,
        line: 1,
        reason: expect.stringMatching(/^the folder cannot be read: /) as string,
      },
    ]);
  });

  it('may have a name that is not UTF-8, which is a reject', () => {
    expect(found.of('bad\ufffd.jsonl')).toEqual([expect.stringContaining('cannot be read')]);
  });

  it.each(broken)('may have a file of %s, which is a reject that says so', (_, name, __, reason) => {
    expect(found.of(name)).toEqual([expect.stringMatching(reason)]);
  });

  it('may have files of UTF-16, read as such with a mark and without one, whichever end comes first', () => {
    for (const name of ['little-marked', 'little', 'big-marked', 'big']) expect(found.of(`${name}.jsonl`)).toEqual([]);
  });

  it('may have a file with a line of 100 MB, which is no text and a reject', () => {
    expect(found.of('huge.jsonl')).toEqual([expect.stringMatching(/^1: not a text file/)]);
  });

  it.each(['.jsonl', '.txt'])(
    'may have one of the largest size with one line, a reject told in a sentence (%s)',
    (ending) => {
      expect(found.of(`long${ending}`)).toHaveLength(1);
      expect(found.of(`long${ending}`)[0]?.length).toBeLessThan(500);
    },
  );

  it.each(Object.keys(bombs))('may have a file with a bomb in it, which is a reject: %s', (name) => {
    expect(found.of(name)).toHaveLength(1);
    expect(found.of(name).join('')).not.toContain('root:');
    expect(found.of(name).join('').length).toBeLessThan(510);
  });

  it.each(['blank.jsonl', 'blank.txt', 'mark.jsonl'])('may have one of nothing but line ends: %s', (name) => {
    expect(found.of(name).filter((said) => !said.startsWith('1: '))).toEqual([]);
    expect(found.of(name).length).toBeLessThan(2);
  });
});

describe('an archive', () => {
  beforeEach(make);
  afterEach(remove);

  it('may lose a file between the look into it and the reading', async () => {
    await writeFiles(archive, { 'vanishing.jsonl': line('Gone') });
    const vanish = `
      import fs from 'node:fs/promises';
      import { syncBuiltinESMExports } from 'node:module';
      const { readdir } = fs;
      fs.readdir = async (folder, ...rest) => {
        const names = await readdir(folder, ...rest);
        if (folder.endsWith('archive')) await fs.rm(${JSON.stringify(join(archive, 'vanishing.jsonl'))}, { force: true });
        return names;
      };
      syncBuiltinESMExports();`;
    const { articles, of } = await report(['--import', `data:text/javascript,${encodeURIComponent(vanish)}`]);
    expect(articles).toBe(3);
    expect(of('vanishing.jsonl')).toEqual(['1: the file cannot be read: no such file or folder']);
  });

  it('cannot forge, by a name, a line of the report, nor move a terminal’s cursor', async () => {
    const names = [
      `a\n${FORGED}\n.jsonl`,
      `b\r${FORGED}.jsonl`,
      'c\u001b[2J.jsonl',
      `d\u2028${FORGED}.jsonl`,
      'e\u202e.md~',
    ];
    for (const name of names) await writeFile(join(archive, name), 'not JSON');
    const { code, out } = await reindex();
    expect(code).toBe(0);
    expect(out).toContain(' 3 articles, ');
    expect(out.split(/[\n\r\u2028\u2029]/).filter((printed) => printed.trimStart().startsWith(FORGED))).toEqual([]);
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('whose file asks for another by an entity of its DTD does not get it', async () => {
    await writeFiles(folder, { 'outside/secret.dtd': '<!ENTITY b "A secret">' });
    const dtd = `<!ENTITY % a SYSTEM "file://${folder}/outside/secret.dtd"> %a;`;
    await writeFiles(archive, { 'feed.xml': feed(dtd, '&b;') });
    const { articles, of } = await report();
    expect(articles + of('feed.xml').length).toBe(4);
    const snapshots = join(folder, 'snapshots');
    for (const name of await readdir(snapshots)) {
      expect(await readFile(join(snapshots, name), 'latin1')).not.toContain('A secret');
    }
  });

  it('may have files as deep as they like: each is read or rejected, and the others are indexed', async () => {
    const deep = {
      'elements.xml': feed('', '<a>'.repeat(100_000) + '</a>'.repeat(100_000)),
      'escaped.xml': feed('', `&lt;div&gt;`.repeat(100_000)),
      'elements.html': pageOf('<div>'.repeat(100_000)),
      'lists.html': pageOf('<ul><li>'.repeat(50_000)),
      'json.html': pageOf(`<script type="application/ld+json">${'['.repeat(1e5)}</script>`),
      'quotations.md': `${FRONT_MATTER}${'>'.repeat(100_000)} text\n`,
      'lists.md': `${FRONT_MATTER}${'- '.repeat(20_000)}text\n`,
      'emphasis.md': `${FRONT_MATTER}${'*a **b '.repeat(20_000)}\n`,
      'brackets.md': `${FRONT_MATTER}${'['.repeat(100_000)}\n`,
    };
    await writeFiles(archive, deep);
    const { outcome, rejects } = await report();
    expect(outcome).toBe('published');
    expect(Object.keys(deep)).toEqual(expect.arrayContaining(rejects.map(({ file }) => file)));
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Ready, SearchView, SuggestView } from '../../src/web/views/view-schemas.js';
import { ask, type Reply } from '../web/asking.js';
import { page, writeFiles } from './archive.js';
import { BUNDLED, COMPILED } from '../compiled-project.js';

const TOKEN = 'a token for this test only';
const POLL_MS = 20;
const ENCODINGS = ['br', 'gzip', 'identity'];

/** The article that is taken out. Nothing else has its words, its author, its theme and its acronym. */
const REMOVED = {
  id: '2016-05-03-a-zeppelin-over-the-moor',
  title: 'A zeppelin over the moor',
  date: '2016-05-03',
  authors: ['Ottoline Quist'],
  themes: ['Airships'],
  body: 'Lighter Than Air (LTA) craft carried the letters of patients to the hospital, and the hospital answered.',
};
/** Like it enough to be shown with it. */
const KEPT = {
  id: '2016-05-04-letters-to-the-hospital',
  title: 'Letters to the hospital',
  date: '2016-05-04',
  authors: ['Paula Reed'],
  body: 'The letters of patients reached the hospital by van, and the hospital answered.',
};
/** What an answer must not hold afterwards, however it is marked or written. */
const TRACES = /zeppelin|ottoline|quist|airship|lighter[\s-]than/i;

/** Addresses whose answers hold a trace before, and that hold none themselves, since answers echo what was asked. */
const TELLING = [
  '/api/search',
  '/api/search?q=letters',
  '/api/search?q=lta',
  '/api/search?q=zepelin',
  '/api/search?q=hospital&sort=newest&size=100',
  '/api/search?year=2016',
  '/api/suggest?q=zep',
  '/api/suggest?q=otto',
  '/api/suggest?q=airs',
  '/api/suggest?q=zep&format=opensearch',
  `/api/articles/${KEPT.id}/similar`,
  `/articles/${KEPT.id}`,
  `/articles/${KEPT.id}?q=letters`,
  '/',
  '/?q=letters',
  '/?q=zepelin',
];
/** The article's own addresses. */
const OWN = [
  `/api/articles/${REMOVED.id}`,
  `/api/articles/${REMOVED.id}/similar`,
  `/articles/${REMOVED.id}`,
  `/articles/${REMOVED.id}?q=letters&at=1`,
];
/** Searches for what only it had: they echo that, so what counts is what they find. */
const SEARCHES_FOR_IT = [
  'q=zeppelin',
  'q=%22over+the+moor%22',
  'q=author%3Aottoline',
  'q=lighter+than+air&match=all',
  'author=Ottoline+Quist',
  'theme=Airships',
  'from=2016-05-03&to=2016-05-03',
].map((query) => `/api/search?${query}`);
const EVERY_ADDRESS = [...TELLING, ...OWN, ...SEARCHES_FOR_IT];

let folder: string;
let server: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-removal-'));
});
afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGKILL');
    await once(server, 'close');
  }
  await rm(folder, { recursive: true });
});

function writeSources(articles: readonly object[]): Promise<void> {
  const lines = articles.map((article) => `${JSON.stringify(article)}\n`).join('');
  // The page makes answers long enough to be compressed.
  return writeFiles(join(folder, 'archive'), { 'page.txt': page(0, 12), 'articles.jsonl': lines });
}

/** Starts the service as `npm start` does, and gives its address. */
function start(): Promise<string> {
  const child = spawn(process.execPath, [join(BUNDLED, 'src/main.js')], {
    cwd: COMPILED,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      SNAPSHOTS_DIR: join(folder, 'snapshots'),
      ARCHIVE: join(folder, 'archive'),
      ADMIN_TOKEN: TOKEN,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = child;
  let output = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('close', () => reject(new Error(`It ended:\n${output}`)));
  });
}

/** The reply of every address in every encoding, by `encoding address`; to a client that has what `etags` say. */
async function askAll(url: string, etags: ReadonlyMap<string, string> = new Map()): Promise<Map<string, Reply>> {
  const replies = new Map<string, Reply>();
  for (const encoding of ENCODINGS) {
    for (const address of EVERY_ADDRESS) {
      const key = `${encoding} ${address}`;
      const etag = etags.get(key);
      const headers = { 'Accept-Encoding': encoding, ...(etag === undefined ? {} : { 'If-None-Match': etag }) };
      replies.set(key, await ask(url, address, { headers }));
    }
  }
  return replies;
}

/** Which of the replies to these addresses something is so of, by their keys. */
function those(
  replies: ReadonlyMap<string, Reply>,
  addresses: readonly string[],
  isSo: (reply: Reply) => boolean,
): string[] {
  return [...replies]
    .filter(([key, reply]) => addresses.includes(key.replace(/^\S+ /, '')) && isSo(reply))
    .map(([key]) => key);
}

async function generationOf(url: string): Promise<string> {
  return Ready.parse((await ask(url, '/readyz')).json).index.generation;
}

/** Reindexes as a web hook would, and waits until the server has taken the new generation. */
async function reindex(url: string): Promise<void> {
  const before = await generationOf(url);
  const headers = { Authorization: `Bearer ${TOKEN}` };
  expect((await ask(url, '/admin/reindex', { method: 'POST', headers })).status).toBe(202);
  while ((await generationOf(url)) === before) await delay(POLL_MS);
}

describe('an article that is taken out of the sources', () => {
  it('is in no answer of a running server afterwards, asked before or not, in no encoding', async () => {
    await writeSources([REMOVED, KEPT]);
    const url = await start();

    const all = (addresses: readonly string[]) =>
      ENCODINGS.flatMap((e) => addresses.map((address) => `${e} ${address}`));
    await askAll(url);
    const before = await askAll(url);
    // It was there, everywhere, and the searches' answers were kept.
    expect(those(before, TELLING, ({ text }) => TRACES.test(text))).toEqual(all(TELLING));
    expect(those(before, OWN, ({ status }) => status === 200)).toEqual(all(OWN));
    const finds = ({ json }: Reply) => SearchView.parse(json).hits.some(({ id }) => id === REMOVED.id);
    expect(those(before, SEARCHES_FOR_IT, finds)).toEqual(all(SEARCHES_FOR_IT));
    const kept = EVERY_ADDRESS.filter((address) => /^\/(?:api\/search|\?|$)/.test(address));
    expect(those(before, kept, ({ headers }) => headers['x-cache'] === 'hit')).toEqual(all(kept));
    expect(new Set([...before.values()].map(({ headers }) => headers['content-encoding']))).toEqual(
      new Set(['br', 'gzip', undefined]),
    );

    await writeSources([KEPT]);
    await reindex(url);

    const etags = new Map(
      [...before].flatMap(([key, { headers }]) => (headers.etag === undefined ? [] : [[key, headers.etag] as const])),
    );
    for (const after of [await askAll(url, etags), await askAll(url)]) {
      expect(those(after, EVERY_ADDRESS, ({ status }) => status === 304)).toEqual([]);
      expect(those(after, TELLING, ({ status, text }) => status !== 200 || TRACES.test(text))).toEqual([]);
      // 410 where it said what it was, and 404 of what is like it.
      expect(those(after, OWN, ({ status }) => status !== 410 && status !== 404)).toEqual([]);
      expect(those(after, SEARCHES_FOR_IT, finds)).toEqual([]);
    }
    // Nothing that was not asked before gives it back either, nor is it what somebody meant.
    for (const typed of ['zepp', 'zeppelins', 'ottolin', 'quis', 'airship', 'moor', 'lta']) {
      const { suggestions } = SuggestView.parse((await ask(url, `/api/suggest?q=${typed}`)).json);
      expect({ typed, suggestions: suggestions.filter(({ text }) => TRACES.test(text)) }).toEqual({
        typed,
        suggestions: [],
      });
    }
    for (const typed of ['zeppelins', 'zepplin', 'otoline', 'qist', 'airshps']) {
      const { hits, suggestion, corrections } = SearchView.parse((await ask(url, `/api/search?q=${typed}`)).json);
      expect([typed, hits, suggestion, corrections.flatMap(({ to }) => to).filter((to) => TRACES.test(to))]).toEqual([
        typed,
        [],
        null,
        [],
      ]);
    }
  });
});

/**
 * Weighs the pages over a generated archive: bytes over the wire, requests and layout shift in Chromium, and how long
 * the results page takes to its first byte.
 *
 *   npm run page-weight -- [--articles 10000]
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './launch-browser.js';
import { createEnglishAnalyzer } from '../src/analysis/english.js';
import { createEmbeddedFormat } from '../src/engines/embedded/embedded-format.js';
import { parseQuery } from '../src/search/language/parse-query.js';
import { createHighlighter } from '../src/search/highlights/highlighter.js';
import { createApp } from '../src/web/app.js';
import { loadAssets } from '../src/web/http/browser-assets.js';
import { listen } from '../src/web/http/listen.js';
import { DEFAULT_SHAPE, generateArticles, wordOfRank } from './archives/generated-archive.js';
import { bytesOf, weighVisit, type Weight } from './weighed-visit.js';

const DEFAULT_ARTICLES = 10_000;
const CACHE_BYTES = 64 * 1024 * 1024;
/** Searches timed, each for other words, from the rank of neither stop words nor rarities. */
const TIMED = 51;
const FIRST_RANK = 20;
/** The first requests find the server's code not yet compiled for speed; nobody's search is the server's first. */
const WARM_UP = 200;

const { values } = parseArgs({ options: { articles: { type: 'string' } } });
const articles = Number(values.articles ?? DEFAULT_ARTICLES);
if (!Number.isSafeInteger(articles) || articles < 1) {
  console.error('Usage: npm run page-weight -- [--articles NUMBER]');
  process.exit(2);
}

const generated = [...generateArticles({ articles })];
const searchFor = (rank: number) => `/?q=${wordOfRank(rank)}+${wordOfRank(3 * rank)}`;
const PAGES = {
  results: searchFor(FIRST_RANK),
  home: '/',
  article: `/articles/${generated[0]?.id ?? ''}`,
  help: '/help',
};

const analyzer = createEnglishAnalyzer();
const format = createEmbeddedFormat(analyzer);
const folder = mkdtempSync(join(tmpdir(), 'sibyl-page-weight-'));
const file = join(folder, 'snapshot');
const about = { generation: 'generated', builtAt: new Date().toISOString() };
const engine = await format.open(file, await format.write(generated, file, about));
const highlight = createHighlighter(analyzer);
const app = createApp({ engine, highlight, parseQuery, assets: loadAssets(), cacheBytes: CACHE_BYTES });
const server = await listen(app, { host: '127.0.0.1', port: 0 });
const browser = await launchBrowser();
try {
  console.log(
    `${articles} articles of about ${DEFAULT_SHAPE.words} words; bytes with headers, an empty browser cache\n`,
  );
  printRow('', ['HTML', 'CSS', 'scripts', 'all', 'requests', 'shift']);
  for (const [name, address] of Object.entries(PAGES)) {
    printWeight(name, await weighVisit(browser, server.url + address));
  }
  for (let rank = 1000; rank < 1000 + WARM_UP; rank++) await firstByteMs(searchFor(rank));
  const searches = Array.from({ length: TIMED }, (_, index) => searchFor(FIRST_RANK + 1 + index));
  const missed = await medianOf(searches);
  const hit = await medianOf(searches);
  console.log(`\nresults page to its first byte, median of ${TIMED} searches, ms`);
  printRow('', ['not cached', 'cached']);
  printRow('', [missed.toFixed(2), hit.toFixed(2)]);
} finally {
  await browser.close();
  await server.close();
  await engine.close();
  rmSync(folder, { recursive: true });
}

async function medianOf(addresses: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const address of addresses) times.push(await firstByteMs(address));
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/** From sending a request, on a connection of its own, to the first byte of the answer. */
async function firstByteMs(address: string): Promise<number> {
  const started = performance.now();
  const sent = request(server.url + address, {
    headers: { Accept: 'text/html', 'Accept-Encoding': 'br' },
    agent: false,
  });
  sent.end();
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  const elapsed = performance.now() - started;
  response.resume();
  await once(response, 'end');
  return elapsed;
}

function printWeight(name: string, weight: Weight): void {
  const kinds = ['Document', 'Stylesheet', 'Script'].map((kind) => bytesOf(weight, kind));
  printRow(name, [...kinds, bytesOf(weight), weight.loaded.length, weight.shift]);
}

function printRow(name: string, cells: readonly (string | number)[]): void {
  console.log(name.padEnd(10) + cells.map((cell) => String(cell).padStart(11)).join(''));
}

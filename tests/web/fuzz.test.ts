/** Requests that nobody planned: each must have an answer that the OpenAPI document knows, and no answer may be a failure of ours. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { seededRandom } from '../../scripts/archives/random.js';
import type { SearchEngine } from '../../src/search/engine.js';
import { openApiDocument } from '../../src/web/api/openapi-document.js';
import { SearchCounts } from '../../src/insights/search-counts.js';
import { createMetrics } from '../../src/web/http/metrics.js';
import { IS_LONG } from '../length.js';
import { ask } from './asking.js';
import { LIBRARY } from './library.js';
import { HOSTILE_ARTICLES, HOSTILE_TEXTS } from './pages/hostile-articles.js';
import { engineOver, serve, type Served } from './served.js';

/** `npm run test:fuzz` sends all of them. */
const REQUESTS = IS_LONG ? 200_000 : 2_500;
/** What is no HTTP, of each hundred. */
const MALFORMED = 2;
const AT_ONCE = 8;
/** All of them take minutes. */
const LONGEST_MS = 3_600_000;
const SEED = Number(process.env.FUZZ_SEED ?? 1);
/** Not to be found in an answer as it was sent. */
const MARKUP = '<i data-fuzz>';

const random = seededRandom(SEED);
const below = (bound: number) => Math.floor(random() * bound);
const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
const maybe = (chance: number) => random() < chance;

const PATHS = [...Object.keys(openApiDocument().paths), '/', '/help', '/articles/{id}', '/demo', '/authors', '/themes', '/searches', '/concordance', '/timeline', '/feed.atom', '/oai', '/nowhere']; // prettier-ignore
const NAMES = ['q', 'page', 'size', 'sort', 'match', 'expand', 'explain', 'author', 'theme', 'kind', 'year', 'month', 'from', 'to', 'facetSize', 'format', 'generation', 'at', 'id', 'verb', 'metadataPrefix', 'resumptionToken', 'context', 'by', '__proto__', 'q[]', '']; // prettier-ignore
const PIECES = [
  ...HOSTILE_TEXTS.map((each) => each.slice(0, 300)),
  MARKUP,
  'bond',
  'social impact',
  '"near words"~5',
  'a*',
  '-not',
  'OR',
  'AND',
  '(((',
  '))',
  'title:',
  'author:"',
  'year:2016..',
  'after:2017-02-30',
  '1',
  '0',
  '-1',
  '1e9',
  '9007199254740993',
  'NaN',
  'true',
  '2017',
  '2017-13',
  '2017-05-02',
  'newest',
  'all',
  'off',
  'csv',
  'json',
  'ListRecords',
  'oai_dc',
  '%',
  '%zz',
  '%ff',
  '%00',
  '..',
  '/../',
  '\\',
  ';',
  '&',
  '=',
  '+',
  '#',
  '?',
  '\u00ad',
  '😀',
  'ı',
  'ſ',
  'ﬁ',
  '\u202e',
  '０',
  '１２', // prettier-ignore
];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  Accept: [
    '*/*',
    'text/html',
    'application/json',
    'application/x-bibtex',
    'text/html;q=0',
    ';',
    'a/b;c=d',
    ','.repeat(99),
  ],
  'Accept-Encoding': ['br', 'gzip;q=0.1', '*;q=0', 'identity;q=0', 'zstd', ',,', 'br;q=nonsense'],
  'If-None-Match': ['*', '"', 'W/"a", "b"', ','.repeat(500), '"a"'.repeat(500)],
  'Cache-Control': ['no-cache', 'max-age=x'],
  Origin: ['null', 'https://www.example.org', 'file://', '*'],
  Host: ['x', 'a b', '[::1]:80', 'example.org:99999', 'é', '<'],
  Range: ['bytes=0-1', 'bytes=-', 'lines=1'],
  Authorization: ['Bearer', 'Basic', 'Basic !!!!', 'Bearer x y', 'Digest a="b'],
  'X-Forwarded-For': ['1.2.3.4', '::1', 'unknown', '1.2.3.4,'.repeat(50), '-'],
  'Content-Type': ['application/json', 'multipart/form-data'],
  Connection: ['close', 'keep-alive', 'Upgrade'],
  Expect: ['100-continue'],
  Prefer: ['wait=1'],
};
const METHODS = [
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'TRACE',
];

/** A half character has no escape. */
const wellFormed = (raw: string) =>
  raw.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

/** Some pieces in a row, escaped as they should be, as nothing is, or twice. */
function value(): string {
  const raw = Array.from({ length: 1 + below(4) }, () => one(PIECES)).join(maybe(0.5) ? ' ' : '');
  const escaped = encodeURIComponent(wellFormed(raw));
  if (maybe(0.8)) return escaped;
  return maybe(0.5)
    ? encodeURIComponent(escaped)
    : escaped.replaceAll(/%20|%22|%2B|%26|%23/g, (each) => one([each, '+', '&', '"', '%']));
}

function address(): string {
  const id = () => (maybe(0.5) ? one([...LIBRARY, ...HOSTILE_ARTICLES]).id : value());
  let path = one(PATHS).replace('{id}', id);
  if (maybe(0.05)) path = path.replace(/./gu, (each) => (maybe(0.1) ? one([`%${each.charCodeAt(0).toString(16)}`, each.toUpperCase(), '/', '']) : each)); // prettier-ignore
  const pairs = Array.from(
    { length: below(5) },
    () => `${maybe(0.95) ? one(NAMES) : value()}${maybe(0.95) ? '=' : ''}${value()}`,
  );
  const found = `${path.startsWith('/') ? '' : '/'}${path}${pairs.length > 0 ? '?' : ''}${pairs.join('&')}`;
  // What is no address at all is for those that are no HTTP.
  return found.replace(/[^\x21-\x7e]/gu, (each) => encodeURIComponent(wellFormed(each))).slice(0, 6_000);
}

function headers(): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: below(4) }, () => {
      const name = one(Object.keys(VALUES));
      return [name, one(VALUES[name] ?? ['']).replace(/[^\x20-\x7e]/gu, '')];
    }),
  );
}

/** Bytes that are not quite HTTP; what comes back, if anything. */
async function sendMalformed(url: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  const lines = [
    `${one(METHODS)} ${address()} HTTP/1.1`,
    'Host: x',
    ...Object.entries(headers()).map((pair) => pair.join(': ')),
  ];
  const whole = `${lines.join('\r\n')}\r\n\r\n`;
  const at = below(whole.length);
  const changed = one([
    () => whole.slice(0, at) + String.fromCharCode(below(256)) + whole.slice(at + 1),
    () => whole.slice(0, at) + '\r\n' + whole.slice(at),
    () => whole.replace('HTTP/1.1', one(['HTTP/0.9', 'HTTP/9.9', 'http/1.1', ''])),
    () => `${whole}${whole.slice(0, at)}`,
    () => whole.replace('\r\n\r\n', `\r\nContent-Length: ${one(['-1', '5', '99999999999999999999', 'x'])}\r\n\r\n`),
    () => whole.replace('\r\n\r\n', '\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
  ])();
  socket.end(Buffer.from(changed, 'latin1'));
  const told = await text(socket).catch(() => '');
  if (!socket.destroyed) await once(socket, 'close');
  return told;
}

const NO_RUNS = { start: () => { throw new Error('Nobody may.'); }, list: () => [], get: () => undefined }; // prettier-ignore

let engine: SearchEngine;
let served: Served;
beforeAll(async () => {
  engine = await engineOver([...LIBRARY, ...HOSTILE_ARTICLES], 'fuzz');
  served = await serve({
    engine,
    allowedOrigins: ['https://www.example.org'],
    metrics: createMetrics(),
    insights: new SearchCounts(),
    admin: { token: 'a token that nobody knows', runs: NO_RUNS },
  });
});
afterAll(async () => {
  await served.stop();
  await engine.close();
});

it(
  `${REQUESTS} requests that nobody planned are all answered, as the OpenAPI document says, with no failure of ours`,
  async () => {
    const wrong: string[] = [];
    const statuses = new Map<number, number>();
    const worker = async (): Promise<void> => {
      while (sent++ < REQUESTS && wrong.length < 20) {
        if (below(100) < MALFORMED) {
          const told = await sendMalformed(served.url);
          if (/^HTTP\/1\.1 5/mu.test(told)) wrong.push(`no HTTP: ${told.slice(0, 80)}`);
          continue;
        }
        const [method, path, asked] = [one(METHODS), address(), headers()];
        const about = `${method} ${path} ${JSON.stringify(asked)}`;
        try {
          const reply = await ask(served.url, path, { method, headers: asked });
          statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
          const isHonest = reply.status === 503 && reply.headers['retry-after'] !== undefined;
          if (reply.status >= 500 && !isHonest) wrong.push(`${reply.status}: ${about}`);
          if (reply.text.includes(MARKUP) && reply.headers['content-type']?.startsWith('text/html') === true)
            wrong.push(`markup: ${about}`);
        } catch (error) {
          wrong.push(`${error instanceof Error ? error.message.slice(0, 300) : String(error)}: ${about}`);
        }
      }
    };
    let sent = 0;
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(wrong).toEqual([]);
    // It means something only where requests come through, are refused, and miss.
    for (const status of [200, 400, 404, 405]) expect(statuses.get(status) ?? 0).toBeGreaterThan(REQUESTS / 200);
    if (IS_LONG) process.stderr.write(`seed ${SEED}: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}\n`);
    expect((await ask(served.url, '/api/search?q=bond')).status).toBe(200);
  },
  LONGEST_MS,
);

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { EveryArticle, SearchEngine } from '../../src/search/engine.js';
import { LIBRARY } from './library.js';
import { engineOver, passingOn, serve, type Served } from './served.js';

/** What people include in their own configuration. */
const SHIPPED = resolve('scripts/deploy/nginx-search.conf');
const IS_HERE = spawnSync('nginx', ['-v']).error === undefined;
if (!IS_HERE) process.stderr.write('Skipped: nginx is not installed here, so nothing was tried behind it.\n');
const behindNginx = IS_HERE ? describe : describe.skip;

behindNginx('behind nginx, with the configuration that is shipped', () => {
  let folder: string;
  let engine: SearchEngine;
  let served: Served;
  let nginx: ChildProcess;
  let url: string;
  let letGo: () => void;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sibyl-nginx-'));
    engine = await engineOver(LIBRARY, 'first');
    const held = new Promise<void>((go) => (letGo = go));
    served = await serve({
      engine: {
        ...passingOn(engine),
        every: (query, use) =>
          engine.every(query, (found) => use({ ...found, articles: heldAfterOne(found.articles, held) })),
      },
      publicUrl: 'https://www.example.org/search',
    });
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    await writeFile(join(folder, 'nginx.conf'), await configuration(port, new URL(served.url).host));
    nginx = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'], { stdio: 'inherit' });
    while (!(await fetch(url).catch(() => undefined))) await new Promise(setImmediate);
  });
  afterAll(async () => {
    nginx.kill();
    await once(nginx, 'exit');
    await served.stop();
    await engine.close();
    await rm(folder, { recursive: true });
  });

  it('finds pages, and what they load, under the path', async () => {
    const page = await (await fetch(`${url}/search/?q=bond`)).text();
    const [, style = ''] = /rel="stylesheet" href="([^"]+)"/.exec(page) ?? [];
    expect(style).toMatch(/^\/search\/assets\//);
    expect((await fetch(url + style)).headers.get('content-type')).toContain('text/css');
    const redirected = await fetch(`${url}/search?q=bond`, { redirect: 'manual' });
    expect(redirected.headers.get('location')).toBe('/search/?q=bond');
  });

  // The second is one that we do not compress, and nginx would.
  it.each([
    ['/search/?q=bond', 'gzip'],
    ['/search/api/articles/none', undefined],
  ])('says at most once what %s varies by, in headers that fit its buffer', async (path, encoding) => {
    const request = get(url + path, { headers: { 'Accept-Encoding': 'gzip' } });
    const [response] = (await once(request, 'response')) as [import('node:http').IncomingMessage];
    response.resume();
    const names = response.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
    expect(names.filter((name) => name === 'vary').length).toBeLessThanOrEqual(1);
    expect(response.headers['content-encoding']).toBe(encoding);
    expect(response.rawHeaders.join('\r\n').length).toBeLessThan(4000);
  });

  it('does not hold streamed answers back', async () => {
    const response = await fetch(`${url}/search/api/export?q=&format=csv`);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(first?.value?.length).toBeGreaterThan(0);
    letGo();
    while ((await reader?.read())?.done === false);
  });

  it.each(['/search/metrics', '/search/admin/runs', '/search/admin'])('keeps %s for the inside', async (path) => {
    expect((await fetch(url + path)).status).toBe(403);
  });
});

async function* heldAfterOne(articles: EveryArticle['articles'], held: Promise<void>): EveryArticle['articles'] {
  let isFirst = true;
  for await (const article of articles) {
    yield article;
    if (isFirst) await held;
    isFirst = false;
  }
}

/** As a site's own, which compresses whatever it is not told to leave alone. */
async function configuration(port: number, upstream: string): Promise<string> {
  const ours = (await readFile(SHIPPED, 'utf8')).replace('127.0.0.1:3000', upstream);
  return `daemon off; worker_processes 1; pid nginx.pid; error_log stderr crit; events {}
http {
  access_log off; gzip on; gzip_vary on; gzip_types *; gzip_proxied any;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  server { listen 127.0.0.1:${port}; ${ours} }
}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

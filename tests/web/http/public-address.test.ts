import { parseHTML } from 'linkedom';
import { ask as askRaw } from '../asking.js';
import { serve, type Served } from '../served.js';

const PUBLIC_URL = 'https://www.example.org/search';
const TOKEN = 'sixteen letters.';
const run = { id: '7', state: 'running', startedAt: '2026-01-01T00:00:00.000Z' } as const;
let served: Served;
beforeAll(async () => {
  const runs = { start: () => ({ started: true, run }), list: () => [], get: () => undefined };
  served = await serve({ publicUrl: PUBLIC_URL, admin: { token: TOKEN, runs: runs as never } });
});
afterAll(() => served.stop());

const ask = (path: string, request: RequestInit = {}) => fetch(served.url + path, { redirect: 'manual', ...request });

it('a host whose port there cannot be is refused, and no failure of ours', async () => {
  const nameless = await serve();
  const { status } = await askRaw(nameless.url, '/feed.atom?q=bond', { headers: { Host: 'example.org:99999' } });
  expect(status).toBe(400);
  await nameless.stop();
});

it.each(['/healthz', '/readyz'])(
  '%s says what is so now, also to whoever asks for anything but what it has',
  async (path) => {
    expect((await askRaw(served.url, path, { headers: { 'If-None-Match': '*' } })).status).toBe(200);
  },
);

describe('a service that the world finds under a path', () => {
  it.each([
    '/',
    '/?q=bond',
    '/?q=zeppelin',
    '/help',
    '/authors',
    '/themes',
    '/demo',
    '/concordance?q=bond',
    '/nowhere',
  ])('leads from %s to addresses under it, which are there', async (page) => {
    const response = await ask(`/search${page}`, { headers: { Accept: 'text/html' } });
    const { document } = parseHTML(await response.text());
    const addresses = [...document.querySelectorAll('[href], [src], [action], [data-suggest]')].flatMap((element) =>
      ['href', 'src', 'action', 'data-suggest'].flatMap((name) => element.getAttribute(name) ?? []),
    );
    const ours = [...new Set(addresses.filter((address) => address.startsWith('/')))];
    expect(ours.length).toBeGreaterThan(2);
    expect(ours.filter((address) => !address.startsWith('/search/'))).toEqual([]);
    for (const address of ours.filter((_, at) => at % 4 === 0)) {
      const { status } = await ask(address, { method: 'HEAD' });
      expect({ address, status }).toEqual({ address, status: 200 });
    }
  });

  it('answers alike with the path and without', async () => {
    const answers = await Promise.all(['/api/suggest?q=bo', '/search/api/suggest?q=bo'].map((path) => ask(path)));
    const [without, within] = await Promise.all(answers.map((answer) => answer.text()));
    expect(within).toBe(without);
    expect((await ask('/searching')).status).toBe(404);
  });

  it('leads to the page where the last slash was left out', async () => {
    const response = await ask('/search?q=bond');
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe('/search/?q=bond');
  });

  it('names addresses under it to other programs', async () => {
    expect(await (await ask('/opensearch.xml')).text()).toContain(`"${PUBLIC_URL}/?q={searchTerms}"`);
    const robots = await (await ask('/robots.txt')).text();
    expect(robots).toContain('Disallow: /search/api/\n');
    expect(robots).toContain(`Sitemap: ${PUBLIC_URL}/sitemap.xml\n`);
    const headers = { Authorization: `Bearer ${TOKEN}` };
    const started = await ask('/search/admin/reindex', { method: 'POST', headers });
    expect(started.headers.get('location')).toBe('/search/admin/runs/7');
  });
});

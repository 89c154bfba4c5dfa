import { XMLParser } from 'fast-xml-parser';
import { remember, withGeneration, type ArchiveHistory } from '../../../src/generations/history/archive-history.js';
import { ask } from '../asking.js';
import { LIBRARY } from '../library.js';
import { article } from '../../archives/article.js';
import { engineOver, serve, type Served } from '../served.js';

const [FIRST, SECOND] = LIBRARY;
const texts = (changed: string) =>
  new Map(LIBRARY.map((each) => [each.id, remember({ ...each, body: each.id === FIRST?.id ? changed : each.body })]));
const before = withGeneration(
  undefined,
  'one',
  new Date('2020-01-01T10:00:00Z'),
  new Map([...texts('before'), ['2015-01-01-gone', { hash: 'x', themes: [] }]]),
);
const after = withGeneration(before, 'two', new Date('2020-02-02T20:00:00Z'), texts('after'));

let served: Served;
let history: ArchiveHistory | undefined;
beforeAll(async () => {
  served = await serve({
    siteName: 'Policy Notes',
    publicUrl: 'https://search.example.org',
    history: () => Promise.resolve(history),
  });
});
afterAll(() => served.stop());
beforeEach(() => {
  history = after;
});

interface Feed {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly link: readonly { readonly href: string; readonly rel: string }[];
  readonly entry?: readonly Entry[];
  readonly 'at:deleted-entry'?: readonly { readonly ref: string; readonly when: string }[];
}
interface Entry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly published: string;
  readonly link: { readonly href: string };
}
const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (_name, path) => ['feed.entry', 'feed.link', 'feed.at:deleted-entry'].includes(String(path)),
});
async function feed(queryString = ''): Promise<Feed> {
  const { status, text } = await ask(served.url, `/feed.atom${queryString}`);
  expect(status).toBe(200);
  return (PARSER.parse(text) as { feed: Feed }).feed;
}

describe('The feed of a search', () => {
  it('has what it finds, what changed last first', async () => {
    const { title, updated, entry = [], link } = await feed('?q=warm');
    expect(title).toBe('warm – Policy Notes');
    expect(updated).toBe('2020-02-02T20:00:00Z');
    expect(link.map(({ rel }) => rel)).toEqual(['alternate', 'self']);
    expect(link[0]?.href).toBe('https://search.example.org/?q=warm&match=all');
    const [changed, ...others] = entry;
    expect([changed?.title, changed?.updated]).toEqual([FIRST?.title, '2020-02-02T20:00:00Z']);
    expect(changed?.link.href).toBe(`https://search.example.org/articles/${FIRST?.id ?? ''}`);
    // What was there when the history began is as old as it says.
    expect(others.every(({ updated: time, published }) => time === published)).toBe(true);
    const times = entry.map(({ updated: time }) => time);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('asks for all of the words, unless it is told otherwise', async () => {
    const all = (await feed('?q=bond+ferry')).entry ?? [];
    const any = (await feed('?q=bond+ferry&match=any')).entry ?? [];
    expect(all.length).toBeLessThan(any.length);
  });

  it('has a tombstone for what has left the archive, without a link', async () => {
    const { 'at:deleted-entry': graves = [] } = await feed();
    expect(graves.map(({ when }) => when)).toEqual(['2020-02-02T20:00:00Z']);
    expect(Object.keys(graves[0] ?? {}).sort()).toEqual(['ref', 'when']);
    history = before;
    expect((await feed())['at:deleted-entry']).toBeUndefined();
  });

  it('has ids that stay, one for each article and each search', async () => {
    const ids = (entries: Feed) => (entries.entry ?? []).map(({ id }) => id);
    const one = await feed('?q=bond');
    history = before;
    const other = await feed('?q=bond');
    expect(ids(other).sort()).toEqual(ids(one).sort());
    expect(other.id).toBe(one.id);
    expect(one.id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect((await feed('?q=ferry')).id).not.toBe(one.id);
  });

  it('has dates of articles whose ids have none', async () => {
    const engine = await engineOver(
      [article('post-42', { date: '2017-05-02' }), article('post-41', { date: '2018-05-02' })],
      'own',
    );
    const own = await serve({ engine });
    const { text } = await ask(own.url, '/feed.atom');
    expect([...text.matchAll(/<updated>(.*?)<\/updated>/g)].map(([, time]) => time)).toEqual([
      '2018-05-02T00:00:00Z',
      '2018-05-02T00:00:00Z',
      '2017-05-02T00:00:00Z',
    ]);
    await own.stop();
    await engine.close();
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await ask(served.url, '/feed.atom?q=bond');
    const again = await ask(served.url, '/feed.atom?q=bond', { headers: { 'If-None-Match': headers.etag ?? '' } });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('is there where nothing is known of the past, and where nothing is found', async () => {
    history = undefined;
    expect((await feed()).entry).toHaveLength(Math.min(50, LIBRARY.length));
    expect((await feed('?q=zymurgy')).entry).toBeUndefined();
  });

  it('is named by the page of its search', async () => {
    const { text } = await ask(served.url, '/?q=bond&theme=Health&page=2', { headers: { Accept: 'text/html' } });
    expect(text).toContain('<link rel="alternate" type="application/atom+xml"');
    expect(text).toContain('href="/feed.atom?q=bond&amp;theme=Health"');
  });
});

describe('For crawlers', () => {
  it('there is a list of every article', async () => {
    const { text } = await ask(served.url, '/sitemap.xml');
    for (const { id } of LIBRARY) expect(text).toContain(`<loc>https://search.example.org/articles/${id}</loc>`);
    expect(text).toContain(`${FIRST?.id ?? ''}</loc><lastmod>2020-02-02T20:00:00Z</lastmod>`);
    expect(text).not.toContain(`${SECOND?.id ?? ''}</loc><lastmod>`);
    expect((await ask(served.url, '/robots.txt')).text).toContain('Sitemap: https://search.example.org/sitemap.xml');
  });

  it('there is nothing where the archive is not to be listed', async () => {
    const hidden = await serve({ isListed: false });
    expect((await ask(hidden.url, '/robots.txt')).text).toBe('User-agent: *\nDisallow: /\n');
    expect((await ask(hidden.url, '/sitemap.xml')).status).toBe(404);
    await hidden.stop();
  });
});

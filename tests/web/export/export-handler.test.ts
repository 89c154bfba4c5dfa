import { request } from 'node:http';
import { once } from 'node:events';
import type { SearchEngine } from '../../../src/search/engine.js';
import { ODD_ARTICLES } from '../../citing/odd-articles.js';
import { article } from '../../archives/article.js';
import { ask } from '../asking.js';
import { LIBRARY } from '../library.js';
import { engineOver, passingOn, serve, type Served } from '../served.js';

let served: Served;
beforeAll(async () => {
  served = await serve({ siteName: 'Policy Notes', publicUrl: 'https://search.example.org' });
});
afterAll(() => served.stop());

const get = (queryString: string, accept = '*/*') =>
  ask(served.url, `/api/export?${queryString}`, { headers: { Accept: accept } });
const searched = async (queryString: string) =>
  ((await ask(served.url, `/api/search?${queryString}&size=100`)).json as { hits: { id: string }[] }).hits.map(
    ({ id }) => id,
  );
const idsInRis = (text: string) => [...text.matchAll(/^ID {2}- (.*)\r$/gm)].map(([, id]) => id);

describe('GET /api/export', () => {
  it.each(['q=bond', 'theme=Health', 'q=bond+contract&match=any&sort=oldest', 'year=2016&q=', 'q=zymurgy'])(
    'has what a search finds, in its order: %s',
    async (search) => {
      const { status, headers, text } = await get(`format=ris&${search}`);
      expect([status, headers['content-type']]).toEqual([200, 'application/x-research-info-systems; charset=utf-8']);
      expect(idsInRis(text)).toEqual(await searched(search));
    },
  );

  it('is a file with a telling name, for nobody to hold back or keep', async () => {
    const { headers } = await get('format=bibtex&q=Caf%C3%A9+society');
    expect(headers['content-disposition']).toMatch(/^attachment; filename="policy-notes-cafe-society-[\d-]{10}\.bib"$/);
    expect([headers['x-accel-buffering'], headers['cache-control']]).toEqual(['no', 'no-store']);
  });

  it('says in BibTeX how it was found', async () => {
    const { text } = await get('format=bibtex&q=bond&theme=Health&from=2015');
    expect(text).toContain('% Query as understood: bond\n% Filters: theme: Health; from 2015-01-01\n');
    expect(text).toMatch(/% Address: https:\/\/search\.example\.org\/\?q=bond&theme=Health&from=2015\n/);
  });

  it('is JSON of all items, also of none', async () => {
    const items = (await get('format=csl-json&q=bond')).json as { id: string }[];
    expect(items.map(({ id }) => id)).toEqual(await searched('q=bond'));
    expect((await get('format=csl-json&q=zymurgy')).json).toEqual([]);
  });

  it('is CSV that begins with what it has in its columns', async () => {
    const { text } = await get('format=csv&q=bond');
    expect(text.split('\r\n')[0]).toBe('\ufeffid,title,authors,date,kind,themes,publisher,url,accessed');
    expect(text.trim().split('\r\n')).toHaveLength(1 + (await searched('q=bond')).length);
  });

  it('has the articles that are chosen by their ids, once', async () => {
    const [first = '', second = ''] = [LIBRARY[3]?.id, LIBRARY[0]?.id];
    expect(idsInRis((await get(`format=ris&id=${first}&id=${second}&id=${first}`)).text)).toEqual([first, second]);
  });

  it.each([
    ['q=bond', 400, 'format must be ris, bibtex, csl-json, csv'],
    ['format=word', 400, 'format must be ris, bibtex, csl-json, csv, but it is "word"'],
    ['format=ris&page=2', 400, 'There is no parameter "page"'],
    ['format=ris&from=2018&to=2016', 400, 'from must not lie after to'],
    ['format=ris&id=nowhere', 404, 'No article has the id nowhere.'],
  ])('refuses %s', async (queryString, status, says) => {
    const reply = await get(queryString);
    expect(reply.status).toBe(status);
    expect(reply.text).toContain(says.replaceAll('"', '\\"'));
  });

  it('is nothing but its head for HEAD', async () => {
    const { status, bytes } = await ask(served.url, '/api/export?format=ris&q=bond', { method: 'HEAD' });
    expect([status, bytes.length]).toEqual([200, 0]);
  });
});

describe('An article', () => {
  const id = LIBRARY[0]?.id ?? '';
  it.each([
    ['application/x-research-info-systems', /^TY {2}- ELEC\r\n/],
    ['application/x-bibtex', /^\s*@online\{/],
    ['application/vnd.citationstyles.csl+json', /^\[\n\{"id"/],
    ['text/html, */*', /^<!doctype html>/],
    ['*/*', /^<!doctype html>/],
  ])('is given as %s to whoever accepts that', async (accept, begins) => {
    const response = await fetch(`${served.url}/articles/${id}`, { headers: { Accept: accept } });
    expect(response.headers.get('vary')).toContain('Accept');
    expect(await response.text()).toMatch(begins);
  });
});

describe('Odd articles', () => {
  let odd: Served;
  let engine: SearchEngine;
  beforeAll(async () => {
    engine = await engineOver(ODD_ARTICLES, 'odd');
    odd = await serve({ engine });
  });
  afterAll(async () => {
    await odd.stop();
    await engine.close();
  });

  it('lose nothing on their way into JSON', async () => {
    const items = (await ask(odd.url, '/api/export?format=csl-json&sort=oldest')).json as { title: string }[];
    expect(items.map(({ title }) => title)).toEqual(ODD_ARTICLES.map(({ title }) => title.replace('\n', ' ')));
  });
});

it('a long export leaves no listeners behind, and is whole', async () => {
  const warned: string[] = [];
  const listen = ({ name }: Error) => warned.push(name);
  process.on('warning', listen);
  const long = await engineOver(
    Array.from({ length: 300 }, (_, n) => article(`n${n}`, { title: `Title ${n} ${'long '.repeat(4000)}` })),
    'long',
  );
  const one = await serve({ engine: long });
  const { text } = await ask(one.url, '/api/export?format=ris');
  expect(text.match(/^TY /gm)).toHaveLength(300);
  await one.stop();
  await long.close();
  process.off('warning', listen);
  expect(warned).toEqual([]);
});

it('a client that goes away ends the reading of articles', async () => {
  const many = await engineOver(
    Array.from({ length: 400 }, (_, n) => article(`n${n}`, { body: 'bond '.repeat(20) })),
    'many',
  );
  let read = 0;
  const slow: SearchEngine = {
    ...passingOn(many),
    every: (query, use) =>
      many.every(query, (found) =>
        use({
          ...found,
          articles: (async function* () {
            for await (const each of found.articles) {
              read++;
              await new Promise((resolve) => setTimeout(resolve, 2));
              // Each is more than a socket holds.
              yield { ...each, title: 'T'.repeat(100_000) };
            }
          })(),
        }),
      ),
  };
  const one = await serve({ engine: slow });
  const { hostname, port } = new URL(one.url);
  const asked = request({ hostname, port, path: '/api/export?format=csl-json' }).end();
  const [response] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
  await once(response, 'data');
  response.destroy();
  await one.stop();
  expect(read).toBeLessThan(400);
  await many.close();
});

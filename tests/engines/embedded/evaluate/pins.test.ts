import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchEngine } from '../../../../src/search/engine.js';
import { parsePins } from '../../../../src/search/pins.js';
import { article } from '../../../archives/article.js';
import { queryOf, type Asked } from '../../../archives/query.js';
import { ABOUT, FORMAT } from '../../../archives/snapshot.js';
import { serve } from '../../../web/served.js';

/** Sixty with the word, the later the oftener; two without it. */
const WITH = Array.from({ length: 60 }, (_, n) =>
  article(`w${n}`, {
    title: `Note ${n}`,
    date: `20${String(10 + (n % 8))}-01-01`,
    themes: [n % 2 === 0 ? 'Even' : 'Odd'],
    body: 'perch '.repeat(1 + (n % 7)),
  }),
);
const ARTICLES = [
  ...WITH,
  article('elsewhere', { themes: ['Odd'], body: 'eels' }),
  article('other', { body: 'weirs' }),
];
const PINS =
  'perch note => +w8, +w9, +w10, +w11\nperch => +elsewhere, +w3, -w5, +nowhere\ntheme: Odd => +w1\nweirs => -other';

let folder: string;
let engine: SearchEngine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-pins-'));
  const file = join(folder, 'snapshot');
  const manifest = await FORMAT.write(ARTICLES, file, { ...ABOUT, pins: parsePins(PINS).rules });
  engine = await FORMAT.open(file, manifest);
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

const search = (text: string, asked: Asked = {}) => engine.search(queryOf(text, { expand: true, size: 100, ...asked }));
const ids = async (text: string, asked: Asked = {}) => (await search(text, asked)).hits.map((hit) => hit.article.id);

describe('What the editors want of a search', () => {
  it('comes first, in their order, whether or not it has the words; what they hide does not come', async () => {
    const plain = await ids('perch', { expand: false });
    const expected = ['elsewhere', 'w3', ...plain.filter((id) => id !== 'w3' && id !== 'w5')];
    expect(await ids('Perch')).toEqual(expected);
    const { total, facets, hits } = await search('perch');
    expect(total).toBe(60);
    expect(facets.theme.map(({ value, count }) => [value, count])).toEqual([
      ['Even', 30],
      ['Odd', 30],
    ]);
    expect(hits.filter(({ isPinned }) => isPinned === true).map((hit) => hit.article.id)).toEqual(['elsewhere', 'w3']);
  });

  it('is the same however the pages are cut, and for whoever takes all of them', async () => {
    const whole = await ids('perch');
    for (const size of [1, 2, 3, 7, 25]) {
      const pages: string[] = [];
      for (let page = 1; pages.length < whole.length; page++) pages.push(...(await ids('perch', { page, size })));
      expect(pages).toEqual(whole);
    }
    const every = await engine.every(queryOf('perch', { expand: true }), (found) => Promise.resolve(found.ids));
    expect(every).toEqual(whole);
    const two = queryOf('perch note', { expand: true, size: 100 });
    const inPages = (await engine.search(two)).hits.map((hit) => hit.article.id);
    expect(await engine.every(two, (found) => Promise.resolve(found.ids))).toEqual(inPages);
  });

  it('fits the filters that are chosen, and leaves an order of time alone', async () => {
    expect((await ids('perch', { filters: { theme: ['Even'] } })).slice(0, 1)).not.toEqual(['elsewhere']);
    expect((await ids('perch', { filters: { theme: ['Odd'] } })).slice(0, 2)).toEqual(['elsewhere', 'w3']);
    const newest = await search('perch', { sort: 'newest' });
    expect([newest.total, newest.hits.some(({ isPinned }) => isPinned === true)]).toEqual([60, false]);
    expect(newest.hits.map((hit) => hit.article.id)).not.toContain('w5');
  });

  it('is told where reasons are asked for, and adds nothing to the score', async () => {
    const { hits, notices } = await search('perch', { explain: true });
    expect(hits[0]?.explanation).toEqual([expect.objectContaining({ term: 'put first by the editors', score: 0 })]);
    expect(hits[1]?.explanation?.map(({ term }) => term)).toEqual(['put first by the editors', 'perch']);
    expect(hits[2]?.explanation?.map(({ term }) => term)).not.toContain('put first by the editors');
    expect(notices).toContain('1 article is left out here by the editors.');
  });

  it('may hide all that there was, and has nothing to do with searches for words as typed', async () => {
    expect((await search('weirs')).total).toBe(0);
    const strict = await search('weirs', { expand: false });
    expect([strict.total, strict.notices]).toEqual([1, [expect.stringContaining('has neither')]]);
  });

  it('is marked on the page and in the API, and of a theme comes first when that is browsed', async () => {
    const served = await serve({ engine });
    const page = await (await fetch(`${served.url}/?q=perch&size=3`)).text();
    expect(page.match(/Put first by the editors/g)).toHaveLength(2);
    const api = (await (await fetch(`${served.url}/api/search?theme=Odd&size=2`)).json()) as { hits: object[] };
    expect(api.hits).toEqual([
      expect.objectContaining({ id: 'w1', pinned: true }),
      expect.not.objectContaining({ pinned: true }),
    ]);
    await served.stop();
  });
});

import type { Article } from '../../../../src/articles/article.js';
import type { SearchEngine } from '../../../../src/search/engine.js';
import type { Query } from '../../../../src/search/query.js';
import { article } from '../../../archives/article.js';
import { queryOf } from '../../../archives/query.js';
import { openEmbedded } from '../../../archives/snapshot.js';

/** Six about fish that have both words thrice, and six about trams that have them once, of which one is called by them. */
const FISH = 'Trout and perch, anglers and weirs. Trout and perch, eels and weirs. Trout and perch.';
const TRAMS = 'Trams: their names are trout and perch. Depots, rails, tickets, trams and rails.';
const others = Array.from({ length: 11 }, (_, i) => article(`other ${i}`, { body: i < 6 ? FISH : TRAMS }));
const stray = article('stray', { body: `Trout, perch, trout, perch, trout, perch, trout, perch. ${TRAMS}` });

let engine: SearchEngine;
afterEach(() => engine.close());

async function ranked(articles: readonly Article[], text: string, wanted: Partial<Query> = {}): Promise<string[]> {
  engine = await openEmbedded(articles);
  return (await engine.search(queryOf(text, wanted))).hits.map((hit) => hit.article.id);
}

it('what is like others that were found well comes before what has the words alone', async () => {
  expect((await ranked([...others, stray], 'trout perch', { match: 'any', size: 1 }))[0]).toBe('stray');
  await engine.close();
  expect((await ranked([...others, stray], 'trout perch', { size: 1 }))[0]).not.toBe('stray');
});

it('who types a title gets its article first', async () => {
  const titled = { ...stray, title: 'Trout and perch' };
  expect((await ranked([...others, titled], 'trout perch', { size: 1 }))[0]).toBe('stray');
});

it('a title that is typed word for word comes first, though its words that say nothing earn no score', async () => {
  const titles = ['Trout and perch', 'Perch', 'A perch', 'The perch', 'Perch of the perch'];
  const articles = titles.map((title, n) => article(title, { title, body: n === 1 ? 'Perch, perch.' : 'Weirs.' }));
  expect((await ranked(articles, 'perch'))[0]).toBe('Perch');
  for (const title of ['A perch', 'The perch']) {
    await engine.close();
    expect((await ranked(articles, title.toLowerCase()))[0]).toBe(title);
  }
});

it('of few articles the words alone decide', async () => {
  expect((await ranked([...others.slice(2, 11), stray], 'trout perch', { size: 1 }))[0]).toBe('stray');
});

it('a page is a piece of the whole, however it is cut', async () => {
  const many = Array.from({ length: 70 }, (_, i) => ({
    ...(i % 3 === 0 ? stray : (others[i % 11] ?? stray)),
    id: `${i}`,
    body: `${i % 3 === 0 ? stray.body : (others[0]?.body ?? '')} ${'trout '.repeat(i % 5)}`,
  }));
  engine = await openEmbedded(many);
  const whole = (await engine.search(queryOf('trout perch', { size: 100 }))).hits;
  for (const [page, size] of [[1, 7], [2, 7], [8, 7], [1, 50], [2, 50], [51, 1]] as const) {
    const { hits } = await engine.search(queryOf('trout perch', { page, size }));
    expect(hits).toEqual(whole.slice((page - 1) * size, page * size));
  } // prettier-ignore
  expect(whole.map(({ score }) => score)).toEqual(whole.map(({ score }) => score).sort((a, b) => b - a));
});

it('what is owed to others is part of the explanation', async () => {
  engine = await openEmbedded([...others, stray]);
  const { hits } = await engine.search(queryOf('trout perch', { explain: true, size: 20 }));
  const owed = hits.map((hit) => hit.explanation?.find(({ term }) => term === 'articles like it')?.score ?? 0);
  expect(Math.max(...owed)).toBeGreaterThan(0);
  const last = hits.find((hit) => hit.article.id === 'stray');
  expect(last?.explanation?.find(({ term }) => term === 'articles like it')?.score).toBeLessThan(0);
});

describe('of two that score alike', () => {
  const report = (year: string, more: string) =>
    article(`report ${year}`, {
      title: 'Lamp report',
      date: `${year}-05-01`,
      body: `Lamps of the year. ${'Oil, wicks, glass. '.repeat(9)}${more}`,
    });
  const older = report('2015', '');
  const newer = report('2016', 'Brass.');

  it('the newer is first, with the score of the other, and the explanation says so', async () => {
    expect((await ranked([older, newer], 'lamp report', { match: 'all' }))[0]).toBe('report 2015');
    await engine.close();
    engine = await openEmbedded([older, newer]);
    const { hits } = await engine.search(queryOf('lamp report', { explain: true }));
    expect(hits.map((hit) => hit.article.id)).toEqual(['report 2016', 'report 2015']);
    expect(hits[0]?.score).toBe(hits[1]?.score);
    expect(hits[0]?.explanation?.at(-1)).toMatchObject({ term: 'newer than its equals', title: null });
  });

  it('but not where what is newer scores less', async () => {
    const longer = report(
      '2016',
      'And much about the price of lead, tin and copper in a hard winter, when no ships came and nobody sold lamps.',
    );
    expect((await ranked([older, longer], 'lamp report'))[0]).toBe('report 2015');
  });
});

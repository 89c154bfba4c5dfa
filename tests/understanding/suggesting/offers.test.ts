import type { SearchEngine } from '../../../src/search/engine.js';
import { article } from '../../archives/article.js';
import { queryOf, type Asked } from '../../archives/query.js';
import { openEmbedded } from '../../archives/snapshot.js';

const ARCHIVE = [
  article('a', {
    title: 'Loans for schools',
    date: '2016-09-12',
    authors: ['Rose Field'],
    themes: ['Health & Wellbeing', 'Education'],
    body: 'A rose by any other name.',
  }),
  article('b', { title: 'Schools and libraries', date: '2016-09-30', authors: ['Ann Grant'], themes: ['Education'] }),
  article('c', { title: 'A grant for libraries', date: '2017-07-01', authors: ['Bo Grant'], themes: ['Libraries'] }),
  article('d', {
    title: 'Plans for 2016',
    date: '2015-01-01',
    authors: ['Cy Lindqvist'],
    body: 'In September, roses.',
  }),
];

let engine: SearchEngine;
beforeAll(async () => {
  engine = await openEmbedded(ARCHIVE);
});
afterAll(() => engine.close());

const asPage: Asked = { expand: true };
async function offered(text: string, asked: Asked = asPage) {
  const { offers } = await engine.search(queryOf(text, asked));
  return offers.map(({ reason, from, to, text: words, total }) => [reason, from, to, words, total].join(' | '));
}

it.each([
  // A date that more articles have than write it.
  ['2016', ['date | 2016 | 2016 |  | 2']],
  ['12 September 2016', ['date | 12 September 2016 | 2016-09-12 |  | 1']],
  ['September 2016', ['date | September 2016 | 2016-09 |  | 2']],
  ['2017-07-01', ['date | 2017-07-01 | 2017-07-01 |  | 1']],
  ['schools in September 2016', ['date | September 2016 | 2016-09 | schools | 2']],
  ['libraries 2015', []],
  ['plans 2016', []],
  ['"September 2016"', []],
  ['year:2016 2016', []],
  // A name that is a word.
  ['rose', ['author | rose | Rose Field |  | 1']],
  ['grant', ['author | grant | grant | author:"grant" | 2']],
  // One that is none is taken for the name at once.
  ['lindqvist', []],
  ['rose schools', []],
])('"%s" is offered as %j', async (text, expected) => {
  expect(await offered(text)).toEqual(expected);
});

it('whoever asks for words is offered the person that they name', async () => {
  expect(await offered('lindqvist', { match: 'all' })).toEqual(['author | lindqvist | Cy Lindqvist |  | 1']);
  expect(await offered('lindqvist', { filters: { author: ['Ann Grant'] } })).toEqual([]);
});

it.each([
  ['Health and Wellbeing', 'Health & Wellbeing'],
  ['Health', 'Health & Wellbeing'],
  ['Educaton', 'Education'],
  ['Education in schools', 'Education'],
  ['Roads', undefined],
])('for the theme “%s”, which no article has, %j is offered', async (from, to) => {
  const { offers, notices } = await engine.search(queryOf('', { filters: { theme: [from, 'Libraries'] } }));
  expect(notices).toEqual([`No article here has the theme “${from}”.`]);
  expect(offers.map((offer) => offer.filters.theme)).toEqual(to === undefined ? [] : [[to, 'Libraries'].sort()]);
});

it('a theme that articles have is left as it is', async () => {
  const { offers, notices } = await engine.search(queryOf('', { filters: { theme: ['Education'] } }));
  expect([offers, notices]).toEqual([[], []]);
});

it('each finds as many as it says', async () => {
  for (const text of ['2016', 'schools in September 2016', 'rose', 'grant']) {
    const { offers } = await engine.search(queryOf(text, asPage));
    for (const { text: words, filters, total } of offers)
      expect([words, (await engine.search(queryOf(words, { ...asPage, filters }))).total]).toEqual([words, total]);
    expect(offers.length).toBeGreaterThan(0);
  }
});

it.each([
  ['"schools of libraries"', ['schools of libraries']],
  ['"zeppelin loans"', ['zeppelin loans']],
  ['author:zeppelin schools', ['zeppelin schools', 'schools']],
  ['title:"schools for loans"', ['schools for loans']],
  ['zeppelin', []],
])('the queries close to %s, which finds nothing, begin with %j', async (text, expected) => {
  const { total, why } = await engine.search(queryOf(text));
  expect(total).toBe(0);
  expect(why?.nearest.map((each) => each.text)).toEqual(expected);
});

import { article } from '../../archives/article.js';
import { ask } from '../asking.js';
import { engineOver, serve, type Served } from '../served.js';

/** A hundred authors: the first wrote a hundred articles' worth, the last one. */
const NAMES = Array.from({ length: 100 }, (_, n) => `Author ${String(100 + n)}`);
const ARTICLES = Array.from({ length: 100 }, (_, n) =>
  article(`a${n}`, { body: 'kettle', authors: NAMES.slice(0, n + 1), themes: ['Tea'] }),
);

interface Answer {
  readonly facets: { readonly author: readonly { readonly value: string; readonly selected: boolean }[] };
  readonly more: Readonly<Record<string, number>>;
}

let served: Served;
let close: () => Promise<void>;
beforeAll(async () => {
  const engine = await engineOver(ARTICLES, 'first');
  served = await serve({ engine });
  close = () => engine.close();
});
afterAll(async () => {
  await served.stop();
  await close();
});

async function asked(parameters: string): Promise<Answer> {
  return JSON.parse((await ask(served.url, `/api/search?q=kettle${parameters}`)).bytes.toString()) as Answer;
}

it('a facet lists its fifty commonest values, and says how many more there are', async () => {
  const { facets, more } = await asked('');
  expect(facets.author.map(({ value }) => value)).toEqual(NAMES.slice(0, 50));
  expect(more).toMatchObject({ author: 50, theme: 0 });
});

it.each([
  ['&facetSize=3', 3, 97],
  ['&facetSize=1000', 100, 0],
])('as many as are asked for: %s', async (parameters, listed, left) => {
  const { facets, more } = await asked(parameters);
  expect([facets.author.length, more.author]).toEqual([listed, left]);
});

it('what is chosen is always listed', async () => {
  const { facets, more } = await asked('&facetSize=2&author=Author+190');
  expect(facets.author.map(({ value, selected }) => `${value} ${String(selected)}`)).toEqual([
    'Author 100 false',
    'Author 101 false',
    'Author 190 true',
  ]);
  expect(more.author).toBe(97);
});

it.each(['0', '1001', 'many'])('facetSize=%s is refused', async (size) => {
  const reply = await ask(served.url, `/api/search?facetSize=${size}`);
  expect(reply.status).toBe(400);
  expect(reply.bytes.toString()).toContain('facetSize must be a whole number from 1 to 1000');
});

it('the page lists more, and takes no such parameter', async () => {
  const page = (await ask(served.url, '/?q=kettle&facetSize=2')).bytes.toString();
  expect(page).toContain('Author 199');
});

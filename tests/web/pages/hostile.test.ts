import fc from 'fast-check';
import { SearchParameters } from '../../../src/web/asked/search-parameters.js';
import { FACET_NAMES } from '../../../src/search/facets.js';
import { LIBRARY } from '../library.js';
import { engineOver, serve, type Served } from '../served.js';
import { HOSTILE_ARTICLES, HOSTILE_QUERIES, HOSTILE_TEXTS, wellFormed } from './hostile-articles.js';
import { readPage, totalOn } from './read-page.js';
import { rounds } from '../../length.js';
import { anyCharacter } from '../../archives/any-character.js';

describe('hostile articles', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve({ engine: await engineOver(HOSTILE_ARTICLES, 'hostile') });
  });
  afterAll(() => served.stop());

  it.each(['/', '/?q=hostile', '/?q=alert&size=100', '/?theme=Hostile&sort=oldest', '/?q=hostile+AND+nothing'])(
    'are shown as text on a valid page: %s',
    async (address) => {
      const { status, document } = await readPage(served.url, address);
      expect(status).toBe(200);
      expectHarmless(document);
    },
  );

  it.each(HOSTILE_ARTICLES.map(({ id }) => id))('are read as text on a valid page: %s', async (id) => {
    for (const address of [`/articles/${id}`, `/articles/${id}?q=hostile&at=1`]) {
      const { status, document } = await readPage(served.url, address);
      expect(status).toBe(200);
      expectHarmless(document);
    }
  });
});

describe('hostile requests', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.stop());

  it.each([...HOSTILE_QUERIES, ' \t\r\n '])('are answered or refused by a valid page: %#', async (typed) => {
    const text = encodeURIComponent(typed);
    const names = ['q', 'theme', 'author', 'year', 'month', 'from', 'to', 'sort', 'page', 'at', 'unknown', text];
    for (const name of names) {
      const { status, document } = await readPage(served.url, `/?${name}=${text}`);
      expect([200, 400]).toContain(status);
      expectHarmless(document);
    }
    const article = `/articles/${LIBRARY[4]?.id ?? ''}?q=${text}&theme=${text}&at=${text}`;
    expect([200, 400]).toContain((await readPage(served.url, article)).status);
    const { status, document } = await readPage(served.url, `/articles/${text}`);
    expect(status).toBe(404);
    expectHarmless(document);
  });

  it.each(['/?q=%ff', '/?q=%', '/articles/%ff', '/?%E0%A4%A=1', '/?q=a&q=b', '/?page=0', '/?page=99999'])(
    'that cannot be read are refused by a valid page: %s',
    async (address) => {
      const { status, document } = await readPage(served.url, address);
      expect(status).toBe(address.includes('%E0') ? 200 : 400);
      expectHarmless(document);
    },
  );

  it('of any parameters find what the API finds, or are refused as it refuses them', async () => {
    const words = fc.constantFrom(
      'bond',
      'warm homes',
      '"impact bond"',
      'bond -housing',
      'bnod',
      'zeppelin',
      'a* OR b*',
    );
    const text = fc.oneof(words, fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: anyCharacter, maxLength: 30 }));
    // Never the wrong way round: the page offers to swap those, which the API refuses.
    const from = fc.constantFrom('2015', '2016', '2016-02-29', '2017-02-29', 'x', '');
    const to = fc.constantFrom('2016', '2017-05', '2017-02-29', 'x', '');
    const parameter = fc.oneof(
      fc.tuple(fc.constant('q'), words),
      fc.tuple(fc.constantFrom('author', 'theme'), fc.constantFrom('Ada Fenwick', 'Health', 'Housing', 'Nobody')),
      fc.tuple(fc.constant('year'), fc.constantFrom('2015', '2016', '2017', '17')),
      fc.tuple(fc.constant('month'), fc.constantFrom('2017-05', '2017-13')),
      fc.tuple(fc.constant('from'), from),
      fc.tuple(fc.constant('to'), to),
      fc.tuple(fc.constant('sort'), fc.constantFrom('relevance', 'newest', 'oldest', 'best')),
      fc.tuple(fc.constant('match'), fc.constantFrom('most', 'all', 'any')),
      fc.tuple(fc.constantFrom('page', 'size'), fc.constantFrom('1', '2', '7', '100', '0', '1e3', '99999')),
      fc.tuple(fc.constantFrom('expand', 'explain'), fc.constantFrom('on', 'off', '0', '1')),
      fc.tuple(fc.constantFrom(...Object.keys(SearchParameters.shape)), text),
    );
    const others = fc.tuple(fc.constantFrom('at', 'utm_source', 'Q'), text);
    await fc.assert(
      fc.asyncProperty(
        fc.array(parameter, { maxLength: 4 }),
        fc.array(others, { maxLength: 1 }),
        async (known, more) => {
          const asApi = await fetch(`${served.url}/api/search?${toQueryString(known)}`);
          const page = await readPage(served.url, `/?${toQueryString([...more, ...known])}`);
          expect(page.status).toBe(asApi.status);
          expectHarmless(page.document);
          if (page.status === 200) {
            const { total } = (await asApi.json()) as { readonly total: number };
            expect(totalOn(page)).toBe(total);
            expectSendable(page.document);
          } else {
            expect(page.status).toBe(400);
            expect(page.document.body.dataset.page).toBe('problem');
          }
        },
      ),
      { numRuns: rounds(150) },
    );
  });
});

function toQueryString(parameters: readonly (readonly [name: string, value: string])[]): string {
  return parameters.map(([name, value]) => `${name}=${encodeURIComponent(wellFormed(value.slice(0, 1000)))}`).join('&');
}

/** What the form of a page sends is not refused: nothing is given twice that may be given once. */
function expectSendable(document: Document): void {
  const fields = [...document.querySelectorAll('#search [name], [form=search][name]')];
  const names = fields.map((field) => field.getAttribute('name') ?? '');
  const single = names.filter((name) => !(FACET_NAMES as readonly string[]).includes(name));
  expect(single).toEqual([...new Set(single)]);
}

/** Nothing on a page runs, loads or leads anywhere but what our own templates put there. */
function expectHarmless(document: Document): void {
  // What is no script to a browser is data, and whole.
  for (const data of document.querySelectorAll('script[type="application/ld+json"]'))
    expect(JSON.parse(data.textContent)).toMatchObject({ '@context': 'https://schema.org' });
  const scripts = [...document.querySelectorAll('script:not([type="application/ld+json"])')].map(
    (script) => script.getAttribute('src') ?? 'inline',
  );
  expect(scripts).toEqual([expect.stringMatching(/^\/assets\/page\.[\da-f]+\.js$/)]);
  expect(document.querySelectorAll('img, iframe, object, embed, style, base, textarea').length).toBe(0);
  const attributes = [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames());
  expect(attributes.filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
  const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
  expect(links.filter((href) => !/^(?:[/#]|https?:\/\/)/.test(href))).toEqual([]);
}

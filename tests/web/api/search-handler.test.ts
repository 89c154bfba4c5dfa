import fc from 'fast-check';
import type { Article } from '../../../src/articles/article.js';
import { FACETS, FACET_NAMES, isOfNames, perFacet, type FacetName } from '../../../src/search/facets.js';
import { SearchView } from '../../../src/web/views/view-schemas.js';
import { ask } from '../asking.js';
import { LIBRARY } from '../library.js';
import { serve, type Served } from '../served.js';
import { rounds } from '../../length.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

async function search(queryString: string): Promise<SearchView> {
  const { status, json } = await ask(served.url, `/api/search?${queryString}`);
  expect(status).toBe(200);
  return SearchView.parse(json);
}

type Selection = Readonly<Record<FacetName, readonly string[]>>;

function valuesOf(article: Article): Selection {
  return perFacet(FACET_NAMES, (facet) =>
    isOfNames(facet) ? (article[FACETS[facet].list] ?? []) : [article.date.slice(0, FACETS[facet].form.length)],
  );
}

/** The articles that a selection lets through, all facets or all but one, told by a plain filter. */
function chosen(selection: Selection, without?: FacetName): readonly Article[] {
  return LIBRARY.filter((article) =>
    FACET_NAMES.every(
      (facet) =>
        facet === without ||
        selection[facet].length === 0 ||
        valuesOf(article)[facet].some((value) => selection[facet].includes(value)),
    ),
  );
}

function queryStringOf(selection: Selection): string {
  return FACET_NAMES.flatMap((facet) => selection[facet].map((value) => `${facet}=${encodeURIComponent(value)}`)).join(
    '&',
  );
}

/** Counts by value, as a plain object. */
function counts(list: SearchView['facets']['year'] | undefined): Record<string, number> {
  return Object.fromEntries((list ?? []).map(({ value, count }) => [value, count]));
}

describe('GET /api/search', () => {
  it('browses everything, newest first, without a query', async () => {
    const view = await search('');
    expect(view).toMatchObject({ total: 24, page: 1, size: 10, query: { text: '', understood: '' } });
    expect(view.hits.map(({ date }) => date)).toEqual(
      LIBRARY.map(({ date }) => date)
        .reverse()
        .slice(0, 10),
    );
    expect(view.hits.every(({ score }) => score === 0)).toBe(true);
  });

  it('finds the articles that have a word, best first', async () => {
    const view = await search('q=ferries');
    expect(view.total).toBe(1);
    expect(view.hits[0]).toEqual({
      id: '2016-05-16-ferries-and-fairness',
      title: 'Ferries and fairness',
      date: '2016-05-16',
      authors: ['Dev Okafor'],
      kinds: ['Blog'],
      themes: ['Transport'],
      url: null,
      score: expect.any(Number) as number,
      highlights: {
        title: '<mark>Ferries</mark> and fairness',
        snippets: ['An island <mark>ferry</mark> is a public service, whatever the ledger says.'],
      },
    });
    const { hits } = await search('q=bond');
    const scores = hits.map(({ score }) => score);
    expect(scores.length).toBeGreaterThan(3);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every((score) => score > 0)).toBe(true);
  });

  it('finds a phrase only where its words stand together', async () => {
    const ids = async (q: string) => (await search(`q=${encodeURIComponent(q)}`)).hits.map(({ id }) => id);
    expect(await ids('"night shifts"')).toEqual(['2018-02-02-night-buses-and-night-shifts']);
    expect(await ids('"shifts night"')).toEqual([]);
  });

  it('says how it understood a query, in words that ask the same', async () => {
    const first = await search(`q=${encodeURIComponent(' “rough  sleepers”, bond!')}`);
    expect(first.query.understood).toBe('"rough sleepers" bond');
    const second = await search(`q=${encodeURIComponent(first.query.understood)}`);
    expect(second.query.understood).toBe(first.query.understood);
    expect(second.hits).toEqual(first.hits);
    expect(first.total).toBeGreaterThan(0);
  });

  it('hands on what the parser has to say', async () => {
    const view = await search('q=%22rough+sleepers');
    expect(view.notices).toEqual([expect.stringContaining('quotation mark')]);
  });

  it('escapes what it highlights and adds nothing but <mark>', async () => {
    const view = await search('q=escaping+hazard+script+risks');
    const { title, snippets } = view.hits[0]?.highlights ?? { title: '', snippets: [] };
    const shown = [title, ...snippets].join(' ');
    expect(shown).toContain('<mark>Escaping</mark> &lt;markup&gt; &amp; other <mark>hazards</mark>');
    expect(shown).toContain('&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt;');
    expect(shown.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>]/);
    expect(shown).not.toMatch(/&(?!lt;|gt;|amp;|quot;|#39;)/);
  });

  it('turns pages without losing or repeating an article', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => search(`size=7&page=${page}`)));
    expect(pages.map(({ hits }) => hits.length)).toEqual([7, 7, 7, 3]);
    expect(pages.map(({ page, size, total }) => [page, size, total])).toEqual(
      [1, 2, 3, 4].map((page) => [page, 7, 24]),
    );
    const ids = pages.flatMap(({ hits }) => hits.map(({ id }) => id));
    expect([...ids].sort()).toEqual(LIBRARY.map(({ id }) => id).sort());
    expect((await search('size=7&page=5')).hits).toEqual([]);
  });

  it('sorts by date when asked to', async () => {
    const dates = async (sort: string) => (await search(`q=bond&size=100&sort=${sort}`)).hits.map(({ date }) => date);
    const oldest = await dates('oldest');
    expect(oldest.length).toBeGreaterThan(3);
    expect(oldest).toEqual([...oldest].sort());
    expect(await dates('newest')).toEqual([...oldest].reverse());
  });

  it.each([
    ['from=2016-12-31&to=2017-01-01', ['2017-01-01', '2016-12-31']],
    ['from=2016-02&to=2016-02', ['2016-02-29', '2016-02-11']],
    ['to=2015-03-02', ['2015-03-02', '2015-01-12']],
    ['from=2018-02-02', ['2018-04-19', '2018-02-02']],
    ['from=2018&to=2018&author=Bruno+Hale', ['2018-04-19']],
    ['from=0001&to=0002', []],
    ['from=9999', []],
  ])('%s lets through the dates inside it, both ends included', async (range, dates) => {
    expect((await search(range)).hits.map(({ date }) => date)).toEqual(dates);
  });

  it('widens inside a facet and narrows between facets', async () => {
    const total = async (queryString: string) => (await search(queryString)).total;
    const [ada, bruno] = [await total('author=Ada+Fenwick'), await total('author=Bruno+Hale')];
    // One article is by both.
    expect(await total('author=Ada+Fenwick&author=Bruno+Hale')).toBe(ada + bruno - 1);
    expect(await total('author=Ada+Fenwick&theme=Housing&year=2017')).toBe(1);
    expect(await total('author=Ada+Fenwick&theme=Transport')).toBe(0);
  });

  it('counts a facet without its own selection, and with every other', async () => {
    const { facets } = await search('author=Ada+Fenwick&theme=Employment&theme=Transport');
    expect(facets.author).toEqual([
      { value: 'Dev Okafor', count: 4, selected: false },
      { value: 'Ada Fenwick', count: 2, selected: true },
    ]);
    expect(counts(facets.theme)).toEqual({ 'Social Impact Bonds': 4, Employment: 2, Housing: 2, Transport: 0 });
    expect(counts(facets.year)).toEqual({ 2016: 1, 2017: 1 });
  });

  it('lists a selected value that nothing has', async () => {
    const { facets } = await search('q=ferries&author=Nobody');
    expect(facets.author).toContainEqual({ value: 'Nobody', count: 0, selected: true });
  });

  it('shows the months once a year or a month is chosen', async () => {
    expect((await search('')).facets.month).toBeUndefined();
    expect((await search('from=2018')).facets.month).toBeUndefined();
    expect((await search('year=2018')).facets.month?.map(({ value }) => value)).toEqual([
      '2018-04',
      '2018-02',
      '2018-01',
    ]);
    expect(counts((await search('month=2017-05')).facets.month)).toMatchObject({ '2017-05': 3, '2015-01': 1 });
  });

  it('totals and counts as a plain filter does, whatever is selected', async () => {
    const some = (facet: FacetName) =>
      fc.uniqueArray(fc.constantFrom(...LIBRARY.flatMap((article) => valuesOf(article)[facet])), { maxLength: 2 });
    const selections = fc.record(perFacet(FACET_NAMES, some));
    await fc.assert(
      fc.asyncProperty(selections, async (selection) => {
        const { total, facets } = await search(queryStringOf(selection));
        expect(total).toBe(chosen(selection).length);
        for (const facet of FACET_NAMES) {
          const expected: Record<string, number> = {};
          for (const value of selection[facet]) expected[value] = 0;
          for (const article of chosen(selection, facet)) {
            for (const value of valuesOf(article)[facet]) expected[value] = (expected[value] ?? 0) + 1;
          }
          const shown = facet !== 'month' || selection.year.length + selection.month.length > 0;
          expect(counts(facets[facet])).toEqual(shown ? expected : {});
        }
      }),
      { numRuns: rounds(100) },
    );
  });

  it('names the index that answered', async () => {
    expect((await search('q=bond')).index).toEqual({
      generation: 'first',
      articles: 24,
      builtAt: '2018-05-01T10:00:00.000Z',
    });
  });
});

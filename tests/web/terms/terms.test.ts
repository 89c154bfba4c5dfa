import { article } from '../../archives/article.js';
import type { SearchEngine } from '../../../src/search/engine.js';
import { ConcordanceView, TimelineView } from '../../../src/web/views/view-schemas.js';
import { ask } from '../asking.js';
import { engineOver, serve, type Served } from '../served.js';

const ARTICLES = [
  article('2015-03-01-a', {
    title: 'On river loans',
    date: '2015-03-01',
    body: 'A river loan is repaid by anglers. Every River Loan has terms.\n\nLoans of rivers are none.',
  }),
  article('2017-11-05-b', {
    title: 'Weirs',
    date: '2017-11-05',
    body: 'Zealous river loans, and “river loans”. No river.',
  }),
  article('2018-01-31-c', {
    title: 'Mills',
    date: '2018-01-31',
    body: `${'word '.repeat(60)}mill ${'more '.repeat(60)}`,
  }),
];

let served: Served;
let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOver(ARTICLES, 'terms');
  served = await serve({ engine, publicUrl: 'https://search.example.org' });
});
afterAll(async () => {
  await served.stop();
  await engine.close();
});

async function concordance(queryString: string): Promise<ConcordanceView> {
  const { status, json } = await ask(served.url, `/api/concordance?${queryString}`);
  expect(status).toBe(200);
  return ConcordanceView.parse(json);
}
async function timeline(queryString: string): Promise<TimelineView> {
  const { status, json } = await ask(served.url, `/api/timeline?${queryString}`);
  expect(status).toBe(200);
  return TimelineView.parse(json);
}

describe('The concordance', () => {
  it('has every occurrence of words that stand together, with what is around it', async () => {
    const { total, articles, lines } = await concordance('q=river+loan&sort=oldest');
    expect([total, articles]).toEqual([5, 2]);
    expect(lines.map(({ left, match, right }) => [left.slice(-9), match, right.slice(0, 12)])).toEqual(
      [
        ['On ', 'river loans', ''],
        ['A ', 'river loan', ' is repaid b'],
        ['s. Every ', 'River Loan', ' has terms. '],
        ['Zealous ', 'river loans', ', and “river'],
        ['ns, and “', 'river loans', '”. No river.'],
      ].map(([left = '', ...rest]) => [left.slice(-9), ...rest]),
    );
  });

  it('sorts by the words before, and by those after', async () => {
    const before = await concordance('q=river+loan&sort=left');
    expect(before.lines.map(({ left }) => left.match(/\p{L}+/gu)?.at(-1))).toEqual([
      'A',
      'and',
      'Every',
      'On',
      'Zealous',
    ]);
    const after = await concordance('q=river+loan&sort=right');
    expect(after.lines.map(({ right }) => right.trim().split(/\s+/u)[0])).toEqual(['', ',', 'has', 'is', '”.']);
  });

  it('leads to the passage, in words that stand next to it', async () => {
    const { lines } = await concordance('q=river+loan&sort=oldest');
    expect(lines.map(({ url }) => url)).toEqual([
      '/articles/2015-03-01-a',
      '/articles/2015-03-01-a#:~:text=A-,river%20loan,-is%20repaid%20by',
      '/articles/2015-03-01-a#:~:text=by%20anglers.%20Every-,River%20Loan,-has%20terms.',
      '/articles/2017-11-05-b#:~:text=Zealous-,river%20loans',
      '/articles/2017-11-05-b#:~:text=river%20loans',
    ]);
  });

  it('cuts what stands around at words, and nothing that is not as it was typed', async () => {
    const { lines } = await concordance('q=mill');
    const [line] = lines.filter(({ field }) => field === 'body');
    expect(line?.left).toMatch(/^(?:word ){11,12}$/);
    expect(line?.right).toMatch(/^ (?:more ?){11,12}$/);
    expect((await concordance('q=rivre+laon')).total).toBe(0);
    expect((await concordance('q=')).total).toBe(0);
  });

  it('comes page by page, and as a file with all', async () => {
    const { lines, total } = await concordance('q=river+loan&size=2&page=3');
    expect([lines.length, total]).toEqual([1, 5]);
    const { text, headers } = await ask(served.url, '/api/concordance?q=river+loan&format=csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text.trim().split('\r\n')).toHaveLength(6);
    expect(text).toContain('https://search.example.org/articles/2017-11-05-b#:~:text=');
  });

  it('stays within the filters of the search that it came from, until all is asked for', async () => {
    const results = (await ask(served.url, '/?q=river+loan&year=2015&from=2015-02')).text;
    const [, led = ''] = /href="(\/concordance\?[^"]*)"/u.exec(results) ?? [];
    expect(led.replaceAll('&amp;', '&')).toBe('/concordance?q=river+loan&year=2015&from=2015-02');
    for (const address of [led.replaceAll('&amp;', '&'), '/timeline?terms=river+loan&year=2015']) {
      const page = (await ask(served.url, address)).text;
      expect(page).toContain('name="year" value="2015"');
      expect(page).toMatch(/href="\/api\/(?:concordance|timeline)\?[^"]*year=2015[^"]*" download/u);
      expect(page).toMatch(/Only within .*2015.*In all articles/u);
    }
    expect((await ask(served.url, '/concordance?q=river+loan')).text).not.toContain('Only within');
  });

  it('is a page that says how often', async () => {
    const { text } = await ask(served.url, '/concordance?q=river+loan', { headers: { Accept: 'text/html' } });
    expect(text).toContain('5 times “river loan”, in 2 articles');
    expect((await ask(served.url, '/concordance?q=zymurgy', { headers: { Accept: 'text/html' } })).text).toContain(
      '“zymurgy” stands nowhere',
    );
  });
});

describe('The timeline', () => {
  it('counts the articles of each year that have a term, also where there are none', async () => {
    const { periods, articles, terms } = await timeline('terms=river+loan&terms=mill&terms=zymurgy');
    expect(periods).toEqual(['2015', '2016', '2017', '2018']);
    expect(articles).toEqual([1, 0, 1, 1]);
    expect(terms.map(({ term, total, counts, shares }) => [term, total, counts, shares])).toEqual([
      ['river loan', 2, [1, 0, 1, 0], [1, 0, 1, 0]],
      ['mill', 1, [0, 0, 0, 1], [0, 0, 0, 1]],
      ['zymurgy', 0, [0, 0, 0, 0], [0, 0, 0, 0]],
    ]);
  });

  it('counts by month, without a gap', async () => {
    const { periods, articles } = await timeline('terms=river&by=month');
    expect([periods[0], periods.at(-1), periods.length]).toEqual(['2015-03', '2018-01', 35]);
    expect(articles.filter((count) => count > 0)).toHaveLength(3);
  });

  it('is CSV and a page as well', async () => {
    const { text } = await ask(served.url, '/api/timeline?terms=mill&format=csv');
    expect(text).toBe(
      '\ufeffperiod,articles,mill,mill (share)\r\n2015,1,0,0\r\n2016,0,0,0\r\n2017,1,0,0\r\n2018,1,1,1\r\n',
    );
    const page = (await ask(served.url, '/timeline?terms=mill&terms=river', { headers: { Accept: 'text/html' } })).text;
    expect(page).toContain('<svg class="timeline"');
    expect((await ask(served.url, '/timeline', { headers: { Accept: 'text/html' } })).status).toBe(200);
  });

  it.each(['terms=a&terms=b&terms=c&terms=d&terms=e&terms=f&terms=g', 'by=week', 'term=x'])(
    'refuses %s',
    async (queryString) => {
      expect((await ask(served.url, `/api/timeline?${queryString}`)).status).toBe(400);
    },
  );
});

describe('From A to Z', () => {
  it('stand all authors under their last names, and all themes', async () => {
    const library = await serve();
    const read = async (address: string) =>
      (await ask(library.url, address, { headers: { Accept: 'text/html' } })).text;
    const authors = await read('/authors');
    expect(authors).toMatch(
      /<h2 id="letter-[^"]*">F<\/h2><ul class="names"><li><a href="\/\?author=Ada\+Fenwick">Ada Fenwick<\/a>/,
    );
    expect(await read('/themes')).toContain('href="/?theme=Social+Impact+Bonds"');
    await library.stop();
  });
});

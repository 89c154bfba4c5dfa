import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { remember, withGeneration } from '../../../src/generations/history/archive-history.js';
import { LIBRARY } from '../library.js';
import { engineOver, passingOn, serve, type Served } from '../served.js';
import { readPage, totalOn } from './read-page.js';

const LEAP_DAY = LIBRARY[6]?.id ?? '';
const FERRIES = LIBRARY[7]?.id ?? '';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

const read = (address: string) => readPage(served.url, address);
const textOf = (document: Document, selector: string) => document.querySelector(selector)?.textContent;
const get = (address: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(served.url + address, { headers: { Accept: 'text/html', 'Accept-Encoding': 'gzip', ...headers } });

describe('the search page', () => {
  it('browses the archive, newest first, when nothing is asked', async () => {
    const page = await read('/');
    expect(totalOn(page)).toBe(LIBRARY.length);
    const dates = [...page.document.querySelectorAll('.hit time')].map((time) => time.getAttribute('datetime') ?? '');
    expect(dates).toEqual([...dates].sort().reverse());
    expect(page.document.title).toBe('Publications');
  });

  it('keeps the chosen order where there is nothing to put in order', async () => {
    const { document } = await read('/?q=qqqqzz&sort=oldest');
    const kept = document.querySelector('input[name=sort]');
    expect([kept?.getAttribute('value'), kept?.getAttribute('form')]).toEqual(['oldest', 'search']);
    expect((await read('/?q=bond&sort=oldest')).document.querySelector('input[name=sort]')).toBeNull();
  });

  it('offers nothing to narrow where nothing was found, and the way out where a filter is why', async () => {
    expect((await read('/?q=qqqqzz')).document.querySelector('#filters')).toBeNull();
    expect((await read('/?q=bond&year=1999')).document.querySelector('#filters')).not.toBeNull();
  });

  it('stays when the first date lies after the last, and offers to swap the two', async () => {
    const { status, document } = await read('/?q=bond&from=2018&to=2016-03&theme=Health');
    expect(status).toBe(200);
    expect(textOf(document, '.swap')).toContain('The first date, 2018, lies after the last, March 2016.');
    const swap = document.querySelector('.swap a')?.getAttribute('href') ?? '';
    const asked = [...new URL(swap, served.url).searchParams];
    expect(Object.fromEntries(asked)).toEqual({ q: 'bond', from: '2016-03', to: '2018', theme: 'Health' });
    expect((await read('/?q=bond&from=2016-03&to=2018')).document.querySelector('.swap')).toBeNull();
  });

  it('offers a date, and a theme for one that no article has, as links that find as much as they say', async () => {
    for (const [address, says] of [
      ['/?q=June+2016&match=all', 'Dated June 2016'],
      ['/?q=bond&theme=Social+Impact+Bond', 'Perhaps meant: Social Impact Bonds'],
    ] as const) {
      const { document } = await read(address);
      const offer = document.querySelector('.offer');
      expect(offer?.textContent).toContain(says);
      const total = totalOn(await read(offer?.querySelector('a')?.getAttribute('href') ?? ''));
      expect(offer?.textContent).toMatch(new RegExp(`: ${total} articles?$`));
    }
  });

  it('says that some of what was found has only most of the words', async () => {
    expect(textOf((await read('/?q=bond+contract+investor')).document, 'h1')).toMatch(
      / with most of “bond contract investor”$/,
    );
    expect(textOf((await read('/?q=bond')).document, 'h1')).toMatch(/ for “bond”$/);
  });

  it('says on a link that was made earlier what has changed since', async () => {
    const [first, second] = LIBRARY;
    const were = LIBRARY.slice(1).map((each) => [each.id, remember(each)] as const);
    const gone = ['2010-01-01-gone', { hash: 'x', themes: [] }] as const;
    const before = withGeneration(undefined, 'one', new Date('2020-01-01T10:00:00Z'), new Map([...were, gone]));
    const now = new Map(
      LIBRARY.map((each) => [each.id, remember(each.id === second?.id ? { ...each, body: 'Other.' } : each)]),
    );
    const history = withGeneration(before, 'two', new Date('2020-02-02T20:00:00Z'), now);
    const later = await serve({ history: () => Promise.resolve(history) });
    const since = async (generation: string) =>
      (await readPage(later.url, `/?sort=oldest&generation=${generation}`)).document.querySelector('.since')
        ?.textContent;
    const told = await since('20200101T100000Z-1a2b3c4d');
    expect(told).toContain('Since 1 January 2020');
    expect(told).toContain(`1 article added to what this search finds${first?.id ?? ''}`);
    expect(told).toContain(`1 article updated${second?.id ?? ''}`);
    expect(told).toContain('1 article no longer in the archive, whatever they were found by2010-01-01-gone');
    expect(await since('20200303T100000Z-1a2b3c4d')).toContain('Nothing that this search finds has changed.');
    expect(await since('20100303T100000Z-1a2b3c4d')).toContain('This link is older than what is known of changes');
    expect(await since('nonsense')).toBeUndefined();
    await later.stop();
  });

  it('says of each hit why it matched, where it is asked to', async () => {
    const why = (await read('/?q=bond&explain=1')).document.querySelector('.why')?.textContent;
    expect(why).toMatch(/^Why it matchedbond .*(?:once|times) in the (?:title|text).*: \d+ % of its score/);
    expect((await read('/?q=bond')).document.querySelector('.why')).toBeNull();
  });

  it('has what else can be done folded up in one line, and nothing where nothing was found', async () => {
    const { document } = await read('/?q=bond&theme=Social+Impact+Bonds&page=1');
    const tools = document.querySelector('details.tools');
    expect(tools?.hasAttribute('open')).toBe(false);
    const links = [...(tools?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'));
    expect(links).toContain('/api/export?q=bond&theme=Social+Impact+Bonds&format=ris');
    expect(links).toContain('/feed.atom?q=bond&theme=Social+Impact+Bonds');
    expect(links).toContain('/?q=bond&theme=Social+Impact+Bonds&match=all&expand=off');
    expect((await read('/?q=qqqqzz')).document.querySelector('.tools')).toBeNull();
  });

  it('keeps a question mark that was searched for in the box of a problem page', async () => {
    const { document } = await read('/?q=why?now&size=ten');
    expect(document.querySelector('#q')?.getAttribute('value')).toBe('why?now');
  });

  it('names the words and the page in its title', async () => {
    expect((await read('/?q=bond&size=2&page=2')).document.title).toBe('bond, page 2 – Publications');
  });

  it('says that a page beyond the last is none, and leads back', async () => {
    const { status, document } = await read('/?q=bond&size=5&page=9');
    expect(status).toBe(200);
    expect(textOf(document, '.position')).toBe('There is no page 9.');
    const last = Math.ceil(totalOn(await read('/?q=bond')) / 5);
    expect(document.querySelector('.paging [rel=prev]')?.getAttribute('href')).toBe(`/?q=bond&size=5&page=${last}`);
  });

  it('numbers the hits of later pages on, and says their places in their links', async () => {
    const { document } = await read('/?size=4&page=3');
    expect(document.querySelector('ol.hits')?.getAttribute('start')).toBe('9');
    const places = [...document.querySelectorAll('.hit h2 a')].map((link) => {
      return new URL(link.getAttribute('href') ?? '', served.url).searchParams.get('at');
    });
    expect(places).toEqual(['9', '10', '11', '12']);
  });

  it('comes from the cache, however an address says the same', async () => {
    const first = await get('/?theme=Transport&q=bus');
    const again = await get('/?q=bus&theme=Transport&utm_source=letter&page=1&match=most');
    expect([first, again].map(({ headers }) => headers.get('x-cache'))).toEqual(['miss', 'hit']);
    expect(await again.text()).toBe(await first.text());
    const etag = again.headers.get('etag') ?? '';
    // Not by fetch, which asks past every cache as soon as it is given a condition.
    const sent = request(`${served.url}/?q=bus&theme=Transport`, {
      headers: { Accept: 'text/html', 'Accept-Encoding': 'gzip', 'If-None-Match': etag },
    }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(304);
  });

  it('and the answer of the API with the same words are cached apart', async () => {
    await get('/api/search?q=allotment');
    const page = await get('/?q=allotment');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('x-cache')).toBe('miss');
  });
});

describe('the article page', () => {
  it('says the place of an article where the address says none or a wrong one', async () => {
    for (const at of ['', '&at=1', '&at=999', '&at=0', '&at=x']) {
      const { document } = await read(`/articles/${LEAP_DAY}?sort=oldest${at}`);
      expect(textOf(document, '.rank')).toBe(`7 of ${LIBRARY.length}`);
      expect(textOf(document, '.steps .next .title')).toBe(LIBRARY[7]?.title);
      expect(textOf(document, '.steps .prev .title')).toBe(LIBRARY[5]?.title);
    }
  });

  it('leads back to the page of the results that the article is on', async () => {
    const { document } = await read(`/articles/${LEAP_DAY}?sort=oldest&size=3&at=7`);
    expect(document.querySelector('.back a')?.getAttribute('href')).toBe('/?sort=oldest&size=3&page=3');
  });

  it('says nothing of a search that does not find the article', async () => {
    const { status, document } = await read(`/articles/${FERRIES}?q=foster&at=1`);
    expect(status).toBe(200);
    expect(document.querySelector('.rank, .steps, mark')).toBeNull();
  });

  it('keeps paragraphs apart', async () => {
    const sleepers = LIBRARY.find(({ title }) => title === 'A bond for rough sleepers');
    const { document } = await read(`/articles/${sleepers?.id ?? ''}?q=bond`);
    const paragraphs = [...document.querySelectorAll('.text > p')].map(({ textContent }) => textContent);
    expect(paragraphs.join('\n\n')).toBe(sleepers?.body);
  });
});

describe('search engines', () => {
  it.each([
    ['/', true],
    ['/help', true],
    [`/articles/${FERRIES}`, true],
    ['/?q=bond', false],
    ['/?page=2', false],
    [`/articles/${FERRIES}?q=ferry`, false],
    ['/articles/none', false],
  ])('are to list %s: %s', async (address, isListed) => {
    const { document } = await read(address);
    expect(document.querySelector('meta[name=robots]') === null).toBe(isListed);
  });
});

describe('errors', () => {
  it('are pages for readers and JSON for programs', async () => {
    expect((await get('/nowhere')).headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect((await get('/nowhere', { Accept: '*/*' })).headers.get('content-type')).toBe('application/problem+json');
    expect((await get('/api/search?size=x')).headers.get('content-type')).toBe('application/problem+json');
  });

  it('name every parameter that is wrong, and keep what was typed', async () => {
    const { status, document } = await read('/?q=warm+homes&size=ten&from=2017-02-30');
    expect(status).toBe(400);
    const told = [...document.querySelectorAll('main p')].map(({ textContent }) => textContent).join('\n');
    expect(told).toContain('size must be');
    expect(told).toContain('from must be a day that is in the calendar');
    expect(document.querySelector('#q')?.getAttribute('value')).toBe('warm homes');
  });

  it('that nobody expected are told without their insides', async () => {
    const library = await engineOver(LIBRARY, 'broken');
    const broken = await serve({
      engine: { ...passingOn(library), search: () => Promise.reject(new Error('inner secrets')) },
    });
    const { status, html } = await readPage(broken.url, '/?q=bond');
    expect(status).toBe(500);
    expect(html).not.toContain('secrets');
    await broken.stop();
    await library.close();
  });
});

describe('the help page', () => {
  it('has examples with an author and a theme of the archive, which find something', async () => {
    const { document } = await read('/help');
    const links = [...document.querySelectorAll('.examples a')].filter((link) =>
      /^(?:author|theme):/.test(link.textContent),
    );
    expect(links).toHaveLength(2);
    for (const link of links) expect(totalOn(await read(link.getAttribute('href') ?? ''))).toBeGreaterThan(0);
  });
});

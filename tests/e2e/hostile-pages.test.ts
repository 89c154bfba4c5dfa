import type { Page } from 'playwright-core';
import type { Article } from '../../src/articles/article.js';
import type { SearchEngine } from '../../src/search/engine.js';
import { article } from '../archives/article.js';
import { HOSTILE_ARTICLES, HOSTILE_QUERIES, HOSTILE_TEXTS } from '../web/pages/hostile-articles.js';
import { engineOver, serve, type Served } from '../web/served.js';
import { IS_LONG } from '../length.js';
import { overflowOf, useBrowser } from './browser.js';
import { eventually } from './client.js';

/** Chromium says so of every page that is not 200. */
const STATUS = /the server responded with a status of 40[04]/;
const LONG = 'W'.repeat(500);
const windows = useBrowser();

/** Serves articles for the tests of a group. */
function useSite(articles: readonly Article[]): { readonly url: string } {
  let engine: SearchEngine | undefined;
  let served: Served | undefined;
  beforeAll(async () => {
    engine = await engineOver(articles, 'hostile');
    served = await serve({ engine });
  });
  afterAll(async () => {
    await served?.stop();
    await engine?.close();
  });
  return {
    get url() {
      if (served === undefined) throw new Error('The site is served only while tests run.');
      return served.url;
    },
  };
}

/** Nothing ran, and nothing is wider than the window, narrow or wide. */
async function expectWhole(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  expect(await page.locator('img, iframe, svg[onload], [onerror]').count()).toBe(0);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    expect({ width, overflow: await overflowOf(page) }).toEqual({ width, overflow: 0 });
    expect(await outsideOf(page)).toEqual([]);
  }
}

/** What reaches out of the window to its right, other than what scrolls by itself. */
function outsideOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        if (element.closest('.scroll, .visually-hidden, .skip') !== null) return false;
        return element.getBoundingClientRect().right > innerWidth;
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  );
}

describe('hostile articles', () => {
  const site = useSite(HOSTILE_ARTICLES);

  it.each(['/', '/?q=hostile', '/?q=alert', '/?theme=Hostile&page=2', '/?q=hostile+AND+zeppelin'])(
    'break nothing on the search page: %s',
    async (address) => {
      const page = await windows.open();
      await page.goto(site.url + address);
      await expectWhole(page);
    },
  );

  it.each(HOSTILE_ARTICLES.map(({ id }) => id))('break nothing where they are read: %s', async (id) => {
    const page = await windows.open();
    await page.goto(`${site.url}/articles/${id}?q=hostile`);
    await expectWhole(page);
    const origin = await page
      .locator('.origin a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(origin.filter((href) => href === null || !/^https?:/.test(href))).toEqual([]);
  });

  it('break nothing as suggestions and as facets that are chosen', async () => {
    const page = await windows.open();
    await page.goto(`${site.url}/?q=hostile`);
    await page.focus('#q');
    for (const typed of ['alert', 'script', 'www', 'host']) {
      await page.fill('#q', '');
      await page.keyboard.type(typed);
      await eventually(() => page.locator('.box [role=status]').textContent(), expect.stringMatching(/suggestion/));
      await expectWhole(page);
    }
    await page.goto(`${site.url}/?q=hostile`);
    for (const text of HOSTILE_TEXTS.slice(0, 5)) {
      // JSON's quotes are those of a selector, too.
      const link = page.locator(`[data-key=${JSON.stringify(`theme ${text}`)}]`);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await link.click();
      await page.waitForURL('**/*=*');
      await eventually(() => page.locator('.chip').count(), 1);
      expect(await page.locator('.chip .value').innerText()).toBe(text);
      await expectWhole(page);
      await page.locator('.chip').click();
      await eventually(() => page.locator('.chip').count(), 0);
    }
  });
});

describe('hostile requests', () => {
  const site = useSite(HOSTILE_ARTICLES);

  it.each(HOSTILE_QUERIES.map((typed, index) => [index, typed] as const))('break nothing: %#', async (index, typed) => {
    const page = await windows.open({ expected: STATUS });
    const text = encodeURIComponent(typed);
    const addresses = ['q', 'theme', 'from', 'sort'].map((name) => `/?${name}=${text}`);
    addresses.push(`/?q=hostile&at=${text}&${text}=${text}`, `/articles/${text}`);
    // In short two of the six for each text, so that every place still meets several texts.
    for (const address of addresses.filter((_, place) => IS_LONG || place % 3 === index % 3)) {
      await page.goto(site.url + address);
      await expectWhole(page);
    }
  });

  it('break nothing when they are typed', async () => {
    const page = await windows.open();
    await page.goto(site.url);
    for (const text of HOSTILE_QUERIES.filter((_, index) => IS_LONG || index % 2 === 0)) {
      await page.fill('#q', text);
      await page.press('#q', 'Enter');
      await eventually(() => page.locator('[aria-busy]').count(), 0);
      await expectWhole(page);
    }
  });

  it('of one long word break nothing when nothing is found', async () => {
    const page = await windows.open();
    await page.goto(`${site.url}/?q=${LONG}+AND+${LONG.slice(0, 5)}&author=${LONG}&theme=${LONG}`);
    await expectWhole(page);
  });
});

describe('archives of unusual shapes', () => {
  const years = Array.from({ length: 60 }, (_, index) => 1960 + index);
  const crowd = Array.from({ length: 2000 }, (_, index) => {
    const year = years[index % years.length] ?? 0;
    return article(`${year}-05-01-note-${index}`, {
      title: `Note ${index}`,
      date: `${year}-05-01`,
      authors: [`Author ${index}`],
      themes: [`Theme ${index % 300}`],
      body: 'A note.',
      sources: [{ file: 'notes.txt', line: index + 1 }],
    });
  });

  describe('two thousand authors, three hundred themes, sixty years', () => {
    const site = useSite(crowd);
    it('fit on a page, and long lists are filtered by typing', async () => {
      const page = await windows.open();
      await page.goto(`${site.url}/?q=note`);
      await expectWhole(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      const field = page.getByLabel('Filter authors');
      await field.fill('author 11');
      const listed = page.locator('#author-values li:visible');
      expect(await listed.count()).toBeGreaterThan(0);
      expect((await listed.allInnerTexts()).filter((text) => !text.startsWith('Author 11'))).toEqual([]);
      expect(await page.locator('.chart a').count()).toBe(60);
    });
  });

  describe('one article', () => {
    const site = useSite(crowd.slice(0, 1));
    it('fits on a page, and is read', async () => {
      const page = await windows.open();
      await page.goto(`${site.url}/`);
      expect(await page.locator('h1').innerText()).toBe('1 article');
      await expectWhole(page);
      await page.click('.hit h2 a');
      await page.waitForURL('**/articles/*');
      await expectWhole(page);
    });
  });

  describe('nothing', () => {
    const site = useSite([]);
    it.each(['/', '/?q=note'])('is said: %s', async (address) => {
      const page = await windows.open();
      await page.goto(site.url + address);
      expect(await page.locator('h1').innerText()).toMatch(/^Nothing found/);
      await expectWhole(page);
    });
  });
});

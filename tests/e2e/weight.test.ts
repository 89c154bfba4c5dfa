import type { Browser, Page } from 'playwright-core';
import { generateArticles } from '../../scripts/archives/generated-archive.js';
import { bytesOf, weighVisit } from '../../scripts/weighed-visit.js';
import type { SearchEngine } from '../../src/search/engine.js';
import { engineOver, serve, type Served } from '../web/served.js';
import { launchBrowser } from '../../scripts/launch-browser.js';
import { eventually } from './client.js';

const MAX_BYTES = 60_000;
const MAX_REQUESTS = 5;
/** Of the scripts that a page loads, and of the box on the pages of others. */
const MAX_SCRIPT_BYTES = 20_000;
const ARTICLES = [...generateArticles({ articles: 1000, vocabulary: 5000, words: 200 })];
const [WORD = ''] = ARTICLES[0]?.title.toLowerCase().split(' ') ?? [];

let engine: SearchEngine;
let served: Served;
let browser: Browser;
beforeAll(async () => {
  engine = await engineOver(ARTICLES, 'generated');
  served = await serve({ engine });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await served.stop();
  await engine.close();
});

const heading = (page: Page) => page.locator('h1').innerText();
const addresses = {
  home: '/',
  results: `/?q=${WORD}`,
  article: `/articles/${ARTICLES[0]?.id ?? ''}?q=${WORD}`,
  help: '/help',
};

it.each(Object.entries(addresses))(
  'the %s page is light, asks for little, and stays where it is',
  async (_, address) => {
    const weight = await weighVisit(browser, served.url + address);
    expect(bytesOf(weight)).toBeGreaterThan(5000);
    expect(bytesOf(weight)).toBeLessThan(MAX_BYTES);
    expect(bytesOf(weight, 'Script')).toBeLessThan(MAX_SCRIPT_BYTES);
    expect(weight.loaded.length).toBeLessThanOrEqual(MAX_REQUESTS);
    expect(weight.shift).toBe(0);
  },
);

it('the pages have their icon in them, which a browser with a window would ask for', async () => {
  const html = await (await fetch(served.url)).text();
  expect(html).toMatch(/<link rel="icon" href="data:image\/svg\+xml,/);
});

it('the box for other sites is light', async () => {
  const weight = await weighVisit(browser, `${served.url}/demo`);
  expect(bytesOf(weight, 'Script')).toBeGreaterThan(1000);
  expect(bytesOf(weight, 'Script')).toBeLessThan(MAX_SCRIPT_BYTES);
  expect(weight.loaded.length).toBeLessThanOrEqual(MAX_REQUESTS);
});

it('nothing moves by itself while somebody types and searches', async () => {
  const { shift, loaded } = await weighVisit(browser, `${served.url}/`, async (page) => {
    await page.focus('#q');
    await page.keyboard.type(WORD, { delay: 30 });
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await eventually(async () => (await heading(page)).endsWith(`for “${WORD}”`), true);
  });
  expect(shift).toBe(0);
  expect(loaded.some(({ address }) => address.includes('/api/suggest'))).toBe(true);
});

it('nothing moves by itself when a facet is chosen and taken off', async () => {
  const { shift } = await weighVisit(browser, `${served.url}/?q=${WORD}`, async (page) => {
    const before = await heading(page);
    await page.locator('.facet li a').first().click();
    await eventually(async () => (await heading(page)) === before, false);
    await page.locator('.chip').click();
    await eventually(() => heading(page), before);
  });
  expect(shift).toBe(0);
});

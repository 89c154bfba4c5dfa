import type { Page } from 'playwright-core';
import type { Listening } from '../../src/web/http/listen.js';
import { complaintsOf, eventually, openWorkshop, serveScripts, serveSite, type Workshop } from './client.js';

let workshop: Workshop;
/** The service, one site that may ask it, and one that may not. */
let service: Listening;
let site: Listening;
let stranger: Listening;
let page: Page;
let complaints: string[];
let asked: string[];
/** What both sites' pages consist of, and are served with. */
let html: string;
let policy: string;

beforeAll(async () => {
  workshop = await openWorkshop();
  site = await serveSite(
    () => html,
    () => policy,
  );
  stranger = await serveSite(
    () => html,
    () => policy,
  );
  service = await serveScripts(workshop.scripts, [site.url]);
});

afterAll(async () => {
  await workshop.close();
  await Promise.all([service, site, stranger].map((server) => server.close()));
});

beforeEach(async () => {
  policy = `default-src 'none'; script-src ${service.url}; style-src 'self'; connect-src ${service.url}; form-action 'self'; require-trusted-types-for 'script'`;
  page = await workshop.browser.newPage();
  complaints = complaintsOf(page);
  asked = [];
  page.on('request', (request) => asked.push(request.url()));
});

afterEach(async () => {
  await page.close();
});

const script = () => `<script src="${service.url}/search-box.js" defer></script>`;
const input = () => page.getByRole('combobox');
const options = () => page.getByRole('option');
const suggestionsAsked = () => asked.filter((url) => url.includes('/api/suggest'));

async function visit(body: string, where = site): Promise<void> {
  html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A site</title><body>${body}</body></html>`;
  await page.goto(where.url);
}

it('one script and one element make a box that suggests, under a strict policy', async () => {
  await visit(`${script()}<sibyl-search></sibyl-search>`);
  await page.getByRole('combobox', { name: 'Search the archive' }).fill('cleo');
  await options().first().waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await options().first().getAttribute('aria-selected')).toBe('true');
  expect(await input().getAttribute('aria-activedescendant')).toBe(await options().first().getAttribute('id'));
  await page.keyboard.press('Enter');
  await page.waitForURL(`${service.url}/?*`);
  expect([...new URL(page.url()).searchParams]).toEqual([['author', 'Cleo Marsh']]);
  expect(complaints).toEqual([]);
});

it('submitting goes to the search page, or to the one that the site names', async () => {
  await visit(`${script()}<sibyl-search action="${service.url}/elsewhere?theme=Health"></sibyl-search>`);
  await input().fill('bond & co');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(`${service.url}/elsewhere?**`);
  expect(new URL(page.url()).search).toBe('?theme=Health&q=bond+%26+co');
});

it('results can be shown in place, with what matched marked, and are text whatever they hold', async () => {
  await visit(`${script()}<sibyl-search results="inline"></sibyl-search>`);
  await input().fill('hazards');
  await page.keyboard.press('Enter');
  const results = page.getByRole('region', { name: 'Search results' });
  await results.waitFor();
  expect(await results.locator('[part=count]').textContent()).toBe('1 article for “hazards”');
  const title = results.getByRole('link').first();
  expect(await title.textContent()).toBe('Escaping <markup> & other hazards');
  expect(await title.locator('mark').allTextContents()).toEqual(['hazards']);
  expect(await title.getAttribute('href')).toMatch(/^https:\/\/library\.example\/\d+$/);
  expect(await results.locator('time').textContent()).toBe('1 June 2016');
  expect(await results.locator('[part=snippet]').textContent()).toContain('<script>');
  expect(await results.locator('[part=all]').getAttribute('href')).toBe(`${service.url}/?q=hazards`);
  await eventually(() => page.getByRole('status').last().textContent(), '1 article for “hazards”');
  await input().fill('');
  await results.waitFor({ state: 'hidden' });
  expect(complaints).toEqual([]);
});

it('more results than have room are a link away, and an article without an address of its own is read on ours', async () => {
  await visit(`${script()}<sibyl-search results="inline"></sibyl-search>`);
  await input().fill('bond');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /^All \d+ articles$/ }).waitFor();
  const links = await page
    .getByRole('listitem')
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links).toHaveLength(5);
  expect(links.some((href) => href?.startsWith(`${service.url}/articles/`) && href.endsWith('?q=bond'))).toBe(true);
});

it('a site that is not allowed has a box that works, and asks once', async () => {
  await visit(`${script()}<sibyl-search></sibyl-search>`, stranger);
  const failed = page.waitForEvent('requestfailed');
  await input().fill('bond');
  await failed;
  for (const text of ['bonds', 'cleo', 'ada']) {
    await input().fill(text);
    // Longer than the box waits before it asks.
    await page.waitForTimeout(200);
  }
  expect(suggestionsAsked()).toHaveLength(1);
  // What the browser says itself of a refused request.
  expect(complaints.filter((text) => !/CORS policy|ERR_FAILED/.test(text))).toEqual([]);
  expect(complaints.length).toBeLessThanOrEqual(2);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${service.url}/?q=ada`);
});

it('a site that is not allowed goes to the search page for its results', async () => {
  await visit(`${script()}<sibyl-search results="inline"></sibyl-search>`, stranger);
  await input().fill('bond');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${service.url}/?q=bond`);
});

it('several boxes, a script that is there twice, and boxes made later and taken away do not disturb each other', async () => {
  await visit(
    `${script()}${script()}<sibyl-search label="First"></sibyl-search><sibyl-search label="Second"></sibyl-search>`,
  );
  await page.evaluate(() => {
    const late = document.createElement('sibyl-search');
    late.setAttribute('label', 'Third');
    document.body.append(late);
  });
  await page.getByRole('combobox', { name: 'Third' }).fill('cleo');
  await options().first().waitFor();
  await page.getByRole('combobox', { name: 'Second' }).fill('ada');
  await eventually(() => options().allTextContents(), ['Ada Fenwick author · 7 articles']);
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll('sibyl-search');
    second?.remove();
    if (first !== undefined) document.body.append(first);
  });
  await page.getByRole('combobox', { name: 'First' }).fill('bond');
  await options().first().waitFor();
  expect(await input().count()).toBe(2);
  expect(complaints).toEqual([]);
});

it('changed attributes are followed, and what is typed stays', async () => {
  await visit(`${script()}<sibyl-search label="Old"></sibyl-search>`);
  await input().fill('bond');
  await page.evaluate(() => document.querySelector('sibyl-search')?.setAttribute('label', 'New'));
  expect(await page.getByRole('combobox', { name: 'New' }).inputValue()).toBe('bond');
});

it("a hostile stylesheet does not get in, and the site's variables do", async () => {
  policy = policy.replace("style-src 'self'", "style-src 'unsafe-inline'");
  await visit(`<style>
    * { all: unset !important; font-size: 3px !important; color: red !important; letter-spacing: 1em !important; text-transform: uppercase !important }
    html { font-size: 62.5%; --text: red; --sibyl-accent: rgb(90, 20, 20) }
  </style>${script()}<sibyl-search></sibyl-search>`);
  // Fields have some of these from the browser: what is around them has not.
  const style = await page.locator('[part=box]').evaluate((box) => {
    const { fontSize, color, letterSpacing, textTransform } = getComputedStyle(box);
    return { fontSize, color, letterSpacing, textTransform };
  });
  expect(style).toEqual({ fontSize: '16px', color: 'rgb(27, 31, 35)', letterSpacing: 'normal', textTransform: 'none' });
  const button = page.getByRole('button', { name: 'Search' });
  expect(await button.evaluate((it) => getComputedStyle(it).backgroundColor)).toBe('rgb(90, 20, 20)');
  const box = await input().boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
});

it('the form inside the element is what browsers without JavaScript have', async () => {
  const body = `${script()}<sibyl-search><form action="${service.url}/"><input name="q" aria-label="Plain"></form></sibyl-search>`;
  await visit(body);
  await input().waitFor();
  expect(await page.getByLabel('Plain').isVisible()).toBe(false);
  const context = await workshop.browser.newContext({ javaScriptEnabled: false });
  const without = await context.newPage();
  await without.goto(site.url);
  expect(await without.getByLabel('Plain').isVisible()).toBe(true);
  await context.close();
});

import type { ServerResponse } from 'node:http';
import type { Page } from 'playwright-core';
import type { Listening } from '../../src/web/http/listen.js';
import { complaintsOf, eventually, openWorkshop, OUR_POLICY, sendHtml, serveScripts, type Workshop } from './client.js';
import { contractPage } from './contract-page.js';

type Answer = (address: string, response: ServerResponse) => void;
const asItShould: Answer = (address, response) => sendHtml(response, contractPage(address), OUR_POLICY);

let workshop: Workshop;
let service: Listening;
let page: Page;
let complaints: string[];
let answer: Answer;

beforeAll(async () => {
  workshop = await openWorkshop();
  service = await serveScripts(workshop.scripts, [], ({ url = '' }, response) => answer(url, response));
});

afterAll(async () => {
  await workshop.close();
  await service.close();
});

beforeEach(async () => {
  answer = asItShould;
  page = await workshop.browser.newPage({ viewport: { width: 800, height: 600 } });
  complaints = complaintsOf(page);
  await page.goto(`${service.url}/?q=sib`);
  // A loaded page would not have it.
  await page.evaluate(() => (document.documentElement.dataset.same = 'yes'));
});

afterEach(async () => {
  await page.close();
});

const count = () => page.textContent('#count');
const address = () => page.url().slice(service.url.length);
const isSamePage = () => page.evaluate(() => document.documentElement.dataset.same === 'yes');
const focused = () => page.evaluate(() => document.activeElement?.id);
const topOf = (selector: string) =>
  page.evaluate((it) => document.querySelector(it)?.getBoundingClientRect().top, selector);
const scrolled = () => page.evaluate(() => Math.round(scrollY));

async function submit(text: string): Promise<void> {
  await page.fill('#q', text);
  await page.press('#q', 'Enter');
  await eventually(count, `Found for “${text}” on 1`);
}

/** Holds back the answers to addresses that have a text in them. */
function hold(text: string): { readonly isAsked: () => Promise<boolean>; readonly release: () => void } {
  const held: (() => void)[] = [];
  answer = (url, response) => {
    if (url.includes(text)) held.push(() => asItShould(url, response));
    else asItShould(url, response);
  };
  return {
    isAsked: () => Promise.resolve(held.length > 0),
    release: () => {
      for (const answerNow of held) answerNow();
    },
  };
}

it('a facet is put on in place: address, title, focus and what was clicked stay where they belong', async () => {
  await page.focus('#health');
  const before = await topOf('#health');
  await page.keyboard.press('Enter');
  await page.locator('#chip').waitFor();
  expect(address()).toBe('/?q=sib&theme=Health');
  expect(await page.title()).toBe('sib page 1');
  expect(await focused()).toBe('health');
  expect(Math.abs(Number(await topOf('#health')) - Number(before))).toBeLessThan(2);
  await eventually(() => page.textContent('#announce'), 'Found for “sib” on 1');
  expect(await isSamePage()).toBe(true);
  expect(complaints).toEqual([]);
});

it('when what was used is gone, the focus goes to the heading of the results', async () => {
  await page.click('#health');
  await page.focus('#chip');
  await page.keyboard.press('Enter');
  await eventually(() => page.locator('#chip').count(), 0);
  expect(await focused()).toBe('count');
});

it('another page of results begins at their top, with the focus on their heading', async () => {
  await page.click('#next');
  await eventually(count, 'Found for “sib” on 2');
  expect(Math.abs(Number(await topOf('#results')))).toBeLessThan(2);
  expect(await focused()).toBe('count');
});

it('the form is submitted in place, with the filters and without what is empty', async () => {
  await page.click('#health');
  await page.locator('#chip').waitFor();
  await submit('bond');
  expect(address()).toBe('/?q=bond&theme=Health');
  expect(await focused()).toBe('q');
  expect(await isSamePage()).toBe(true);
});

it('Back and Forward show the results, the text and the place that were left', async () => {
  await page.evaluate(() => scrollTo(0, 700));
  await page.click('#next');
  await eventually(count, 'Found for “sib” on 2');
  await submit('bond');
  await page.goBack();
  await eventually(count, 'Found for “sib” on 2');
  expect(await page.inputValue('#q')).toBe('sib');
  await page.goBack();
  await eventually(count, 'Found for “sib” on 1');
  expect(await scrolled()).toBeGreaterThan(600);
  await page.goForward();
  await page.goForward();
  await eventually(count, 'Found for “bond” on 1');
  expect(await page.inputValue('#q')).toBe('bond');
  expect(await isSamePage()).toBe(true);
});

it('a new order is taken as soon as it is chosen', async () => {
  await page.focus('#sort');
  await page.selectOption('#sort', 'newest');
  await eventually(() => Promise.resolve(address()), '/?q=sib&sort=newest');
  expect(await focused()).toBe('sort');
});

it('the box takes over the text of a search that a link led to', async () => {
  await page.click('#corrected');
  await eventually(() => page.inputValue('#q'), 'bond');
  expect(address()).toBe('/?q=bond');
});

it("the chart's bars, which are links of SVG, are followed in place and keep the focus", async () => {
  await page.focus('#bar');
  await page.keyboard.press('Enter');
  await eventually(() => Promise.resolve(address()), '/?q=sib&year=2017');
  expect(await focused()).toBe('bar');
  expect(await isSamePage()).toBe(true);
});

it('the box keeps what is typed while an answer is under way', async () => {
  const { isAsked, release } = hold('q=bond');
  await page.click('#corrected');
  await eventually(isAsked, true);
  await page.fill('#q', 'bonds for');
  release();
  await eventually(count, 'Found for “bond” on 1');
  expect(await page.inputValue('#q')).toBe('bonds for');
});

it('a failing server is said so, the results stay, and one can try again', async () => {
  answer = (_, response) => sendHtml(response, 'broken', OUR_POLICY, 503);
  await page.click('#next');
  await page.locator('#trouble').waitFor();
  expect(await page.textContent('#trouble')).toContain('could not answer (error 503)');
  expect(await count()).toBe('Found for “sib” on 1');
  expect(address()).toBe('/?q=sib');
  answer = (_, response) => response.destroy();
  await page.click('#trouble a');
  await eventually(async () => (await page.textContent('#trouble'))?.includes('does not answer'), true);
  answer = asItShould;
  await page.click('#trouble a');
  await eventually(count, 'Found for “sib” on 2');
  expect(await page.isHidden('#trouble')).toBe(true);
  expect(address()).toBe('/?q=sib&page=2');
  expect(await isSamePage()).toBe(true);
});

it('a slow server is shown to be awaited, and a click elsewhere ends the wait', async () => {
  const { release } = hold('page=2');
  await page.click('#next');
  await page.locator('.slow #results[aria-busy=true]').waitFor();
  await page.click('#corrected');
  await eventually(count, 'Found for “bond” on 1');
  expect(await page.locator('.slow, [aria-busy]').count()).toBe(0);
  release();
  await page.evaluate(async () => (await fetch('/?q=sib')).text());
  expect(await count()).toBe('Found for “bond” on 1');
  expect(await page.isHidden('#trouble')).toBe(true);
});

it('Back and at once Forward again stay where they were', async () => {
  await submit('bond');
  const { release } = hold('q=sib');
  await page.evaluate(async () => {
    history.back();
    await new Promise((done) => addEventListener('popstate', done, { once: true }));
    history.forward();
    await new Promise((done) => addEventListener('popstate', done, { once: true }));
  });
  release();
  await page.evaluate(async () => (await fetch('/?q=other')).text());
  expect(await count()).toBe('Found for “bond” on 1');
  expect(await page.locator('[aria-busy]').count()).toBe(0);
});

it('a refused search is shown as the page that refuses it', async () => {
  answer = (url, response) => sendHtml(response, contractPage(url).replace('Found', 'Refused'), OUR_POLICY, 400);
  await page.click('#next');
  await eventually(count, 'Refused for “sib” on 2');
  expect(await page.isHidden('#trouble')).toBe(true);
});

it('a page without the regions is left to the browser', async () => {
  answer = (_, response) => sendHtml(response, '<!doctype html><title>Sign in</title>', OUR_POLICY);
  await page.click('#next');
  await eventually(() => page.title(), 'Sign in');
});

it('other links, and clicks with a key held, are left to the browser', async () => {
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    page.click('#next', { modifiers: ['ControlOrMeta'] }),
  ]);
  await opened.close();
  expect(await count()).toBe('Found for “sib” on 1');
  await page.click('#away');
  await page.waitForURL('**/help');
  expect(await isSamePage()).toBe(false);
});

it('a long facet can be filtered, and stays opened and filtered when the results change', async () => {
  const left = () => page.locator('#authors li:visible a').allTextContents();
  await page.click('summary');
  await page.getByLabel('Filter authors').fill('ZOE');
  expect(await left()).toEqual(['Zoë Wren']);
  await eventually(() => page.textContent('#announce'), '1 of 9 shown');
  await page.click('#health');
  await page.locator('#chip').waitFor();
  expect(await left()).toEqual(['Zoë Wren']);
  expect(await page.getByLabel('Filter authors').inputValue()).toBe('ZOE');
});

it('the slash goes to the box, but not where one is writing', async () => {
  await page.click('summary');
  await page.keyboard.press('/');
  expect(await focused()).toBe('q');
  expect(await page.inputValue('#q')).toBe('sib');
  await page.getByLabel('Filter authors').focus();
  await page.keyboard.press('/');
  expect(await focused()).toBe('authors-filter');
});

it('the slash can be switched off, and stays off', async () => {
  const withCheckbox: Answer = (url, response) =>
    sendHtml(
      response,
      contractPage(url).replace('</h1>', '</h1><input id="slash-key" type="checkbox" checked>'),
      OUR_POLICY,
    );
  answer = withCheckbox;
  await page.reload();
  await page.uncheck('#slash-key');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('/');
  expect(await focused()).not.toBe('q');
  await page.reload();
  expect(await page.isChecked('#slash-key')).toBe(false);
});

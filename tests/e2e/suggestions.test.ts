import type { Page } from 'playwright-core';
import type { Listening } from '../../src/web/http/listen.js';
import { complaintsOf, eventually, openWorkshop, OUR_POLICY, sendHtml, serveScripts, type Workshop } from './client.js';
import { contractPage } from './contract-page.js';

let workshop: Workshop;
let service: Listening;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  workshop = await openWorkshop();
  service = await serveScripts(workshop.scripts, [], ({ url = '' }, response) =>
    sendHtml(response, contractPage(url), OUR_POLICY),
  );
});

afterAll(async () => {
  await workshop.close();
  await service.close();
});

beforeEach(async () => {
  page = await workshop.browser.newPage();
  complaints = complaintsOf(page);
  await page.goto(service.url);
  await page.focus('#q');
});

afterEach(async () => {
  await page.close();
});

const options = () => page.locator('[role=option]:visible');
const texts = () => page.locator('[role=option]:visible [part=suggestion-text]').allTextContents();
const active = () => page.locator('[role=option][aria-selected=true] [part=suggestion-text]').allTextContents();
const attribute = (name: string) => page.getAttribute('#q', name);
const asked = () => new URL(page.url()).searchParams.get('q');

async function type(text: string): Promise<void> {
  await page.keyboard.type(text);
  await options().first().waitFor();
}

it('typing opens a list that the field names as its own', async () => {
  expect(await attribute('role')).toBe('combobox');
  expect(await attribute('aria-expanded')).toBe('false');
  await type('bond');
  expect(await attribute('aria-expanded')).toBe('true');
  expect(await attribute('aria-autocomplete')).toBe('list');
  const list = page.locator(`#${(await attribute('aria-controls')) ?? ''}`);
  expect(await list.getAttribute('role')).toBe('listbox');
  expect(await options().first().textContent()).toMatch(/^\S.* \d+ articles?$/);
  expect(complaints).toEqual([]);
});

it('the arrows go round through the suggestions and the text, which stays as typed', async () => {
  await type('bond');
  const [first, ...others] = await texts();
  await page.keyboard.press('ArrowDown');
  expect(await active()).toEqual([first]);
  const id = await page.locator('[aria-selected=true]').getAttribute('id');
  expect(await attribute('aria-activedescendant')).toBe(id);
  await page.keyboard.press('ArrowUp');
  expect(await active()).toEqual([]);
  expect(await attribute('aria-activedescendant')).toBeNull();
  await page.keyboard.press('ArrowUp');
  expect(await active()).toEqual(others.slice(-1));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await active()).toEqual([first]);
  await page.keyboard.press('End');
  expect(await active()).toEqual([]);
  expect(await page.inputValue('#q')).toBe('bond');
});

it('Enter searches for the active suggestion, and otherwise for what is typed', async () => {
  await type('cleo');
  await page.keyboard.press('Enter');
  await eventually(() => Promise.resolve(asked()), 'cleo');
  expect(await options().count()).toBe(0);
  await page.keyboard.press('ArrowDown');
  await options().first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await eventually(() => Promise.resolve(new URL(page.url()).search), '?author=Cleo+Marsh');
  expect(await page.inputValue('#q')).toBe('');
});

it('what was typed of a suggestion is told apart', async () => {
  await type('cleo ma');
  const parts = options().first().locator('mark');
  expect(await parts.allInnerTexts()).toEqual(['Cleo', 'Ma']);
});

it('Escape closes the list, and pressed again clears the field', async () => {
  await type('bond');
  await page.keyboard.press('Escape');
  expect(await options().count()).toBe(0);
  expect(await attribute('aria-expanded')).toBe('false');
  expect(await page.inputValue('#q')).toBe('bond');
  await page.keyboard.press('Escape');
  expect(await page.inputValue('#q')).toBe('');
});

it('Tab closes the list and goes on, choosing nothing', async () => {
  await type('bond');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  expect(await options().count()).toBe(0);
  expect(await page.inputValue('#q')).toBe('bond');
  expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('q');
});

it('the mouse makes no suggestion active by passing over it, and chooses one by a click', async () => {
  await type('bond');
  await options().first().hover();
  expect(await active()).toEqual([]);
  const word = options().filter({ hasNotText: '·' }).first();
  const text = await word.locator('.text').innerText();
  await word.click();
  await eventually(() => Promise.resolve(asked()), text);
  expect(await options().count()).toBe(0);
});

it('the live region says how many suggestions there are, or that there are none', async () => {
  const status = () => page.locator('.box [role=status]').textContent();
  await type('bond');
  const count = await options().count();
  await eventually(status, count === 1 ? '1 suggestion' : `${count} suggestions`);
  await page.fill('#q', 'xyzzy');
  await eventually(status, 'No suggestions');
  expect(await attribute('aria-expanded')).toBe('false');
});

it('an answer to what is no longer typed is dropped', async () => {
  let release: (() => Promise<void>) | undefined;
  await page.route(/suggest\?q=bond$/, async (route) => {
    const response = await route.fetch();
    release = () => route.fulfill({ response });
  });
  await page.keyboard.type('bond');
  await eventually(() => Promise.resolve(release !== undefined), true);
  await page.fill('#q', 'cleo');
  await options().first().waitFor();
  const shown = await texts();
  void release?.();
  // Anything that comes now comes after the late answer.
  await page.evaluate(async () => (await fetch('/api/suggest?q=ada')).text());
  expect(await texts()).toEqual(shown);
});

it('the same text is asked for once', async () => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await type('bond');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await options().first().waitFor();
  expect(asked.filter((url) => url.endsWith('?q=bond'))).toHaveLength(1);
});

it('half a composed word is not asked for, and its keys are not taken', async () => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: 'bon', selectionStart: 3, selectionEnd: 3 });
  await eventually(() => page.inputValue('#q'), 'bon');
  // Longer than the box waits before it asks.
  await page.waitForTimeout(200);
  await keyboard.send('Input.insertText', { text: 'bond' });
  await options().first().waitFor();
  expect(asked.map((url) => new URL(url).search)).toEqual(['?q=bond']);
});

it('where suggestions fail the form works, and nobody is told', async () => {
  await page.route('**/api/suggest?*', (route) => route.fulfill({ status: 500, body: 'broken' }));
  const answered = page.waitForResponse('**/api/suggest?*');
  await page.keyboard.type('bond');
  await answered;
  await page.keyboard.press('Enter');
  await eventually(() => Promise.resolve(asked()), 'bond');
  expect(await options().count()).toBe(0);
  expect(await page.isHidden('#trouble')).toBe(true);
});

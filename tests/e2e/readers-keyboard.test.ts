import type { Page } from 'playwright-core';
import { useBrowser } from './browser.js';
import { eventually } from './client.js';
import { describeRealSite } from './real-site.js';

/** More than any page has places to stop at. */
const MAX_STOPS = 150;
const READERS = [
  { scripts: true, width: 1280 },
  { scripts: true, width: 360 },
  { scripts: false, width: 1280 },
  { scripts: false, width: 360 },
];
const PAGES = [
  '/',
  '/?q=sib&theme=Social+Impact+Bonds&year=2017',
  '/?q=bond+AND+zeppelin',
  '/articles/2016-09-12-social-impact-bonds-in-japan?q=sib',
  '/help',
];
const windows = useBrowser();

describeRealSite('A reader with a keyboard only', (site) => {
  describe.each(READERS)('and a window of $width px, scripts: $scripts', ({ scripts, width }) => {
    it.each(PAGES)('goes through %s in its order, seeing where they are', async (address) => {
      const page = await windows.open({ scripts, width });
      await page.goto(site.url + address);
      const stops = await walk(page);
      expect(stops.length).toBeGreaterThan(5);
      expect(stops[0]?.name).toBe('Skip to the content');
      expect(stops.filter(({ outline }) => outline < 2)).toEqual([]);
      expect(stops.filter(({ isInView }) => !isInView)).toEqual([]);
      const places = stops.map(({ place }) => place);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    });

    it('searches, skips to the content, opens an article and comes back', async () => {
      const page = await windows.open({ scripts, width });
      await page.goto(`${site.url}/`);
      await page.focus('#q');
      await page.keyboard.type('sib');
      await page.keyboard.press('Enter');
      await eventually(() => page.locator('h1').innerText(), '11 articles for “sib”');
      await page.goto(page.url());
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('content');
      const isTitle = () => page.evaluate(() => document.activeElement?.matches('.hit h2 a') ?? false);
      for (let stop = 0; stop < MAX_STOPS && !(await isTitle()); stop++) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await eventually(() => page.locator('.rank').innerText(), '1 of 11');
      // A browser without a window has no shortcuts of its own.
      await page.goBack();
      await eventually(() => page.locator('h1').innerText(), '11 articles for “sib”');
    });
  });

  it('comes to the box with a slash, which is written where they are writing already', async () => {
    const page = await windows.open();
    await page.goto(`${site.url}/?q=sib`);
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
    await page.keyboard.press('End');
    await page.keyboard.type('/bond');
    expect(await page.inputValue('#q')).toBe('sib/bond');
  });

  it('chooses a suggestion with the arrows and Enter', async () => {
    const page = await windows.open();
    await page.goto(site.url);
    await page.keyboard.press('/');
    await page.keyboard.type('chih');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await eventually(() => page.locator('.chip .value').allInnerTexts(), ['Chih Hoong Sin']);
    expect(await page.inputValue('#q')).toBe('');
    expect(await page.locator('h1').innerText()).toMatch(/^\d+ articles?$/);
  });
});

interface Stop {
  readonly name: string;
  /** Of all elements, in the order of the document. */
  readonly place: number;
  /** Width of what shows the focus, in CSS pixels; 0 where nothing does. */
  readonly outline: number;
  readonly isInView: boolean;
}

/** Where the Tab key stops on a page, from its begin until it leaves. */
async function walk(page: Page): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < MAX_STOPS) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      const { left, top, right, bottom } = focused.getBoundingClientRect();
      const isInView =
        right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && right > left && bottom > top;
      return {
        name: focused.textContent,
        place: [...document.querySelectorAll('*')].indexOf(focused),
        outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
        isInView,
      };
    });
    if (stop === undefined) return stops;
    stops.push(stop);
  }
  throw new Error(`More than ${MAX_STOPS} stops: the focus is caught.`);
}

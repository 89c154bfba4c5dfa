import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { IS_LONG } from '../length.js';
import { overflowOf, useBrowser } from './browser.js';
import { eventually } from './client.js';
import { describeRealSite } from './real-site.js';

const ARTICLE = '/articles/2016-09-12-social-impact-bonds-in-japan';
/** Every kind of page, in every state that it has. */
const PAGES = [
  ['home', '/'],
  ['results', '/?q=sib'],
  ['results with chips', '/?q=sib&theme=Social+Impact+Bonds&year=2017&from=2017&match=all&expand=off'],
  ['months', '/?q=bond&from=2017&to=2017'],
  ['the last page', '/?q=sib&page=2'],
  ['a correction', '/?q=yokahama'],
  ['an empty result', '/?q=bond+AND+zeppelin&year=2017'],
  ['an article', ARTICLE],
  ['an article that was found', `${ARTICLE}?q=sib&at=3`],
  ['help', '/help'],
  ['words in context', '/concordance?q=social+investment'],
  ['terms over time', '/timeline?terms=SIB&terms=outcomes'],
  ['all authors', '/authors'],
  ['your searches', '/searches'],
  ['wrong parameters', '/?size=ten&from=yesterday'],
  ['an unknown address', '/articles/none'],
  ['the demo', '/demo'],
] as const;
/** The levels of WCAG 2.2 AA, and what experience adds to them. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Chromium says so of every page that is not 200. */
const STATUS = /the server responded with a status of 40[04]/;
const windows = useBrowser();

describeRealSite('Every page', (site) => {
  const open = async (address: string, window: Parameters<typeof windows.open>[0] = {}) => {
    const page = await windows.open({ expected: STATUS, ...window });
    await page.goto(site.url + address);
    return page;
  };

  it.each(PAGES)('has nothing that axe finds fault with, light and dark, wide and narrow: %s', async (_, address) => {
    const page = await open(address);
    await unfold(page);
    await expectSound(page);
  });

  it('has nothing that axe finds fault with while suggestions are open', async () => {
    const page = await open('/');
    await page.fill('#q', 'soc');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await expectSound(page);
  });

  it('has nothing that axe finds fault with while the service does not answer', async () => {
    const page = await open('/?q=sib', { expected: /Failed to load resource/ });
    await page.route(/page=2/, (route) => route.abort());
    await page.click('.paging [rel=next]');
    await eventually(() => page.locator('#trouble').isVisible(), true);
    await expectSound(page);
  });

  it.each(PAGES)(
    'needs no scrolling sideways at 320 px, nor enlarged, nor with wide spacing: %s',
    async (_, address) => {
      const page = await open(address, { width: 320, height: 256 });
      await unfold(page);
      // WCAG 1.4.10: 1280 px at 400 %.
      expect(await overflowOf(page)).toBe(0);
      await page.setViewportSize({ width: 640, height: 400 });
      expect(await overflowOf(page)).toBe(0);
      // WCAG 1.4.4: text only, at 200 %.
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      expect(await overflowOf(page)).toBe(0);
      expect(await cutOff(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 800 });
      expect(await overflowOf(page)).toBe(0);
      // WCAG 1.4.12
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '';
        const spacing = { lineHeight: '1.5', letterSpacing: '0.12em', wordSpacing: '0.16em' };
        for (const element of document.querySelectorAll<HTMLElement>('body *')) Object.assign(element.style, spacing);
      });
      expect(await overflowOf(page)).toBe(0);
    },
  );

  it('works at 200 % zoom', async () => {
    const page = await open('/', { width: 640, height: 400, deviceScaleFactor: 2 });
    await page.fill('#q', 'sib');
    await page.press('#q', 'Enter');
    await eventually(() => page.locator('h1').innerText(), '11 articles for “sib”');
    await page.locator('.filters > summary').click();
    await page.locator('[data-key="theme Social Investment"]').click();
    await eventually(() => page.locator('h1').innerText(), '4 articles for “sib”');
    expect(await overflowOf(page)).toBe(0);
  });

  it.each(['/?q=sib', ARTICLE, '/demo'])('moves nothing for readers who want it so: %s', async (address) => {
    const page = await open(address, { reducedMotion: 'reduce' });
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('body *')].flatMap((element) => {
        if (!element.checkVisibility()) return [];
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        const isStill = transitionDuration === '0s' && animationName === 'none' && scrollBehavior === 'auto';
        return isStill
          ? []
          : [`${element.outerHTML.slice(0, 80)} ${transitionDuration} ${animationName} ${scrollBehavior}`];
      }),
    );
    expect(moving).toEqual([]);
  });

  it('prints without what only a screen is for', async () => {
    const page = await open(`${ARTICLE}?q=sib`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('article.text').isVisible()).toBe(true);
    expect(await page.locator('#search:visible, .steps:visible, .skip:visible, .foot:visible').count()).toBe(0);
  });
});

/** Opens what is folded away: axe does not look at what cannot be seen. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

async function expectSound(page: Page): Promise<void> {
  // Through the protocol, because the page's own policy allows no script of others.
  await page.evaluate(await readFile('node_modules/axe-core/axe.min.js', 'utf8'));
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    // In short each width in one of the two, so that both are looked at.
    for (const colorScheme of IS_LONG ? (['light', 'dark'] as const) : ([width === 1280 ? 'light' : 'dark'] as const)) {
      await page.emulateMedia({ colorScheme });
      const faults = await page.evaluate(async (rules) => {
        const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
        const { violations } = await axe.run({ runOnly: rules, resultTypes: ['violations'] });
        return violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => [id, html, failureSummary]),
        );
      }, RULES);
      expect({ width, colorScheme, faults }).toEqual({ width, colorScheme, faults: [] });
    }
  }
}

/** Texts that are wider than the box that hides what does not fit into it. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *:not(.visually-hidden)')]
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
        const isWide = ['hidden', 'clip'].includes(overflowX) && scrollWidth > clientWidth;
        return isWide || (['hidden', 'clip'].includes(overflowY) && scrollHeight > clientHeight);
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  );
}

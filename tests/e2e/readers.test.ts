import type { Locator, Page } from 'playwright-core';
import { useBrowser } from './browser.js';
import { eventually } from './client.js';
import { describeRealSite, type RealSite } from './real-site.js';

const READERS = [
  { scripts: true, width: 1280 },
  { scripts: true, width: 360 },
  { scripts: false, width: 1280 },
  { scripts: false, width: 360 },
];
const windows = useBrowser();

describeRealSite('A reader', (site) => {
  describe.each(READERS)('with a window of $width px, scripts: $scripts', ({ scripts, width }) => {
    let page: Page;

    const open = async (address: string) => {
      page = await windows.open({ scripts, width });
      await page.goto(site.url + address);
    };
    const heading = () => text('h1');
    const text = (selector: string) => page.locator(selector).first().innerText();
    const asked = (name: string) => new URL(page.url()).searchParams.getAll(name);
    const dates = () =>
      page.locator('.hit time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    const filter = async (link: Locator) => {
      const summary = page.locator('.filters > summary');
      // After a choice the page keeps it open, where scripts run.
      if ((await summary.isVisible()) && !(await link.isVisible())) await summary.click();
      await link.click();
    };
    const facet = (name: string, value: string) => page.locator(`.facet [data-key="${name} ${value}"]`);
    const countBeside = async (link: Locator) => Number(await link.locator('.number').textContent());

    it('types "sib" and finds articles, with what matched marked', async () => {
      await open('/');
      await page.fill('#q', 'sib');
      await page.press('#q', 'Enter');
      await eventually(heading, '11 articles for “sib”');
      expect(asked('q')).toEqual(['sib']);
      expect(await page.title()).toBe('sib – Publications');
      expect(await page.locator('.hit').count()).toBe(10);
      const marks = await page.locator('.hit mark').allInnerTexts();
      expect(marks.length).toBeGreaterThan(10);
      expect(marks.filter((mark) => !/sib|social|impact|bond/i.test(mark))).toEqual([]);
      // What tells that this reader's scripts do or do not run.
      expect(await page.locator('html.js').count()).toBe(scripts ? 1 : 0);
    });

    it('chooses a theme and a year, and takes the theme away again', async () => {
      await open('/?q=sib');
      const theme = facet('theme', 'Social Investment');
      const inTheme = await countBeside(theme);
      await filter(theme);
      await eventually(heading, `${inTheme} articles for “sib”`);
      const year = facet('year', '2017');
      const inBoth = await countBeside(year);
      await filter(year);
      await eventually(heading, `${inBoth} articles for “sib”`);
      expect(await page.locator('.chip .value').allInnerTexts()).toEqual(['Social Investment', '2017']);
      await page.locator('.chip', { hasText: 'Social Investment' }).click();
      await eventually(() => page.locator('.chip .value').allInnerTexts(), ['2017']);
      expect([asked('theme'), asked('year')]).toEqual([[], ['2017']]);
      expect(await heading()).toBe(`${await totalOf(site, page)} articles for “sib”`);
    });

    it('turns the page, and back', async () => {
      await open('/?q=sib');
      expect(await text('.position')).toBe('Page 1 of 2');
      await page.click('.paging [rel=next]');
      await eventually(() => text('.position'), 'Page 2 of 2');
      expect(await page.locator('.hit').count()).toBe(1);
      expect(await page.locator('ol.hits').getAttribute('start')).toBe('11');
      await page.goBack();
      await eventually(() => text('.position'), 'Page 1 of 2');
      expect(await page.locator('.hit').count()).toBe(10);
    });

    it('opens an article, which says its place, and goes on to the next result and the one before', async () => {
      await open('/?q=sib');
      const second = page.locator('.hit h2 a').nth(1);
      const title = await second.innerText();
      await second.click();
      await eventually(() => text('.rank'), '2 of 11');
      expect(await heading()).toBe(title);
      expect(await page.locator('article.text mark').count()).toBeGreaterThan(3);
      await page.click('.steps [rel=next]');
      await eventually(() => text('.rank'), '3 of 11');
      await page.click('.steps [rel=prev]');
      await eventually(() => text('.rank'), '2 of 11');
      expect(await heading()).toBe(title);
      await page.click('.back a');
      await eventually(heading, '11 articles for “sib”');
    });

    it('comes back from an article to the same results, as far down as before', async () => {
      await open('/?q=sib&sort=newest&year=2017');
      const address = page.url();
      const seventh = page.locator('.hit h2 a').nth(6);
      await seventh.scrollIntoViewIfNeeded();
      const before = await page.evaluate(() => scrollY);
      expect(before).toBeGreaterThan(100);
      await seventh.click();
      await eventually(() => text('.rank'), '7 of 7');
      await page.goBack();
      await eventually(() => page.evaluate(() => scrollY), before);
      expect(page.url()).toBe(address);
      expect(await page.locator('.chip .value').allInnerTexts()).toEqual(['2017']);
    });

    it('misspells a word, is told what was searched for instead, and may insist', async () => {
      await open('/?q=yokahama');
      expect(await text('.correction')).toMatch(/^No article has .?yokahama.?\. Searched for \S+ instead\.$/);
      expect(await page.locator('.hit mark').first().innerText()).toMatch(/^yokohama$/i);
      await page.locator('.notes a', { hasText: 'as typed' }).click();
      await eventually(heading, 'Nothing found for “yokahama”');
      expect(asked('expand')).toEqual(['off']);
    });

    it('sees what was also searched, and switches it off and on', async () => {
      await open('/?q=sib');
      expect(await text('.expansion')).toMatch(/^Also searched: Social Impact Bond for .?sib.?\.$/);
      await page.locator('.notes a', { hasText: 'as typed' }).click();
      await eventually(() => page.locator('.chip .value').allInnerTexts(), ['Words as typed']);
      expect(await page.locator('.expansion').count()).toBe(0);
      const narrow = await totalOf(site, page);
      expect(narrow).toBeLessThan(11);
      expect(await heading()).toBe(`${narrow} articles for “sib”`);
      await page.locator('.chip').click();
      await eventually(heading, '11 articles for “sib”');
    });

    it('finds nothing, and is shown why, what is close by, and themes to begin with', async () => {
      await open('/?q=bond+AND+zeppelin+AND+health');
      expect(await heading()).toBe('Nothing found for “bond AND zeppelin AND health”');
      expect(await page.locator('.clauses li').allInnerTexts()).toContainEqual(
        expect.stringMatching(/^zeppelin nothing/),
      );
      const themes = page.locator('.popular li');
      expect(await themes.count()).toBe(6);
      const nearest = page.locator('.nearest li').first();
      const [, promised] = /(\d+ articles?)/.exec(await nearest.innerText()) ?? [];
      await nearest.locator('a').click();
      await eventually(async () => (await heading()).startsWith(`${promised ?? ''} for `), true);
    });

    it('puts the results in order of time', async () => {
      await open('/?q=sib');
      await page.selectOption('#sort', 'newest');
      if (!scripts) await page.locator('.sorting button').click();
      await page.waitForURL('**/*sort=newest*');
      await eventually(async () => isDescending(await dates()), true);
      await page.selectOption('#sort', 'oldest');
      if (!scripts) await page.locator('.sorting button').click();
      await page.waitForURL('**/*sort=oldest*');
      await eventually(async () => isDescending([...(await dates())].reverse()), true);
    });

    it('sets two dates, and finds what appeared between them', async () => {
      await open('/?q=bond');
      const summary = page.locator('.filters > summary');
      if (await summary.isVisible()) await summary.click();
      await page.fill('#from', '2017-03');
      await page.fill('#to', '2017-06-15');
      await page.locator('.dates button').click();
      await eventually(() => page.locator('.chip .value').allInnerTexts(), ['March 2017 to 15 June 2017']);
      const found = await dates();
      expect(found.length).toBeGreaterThan(2);
      expect(found.filter((date) => date < '2017-03-01' || date > '2017-06-15')).toEqual([]);
    });

    it('asks something else within the theme and the dates that are set', async () => {
      await open('/?q=sib&theme=Social+Impact+Bonds&from=2016&to=2017-06&sort=newest');
      await page.fill('#q', 'outcomes');
      await page.press('#q', 'Enter');
      await page.waitForURL('**/*q=outcomes*');
      await eventually(heading, `${await totalOf(site, page)} articles for “outcomes”`);
      expect(await page.locator('.chip .value').allInnerTexts()).toEqual(['Social Impact Bonds', '2016 to June 2017']);
      expect(asked('sort')).toEqual(['newest']);
    });

    it('chooses a year in the chart, and in that a month', async () => {
      await open('/?q=bond');
      await filter(page.locator('[data-key="bar 2017"]'));
      await eventually(() => page.locator('.chip .value').allInnerTexts(), ['2017']);
      expect([asked('from'), asked('to')]).toEqual([['2017'], ['2017']]);
      expect(await page.locator('#chart-title').textContent()).toBe('Articles by month');
      const month = page.locator('[data-key="bar 2017-05"]');
      const [, promised = ''] = /: (\d+) /.exec((await month.getAttribute('aria-label')) ?? '') ?? [];
      await filter(month);
      await eventually(() => page.locator('.chip .value').allInnerTexts(), ['May 2017']);
      expect(await heading()).toBe(`${promised} articles for “bond”`);
      expect((await dates()).filter((date) => !date.startsWith('2017-05'))).toEqual([]);
    });

    it('goes from an article to what else its author wrote', async () => {
      await open('/articles/2016-09-12-social-impact-bonds-in-japan');
      await page.locator('article .byline .author a').first().click();
      await eventually(() => page.locator('.chip .value').allInnerTexts(), ['Chih Hoong Sin']);
      expect(await heading()).toBe(`${await totalOf(site, page)} articles`);
    });
  });
});

/** How many articles the API finds for the search that a page shows. */
async function totalOf({ url }: RealSite, page: Page): Promise<number> {
  const response = await fetch(`${url}/api/search${new URL(page.url()).search}`);
  const { total } = (await response.json()) as { readonly total: number };
  return total;
}

function isDescending(dates: readonly string[]): boolean {
  return dates.every((date, index) => index === 0 || date <= (dates[index - 1] ?? ''));
}

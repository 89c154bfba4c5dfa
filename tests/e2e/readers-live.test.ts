import type { Page } from 'playwright-core';
import { useBrowser } from './browser.js';
import { eventually } from './client.js';
import { describeRealSite } from './real-site.js';

const windows = useBrowser();

describeRealSite('With scripts, the search page', (site) => {
  let page: Page;

  const open = async (address: string, expected?: RegExp) => {
    page = await windows.open({ ...(expected && { expected }) });
    await page.goto(site.url + address);
    await page.evaluate(() => document.documentElement.setAttribute('data-marker', 'here'));
  };
  const heading = () => page.locator('h1').innerText();
  /** A page that was loaded anew has lost it. */
  const isStillThere = () => page.locator('html[data-marker]').count();
  const focusedKey = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.key);
  const theme = () => page.locator('[data-key="theme Social Investment"]');

  it('is never loaded again while one searches, narrows, sorts, turns pages and goes back', async () => {
    await open('/');
    await page.fill('#q', 'sib');
    await page.press('#q', 'Enter');
    await eventually(heading, '11 articles for “sib”');
    await page.click('.paging [rel=next]');
    await eventually(() => page.locator('.position').innerText(), 'Page 2 of 2');
    await theme().click();
    await eventually(heading, '4 articles for “sib”');
    await page.selectOption('#sort', 'oldest');
    await page.waitForURL('**/*sort=oldest*');
    await page.locator('.chip').click();
    await eventually(heading, '11 articles for “sib”');
    for (const expected of ['4 articles for “sib”', '4 articles for “sib”', '11 articles for “sib”']) {
      await page.goBack();
      await eventually(heading, expected);
    }
    expect(await page.locator('.position').innerText()).toBe('Page 2 of 2');
    await page.goForward();
    await eventually(heading, '4 articles for “sib”');
    expect(await page.locator('#sort').inputValue()).toBe('');
    expect(await isStillThere()).toBe(1);
    expect(await page.title()).toBe('sib – Publications');
  });

  it('says what was found to those who do not see it', async () => {
    await open('/?q=sib');
    const announced = () => page.locator('#announce').textContent();
    await theme().click();
    await eventually(announced, '4 articles for “sib”');
    await page.fill('#q', 'bond AND zeppelin');
    await page.press('#q', 'Enter');
    await eventually(announced, 'Nothing found for “bond AND zeppelin”');
  });

  describe('of what is suggested', () => {
    const suggested = (text: string, kind: string) =>
      page.locator('[role=option]', { hasText: text }).filter({ has: page.locator('.about', { hasText: kind }) });

    it('a name becomes a filter beside the others, in place of the text, and finds there as much as it says', async () => {
      await open('/?q=bond&year=2017');
      await page.fill('#q', 'chih');
      const said = await suggested('Chih Hoong Sin', 'author').locator('.about').innerText();
      await suggested('Chih Hoong Sin', 'author').click();
      await eventually(() => Promise.resolve(new URL(page.url()).search), '?year=2017&author=Chih+Hoong+Sin');
      await eventually(async () => `author · ${await heading()}`, said);
      expect(await page.inputValue('#q')).toBe('');
      expect(await page.locator('.chip .value').allInnerTexts()).toContain('Chih Hoong Sin');
      expect(await isStillThere()).toBe(1);
    });

    it('a title opens its article', async () => {
      await open('/');
      await page.fill('#q', 'bonds in japan');
      const title = suggested('Social Impact Bonds in Japan', 'title');
      await title.click();
      await page.waitForURL('**/articles/*');
      expect(await page.locator('h1').innerText()).toMatch(/Japan/);
    });
  });

  it('keeps its searches, by number, to be combined strictly', async () => {
    await open('/?q=japan');
    await page.fill('#q', 'outcomes');
    await page.press('#q', 'Enter');
    await eventually(heading, expect.stringMatching(/for “outcomes”/));
    await page.goto(`${site.url}/searches`);
    const rows = page.locator('.searches tbody tr');
    await eventually(() => rows.count(), 2);
    expect(await rows.nth(0).innerText()).toMatch(/^#1\s+japan\s+5\s/);
    expect(await page.locator('a[download="search-appendix.txt"]').getAttribute('href')).toMatch(/^blob:/);
    await page.fill('#combination', '#1 AND #9');
    await page.press('#combination', 'Enter');
    expect(await page.locator('[role=alert]:visible').innerText()).toBe('There is no search #9.');
    await page.fill('#combination', '#1 OR #2');
    await page.press('#combination', 'Enter');
    await page.waitForURL('**/?q=*');
    expect(new URL(page.url()).searchParams.get('q')).toBe('(japan) OR (outcomes)');
    expect(await heading()).toMatch(/^\d+ articles? for/);
    await page.goto(`${site.url}/searches`);
    await page.getByRole('button', { name: 'Forget all' }).click();
    expect(await page.locator('#searches').innerText()).toBe('No search has been made in this browser yet.');
  });

  it('leaves the focus on a chosen theme, and where it was in the window', async () => {
    await open('/?q=sib');
    await theme().focus();
    const before = await theme().boundingBox();
    await page.keyboard.press('Enter');
    await eventually(heading, '4 articles for “sib”');
    await eventually(focusedKey, 'theme Social Investment');
    expect((await theme().boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
    await page.keyboard.press('Enter');
    await eventually(heading, '11 articles for “sib”');
    await eventually(focusedKey, 'theme Social Investment');
  });

  it('sends the focus to the heading when what had it is gone', async () => {
    await open('/?q=sib&theme=Social+Investment');
    await page.locator('.chip').focus();
    await page.keyboard.press('Enter');
    await eventually(heading, '11 articles for “sib”');
    await eventually(focusedKey, 'count');
  });

  it('shows that it waits for a slow server, and takes only the last of several answers', async () => {
    await open('/?q=sib');
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/theme=Social/, async (route) => {
      await held;
      await route.continue();
    });
    await theme().click();
    await eventually(() => page.locator('html.slow #results[aria-busy=true]').count(), 1);
    await page.locator('[data-key="year 2016"]').click();
    await eventually(heading, '4 articles for “sib”');
    release?.();
    // Anything that comes now comes after the late answer.
    await page.evaluate(async () => (await fetch('/api/search?q=sib')).text());
    expect(await page.locator('.chip .value').allInnerTexts()).toEqual(['2016']);
    expect(await page.locator('.slow, [aria-busy]').count()).toBe(0);
  });

  it.each([
    ['answers with an error', 'could not answer (error 503)', { status: 503, body: 'broken' }],
    ['does not answer', 'does not answer', undefined],
  ])('tells that the server %s, keeps what it shows, and offers to try again', async (_, sentence, answer) => {
    await open('/?q=sib', /Failed to load resource/);
    await page.route(/theme=/, (route) => (answer === undefined ? route.abort() : route.fulfill(answer)));
    await theme().click();
    await eventually(() => page.locator('#trouble').isVisible(), true);
    expect(await page.locator('#trouble').innerText()).toContain(sentence);
    expect(await heading()).toBe('11 articles for “sib”');
    expect(await page.locator('[aria-busy]').count()).toBe(0);
    await page.unroute(/theme=/);
    await page.locator('#trouble a').click();
    await eventually(heading, '4 articles for “sib”');
    expect(await page.locator('#trouble').isVisible()).toBe(false);
    expect(await isStillThere()).toBe(1);
  });

  it('shows what is wrong with a date in place, and how to go on', async () => {
    await open('/?q=sib', /Failed to load resource/);
    await page.fill('#from', '2017-02-30');
    await page.locator('.dates button').click();
    await eventually(heading, 'This search cannot be read');
    expect(await page.locator('main').innerText()).toContain('from must be a day that is in the calendar');
    await page.goBack();
    await eventually(heading, '11 articles for “sib”');
  });
});

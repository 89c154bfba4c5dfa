import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/launch-browser.js';

/** What a window needs to be told from the others. */
export interface Window extends Pick<BrowserContextOptions, 'colorScheme' | 'reducedMotion' | 'deviceScaleFactor'> {
  /** In CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Whether scripts run; they do. */
  readonly scripts?: boolean;
  /** What the console may be told in this test. */
  readonly expected?: RegExp;
}

/** Opens windows of one browser. */
export interface Windows {
  open(window?: Window): Promise<Page>;
}

/**
 * A browser for the tests of a file. Every test fails in whose windows a script failed, the console was told of an
 * error, the Content-Security-Policy was violated, or a dialog opened.
 */
export function useBrowser(): Windows {
  let browser: Browser | undefined;
  let complaints: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
    const told = complaints;
    complaints = [];
    expect(told).toEqual([]);
  });
  afterAll(() => browser?.close());
  return {
    async open({ width = 1280, height = 800, scripts = true, expected, ...options } = {}) {
      if (browser === undefined) throw new Error('The browser is open only while tests run.');
      const complain = (about: string) => {
        if (expected?.test(about) !== true) complaints.push(about);
      };
      const context = await browser.newContext({
        ...options,
        viewport: { width, height },
        javaScriptEnabled: scripts,
        serviceWorkers: 'block',
      });
      await context.exposeFunction('complainOfPolicy', complain);
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          const told = `policy: ${violatedDirective} ${blockedURI}`;
          (globalThis as unknown as { complainOfPolicy(about: string): void }).complainOfPolicy(told);
        });
      });
      const page = await context.newPage();
      page.on('pageerror', ({ message }) => complain(message));
      page.on('console', (said) => {
        if (said.type() === 'error') complain(said.text());
      });
      page.on('dialog', (dialog) => {
        complain(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      return page;
    },
  };
}

/** By how many CSS pixels a page is wider than its window: what a reader would have to scroll sideways. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.documentElement;
    // Not its clientWidth, to which the room kept for a scroll bar belongs.
    return root.scrollWidth - root.getBoundingClientRect().width;
  });
}

/**
 * Takes the README's pictures of the running service over the sample archive.
 *
 *   npm run screenshots -- [--to scripts/screenshots]
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './launch-browser.js';

const DEFAULT_FOLDER = 'scripts/screenshots';
const SERVER = fileURLToPath(new URL('../src/main.js', import.meta.url));
const WIDE: BrowserContextOptions = { viewport: { width: 1280, height: 640 }, colorScheme: 'light' };
const NARROW: BrowserContextOptions = { viewport: { width: 360, height: 720 }, colorScheme: 'dark' };

interface Picture {
  readonly name: string;
  readonly window: BrowserContextOptions;
  readonly address: string;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const PICTURES: readonly Picture[] = [
  { name: 'results', window: WIDE, address: '/?q=sib' },
  { name: 'results-narrow-dark', window: NARROW, address: '/?q=sib' },
  {
    name: 'article',
    window: WIDE,
    address: '/?q=sib',
    prepare: async (page) => {
      await page.locator('.hit h2 a').nth(1).click();
      await page.locator('.rank').waitFor();
    },
  },
  {
    name: 'suggestions',
    window: { ...WIDE, viewport: { width: 1280, height: 480 } },
    address: '/',
    prepare: async (page) => {
      await page.focus('#q');
      await page.keyboard.type('soc');
      await page.locator('[role=option]').first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
];

const { values } = parseArgs({ options: { to: { type: 'string', default: DEFAULT_FOLDER } } });
mkdirSync(values.to, { recursive: true });
const snapshots = mkdtempSync(join(tmpdir(), 'sibyl-screenshots-'));
const server = spawn(process.execPath, [SERVER], {
  env: { PATH: process.env.PATH, PORT: '0', SNAPSHOTS_DIR: snapshots, LOG_LEVEL: 'silent' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await launchBrowser();
try {
  const url = await addressSaid();
  for (const { name, window, address, prepare } of PICTURES) {
    const context = await browser.newContext(window);
    const page = await context.newPage();
    await page.goto(url + address, { waitUntil: 'networkidle' });
    await prepare?.(page);
    const path = join(values.to, `${name}.png`);
    await page.screenshot({ path });
    await context.close();
    console.log(path);
  }
} finally {
  await browser.close();
  server.kill();
  rmSync(snapshots, { recursive: true });
}

/** Where the server says that it is. */
async function addressSaid(): Promise<string> {
  for await (const line of createInterface({ input: server.stdout })) {
    const [url] = /http:\/\/\S+/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('The server ended without saying where it is.');
}

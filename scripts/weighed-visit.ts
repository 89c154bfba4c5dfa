import type { Browser, Page } from 'playwright-core';

/** Something that a browser loaded. */
export interface Loaded {
  readonly address: string;
  /** As the browser calls it: `Document`, `Stylesheet`, `Script`, `Fetch` … */
  readonly kind: string;
  /** Over the wire, with the headers. */
  readonly bytes: number;
}

/** What a visit to a page cost. */
export interface Weight {
  readonly loaded: readonly Loaded[];
  /** How much of what was seen moved by itself (Layout Instability API), without the pardon for what follows a click. */
  readonly shift: number;
}

/** Goes to an address in a new window with an empty cache, does something there, and weighs what it cost. */
export async function weighVisit(
  browser: Browser,
  address: string,
  visit: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const loaded = await listenToNetwork(page);
    await page.addInitScript(observeShifts);
    await page.goto(address, { waitUntil: 'networkidle' });
    await visit(page);
    await page.waitForLoadState('networkidle');
    // What has changed is drawn by the second frame from here, and told after it.
    const shift = await page.evaluate(readShift);
    return { loaded: [...loaded.values()], shift };
  } finally {
    await context.close();
  }
}

/** How many bytes were loaded, of one kind or of all. */
export function bytesOf({ loaded }: Weight, kind?: string): number {
  const counted = loaded.filter((one) => kind === undefined || one.kind === kind);
  return counted.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function listenToNetwork(page: Page): Promise<ReadonlyMap<string, Loaded>> {
  const loaded = new Map<string, Loaded>();
  const session = await page.context().newCDPSession(page);
  session.on('Network.requestWillBeSent', ({ requestId, request: { url }, type = 'Other' }) => {
    // What lies in the page itself is not asked for.
    if (!url.startsWith('data:')) loaded.set(requestId, { address: url, kind: type, bytes: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = loaded.get(requestId);
    if (request !== undefined) loaded.set(requestId, { ...request, bytes: encodedDataLength });
  });
  await session.send('Network.enable');
  return loaded;
}

interface Observed {
  shift: number;
}

function observeShifts(): void {
  const observed = globalThis as unknown as Observed;
  observed.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      observed.shift += (entry as PerformanceEntry & { readonly value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

async function readShift(): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  await new Promise((resolve) => setTimeout(resolve));
  return (globalThis as unknown as Observed).shift;
}

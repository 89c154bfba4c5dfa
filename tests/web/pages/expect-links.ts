import { IS_LONG } from '../../length.js';
import { readPage, totalOn, type ReadPage } from './read-page.js';

/** Links that have been followed. */
const followed = new Set<string>();
/** In short, every so many of the numbers beside links are compared with what is found. */
const KEPT = 8;

/** Holds all links of a search page to lead somewhere, and those beside a number to find that many articles. */
export async function expectLinks(url: string, address: string): Promise<void> {
  const page = await readPage(url, address);
  for (const href of hrefsOf(page.document)) {
    if (followed.has(url + href)) continue;
    followed.add(url + href);
    const response = await fetch(new URL(href, url), { method: 'HEAD', redirect: 'manual' });
    expect({ href, status: response.status }).toEqual({ href, status: 200 });
  }
  const promises = promisesOn(page);
  expect(promises.length).toBeGreaterThan(0);
  for (const { href, least, most } of promises.filter((_, at) => IS_LONG || at % KEPT === 0)) {
    const total = totalOn(await readPage(url, href));
    expect({ href, total, isKept: total >= least && total <= most }).toEqual({ href, total, isKept: true });
  }
}

/** Addresses on this site that a page links to, each once. */
function hrefsOf(document: Document): readonly string[] {
  const links = [...document.querySelectorAll('[href], script[src]')];
  const hrefs = links.map((link) => link.getAttribute('href') ?? link.getAttribute('src') ?? '');
  return [...new Set(hrefs)].filter((href) => href.startsWith('/'));
}

interface Promised {
  readonly href: string;
  readonly least: number;
  readonly most: number;
}

/** What the links of a search page say that they find. */
function promisesOn(page: ReadPage): readonly Promised[] {
  const { document } = page;
  const total = totalOn(page);
  const facets = [...document.querySelectorAll('section.facet')].flatMap((facet) => {
    const isNarrowed = facet.querySelector('[aria-current]') !== null;
    return [...facet.querySelectorAll('li a:not([aria-current])')].map((link) => {
      const count = numberIn(link.querySelector('.number'));
      // Beside others of its kind it widens what is found: by what it has and they have not.
      return {
        href: hrefOf(link),
        least: Math.max(count, isNarrowed ? total : 0),
        most: count + (isNarrowed ? total : 0),
      };
    });
  });
  const exact = [...document.querySelectorAll('.chart a, .nearest li, .popular li')].map((place) => {
    const count = numberIn(place, /(?:: |\s)([\d,]+) articles?/);
    return { href: hrefOf(place.querySelector('a') ?? place), least: count, most: count };
  });
  return [...facets, ...exact];
}

function hrefOf(link: Element): string {
  return link.getAttribute('href') ?? '';
}

function numberIn(place: Element | null, pattern = /([\d,]+)/): number {
  const text = place?.getAttribute('aria-label') ?? place?.textContent ?? '';
  const [, number] = pattern.exec(text) ?? [];
  if (number === undefined) throw new Error(`No number of articles is in: ${text}`);
  return Number(number.replaceAll(',', ''));
}

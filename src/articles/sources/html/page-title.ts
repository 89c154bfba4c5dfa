import { cleanLine } from '../fields/clean-text.js';
import { htmlToText } from './html-text.js';

/** What stands between the title of a page and the name of its site. */
const SEPARATOR = /\s+[|»·•–—:-]+\s+/u;
/** Separators that nothing but a site's name follows; a dash may be the title's own. */
const SITE_AFTER = /\s+[|»]\s+[^|»]*$/u;

/** Where a page has its title, each empty where it is not. */
interface Titles {
  /** By its metadata, the best first. */
  readonly given: readonly string[];
  /** Its first heading. */
  readonly heading: string;
  /** What a browser shows above the page, mostly with the site's name. */
  readonly window: string;
  readonly site: string;
}

/** The title of a page without the name of its site; empty where it has none. */
export function pageTitle({ given, heading, window, site }: Titles): string {
  const titles = given.map(decoded).filter((title) => title !== '');
  // a "headline" may be a description; what readers see as the heading and metadata repeats is the title
  const best = titles.find((each) => same(each, heading) && !same(each, site)) ?? titles[0];
  if (best !== undefined) return withoutSite(best, heading, site);
  const title = withoutSite(decoded(window), heading, site);
  if (title === heading || title === '') return heading;
  return title.replace(SITE_AFTER, '');
}

function withoutSite(title: string, heading: string, site: string): string {
  const parts = title.split(SEPARATOR);
  if (parts.length === 1) return title;
  if (heading !== '' && parts.some((part) => same(part, heading))) return heading;
  // a separator stands before the last part and after the first, whichever is the site
  if (same(parts.at(-1) ?? '', site)) return title.slice(0, title.length - site.length).replace(/[\s|»·•–—:-]+$/u, '');
  if (same(parts[0] ?? '', site)) return title.slice(site.length).replace(/^[\s|»·•–—:-]+/u, '');
  return title;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Programs write titles into JSON and attributes that are HTML already. */
function decoded(title: string): string {
  return cleanLine(/&#?\w+;/u.test(title) && !title.includes('<') ? htmlToText(title) : title);
}

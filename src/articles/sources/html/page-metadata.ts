import { readName } from '../../bylines/names/read-name.js';
import { cleanLine } from '../fields/clean-text.js';
import { feedDate } from '../fields/written-date.js';
import { findPublication, type Thing } from './json-ld.js';
import { pageDate, type PageDate } from './page-date.js';
import { labelsIn, namesIn, peopleIn } from '../fields/listed-names.js';
import { kindAmong } from '../../publication-kind.js';
import { pageTitle } from './page-title.js';
import { shownAuthors } from './shown-authors.js';
import { isWebAddress } from '../fields/web-address.js';

/** Names of meta elements, the best first: Highwire (citation_), Dublin Core, Open Graph, and what sites made up. */
const AUTHOR_NAMES = [
  'citation_author',
  'dcterms.creator',
  'dc.creator',
  'dc:creator',
  'author',
  'article:author',
  'og:article:author',
  'parsely-author',
  'sailthru.author',
  'byl',
];
/** Not "keywords", which mostly repeats the same words for search engines on every page of a site. */
const THEME_NAMES = ['article:section', 'article:tag', 'citation_keywords', 'dcterms.subject', 'dc.subject'];
const TITLE_NAMES = ['citation_title', 'og:title', 'dcterms.title', 'dc.title', 'twitter:title'];
const SHOWN_THEMES = 'a[rel~="tag"], .p-category';
/** What a page is about in a sentence or two. */
const SUMMARY_NAMES = ['og:description', 'description', 'twitter:description', 'dcterms.description', 'dc.description'];
/** When a page asks to be found no more. */
const UNAVAILABLE_AFTER = /\bunavailable_after\s*:\s*(.+)$/iu;

/** What a page says about itself; a field it says nothing of is missing. */
interface PageMetadata {
  readonly title: string;
  readonly date: PageDate | undefined;
  readonly authors: readonly string[];
  readonly themes: readonly string[];
  /** The kind of publication that it says it is. */
  readonly kind: string | undefined;
  readonly url: string | undefined;
  /** Empty where it says none. */
  readonly summary: string;
  /** The day from which on it asks not to be found by a search. */
  readonly expires: string | undefined;
  /** It asks not to be found by a search. */
  readonly private: boolean;
}

/** Reads what a page says about itself: in JSON-LD, in meta elements, and where a reader sees it, in this order. */
export function readMetadata(document: Document): PageMetadata {
  const meta = readMeta(document);
  const said = (names: readonly string[]): readonly string[] => names.flatMap((name) => meta.get(name) ?? []);
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')].map(textOf);
  const publication = findPublication(scripts);
  const field = (name: string): unknown => publication?.get(name);
  const pageAddresses = addresses(document, publication, said(['og:url']));
  const robots = said(['robots', 'googlebot']);
  return {
    title: pageTitle({
      given: [...namesIn(field('headline')), ...namesIn(field('name')), ...said(TITLE_NAMES)],
      heading: firstOf(document, ['article h1', 'main h1', 'h1']),
      window: textOf(document.querySelector('title')),
      site: said(['og:site_name'])[0] ?? '',
    }),
    date: pageDate(document, {
      meta,
      publication,
      addresses: pageAddresses,
      isArticle: said(['og:type'])[0] === 'article',
    }),
    authors: bestNames([
      () => [peopleIn(field('author')), peopleIn(field('creator'))],
      () => AUTHOR_NAMES.map((name) => peopleIn(said([name]))),
      // takes as long as all the rest
      () => shownAuthors(document),
    ]),
    kind: kindAmong([
      ...namesIn(field('@type')),
      ...said(['og:type']),
      ...namesIn(field('articleSection')),
      ...said(['article:section']),
    ]),
    themes: distinct([
      ...namesIn(field('articleSection')),
      ...labelsIn(field('keywords')),
      ...said(THEME_NAMES),
      ...namesIn([...document.querySelectorAll(SHOWN_THEMES)].map(textOf)),
    ]),
    url: pageAddresses.find(isWebAddress),
    summary: said(SUMMARY_NAMES)[0] ?? '',
    expires: robots.map((rules) => feedDate(UNAVAILABLE_AFTER.exec(rules)?.[1] ?? '')).find((day) => day !== undefined),
    private: robots.some((rules) => /\b(?:noindex|none)\b/iu.test(rules)),
  };
}

/** What meta elements say by their names in small letters. */
function readMeta(document: Document): ReadonlyMap<string, readonly string[]> {
  const meta = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = ['name', 'property', 'itemprop'].map((key) => element.getAttribute(key)).find((key) => key !== null);
    const content = cleanLine(element.getAttribute('content') ?? '');
    if (content === '') continue;
    for (const key of name?.toLowerCase().split(' ') ?? []) meta.set(key, [...(meta.get(key) ?? []), content]);
  }
  return meta;
}

function addresses(document: Document, publication: Thing | undefined, ogUrl: readonly string[]): readonly string[] {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
  return [canonical, ...ogUrl, ...namesIn(publication?.get('url')), ...namesIn(publication?.get('mainEntityOfPage'))];
}

function firstOf(document: Document, selectors: readonly string[]): string {
  return selectors.map((selector) => textOf(document.querySelector(selector))).find((text) => text !== '') ?? '';
}

/**
 * The first list that names a person; else the first that names anybody, such as an organisation or an account. What comes
 * later is looked for only where it counts.
 */
function bestNames(sources: readonly (() => readonly (readonly string[])[])[]): readonly string[] {
  let anybody: readonly string[] | undefined;
  for (const lists of sources) {
    for (const names of lists()) {
      if (names.some((name) => readName(name) !== undefined || name.includes(','))) return names;
      if (names.length > 0) anybody ??= names;
    }
  }
  return anybody ?? [];
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function textOf(element: Element | null): string {
  return cleanLine(element?.textContent ?? '');
}

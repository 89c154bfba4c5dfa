import { readName } from '../../bylines/read-name.js';
import { cleanLine } from '../fields/clean-text.js';
import { feedDate } from '../fields/written-date.js';
import { findPublication, type Thing } from './json-ld.js';
import { labelsIn, namesIn, peopleIn } from '../fields/listed-names.js';
import { pageTitle } from './page-title.js';
import { shownAuthors } from './shown-authors.js';
import { isWebAddress } from '../fields/web-address.js';

/** Names of meta elements, the best first: Open Graph, Highwire (citation_), Dublin Core, and what sites made up. */
const DATE_NAMES = [
  'article:published_time',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
  'dcterms.issued',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'dc.date',
  'datepublished',
  'date',
  'pubdate',
  'publish_date',
  'publication_date',
  'parsely-pub-date',
];
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
/** What a reader is shown as the date, the surest first. */
const SHOWN_DATES = [
  '[itemprop="datePublished"]',
  'time[pubdate]',
  '.dt-published',
  'article time',
  'main time',
  'time',
];
const SHOWN_THEMES = 'a[rel~="tag"], .p-category';

/** What a page says about itself; a field it says nothing of is missing. */
interface PageMetadata {
  readonly title: string;
  readonly date: string | undefined;
  readonly authors: readonly string[];
  readonly themes: readonly string[];
  readonly url: string | undefined;
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
  return {
    title: pageTitle({
      given: [...namesIn(field('headline')), ...namesIn(field('name')), ...said(TITLE_NAMES)],
      heading: firstOf(document, ['article h1', 'main h1', 'h1']),
      window: textOf(document.querySelector('title')),
      site: said(['og:site_name'])[0] ?? '',
    }),
    date:
      [...namesIn(field('datePublished')), ...said(DATE_NAMES)].map(feedDate).find((day) => day !== undefined) ??
      shownDate(document, said(['og:type'])[0] === 'article'),
    authors: bestNames([
      peopleIn(field('author')),
      peopleIn(field('creator')),
      ...AUTHOR_NAMES.map((name) => peopleIn(said([name]))),
      ...shownAuthors(document),
    ]),
    themes: distinct([
      ...namesIn(field('articleSection')),
      ...labelsIn(field('keywords')),
      ...said(THEME_NAMES),
      ...namesIn([...document.querySelectorAll(SHOWN_THEMES)].map(textOf)),
    ]),
    url: addresses(document, publication, said(['og:url'])).find(isWebAddress),
    private: said(['robots', 'googlebot']).some((rules) => /\b(?:noindex|none)\b/iu.test(rules)),
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

/** A date that is shown; a page of several articles shows theirs, unless it says that it is one itself. */
function shownDate(document: Document, isArticle: boolean): string | undefined {
  if (!isArticle && document.querySelectorAll('article').length > 1) return undefined;
  for (const selector of SHOWN_DATES) {
    for (const element of document.querySelectorAll(selector)) {
      const date = feedDate(
        cleanLine(element.getAttribute('datetime') ?? element.getAttribute('content') ?? textOf(element)),
      );
      if (date !== undefined) return date;
    }
  }
  return undefined;
}

function addresses(document: Document, publication: Thing | undefined, ogUrl: readonly string[]): readonly string[] {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
  return [canonical, ...ogUrl, ...namesIn(publication?.get('url')), ...namesIn(publication?.get('mainEntityOfPage'))];
}

function firstOf(document: Document, selectors: readonly string[]): string {
  return selectors.map((selector) => textOf(document.querySelector(selector))).find((text) => text !== '') ?? '';
}

/** The first list that names a person; else the first that names anybody, such as an organisation or an account. */
function bestNames(lists: readonly (readonly string[])[]): readonly string[] {
  const person = lists.find((names) => names.some((name) => readName(name) !== undefined || name.includes(',')));
  return person ?? lists.find(({ length }) => length > 0) ?? [];
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function textOf(element: Element | null): string {
  return cleanLine(element?.textContent ?? '');
}

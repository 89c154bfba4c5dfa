import { cleanLine } from '../fields/clean-text.js';
import { dayInPath } from '../fields/day-in-path.js';
import { namesIn } from '../fields/listed-names.js';
import { feedDate } from '../fields/written-date.js';
import type { Thing } from './json-ld.js';

/**
 * Names of meta elements, the best first, in small letters without what stands between their words: Open Graph, Highwire
 * (citation_), Dublin Core, and what sites made up.
 */
const DATE_NAMES =
  'articlepublishedtime articlepublished ogarticlepublishedtime ogpublishedtime citationpublicationdate citationonlinedate citationdate dctermsissued dcdateissued dcissued dctermscreated dcdatecreated dctermsdate dcdate datepublished publisheddate date pubdate publishdate publicationdate publishtime publishedtime publishedat published originalpublicationdate firstpublished releasedate parselypubdate sailthrudate btpubdate displaydate articledateoriginal datecreated'.split(
    ' ',
  );
const CHANGE_NAMES =
  'articlemodifiedtime ogupdatedtime dctermsmodified dcdatemodified datemodified modifieddate lastmodified lastmod updatedtime'.split(
    ' ',
  );
/** What says of itself that it is the date: microdata, HTML, microformats and what WordPress's themes have, the surest first. */
const NAMED_DATES = ['[itemprop~="datePublished"]', 'time[pubdate]', '.dt-published', '.published', '.entry-date'];
/** What may be any date that a reader is shown, the likeliest first. */
const ANY_TIME = 'time:not(.updated):not([itemprop~="dateModified"])';
const SHOWN_DATES = ['article ', 'main ', ''].map((part) => `${part}${ANY_TIME}`);
const SHOWN_CHANGES = ['[itemprop~="dateModified"]', '.dt-updated', '.updated'];
/** Where an element has its date for programs: hAtom and Blogger write it into the title. */
const DATE_ATTRIBUTES = ['datetime', 'content', 'value', 'title'];

/** The day of a page, and whether it is only that of its last change. */
export interface PageDate {
  readonly date: string;
  readonly changed: boolean;
}

interface Sayings {
  /** What meta elements say by their names in small letters. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly publication: Thing | undefined;
  /** Where the page is to be found, the surest first. */
  readonly addresses: readonly string[];
  /** Whether the page says that it is one article. */
  readonly isArticle: boolean;
}

/** The day of a page by its JSON-LD, its meta elements, what it shows and its address; that of a change is the last resort. */
export function pageDate(
  document: Document,
  { meta, publication, addresses, isArticle }: Sayings,
): PageDate | undefined {
  const names = new Map([...meta].map(([name, values]) => [name.replace(/[^a-z]/gu, ''), values]));
  const said = (fields: readonly string[], of: readonly string[]) =>
    [...fields.flatMap((field) => namesIn(publication?.get(field))), ...of.flatMap((name) => names.get(name) ?? [])]
      .map(feedDate)
      .find(isKnown);
  const shown = (selectors: readonly string[]) => shownDate(document, selectors, isArticle);
  const date =
    said(['datePublished'], DATE_NAMES) ??
    said(['dateCreated', 'uploadDate'], []) ??
    shown(NAMED_DATES) ??
    addresses.map(dayInPath).find(isKnown) ??
    shown(SHOWN_DATES);
  if (date !== undefined) return { date, changed: false };
  const changed = said(['dateModified'], CHANGE_NAMES) ?? shown(SHOWN_CHANGES);
  return changed === undefined ? undefined : { date: changed, changed: true };
}

function isKnown(date: string | undefined): date is string {
  return date !== undefined;
}

/** A date that is shown. Where a page shows several articles it is that of the one that the first heading belongs to. */
function shownDate(document: Document, selectors: readonly string[], isArticle: boolean): string | undefined {
  const several = document.querySelectorAll('article').length > 1;
  const heading = several ? document.querySelector('h1') : null;
  if (several && heading === null && !isArticle) return undefined;
  const own = heading?.closest('article');
  for (const selector of selectors) {
    for (const element of document.querySelectorAll(selector)) {
      if (own !== undefined && element.closest('article') !== own) continue;
      const date = dateOf(element);
      if (date !== undefined) return date;
    }
  }
  return undefined;
}

function dateOf(element: Element): string | undefined {
  const texts = [...DATE_ATTRIBUTES.map((name) => element.getAttribute(name) ?? ''), element.textContent];
  return texts.map((text) => feedDate(cleanLine(text))).find(isKnown);
}

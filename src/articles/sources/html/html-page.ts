import { Readability } from '@mozilla/readability';
import type { ParsedSource, SourceText } from '../../parsed-source.js';
import { depthOf, parseDocument, pieces } from './html-document.js';
import { cleanBody } from '../fields/clean-text.js';
import { dayInPath } from '../fields/day-in-path.js';
import { bodyFields, withoutLine, type Body } from '../fields/marked-headings.js';
import { titleOfText } from '../fields/title-text.js';
import { htmlToBody } from './html-text.js';
import { readMetadata } from './page-metadata.js';

/** Of a page with more tags the beginning is read for metadata, and all of it for text. */
const MAX_TAGS = 40_000;
/** Those of a page with as many tags that are all closed. */
const MAX_ELEMENTS = 20_000;
/** Readability reads the text of an element once for every element around it; pages seldom reach 50. */
const MAX_DEPTH = 150;
/** What Jekyll, Hugo and others make pages of; in a script it is the script's. */
const TEMPLATE = /\{%[^{}]*%\}|\{\{[^{}]*\}\}/u;
/** Frames and advertisements, as browsers keep them beside the page that they save. */
const PART_OF_A_SAVED_PAGE = '_files/';
const FORWARDS = 'meta[http-equiv="refresh" i]';
/** "0; url=…": at once, or before anybody has read the page. One without an address loads the page itself again. */
const FORWARDS_SOON = /^\s*\d?\s*[;,]\s*url\s*=/iu;
const SCRIPTS = 'script, template, style';
/** Of a short page the reader view takes these for text. */
const MENUS = 'nav, [role="navigation"]';
/** The parts that may hold a page's text, the closest first. */
const TEXT_PARTS = ['article', 'main', '[role="main"]', 'body'];

/**
 * Reads a saved HTML page: one entry, at line 1. Its title, date, writers, themes and address come from its metadata, its
 * text is what a browser's reader view would show. A page that asks search engines to keep away is withheld.
 */
export function parseHtmlPage({ file, text: html, invalidLines }: SourceText): ParsedSource {
  const [invalid] = invalidLines;
  if (invalid !== undefined) {
    return rejected(file, invalid, 'not valid UTF-8, and no other encoding is declared; save the file as UTF-8');
  }
  const [start = '', ...more] = pieces(html, MAX_TAGS);
  const document = parseDocument(start);
  const {
    private: isPrivate,
    summary,
    expires,
    date: said,
    authors,
    themes,
    kind,
    url,
    ...page
  } = readMetadata(document);
  const place = { file, line: 1 };
  if (isPrivate) return { entries: [], rejects: [], withheld: [{ ...place, why: 'private' }] };
  const ignored = notAnArticle(file, html, document, said === undefined || page.title === '');
  if (ignored !== undefined) return { entries: [], rejects: [], ignored: [{ ...place, reason: ignored }] };
  const inName = dayInPath(file);
  const day = said?.changed !== false && inName !== undefined ? { date: inName, changed: false } : said;
  if (day === undefined) return rejected(file, 1, noDate(page.title));
  const text = withoutTitle(more.length === 0 ? textOf(document, html) : htmlToBody(html), page.title);
  const body = text.text === '' ? { text: cleanBody(summary), headings: [] } : text;
  const title = page.title || titleOfText(body.text);
  if (title === '') return rejected(file, 1, 'it has neither a title nor a text');
  const entry = {
    title,
    date: day.date,
    ...bodyFields(body),
    place,
    ...(expires === undefined ? {} : { expires }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(themes.length === 0 ? {} : { themes }),
    ...(kind === undefined ? {} : { kind }),
    ...(url === undefined ? {} : { url }),
  };
  const remark = { ...place, reason: 'no date of publication; that of its last change is taken' };
  return { entries: [entry], rejects: [], ...(day.changed ? { remarks: [remark] } : {}) };
}

function noDate(title: string): string {
  const found = title === '' ? 'it has no title, and' : `"${title}" has`;
  return `${found} no date that can be read: looked for datePublished in JSON-LD, <meta property="article:published_time">, citation_ and dc. dates, <time datetime>, and in its address; add one of them`;
}

function rejected(file: string, line: number, reason: string): ParsedSource {
  return { entries: [], rejects: [{ file, line, reason }] };
}

function notAnArticle(file: string, html: string, document: Document, isIncomplete: boolean): string | undefined {
  const forward = document.querySelector(FORWARDS)?.getAttribute('content') ?? undefined;
  if (forward !== undefined && (isIncomplete || FORWARDS_SOON.test(forward))) return 'it only forwards to another page';
  if (!isIncomplete) return undefined;
  if (file.includes(PART_OF_A_SAVED_PAGE)) return 'a part of a saved page';
  if (!TEMPLATE.test(html)) return undefined;
  for (const script of document.querySelectorAll(SCRIPTS)) script.remove();
  // A text without any tag makes a document without any element.
  const shown = [...document.children].map(({ outerHTML }) => outerHTML).join('');
  return document.children.length === 0 || TEMPLATE.test(shown) ? 'a template, of which pages are made' : undefined;
}

/** The readable part's text; changes the document. */
function textOf(document: Document, html: string): Body {
  removeMenus(document);
  // where there is no body linkedom makes an empty one
  const hasBody = document.querySelector('html > body') !== null;
  const readable = htmlToBody(hasBody && depthOf(document, MAX_DEPTH) < MAX_DEPTH ? readableHtml(document) : '');
  return readable.text === '' ? partOf(html) : readable;
}

/** The text of the closest part that has any. The page is parsed anew, since Readability leaves little of a document. */
function partOf(html: string): Body {
  const document = parseDocument(html);
  removeMenus(document);
  for (const part of TEXT_PARTS) {
    const body = htmlToBody(document.querySelector(part)?.innerHTML ?? '');
    if (body.text !== '') return body;
  }
  return htmlToBody(html);
}

function removeMenus(document: Document): void {
  for (const menu of document.querySelectorAll(MENUS)) menu.remove();
}

function readableHtml(document: Document): string {
  try {
    const article = new Readability(document, { maxElemsToParse: MAX_ELEMENTS, disableJSONLD: true }).parse();
    return article?.content ?? '';
  } catch {
    // pages too odd for it are read whole
    return '';
  }
}

/** Readers are shown the title above the text. */
function withoutTitle(body: Body, title: string): Body {
  return title !== '' && (body.text === title || body.text.startsWith(`${title}\n\n`)) ? withoutLine(body, 0) : body;
}

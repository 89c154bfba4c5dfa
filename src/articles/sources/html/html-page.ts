import { Readability } from '@mozilla/readability';
import type { ParsedSource, SourceText } from '../../parsed-source.js';
import { depthOf, parseDocument, pieces } from './html-document.js';
import { htmlToText } from './html-text.js';
import { readMetadata } from './page-metadata.js';

/** Of a page with more tags the beginning is read for metadata, and all of it for text. */
const MAX_TAGS = 40_000;
/** Those of a page with as many tags that are all closed. */
const MAX_ELEMENTS = 20_000;
/** Readability reads the text of an element once for every element around it; pages seldom reach 50. */
const MAX_DEPTH = 150;
/** What Jekyll, Hugo and others make pages of. */
const TEMPLATE = /\{%[^{}]*%\}|\{\{[^{}]*\}\}/u;
/** Frames and advertisements, as browsers keep them beside the page that they save. */
const PART_OF_A_SAVED_PAGE = '_files/';
const FORWARDS = 'meta[http-equiv="refresh" i]';
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
  const { private: isPrivate, title, date, authors, themes, url } = readMetadata(document);
  const place = { file, line: 1 };
  if (isPrivate) return { entries: [], rejects: [], withheld: [{ ...place, why: 'private' }] };
  if (date === undefined || title === '') {
    const reason = notAnArticle(file, html, document);
    if (reason !== undefined) return { entries: [], rejects: [], ignored: [{ ...place, reason }] };
  }
  if (title === '') return rejected(file, 1, 'it has no title: no <title>, no <h1>, and none in its metadata');
  if (date === undefined) {
    const reason = `"${title}" has no date that can be read: looked for datePublished in JSON-LD, <meta property="article:published_time">, citation_ and dc. dates, and <time datetime>; add one of them`;
    return rejected(file, 1, reason);
  }
  const body = withoutTitle(more.length === 0 ? textOf(document, html) : htmlToText(html), title);
  const entry = {
    title,
    date,
    body,
    place,
    ...(authors.length === 0 ? {} : { authors }),
    ...(themes.length === 0 ? {} : { themes }),
    ...(url === undefined ? {} : { url }),
  };
  return { entries: [entry], rejects: [] };
}

function rejected(file: string, line: number, reason: string): ParsedSource {
  return { entries: [], rejects: [{ file, line, reason }] };
}

function notAnArticle(file: string, html: string, document: Document): string | undefined {
  if (file.includes(PART_OF_A_SAVED_PAGE)) return 'a part of a saved page';
  if (document.querySelector(FORWARDS) !== null) return 'it only forwards to another page';
  return TEMPLATE.test(html) ? 'a template, of which pages are made' : undefined;
}

/** The readable part's text; changes the document. */
function textOf(document: Document, html: string): string {
  for (const menu of document.querySelectorAll(MENUS)) menu.remove();
  const parts = TEXT_PARTS.map((part) => document.querySelector(part)?.innerHTML ?? '');
  // where there is no body linkedom makes an empty one
  const hasBody = document.querySelector('html > body') !== null;
  const readable = hasBody && depthOf(document, MAX_DEPTH) < MAX_DEPTH ? readableHtml(document) : '';
  for (const part of [readable, ...parts]) {
    const text = htmlToText(part);
    if (text !== '') return text;
  }
  return htmlToText(html);
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
function withoutTitle(body: string, title: string): string {
  return body === title || body.startsWith(`${title}\n\n`) ? body.slice(title.length).trimStart() : body;
}

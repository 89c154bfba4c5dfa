import type { Entry, ParsedSource, SourceText } from '../../parsed-source.js';
import { cleanBody } from '../fields/clean-text.js';
import { labelsIn, peopleAndAccountsIn } from '../fields/listed-names.js';
import { bodyFields, lineAt, withoutLine, type Body } from '../fields/marked-headings.js';
import { kindAmong, kindGiven, kindNamed } from '../../publication-kind.js';
import { titleOfFile, titleOfText, titleText } from '../fields/title-text.js';
import { isWebAddress } from '../fields/web-address.js';
import { FrontMatterError } from './front-matter-error.js';
import { Fields } from './front-matter-fields.js';
import { splitFrontMatter } from './front-matter.js';
import { markdownToBody, type Markup } from './markdown-text.js';
import { DateProblem, expiryDate, postDate } from './post-dates.js';
import { FlagProblem, withheldAs } from './withheld-fields.js';

/** Names of fields, as `Fields` has them; the first counts. */
const AUTHOR_NAMES = ['authors', 'author', 'byline'];
const THEME_NAMES = ['themes', 'theme', 'categories', 'category', 'tags', 'tag', 'topics', 'keywords'];
const URL_NAMES = ['canonicalurl', 'canonical', 'permalink', 'url', 'link'];
/** What is said of a text that is kept elsewhere. */
const SUMMARY_NAMES = ['summary', 'description', 'deck', 'excerpt', 'abstract', 'lead', 'teaser'];
/** Jekyll and others make of such a file a page that forwards to another. */
const FORWARD_NAMES = ['redirectto', 'redirecturl', 'redirect'];

/** What a checkout holds beside its articles: a section's page, and texts about the checkout itself. */
const SECTION = /(?:^|\/)_index\.[^/]*$/u;
const ABOUT_THE_CHECKOUT =
  /(?:^|\/)(?:readme|changelog|changes|contributing|code[_-]of[_-]conduct|license|licence|security|support|authors|todo|agents|claude|pull_request_template)\.[^/]*$/iu;
/** What is laid out as something else than a post, and has no date. */
const PAGE_LAYOUT =
  /^(?:page|pages|default|home|index|landing|splash|redirect|search|archives?|taxonomy|list|single)$/iu;

/** A longer line is no title. */
const MAX_TITLE_LENGTH = 500;

/** A file that is no entry; caught where its name is known. */
class MarkdownProblem extends Error {}

/**
 * Reads a Markdown file (MDX too) with the field names that Jekyll, Hugo and Astro use: one entry, at line 1. The title may
 * be the first heading instead, or the file's name, and the date that of the file's name, its folder or its address. What
 * its tool keeps from the public is withheld. Pages that no one expects among articles are `ignored`.
 */
export function parseMarkdown(source: SourceText): ParsedSource {
  const { file, invalidLines } = source;
  const rejected = (line: number, reason: string) => ({ entries: [], rejects: [{ file, line, reason }] });
  const [invalid] = invalidLines;
  if (invalid !== undefined)
    return rejected(invalid, 'not valid UTF-8; the file is left out until it is saved as UTF-8');
  const text = source.text.replace(/\r\n?/gu, '\n');
  try {
    const split = splitFrontMatter(text);
    const fields = new Fields(split?.fields ?? {});
    const why = withheldAs(file, fields);
    if (why !== undefined) return { entries: [], rejects: [], withheld: [{ file, line: 1, why }] };
    const body = markdownToBody(split?.body ?? text, markupOf(file));
    const reason = notAnArticle(file, split === undefined, fields, body);
    if (reason !== undefined) return { entries: [], rejects: [], ignored: [{ file, line: 1, reason }] };
    const { entry, remark } = readEntry(file, fields, body);
    const remarks = [
      ...(split?.remarks ?? []).map((each) => ({ file, ...each })),
      ...(remark === undefined ? [] : [{ file, line: 1, reason: remark }]),
    ];
    return { entries: [entry], rejects: [], ...(remarks.length === 0 ? {} : { remarks }) };
  } catch (error) {
    if (error instanceof FrontMatterError) return rejected(error.line, error.message);
    if (error instanceof MarkdownProblem || error instanceof DateProblem || error instanceof FlagProblem)
      return rejected(1, error.message);
    throw error;
  }
}

function notAnArticle(file: string, bare: boolean, fields: Fields, body: Body): string | undefined {
  if (SECTION.test(file)) return "a section's page, not an article";
  if (bare && ABOUT_THE_CHECKOUT.test(file)) return 'without front matter; it is about its folder';
  if (FORWARD_NAMES.some((name) => fields.text(name) !== '' && fields.flag(name) === undefined))
    return 'it only forwards to another page';
  if (postDate(file, fields) !== undefined) return undefined;
  if (!bare && body.text === '' && fields.text('title') === '')
    return 'fields without a title, a date and a text: data';
  const layout = [fields.text('layout'), fields.text('type')].find((text) => PAGE_LAYOUT.test(text));
  return layout === undefined
    ? undefined
    : `laid out as "${layout}" and without a date: a page of the site, not an article`;
}

function readEntry(
  file: string,
  fields: Fields,
  whole: Body,
): { readonly entry: Entry; readonly remark: string | undefined } {
  const { title, body } = titled(file, titleText(fields.text('title')), whole);
  const day = postDate(file, fields);
  const missing = [
    ...(title === '' ? ['title; write "title: …" in its front matter'] : []),
    ...(day === undefined ? ['date; write "date: YYYY-MM-DD" in its front matter'] : []),
  ];
  if (day === undefined || missing.length > 0) throw new MarkdownProblem(`it has no ${missing.join(', and no ')}`);
  const authors = peopleAndAccountsIn(
    AUTHOR_NAMES.map((name) => fields.value(name)).find((value) => value !== undefined),
  );
  const themes = [...new Set(THEME_NAMES.flatMap((name) => labelsIn(fields.value(name)).map(titleText)))].filter(
    (theme) => kindNamed(theme) === undefined,
  );
  const kind = kindOf(file, fields);
  const url = URL_NAMES.map((name) => fields.text(name)).find(isWebAddress);
  const expires = expiryDate(fields);
  const entry: Entry = {
    title,
    date: day.date,
    ...bodyFields(body.text === '' ? summaryOf(fields) : body),
    place: { file, line: 1 },
    scheduled: true,
    ...(expires === undefined ? {} : { expires }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(themes.length === 0 ? {} : { themes }),
    ...(kind === undefined ? {} : { kind }),
    ...(url === undefined ? {} : { url }),
  };
  return {
    entry,
    remark: day.changed && `no date of publication; that of its last change, "${day.changed}", is taken`,
  };
}

/** What a field for it says; else what Hugo's type, its section, Jekyll's collection or a category is called, if that is a kind. */
function kindOf(file: string, fields: Fields): string | undefined {
  const folders = file
    .split('/')
    .slice(0, -1)
    .map((folder) => folder.replace(/^_/u, ''));
  const categories = ['type', 'categories', 'category'].flatMap((name) => labelsIn(fields.value(name)));
  return kindGiven(fields.text('kind')) ?? kindAmong([...categories, ...folders.reverse()]);
}

/** What stands for a text that is empty, since it is kept elsewhere. */
function summaryOf(fields: Fields): Body {
  const summary = SUMMARY_NAMES.map((name) => fields.text(name)).find((text) => text !== '') ?? '';
  return /[&<*_`[]/u.test(summary) ? markdownToBody(summary, 'markdown') : { text: cleanBody(summary), headings: [] };
}

function markupOf(file: string): Markup {
  if (/\.mdx$/iu.test(file)) return 'mdx';
  return /\.x?html?$/iu.test(file) ? 'html' : 'markdown';
}

/**
 * A title and the text. Where no field has the title it is the first heading, else what the file is called, else how the
 * text begins. A heading that is the title is not part of the text.
 */
function titled(file: string, given: string, body: Body): { readonly title: string; readonly body: Body } {
  const [heading] = body.headings
    .filter(({ at, level }) => level === 1 && (given === '' || at === 0))
    .map(({ at }) => ({ at, text: lineAt(body.text, at) }))
    .filter(({ text }) => text.length <= MAX_TITLE_LENGTH && (given === '' || text === given));
  if (heading !== undefined) return { title: heading.text, body: withoutLine(body, heading.at) };
  return { title: given || titleOfFile(file) || titleOfText(body.text), body };
}

import type { Entry, ParsedSource, SourceText, Withheld } from '../../parsed-source.js';
import { cleanLine } from '../fields/clean-text.js';
import { feedDate } from '../fields/written-date.js';
import { Fields } from './front-matter-fields.js';
import { FrontMatterError, splitFrontMatter } from './front-matter.js';
import { markdownToText, type Markup } from './markdown-text.js';
import { labelsIn, peopleAndAccountsIn } from '../fields/listed-names.js';
import { isWebAddress } from '../fields/web-address.js';

/** Names of fields in Jekyll, Hugo, Astro, Eleventy and Zola, in small letters without "_" and "-"; the first counts. */
const DATE_NAMES = ['date', 'pubdate', 'pubdatetime', 'published', 'publishedat', 'publisheddate', 'datepublished'];
/** Hugo keeps a post back until this day. */
const PUBLISHING_NAME = 'publishdate';
const AUTHOR_NAMES = ['authors', 'author', 'byline'];
const THEME_NAMES = ['themes', 'theme', 'categories', 'category', 'tags', 'tag', 'topics', 'keywords'];
const URL_NAMES = ['canonicalurl', 'canonical', 'permalink', 'url', 'link'];

/** What a checkout holds beside its articles: a section's page, and texts about the checkout itself. */
const SECTION = /(?:^|\/)_index\.[^/]*$/u;
const ABOUT_THE_CHECKOUT =
  /(?:^|\/)(?:readme|changelog|changes|contributing|code[_-]of[_-]conduct|license|licence|security|support|authors|todo|agents|claude|pull_request_template)\.[^/]*$/iu;
/** What is laid out as something else than a post, and has no date. */
const PAGE_LAYOUT =
  /^(?:page|pages|default|home|index|landing|splash|redirect|search|archives?|taxonomy|list|single)$/iu;
const DRAFTS_FOLDER = /(?:^|\/)_drafts\//u;
/** `2017-05-28-slug.md`, as Jekyll names posts. */
const DATED_NAME = /(?:^|\/)(\d{4}-\d{1,2}-\d{1,2})-[^/]*$/u;

const FENCE = /^ {0,3}(?:```|~~~)/u;
const HEADING = /^ {0,3}#[ \t]+\S/u;
const UNDERLINE = /^=+[ \t]*$/u;
/** A longer line is no title. */
const MAX_TITLE_LENGTH = 500;
/** Enough of a value to find it by. */
const MAX_SHOWN = 60;

/** A file that is no entry; caught where its name is known. */
class MarkdownProblem extends Error {}

/**
 * Reads a Markdown file (MDX too) with the field names that Jekyll, Hugo and Astro use: one entry, at line 1. The title may
 * be the first heading instead, and the date that of the file's name. A draft, and what is private, is withheld. Pages
 * that no one expects among articles are `ignored`.
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
    const reason = notAnArticle(file, split === undefined, fields);
    if (reason !== undefined) return { entries: [], rejects: [], ignored: [{ file, line: 1, reason }] };
    return { entries: [readEntry(file, fields, split?.body ?? text)], rejects: [] };
  } catch (error) {
    if (error instanceof FrontMatterError) return rejected(error.line, error.message);
    if (error instanceof MarkdownProblem) return rejected(1, error.message);
    throw error;
  }
}

function notAnArticle(file: string, bare: boolean, fields: Fields): string | undefined {
  if (SECTION.test(file)) return "a section's page, not an article";
  if (bare && ABOUT_THE_CHECKOUT.test(file)) return 'without front matter; it is about its folder';
  if (dateOf(file, fields) !== undefined) return undefined;
  const layout = [fields.text('layout'), fields.text('type')].find((text) => PAGE_LAYOUT.test(text));
  return layout === undefined
    ? undefined
    : `laid out as "${layout}" and without a date: a page of the site, not an article`;
}

function withheldAs(file: string, fields: Fields): Withheld['why'] | undefined {
  const visibility = `${fields.text('visibility')} ${fields.text('status')}`.toLowerCase();
  if (/\b(?:private|hidden|internal|members)\b/u.test(visibility) || isSet(fields, 'private')) return 'private';
  if (/\b(?:draft|pending|unpublished)\b/u.test(visibility) || isSet(fields, 'draft') || isSet(fields, 'isdraft'))
    return 'draft';
  // "published" may be the day instead
  if (fields.flag('published') === false || DRAFTS_FOLDER.test(file)) return 'draft';
  return undefined;
}

/** Throws where neither yes nor no is meant: what should stay out must not slip in. */
function isSet(fields: Fields, name: string): boolean {
  if (fields.value(name) === undefined) return false;
  const set = fields.flag(name);
  if (set === undefined) throw new MarkdownProblem(`"${name}" must be true or false`);
  return set;
}

function readEntry(file: string, fields: Fields, markdown: string): Entry {
  const markup = markupOf(file);
  const { title, body } = titled(fields.text('title'), markdown, markup);
  const date = dateOf(file, fields);
  const missing = [
    ...(title === '' ? ['title; write "title: …" in its front matter'] : []),
    ...(date === undefined ? ['date; write "date: YYYY-MM-DD" in its front matter'] : []),
  ];
  if (date === undefined || missing.length > 0) throw new MarkdownProblem(`it has no ${missing.join(', and no ')}`);
  const authors = peopleAndAccountsIn(
    AUTHOR_NAMES.map((name) => fields.value(name)).find((value) => value !== undefined),
  );
  const themes = [...new Set(THEME_NAMES.flatMap((name) => labelsIn(fields.value(name))))];
  const url = URL_NAMES.map((name) => fields.text(name)).find(isWebAddress);
  return {
    title,
    date,
    body: markdownToText(body, markup),
    place: { file, line: 1 },
    scheduled: true,
    ...(authors.length === 0 ? {} : { authors }),
    ...(themes.length === 0 ? {} : { themes }),
    ...(url === undefined ? {} : { url }),
  };
}

/** The day, as written; of a date and a later day of publishing the later. Throws for one that cannot be read. */
function dateOf(file: string, fields: Fields): string | undefined {
  const written = DATE_NAMES.find((name) => hasDate(fields, name));
  const dates = [written, PUBLISHING_NAME].flatMap((name) =>
    name !== undefined && hasDate(fields, name) ? [readDate(fields, name)] : [],
  );
  const named = DATED_NAME.exec(file)?.[1];
  return dates.sort().at(-1) ?? (named === undefined ? undefined : feedDate(named));
}

function hasDate(fields: Fields, name: string): boolean {
  // "published" may be a flag
  return fields.text(name) !== '' && fields.flag(name) === undefined;
}

function readDate(fields: Fields, name: string): string {
  const text = fields.text(name);
  const date = feedDate(text);
  if (date === undefined) throw new MarkdownProblem(`"${name}" is "${text.slice(0, MAX_SHOWN)}"; expected YYYY-MM-DD`);
  return date;
}

function markupOf(file: string): Markup {
  if (/\.mdx$/iu.test(file)) return 'mdx';
  return /\.x?html?$/iu.test(file) ? 'html' : 'markdown';
}

/** A title and the text; where no field has the title it is the first heading, which is not part of the text then. */
function titled(title: string, markdown: string, markup: Markup): { readonly title: string; readonly body: string } {
  if (title !== '') return { title, body: markdown };
  const lines = markdown.split('\n');
  let fenced = false;
  for (const [at, line] of lines.entries()) {
    if (FENCE.test(line)) fenced = !fenced;
    const length = HEADING.test(line) ? 1 : UNDERLINE.test(lines[at + 1] ?? '') && line.trim() !== '' ? 2 : 0;
    if (fenced || length === 0 || line.length > MAX_TITLE_LENGTH) continue;
    const heading = lines.splice(at, length).join('\n');
    return { title: cleanLine(markdownToText(heading, markup)), body: lines.join('\n') };
  }
  return { title: '', body: markdown };
}

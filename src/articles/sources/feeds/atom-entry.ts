import type { SourcePlace } from '../../article.js';
import type { Withheld } from '../../parsed-source.js';
import { cleanBody } from '../fields/clean-text.js';
import { feedEntry, type FeedEntry } from './feed-entry.js';
import type { Body } from '../fields/marked-headings.js';
import { htmlToBody } from '../html/html-text.js';
import type { OtherType } from './wordpress-item.js';
import { htmlLine, XmlElement, type XmlField } from './xml-element.js';

/** Atom's kinds of text that are HTML in fact; 0.3 wrote them as media types. */
const HTML = /^(?:html|text\/html)$/u;
const XHTML = /^(?:xhtml|application\/xhtml\+xml)$/u;
const PLAIN = /^(?:text|text\/plain|)$/u;

/** Blogger keeps all of a blog as entries, and says of each what it is in a category of this scheme. */
const KIND_SCHEME = 'http://schemas.google.com/g/2005#kind';

function isOfKindScheme(category: XmlField): boolean {
  return category.attribute('scheme') === KIND_SCHEME;
}

/** What Blogger says that an entry is; empty in any other feed, and for its posts. */
function otherKindOf(entry: XmlElement): string {
  const term = entry.all('category').find(isOfKindScheme)?.attribute('term') ?? '';
  const kind = term.replace(/^.*#/u, '');
  return kind === 'post' ? '' : kind;
}

/** As the Atom Publishing Protocol has it (RFC 5023, 13.1.1). */
function isDraft(entry: XmlElement): boolean {
  return entry.field('app:control')?.children.text('app:draft').trim() === 'yes';
}

function typeOf(field: XmlField): string {
  return field.attribute('type')?.toLowerCase() ?? '';
}

/** A field's characters; Atom 0.3 could write them in base64. */
function charactersOf(field: XmlField): string {
  if (field.attribute('mode') !== 'base64') return field.characters;
  return new TextDecoder().decode(Buffer.from(field.characters, 'base64'));
}

/** XHTML in which the elements have no prefix, whichever was bound to its namespace. */
function xhtmlOf(field: XmlField): string {
  return field.markup.replace(/(<\/?)[\w.-]+:(?=[a-z])/giu, '$1');
}

/** What a field holds, laid out; plain text is as it was written. Empty for what is not text, such as an image. */
function readText(field: XmlField | undefined): Body {
  const type = field === undefined ? '' : typeOf(field);
  if (field !== undefined && XHTML.test(type)) return htmlToBody(xhtmlOf(field));
  if (field !== undefined && HTML.test(type)) return htmlToBody(charactersOf(field));
  return { text: field !== undefined && PLAIN.test(type) ? cleanBody(charactersOf(field).trim()) : '', headings: [] };
}

/** As `readText`, on one line. HTML's own character references are read in plain text too, for many write them. */
function readLine(field: XmlField): string {
  const type = typeOf(field);
  if (XHTML.test(type)) return htmlLine(xhtmlOf(field));
  return htmlLine(HTML.test(type) ? charactersOf(field) : charactersOf(field).replaceAll('<', '&lt;'));
}

function authorsOf(element: XmlElement): string[] {
  return element.all('author').map((author) => author.children.field('name')?.line ?? '');
}

function themeOf(category: XmlField): string {
  const label = category.attribute('label') ?? '';
  return htmlLine(label === '' ? (category.attribute('term') ?? '') : label);
}

/**
 * The authors of a feed, who are those of every entry without its own; `head` is what stands before the entries,
 * its `<feed>` among it.
 */
export function readFeedAuthors(head: string): readonly string[] {
  return authorsOf(new XmlElement(`${head}</feed>`));
}

/**
 * Reads an `<entry>` of Atom (RFC 4287). `feedAuthors` are taken where it names no author. A draft is withheld; of what
 * Blogger keeps beside posts, such as comments, the type is handed back.
 */
export function readAtomEntry(
  entry: XmlElement,
  place: SourcePlace,
  feedAuthors: readonly string[],
): FeedEntry | Withheld | OtherType {
  const type = otherKindOf(entry);
  if (type !== '') return { type, ignored: true };
  if (isDraft(entry)) return { ...place, why: 'draft' };
  const title = entry.field('title');
  const content = readText(entry.field('content'));
  const authors = authorsOf(entry);
  const alternates = entry.all('link').filter((link) => (link.attribute('rel') ?? 'alternate') === 'alternate');
  return feedEntry(
    {
      title: title === undefined ? '' : readLine(title),
      // those that are not "published" and "updated" are Atom 0.3's and Dublin Core's
      dates: ['published', 'issued', 'created', 'dc:date', 'dcterms:issued'].map((name) => entry.field(name)),
      changes: ['updated', 'modified'].map((name) => entry.field(name)),
      dateName: 'published',
      body: content.text === '' ? readText(entry.field('summary')) : content,
      authors: authors.length === 0 ? feedAuthors : authors,
      themes: entry
        .all('category')
        .filter((category) => !isOfKindScheme(category))
        .map(themeOf),
      urls: alternates.map((link) => link.attribute('href')),
    },
    place,
  );
}

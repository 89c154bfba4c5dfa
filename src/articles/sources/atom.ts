import type { SourcePlace } from '../article.js';
import type { Entry } from '../entry.js';
import { cleanBody } from './clean-text.js';
import { feedEntry } from './feed-fields.js';
import { htmlToText } from './html-text.js';
import { htmlLine, XmlElement, type XmlField } from './xml-element.js';

/** Atom's kinds of text that are HTML in fact; 0.3 wrote them as media types. */
const HTML = /^(?:html|text\/html)$/u;
const XHTML = /^(?:xhtml|application\/xhtml\+xml)$/u;
const PLAIN = /^(?:text|text\/plain|)$/u;

function typeOf(field: XmlField): string {
  return field.attribute('type')?.toLowerCase() ?? '';
}

/** What a field holds, laid out; plain text is as it was written. Empty for what is not text, such as an image. */
function readText(field: XmlField | undefined): string {
  if (field === undefined) return '';
  const type = typeOf(field);
  if (XHTML.test(type)) return htmlToText(field.markup);
  if (HTML.test(type)) return htmlToText(field.characters);
  return PLAIN.test(type) ? cleanBody(field.characters.trim()) : '';
}

/** As `readText`, on one line. HTML's own character references are read in plain text too, for many write them. */
function readLine(field: XmlField): string {
  const type = typeOf(field);
  if (XHTML.test(type)) return htmlLine(field.markup);
  return HTML.test(type) ? field.line : htmlLine(field.characters.replaceAll('<', '&lt;'));
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

/** Reads an `<entry>` of Atom (RFC 4287). `feedAuthors` are taken where it names no author. */
export function readAtomEntry(entry: XmlElement, place: SourcePlace, feedAuthors: readonly string[]): Entry {
  const title = entry.field('title');
  const content = readText(entry.field('content'));
  const authors = authorsOf(entry);
  const alternates = entry.all('link').filter((link) => (link.attribute('rel') ?? 'alternate') === 'alternate');
  return feedEntry(
    {
      title: title === undefined ? '' : readLine(title),
      // the last three are those of Atom 0.3
      dates: ['published', 'updated', 'issued', 'created', 'modified'].map((name) => entry.field(name)),
      dateName: 'published',
      body: content === '' ? readText(entry.field('summary')) : content,
      authors: authors.length === 0 ? feedAuthors : authors,
      themes: entry.all('category').map(themeOf),
      urls: alternates.map((link) => link.attribute('href')),
    },
    place,
  );
}

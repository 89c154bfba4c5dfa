import type { SourcePlace } from '../../article.js';
import { cleanBody } from '../fields/clean-text.js';
import { feedEntry, type FeedEntry } from './feed-entry.js';
import { peopleIn } from '../fields/listed-names.js';
import type { Body } from '../fields/marked-headings.js';
import { htmlToBody } from '../html/html-text.js';
import { withParagraphs } from '../fields/plain-paragraphs.js';
import type { XmlElement } from './xml-element.js';

/** Who wrote it: Dublin Core's, RSS 2.0's and what podcasts have. */
const AUTHOR_NAMES = ['dc:creator', 'author', 'itunes:author'];
/** Where an item has its title and its text, the best first; a podcast's may be Apple's, a video's Yahoo's. */
const TITLE_NAMES = ['title', 'dc:title', 'itunes:title', 'media:title'];
const BODY_NAMES = [
  'content:encoded',
  'description',
  'atom:content',
  'atom:summary',
  'itunes:summary',
  'dc:description',
  'media:description',
];
const DATE_NAMES = [
  'pubDate',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'dcterms:date',
  'atom:published',
  'a10:published',
  'prism:publicationDate',
];
const CHANGE_NAMES = ['dcterms:modified', 'atom:updated', 'a10:updated'];
const TAG = /<[/!a-z]/iu;

/** The text of HTML, which may be none: where there is no tag, lines are paragraphs. */
function readHtml(html: string): Body {
  // a parser for each of a million summaries takes longer than all the rest
  if (!/[&<]/u.test(html)) return { text: cleanBody(html), headings: [] };
  return htmlToBody(TAG.test(html) ? html : withParagraphs(html));
}

/** The text of the first of the fields that has any. */
function readBody(item: XmlElement): Body {
  for (const name of BODY_NAMES) {
    const body = readHtml(item.text(name));
    if (body.text !== '') return body;
  }
  return { text: '', headings: [] };
}

/** The first of the elements for it that name somebody. */
function authorsOf(item: XmlElement): readonly string[] {
  const named = AUTHOR_NAMES.map((name) => item.all(name).map(({ line }) => line));
  return named.find((names) => peopleIn(names).length > 0) ?? [];
}

/**
 * Reads an `<item>` of RSS 0.9x, 1.0 or 2.0. The prefixes of the modules (`dc`, `content`) are those that everybody
 * writes; what they are bound to is not looked at.
 */
export function readRssItem(item: XmlElement, place: SourcePlace): FeedEntry {
  const guid = item.field('guid');
  return feedEntry(
    {
      title: TITLE_NAMES.map((name) => item.field(name)?.line ?? '').find((title) => title !== '') ?? '',
      dates: DATE_NAMES.map((name) => item.field(name)),
      changes: CHANGE_NAMES.map((name) => item.field(name)),
      dateName: 'pubDate',
      body: readBody(item),
      authors: authorsOf(item),
      themes: [...item.all('category'), ...item.all('dc:subject')].map(({ line }) => line),
      urls: [item.text('link'), guid?.attribute('isPermaLink') === 'false' ? undefined : guid?.characters.trim()],
    },
    place,
  );
}

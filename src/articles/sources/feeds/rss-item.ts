import type { SourcePlace } from '../../article.js';
import type { Entry } from '../../parsed-source.js';
import { cleanBody } from '../fields/clean-text.js';
import { feedEntry } from './feed-entry.js';
import { peopleIn } from '../fields/listed-names.js';
import { htmlToText } from '../html/html-text.js';
import { withParagraphs } from '../fields/plain-paragraphs.js';
import type { XmlElement } from './xml-element.js';

/** Dublin Core's, RSS 2.0's and what podcasts have. */
const AUTHOR_NAMES = ['dc:creator', 'author', 'itunes:author'];
const TAG = /<[/!a-z]/iu;

/** The text of HTML, which may be none: where there is no tag, lines are paragraphs. */
function readHtml(html: string): string {
  // a parser for each of a million summaries takes longer than all the rest
  if (!/[&<]/u.test(html)) return cleanBody(html);
  return htmlToText(TAG.test(html) ? html : withParagraphs(html));
}

/** The text of the first of the fields that has any. */
function readBody(item: XmlElement): string {
  for (const name of ['content:encoded', 'description']) {
    const text = readHtml(item.text(name));
    if (text !== '') return text;
  }
  return '';
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
export function readRssItem(item: XmlElement, place: SourcePlace): Entry {
  const guid = item.field('guid');
  return feedEntry(
    {
      title: item.field('title')?.line ?? '',
      dates: [item.field('pubDate'), item.field('dc:date')],
      dateName: 'pubDate',
      body: readBody(item),
      authors: authorsOf(item),
      themes: [...item.all('category'), ...item.all('dc:subject')].map(({ line }) => line),
      urls: [item.text('link'), guid?.attribute('isPermaLink') === 'false' ? undefined : guid?.characters.trim()],
    },
    place,
  );
}

import type { SourcePlace } from '../../article.js';
import type { Entry } from '../../parsed-source.js';
import { cleanBody } from '../fields/clean-text.js';
import { feedEntry } from './feed-entry.js';
import { htmlToText } from '../html/html-text.js';
import { withParagraphs } from '../fields/plain-paragraphs.js';
import type { XmlElement } from './xml-element.js';

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

/**
 * Reads an `<item>` of RSS 0.9x, 1.0 or 2.0. The prefixes of the modules (`dc`, `content`) are those that everybody
 * writes; what they are bound to is not looked at.
 */
export function readRssItem(item: XmlElement, place: SourcePlace): Entry {
  const creators = item.all('dc:creator');
  const guid = item.field('guid');
  return feedEntry(
    {
      title: item.field('title')?.line ?? '',
      dates: [item.field('pubDate'), item.field('dc:date')],
      dateName: 'pubDate',
      body: readBody(item),
      authors: (creators.length > 0 ? creators : item.all('author')).map(({ line }) => line),
      themes: [...item.all('category'), ...item.all('dc:subject')].map(({ line }) => line),
      urls: [item.text('link'), guid?.attribute('isPermaLink') === 'false' ? undefined : guid?.characters.trim()],
    },
    place,
  );
}

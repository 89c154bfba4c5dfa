import type { Article } from '../../articles/article.js';
import { uuidOf } from './name-uuid.js';
import { escapeXml } from '../http/xml.js';

/** Of Atom (RFC 4287). */
export const ATOM_TYPE = 'application/atom+xml';
/** A summary is read in a list. In UTF-16 units. */
const MAX_SUMMARY = 500;

/** What a feed says of itself. */
export interface FeedHead {
  readonly title: string;
  /** The page that shows the same search. */
  readonly page: string;
  readonly self: string;
  /** ISO 8601, UTC. */
  readonly updated: string;
  readonly publisher: string;
}

/** An article with the time at which it last changed, and the address of its page. */
export interface FeedEntry {
  readonly article: Article;
  readonly updated: string;
  readonly page: string;
}

/** A feed as Atom, with a tombstone for what has left (RFC 6721). Ids stay, wherever the service moves. */
export function atomFeed(
  { title, page, self, updated, publisher }: FeedHead,
  entries: readonly FeedEntry[],
  removed: readonly { readonly id: string; readonly updated: string }[],
): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
  <id>${uuidOf(`feed ${new URL(page).search}`)}</id>
  <title>${escapeXml(title)}</title>
  <updated>${updated}</updated>
  <author><name>${escapeXml(publisher)}</name></author>
  <link rel="alternate" type="text/html" href="${escapeXml(page)}"/>
  <link rel="self" type="${ATOM_TYPE}" href="${escapeXml(self)}"/>
  <generator>Sibyl</generator>
${[...entries.map(entryOf), ...removed.map(tombstoneOf)].join('')}</feed>
`;
}

/** The alternate link comes first: a reader takes the first for where the article is. */
function entryOf({ article, updated, page }: FeedEntry): string {
  const { id, title, date, authors, themes, body } = article;
  const people = authors.map((name) => `    <author><name>${escapeXml(name)}</name></author>\n`);
  const about = themes.map((theme) => `    <category term="${escapeXml(theme)}"/>\n`);
  return `  <entry>
    <link rel="alternate" type="text/html" href="${escapeXml(page)}"/>
    <id>${uuidOf(id)}</id>
    <title>${escapeXml(title)}</title>
    <published>${date}T00:00:00Z</published>
    <updated>${updated}</updated>
${people.join('')}${about.join('')}    <summary>${escapeXml(summaryOf(body))}</summary>
  </entry>
`;
}

/** With no link and no time but its own: readers that know no tombstones would take them for the feed's. */
function tombstoneOf({ id, updated }: { readonly id: string; readonly updated: string }): string {
  return `  <at:deleted-entry ref="${uuidOf(id)}" when="${updated}"/>\n`;
}

/** The beginning of a text, up to a word's end. */
export function summaryOf(body: string, most = MAX_SUMMARY): string {
  const text = body.replace(/\s+/gu, ' ').trim();
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).trimEnd()} …`;
}

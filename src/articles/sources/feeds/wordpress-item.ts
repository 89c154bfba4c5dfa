import type { SourcePlace } from '../../article.js';
import { listedPeople } from '../../bylines/listed-people.js';
import type { Withheld } from '../../parsed-source.js';
import { feedEntry, type FeedEntry } from './feed-entry.js';
import { htmlToBody } from '../html/html-text.js';
import { wordpressHtml } from './wordpress-content.js';
import { kindNamed } from '../../publication-kind.js';
import { RecordProblem, XmlElement, type XmlField } from './xml-element.js';
import { recordsIn } from './xml-records.js';

/** Pages of the site, and what WordPress and its plugins keep as posts for their own use: nobody ever published one. */
const NO_PUBLICATION =
  /^(?:page|attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|acf-[\w-]+|elementor_\w+|guest-author|wpcf7_contact_form|feedback)$/u;
/** Themes are two of the taxonomies that WordPress writes as `<category>`. */
const THEME_DOMAINS = new Set(['category', 'post_tag']);

/** An item that is no post. */
export interface OtherType {
  readonly type: string;
  /** Whether nobody expects it among publications; a type of the site's own, such as "case_study", might be one. */
  readonly ignored: boolean;
  /** Who somebody is who writes under a name that is no account's, as Co-Authors Plus keeps guests. */
  readonly guest?: readonly [account: string, people: readonly string[]];
}

/** The full names that a WordPress export lists for its accounts; `head` is what stands before its items. */
export function readAccounts(head: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  // exports of WordPress 3.0 and some plugins say wp:wp_author
  const records = ['wp:author', 'wp:wp_author'].flatMap((element) => recordsIn(head, element));
  for (const { xml } of records) {
    if (typeof xml !== 'string') throw new RecordProblem(`in the list of authors: ${xml.problem}`);
    const author = new XmlElement(xml);
    const name = author.field('wp:author_display_name')?.line ?? '';
    if (name !== '') names.set(author.text('wp:author_login'), name);
  }
  return names;
}

/**
 * The accounts that wrote a post: those that Co-Authors Plus keeps as terms of a taxonomy, where it does, since the post's
 * own creator may be whoever typed it in.
 */
function creatorsOf(item: XmlElement): readonly string[] {
  const terms = item.all('category').filter((category) => category.attribute('domain') === 'author');
  return terms.length === 0 ? item.all('dc:creator').map(({ line }) => line) : terms.map(accountOf);
}

function accountOf(term: XmlField): string {
  const account = withoutPrefix(term.attribute('nicename') ?? '');
  return account === '' ? term.line : account;
}

/** Co-Authors Plus sets "cap-" before the accounts it knows. */
function withoutPrefix(account: string): string {
  return account.replace(/^cap-/u, '');
}

/** Why an item is kept from the public; undefined for one that is published, or will be on its date. */
function withheldAs(item: XmlElement): Withheld['why'] | undefined {
  const status = item.text('wp:status');
  if (status === '') throw new RecordProblem('it has no <wp:status>, so nothing says that it is public');
  if (status === 'private' || item.text('wp:post_password') !== '') return 'private';
  return status === 'publish' || status === 'future' ? undefined : 'draft';
}

/**
 * Reads an `<item>` of a WordPress export (WXR). Only posts are publications, and types that are called as a kind of them
 * ("case_study"); of other items the type is handed back. A
 * status that is neither public nor private is a draft's: draft, pending, in the bin, or one that a plugin made up. The
 * day is the site's own.
 */
export function readWxrItem(
  item: XmlElement,
  place: SourcePlace,
  accounts: ReadonlyMap<string, string>,
): FeedEntry | Withheld | OtherType {
  const type = item.text('wp:post_type');
  if (type === 'guest-author') {
    const account = withoutPrefix(item.text('wp:post_name'));
    return { type, ignored: true, guest: [account, listedPeople(item.field('title')?.line ?? '')] };
  }
  if (type !== 'post' && kindNamed(type) === undefined) return { type, ignored: NO_PUBLICATION.test(type) };
  const why = withheldAs(item);
  if (why !== undefined) return { ...place, why };

  const content = htmlToBody(wordpressHtml(item.text('content:encoded')));
  const read = feedEntry(
    {
      title: item.field('title')?.line ?? '',
      // where the first was never set it is 0000-00-00
      dates: ['wp:post_date', 'wp:post_date_gmt', 'pubDate'].map((name) => item.field(name)),
      changes: ['wp:post_modified'].map((name) => item.field(name)),
      dateName: 'wp:post_date',
      body: content.text === '' ? htmlToBody(wordpressHtml(item.text('excerpt:encoded'))) : content,
      authors: creatorsOf(item).map((account) => accounts.get(account) ?? account),
      themes: item
        .all('category')
        .filter((category) => THEME_DOMAINS.has(category.attribute('domain') ?? ''))
        .map(({ line }) => line),
      kinds: [type],
      urls: [item.text('link')],
    },
    place,
  );
  return item.text('wp:status') === 'future' ? { ...read, entry: { ...read.entry, scheduled: true } } : read;
}

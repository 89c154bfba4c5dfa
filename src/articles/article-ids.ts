import { fold } from '../analysis/fold.js';
import { compareTexts } from './text-order.js';

/** Ids stand in addresses and logs: longer ones are somebody's data. Given and made ids keep to the same length. */
export const MAX_ID_LENGTH = 200;
/** Leaves room for the date, its hyphen and a suffix of five digits and theirs. */
const MAX_SLUG_LENGTH = MAX_ID_LENGTH - 'YYYY-MM-DD-'.length - '-99999'.length;

/** Characters that an address takes as they are; the first one keeps "." and ".." out, which addresses swallow. */
const USABLE_ID = /^[A-Za-z0-9][A-Za-z0-9._~-]*$/u;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Whether an id that a source gives can be kept. */
export function isUsableId(id: string): boolean {
  return id.length <= MAX_ID_LENGTH && USABLE_ID.test(id);
}

/** A title as part of an address: ASCII letters and digits with single hyphens, cut between words. */
function slugOf(title: string): string {
  const slug = fold(title)
    .replace(/['’‘ʼ＇]/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  if (slug === '') return `untitled-${fnv1a(title.normalize('NFC')).toString(16).padStart(8, '0')}`;
  if (slug.length <= MAX_SLUG_LENGTH) return slug;
  const cut = slug.lastIndexOf('-', MAX_SLUG_LENGTH);
  return slug.slice(0, cut > 0 ? cut : MAX_SLUG_LENGTH);
}

/** FNV-1a over UTF-16 units: tells apart the titles that have no letter an address can show. */
function fnv1a(text: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash >>> 0;
}

/** What an id is made from. */
interface Identified {
  readonly id?: string | undefined;
  readonly date: string;
  readonly title: string;
  readonly body: string;
}

/**
 * The ids of articles, in their order: the given one where there is one, else `YYYY-MM-DD-slug-of-title`. Articles that
 * would share a made id get `-2`, `-3` and so on in the order of their titles and bodies, so that neither the order of
 * the files nor their names can change an id. Given ids must differ from one another.
 */
export function identify(articles: readonly Identified[]): string[] {
  const taken = new Set(articles.flatMap(({ id }) => (id === undefined ? [] : [id])));
  // joined, not concatenated: what two texts are put together of is held beside what they become
  const ids = articles.map(({ id, date, title }) => id ?? [date, slugOf(title)].join('-'));
  const made = [...articles.entries()].filter(([, { id }]) => id === undefined);
  made.sort(([, a], [, b]) => compareTexts(a.title, b.title) || compareTexts(a.body, b.body));

  // every plain id first: the second "report" must not take "report-2" from an article of that title
  const clashing = made.filter(([index]) => {
    const id = ids[index] ?? '';
    if (taken.has(id)) return true;
    taken.add(id);
    return false;
  });
  for (const [index] of clashing) {
    let suffix = 2;
    while (taken.has(`${ids[index] ?? ''}-${suffix}`)) suffix++;
    const id = `${ids[index] ?? ''}-${suffix}`;
    taken.add(id);
    ids[index] = id;
  }
  return ids;
}

import { feedDate } from '../fields/written-date.js';
import { dayInPath } from '../fields/day-in-path.js';
import type { Fields } from './front-matter-fields.js';

/** Names of fields in Jekyll, Hugo, Astro, Eleventy and Zola, in small letters without "_" and "-"; the first counts. */
const DATE_NAMES = ['date', 'pubdate', 'pubdatetime', 'published', 'publishedat', 'publisheddate', 'datepublished'];
/** Hugo keeps a post back until this day. */
const PUBLISHING_NAME = 'publishdate';
/** Hugo publishes a post no more from this day on. */
const EXPIRY_NAMES = ['expirydate', 'unpublishdate'];
/** Where the page is to be found, which often has the day in it. */
const ADDRESS_NAMES = ['path', 'permalink', 'url', 'slug'];
/** Days on which a text was changed: better than none. */
const CHANGE_NAMES = ['lastmod', 'lastmodified', 'modified', 'updated', 'updatedat', 'moddatetime', 'lastupdated'];
/** Enough of a value to find it by. */
const MAX_SHOWN = 60;

/** A day that cannot be read. */
export class DateProblem extends Error {}

/** The day of a post, and the field it is of where that is only the day of a change. */
export interface PostDate {
  readonly date: string;
  readonly changed?: string;
}

/**
 * The day of a post, as written; of a date and a later day of publishing the later. Where no field has it, it is in the
 * file's name, its folders or its address. Undefined where there is none; throws DateProblem for one that cannot be read.
 */
export function postDate(file: string, fields: Fields): PostDate | undefined {
  const written = DATE_NAMES.find((name) => hasDate(fields, name));
  const dates = [written, PUBLISHING_NAME].flatMap((name) =>
    name !== undefined && hasDate(fields, name) ? [readDate(fields, name)] : [],
  );
  const addresses = ADDRESS_NAMES.map((name) => fields.text(name));
  const date = dates.sort().at(-1) ?? [file, ...addresses].map(dayInPath).find((day) => day !== undefined);
  if (date !== undefined) return { date };
  const changed = CHANGE_NAMES.find((name) => hasDate(fields, name));
  return changed === undefined ? undefined : { date: readDate(fields, changed), changed };
}

/** The day from which on a post is published no more; undefined where there is none. Throws DateProblem. */
export function expiryDate(fields: Fields): string | undefined {
  const name = EXPIRY_NAMES.find((each) => hasDate(fields, each));
  return name === undefined ? undefined : readDate(fields, name);
}

function hasDate(fields: Fields, name: string): boolean {
  // "published" may be a flag
  return fields.text(name) !== '' && fields.flag(name) === undefined;
}

function readDate(fields: Fields, name: string): string {
  const text = fields.text(name);
  const date = feedDate(text);
  if (date === undefined) throw new DateProblem(`"${name}" is "${text.slice(0, MAX_SHOWN)}"; expected YYYY-MM-DD`);
  return date;
}

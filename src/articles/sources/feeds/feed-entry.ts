import type { SourcePlace } from '../../article.js';
import type { Entry } from '../../parsed-source.js';
import { feedDate } from '../fields/written-date.js';
import { peopleIn } from '../fields/listed-names.js';
import { bodyFields, type Body } from '../fields/marked-headings.js';
import { kindAmong, kindNamed } from '../../publication-kind.js';
import { titleOfText } from '../fields/title-text.js';
import { isWebAddress } from '../fields/web-address.js';
import { RecordProblem, type XmlField } from './xml-element.js';

/** What WordPress calls the theme of what has none. */
const NO_THEME = /^uncategori[sz]ed$/iu;
/** What is longer names nobody. */
const LONGEST_NAMES = 1000;
const LONGEST_SHOWN = 60;

/** A record's fields as a kind of feed reads them; texts that are empty are missing. */
interface FeedFields {
  readonly title: string;
  /** The dates of its publication that it may have, the best first; the first that can be read counts. */
  readonly dates: readonly (XmlField | undefined)[];
  /** Those of its last change, which count where there is none of those. */
  readonly changes: readonly (XmlField | undefined)[];
  /** How its source spells the field that the date is expected in. */
  readonly dateName: string;
  readonly body: Body;
  readonly authors: readonly string[];
  readonly themes: readonly string[];
  /** What else may say which kind of publication it is, before its themes. */
  readonly kinds?: readonly string[];
  /** Addresses it may have, the best first; those that are not of the web are passed over. */
  readonly urls: readonly (string | undefined)[];
}

/** An entry of a feed, and the field of its date where that is only the date of its last change. */
export interface FeedEntry {
  readonly entry: Entry;
  readonly changed?: string;
}

function readDate(
  title: string,
  { dates, changes, dateName }: FeedFields,
): { readonly date: string; readonly changed?: string } {
  for (const field of [...dates, ...changes]) {
    const date = field && feedDate(field.line);
    if (date !== undefined) return { date, ...(changes.includes(field) ? { changed: field?.name ?? '' } : {}) };
  }
  const written = [...dates, ...changes].map((field) => field?.line ?? '').find((text) => text !== '');
  if (written === undefined) throw new RecordProblem(`"${title}" has no date; expected <${dateName}>`);
  const shown = written.length > LONGEST_SHOWN ? `${written.slice(0, LONGEST_SHOWN)}…` : written;
  throw new RecordProblem(`the date of "${title}" is "${shown}", which is not a day we can read`);
}

/**
 * The entry that a record's fields are; a message without a title is called by how it begins. Throws `RecordProblem` where
 * it has neither title nor text, or no date.
 */
export function feedEntry(fields: FeedFields, place: SourcePlace): FeedEntry {
  const title = fields.title || titleOfText(fields.body.text);
  if (title === '') throw new RecordProblem('it has neither a title nor a text');
  const { date, changed } = readDate(title, fields);
  // none for addresses and accounts that are nobody, so that the text's byline may say more
  const authors = peopleIn(fields.authors.filter((name) => name.length <= LONGEST_NAMES));
  const themes = fields.themes.filter((theme) => theme !== '' && !NO_THEME.test(theme));
  const kind = kindAmong([...(fields.kinds ?? []), ...themes]);
  const topics = themes.filter((theme) => kindNamed(theme) === undefined);
  const url = fields.urls.find((address) => address !== undefined && isWebAddress(address));
  const entry = {
    title,
    date,
    ...bodyFields(fields.body),
    place,
    ...(authors.length === 0 ? {} : { authors }),
    ...(topics.length === 0 ? {} : { themes: [...new Set(topics)] }),
    ...(kind === undefined ? {} : { kind }),
    ...(url === undefined ? {} : { url }),
  };
  return { entry, ...(changed === undefined ? {} : { changed }) };
}

import type { SourcePlace } from '../../article.js';
import type { Entry } from '../../parsed-source.js';
import { feedDate } from '../fields/written-date.js';
import { peopleIn } from '../fields/listed-names.js';
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
  /** The dates it may have, the best first; the first that is there counts. */
  readonly dates: readonly (XmlField | undefined)[];
  /** How its source spells the field that the date is expected in. */
  readonly dateName: string;
  readonly body: string;
  readonly authors: readonly string[];
  readonly themes: readonly string[];
  /** Addresses it may have, the best first; those that are not of the web are passed over. */
  readonly urls: readonly (string | undefined)[];
}

function readDate({ title, dates, dateName }: FeedFields): string {
  const written = dates.map((field) => field?.line ?? '').find((text) => text !== '');
  if (written === undefined) throw new RecordProblem(`"${title}" has no date; expected <${dateName}>`);
  const date = feedDate(written);
  if (date === undefined) {
    const shown = written.length > LONGEST_SHOWN ? `${written.slice(0, LONGEST_SHOWN)}…` : written;
    throw new RecordProblem(`the date of "${title}" is "${shown}", which is not a day we can read`);
  }
  return date;
}

/** The entry that a record's fields are. Throws `RecordProblem` where it has no title or no date. */
export function feedEntry(fields: FeedFields, place: SourcePlace): Entry {
  if (fields.title === '') throw new RecordProblem('it has no title; expected a <title> that is not empty');
  // none for addresses and accounts that are nobody, so that the text's byline may say more
  const authors = peopleIn(fields.authors.filter((name) => name.length <= LONGEST_NAMES));
  const themes = fields.themes.filter((theme) => theme !== '' && !NO_THEME.test(theme));
  const url = fields.urls.find((address) => address !== undefined && isWebAddress(address));
  return {
    title: fields.title,
    date: readDate(fields),
    body: fields.body,
    place,
    ...(authors.length === 0 ? {} : { authors }),
    ...(themes.length === 0 ? {} : { themes: [...new Set(themes)] }),
    ...(url === undefined ? {} : { url }),
  };
}

import type { Heading, SourcePlace } from './article.js';

/** One entry as a source gives it, before bylines, duplicates and themes are worked out. */
export interface Entry {
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly body: string;
  /** Missing where there is none. */
  readonly headings?: readonly Heading[];
  /** The body is a text of which nothing says what its headings are. */
  readonly plain?: boolean;
  readonly place: SourcePlace;
  /** Only where the source has fields for them. */
  readonly id?: string;
  readonly authors?: readonly string[];
  readonly themes?: readonly string[];
  /** What kind of publication its source says that it is, such as "News release". */
  readonly kind?: string;
  readonly url?: string;
  /** Its source publishes it from its date on, not before; whether that day has come is not a parser's to say. */
  readonly scheduled?: boolean;
  /** The day from which on its source publishes it no more, `YYYY-MM-DD`. */
  readonly expires?: string;
}

/** A place in a source and a sentence about it, shown as `file:line: reason`: mostly why it could not become an entry. */
export interface Reject extends SourcePlace {
  readonly reason: string;
}

/** An entry that is kept from the public: by its source, or since it was withdrawn. */
export interface Withheld extends SourcePlace {
  readonly why: 'draft' | 'private' | 'future' | 'expired' | 'withdrawn';
}

/** Who writes under the names of accounts that articles give for their writers. */
export interface Accounts {
  /** Of the folder's files these accounts are the writers; its path from the source's, empty or with a slash at its end. */
  readonly folder: string;
  /** Of each account the people; none where it is nobody. */
  readonly people: readonly (readonly [account: string, people: readonly string[]])[];
}

/** What a source file holds. Nothing is lost in silence: what is neither an entry, nor withheld, nor ignored is a reject. */
export interface ParsedSource {
  readonly entries: readonly Entry[];
  readonly rejects: readonly Reject[];
  /** None for a kind of source in which everything is public. */
  readonly withheld?: readonly Withheld[];
  /** What lies among articles and is meant to be none, such as a section's page in a site's checkout. */
  readonly ignored?: readonly Reject[];
  /** Where it says who the accounts are. */
  readonly accounts?: Accounts;
  /** Of entries that were read: what was taken for want of better, or passed over, and may not be what was meant. */
  readonly remarks?: readonly Reject[];
}

/** A source file as read: `invalidLines` are those (from 1) whose bytes were not UTF-8, kept in `text` with U+FFFD. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  readonly invalidLines: readonly number[];
}

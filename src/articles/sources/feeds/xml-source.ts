import type { SourcePlace } from '../../article.js';
import type { Entry, ParsedSource, Reject, SourceText, Withheld } from '../../parsed-source.js';
import { readAtomEntry, readFeedAuthors } from './atom-entry.js';
import { tooManyRejects } from '../fields/reject-limit.js';
import type { FeedEntry } from './feed-entry.js';
import { readRssItem } from './rss-item.js';
import { readAccounts, readWxrItem, type OtherType } from './wordpress-item.js';
import { findRoot, XmlProblem, type XmlRoot } from './xml-root.js';
import { RecordProblem, XmlElement } from './xml-element.js';
import { lineOf, RecordCutter, type XmlRecord } from './xml-records.js';
import { readWhole, type SourceReader } from '../source-reader.js';
import type { TextPiece } from '../text-pieces.js';

/** What a file is that we do not read, by the name of its outermost element in small letters, and what to do about it. */
const NOT_FEEDS: ReadonlyMap<string, string> = new Map([
  ['html', 'an HTML page; save it with the ending .html'],
  ['urlset', 'a sitemap, which lists addresses without their texts'],
  ['sitemapindex', 'a list of sitemaps, which holds no texts'],
  ['opml', 'an OPML file, which lists feeds without their articles'],
  ['svg', 'an SVG picture'],
  ['rdf:rdf', 'an RDF file, but not RSS 1.0'],
]);
const EXPECTED = 'expected a WordPress export, an RSS feed or an Atom feed';
/** Namespaces by which two kinds of files that begin alike are told apart. */
const WORDPRESS_EXPORT = 'wordpress.org/export/';
const RSS_1 = /purl\.org\/rss\/|my\.netscape\.com\/rdf/u;
const LONGEST_SHOWN = 60;

function shown(name: string): string {
  return name.length > LONGEST_SHOWN ? `${name.slice(0, LONGEST_SHOWN)}…` : name;
}

type ReadRecord = (element: XmlElement, place: SourcePlace) => FeedEntry | Withheld | OtherType;

function atomReader(head: string): ReadRecord {
  const authors = readFeedAuthors(head);
  return (entry, place) => readAtomEntry(entry, place, authors);
}

function wxrReader(head: string): ReadRecord {
  const accounts = readAccounts(head);
  return (item, place) => readWxrItem(item, place, accounts);
}

/** The reader of a document's records by its outermost element and what stands before them; undefined if we have none. */
function readerOf({ name, offset }: XmlRoot, head: string): ReadRecord | undefined {
  try {
    if (name === 'feed') return atomReader(head);
    if (name === 'rss') return head.includes(WORDPRESS_EXPORT) ? wxrReader(head) : readRssItem;
    return name === 'rdf:RDF' && RSS_1.test(head) ? readRssItem : undefined;
  } catch (error) {
    if (!(error instanceof RecordProblem)) throw error;
    throw new XmlProblem(`what stands before the first entry: ${error.message}`, offset);
  }
}

/** The items of a type that is not read. */
interface Others extends OtherType {
  readonly line: number;
  readonly count: number;
}

/** One line for all items of a type, since a site has many pages. */
function otherTypes(file: string, others: readonly Others[]): Reject[] {
  return others.map(({ type, line, count, ignored }) => {
    const items = count === 1 ? 'this item is' : `this item and ${count - 1} more are`;
    const why = ignored ? ', which is no publication' : ' and left out: only posts are publications';
    return { file, line, reason: `${items} of the type "${shown(type)}"${why}` };
  });
}

/** One line for all entries that have no better date, since a feed that gives none gives it of no entry. */
function onlyChanged(file: string, changed: readonly { readonly line: number; readonly field: string }[]): Reject {
  const [first] = changed;
  const entries = changed.length === 1 ? 'this entry has' : `this entry and ${changed.length - 1} more have`;
  const reason = `${entries} no date of publication; that of the last change, <${first?.field ?? ''}>, is taken`;
  return { file, line: first?.line ?? 1, reason };
}

/** What the records of a document hold, read one after another. */
class Records {
  readonly #entries: Entry[] = [];
  readonly #rejects: Reject[] = [];
  readonly #withheld: Withheld[] = [];
  readonly #others = new Map<string, Others>();
  readonly #guests: [account: string, people: readonly string[]][] = [];
  readonly #changed: { readonly line: number; readonly field: string }[] = [];
  readonly #invalid: number[] = [];
  #isOver = false;

  constructor(
    private readonly file: string,
    private readonly read: ReadRecord,
  ) {}

  /** Lines that are not UTF-8, in their order, before the records that they are in. */
  invalid(lines: readonly number[]): void {
    for (const line of lines) this.#invalid.push(line);
  }

  add({ line, lastLine, xml }: XmlRecord): void {
    if (this.#isOver) return;
    const { file } = this;
    while ((this.#invalid[0] ?? Infinity) < line) this.#invalid.shift();
    const [invalid] = this.#invalid;
    const end = tooManyRejects(file, line, this.#rejects);
    if (end !== undefined) {
      this.#rejects.push(end);
      this.#isOver = true;
      return;
    }
    try {
      if (typeof xml !== 'string') throw new RecordProblem(xml.problem);
      if (invalid !== undefined && invalid <= lastLine) {
        throw new RecordProblem(`line ${invalid} is not valid UTF-8; save the file as UTF-8`);
      }
      this.#keep(this.read(new XmlElement(xml), { file, line }), line);
    } catch (error) {
      if (!(error instanceof RecordProblem)) throw error;
      this.#rejects.push({ file, line, reason: error.message });
    }
  }

  #keep(reading: ReturnType<ReadRecord>, line: number): void {
    if ('why' in reading) this.#withheld.push(reading);
    else if ('type' in reading) {
      if (reading.guest !== undefined) this.#guests.push([...reading.guest]);
      const known = this.#others.get(reading.type) ?? { ...reading, line, count: 0 };
      this.#others.set(reading.type, { ...known, count: known.count + 1 });
    } else {
      this.#entries.push(reading.entry);
      if (reading.changed !== undefined) this.#changed.push({ line, field: reading.changed });
    }
  }

  finish(problems: readonly Reject[]): ParsedSource {
    const { file } = this;
    const types = [...this.#others.values()];
    const unread = types.filter((type) => !type.ignored);
    const ignored = types.filter((type) => type.ignored);
    const rejects = [...this.#rejects, ...otherTypes(file, unread), ...problems];
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    return {
      entries: this.#entries,
      ...(this.#changed.length === 0 ? {} : { remarks: [onlyChanged(file, this.#changed)] }),
      rejects: rejects.sort((a, b) => a.line - b.line),
      withheld: this.#withheld,
      ignored: otherTypes(file, ignored),
      ...(this.#guests.length === 0 ? {} : { accounts: { folder, people: this.#guests } }),
    };
  }
}

/** So much may stand before the outermost element. In UTF-16 units. */
const LONGEST_PROLOGUE = 2 ** 20;

/**
 * Reads a WordPress export (WXR), an RSS feed (0.9x, 1.0, 2.0) or an Atom feed, told apart by what is in it. Any other
 * XML is rejected with a sentence that says what it is. A damaged record is a reject by itself, and of a file that is cut
 * off the whole records are kept.
 */
export class XmlReader implements SourceReader {
  /** Until the outermost element is found. */
  #start = '';
  readonly #invalid: number[] = [];
  #cutter: RecordCutter | undefined;
  #records: Records | undefined;
  #root = '';
  #problem: Reject | undefined;

  /** The outermost element is looked for in so much of the text. */
  constructor(
    private readonly file: string,
    private readonly prologue = LONGEST_PROLOGUE,
  ) {}

  push({ text, invalidLines }: TextPiece): void {
    if (this.#problem !== undefined) return;
    if (this.#records === undefined) for (const line of invalidLines) this.#invalid.push(line);
    else this.#records.invalid(invalidLines);
    if (this.#cutter !== undefined) this.#try(() => this.#cutter?.push(text));
    else {
      this.#start += text;
      if (this.#start.length > this.prologue) this.#try(() => this.#begin());
    }
  }

  finish(): ParsedSource {
    if (this.#cutter === undefined) this.#try(() => this.#begin());
    const end = this.#try(() => this.#cutter?.finish());
    if (this.#problem !== undefined) return { entries: [], rejects: [this.#problem] };
    const { file } = this;
    const problems: Reject[] = [];
    if (this.#cutter?.records === 0) {
      problems.push({ file, line: 1, reason: `no entry found: it holds no <${recordIn(this.#root)}>` });
    }
    if (end?.tail?.includes(`</${this.#root}`) === false) {
      const reason = `the file ends without </${this.#root}>; what follows in the original is missing`;
      problems.push({ file, line: end.line, reason });
    }
    return this.#records?.finish(problems) ?? { entries: [], rejects: problems };
  }

  #begin(): void {
    const text = this.#start;
    const root = findRoot(text);
    const line = lineOf(text, root.offset);
    this.#root = root.name;
    const begins = (head: string) => {
      this.#records = new Records(this.file, recordReader(root, head));
      this.#records.invalid(this.#invalid);
    };
    this.#cutter = new RecordCutter(recordIn(root.name), (record) => this.#records?.add(record), { line, begins });
    this.#cutter.push(text.slice(root.offset));
  }

  /** Nothing of a file can be read where XmlProblem is thrown. */
  #try<T>(step: () => T): T | undefined {
    if (this.#problem !== undefined) return undefined;
    try {
      return step();
    } catch (error) {
      if (!(error instanceof XmlProblem)) throw error;
      this.#problem = { file: this.file, line: lineOf(this.#start, error.offset), reason: error.message };
      return undefined;
    }
  }
}

function recordIn(root: string): 'entry' | 'item' {
  return root === 'feed' ? 'entry' : 'item';
}

function recordReader(root: XmlRoot, head: string): ReadRecord {
  const read = readerOf(root, head);
  if (read !== undefined) return read;
  const found = NOT_FEEDS.get(root.name.toLowerCase()) ?? `XML, but its outermost element is <${shown(root.name)}>`;
  throw new XmlProblem(`${found}; ${EXPECTED}`, root.offset);
}

/** Reads XML that is all there. */
export function parseXmlSource(source: SourceText): ParsedSource {
  return readWhole(new XmlReader(source.file), source);
}

import type { SourcePlace } from '../../article.js';
import type { Entry, ParsedSource, Reject, SourceText, Withheld } from '../../parsed-source.js';
import { readAtomEntry, readFeedAuthors } from './atom-entry.js';
import { tooManyRejects } from '../fields/reject-limit.js';
import type { FeedEntry } from './feed-entry.js';
import { readRssItem } from './rss-item.js';
import { readAccounts, readWxrItem, type OtherType } from './wordpress-item.js';
import { findRoot, XmlProblem, type XmlRoot } from './xml-root.js';
import { RecordProblem, XmlElement } from './xml-element.js';
import { lineCounter, splitRecords, type XmlRecord, type XmlRecords } from './xml-records.js';

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

function readRecords(source: SourceText, records: readonly XmlRecord[], read: ReadRecord): ParsedSource {
  const { file, invalidLines } = source;
  const entries: Entry[] = [];
  const rejects: Reject[] = [];
  const withheld: Withheld[] = [];
  const others = new Map<string, Others>();
  const guests: [account: string, people: readonly string[]][] = [];
  const changed: { readonly line: number; readonly field: string }[] = [];
  let nextInvalid = 0;
  for (const { line, lastLine, xml } of records) {
    while ((invalidLines[nextInvalid] ?? Infinity) < line) nextInvalid++;
    const invalid = invalidLines[nextInvalid];
    const end = tooManyRejects(file, line, rejects);
    if (end !== undefined) {
      rejects.push(end);
      break;
    }
    try {
      if (typeof xml !== 'string') throw new RecordProblem(xml.problem);
      if (invalid !== undefined && invalid <= lastLine) {
        throw new RecordProblem(`line ${invalid} is not valid UTF-8; save the file as UTF-8`);
      }
      const reading = read(new XmlElement(xml), { file, line });
      if ('why' in reading) withheld.push(reading);
      else if ('type' in reading) {
        if (reading.guest !== undefined) guests.push([...reading.guest]);
        const known = others.get(reading.type) ?? { ...reading, line, count: 0 };
        others.set(reading.type, { ...known, count: known.count + 1 });
      } else {
        entries.push(reading.entry);
        if (reading.changed !== undefined) changed.push({ line, field: reading.changed });
      }
    } catch (error) {
      if (!(error instanceof RecordProblem)) throw error;
      rejects.push({ file, line, reason: error.message });
    }
  }
  const types = [...others.values()];
  return {
    entries,
    ...(changed.length === 0 ? {} : { remarks: [onlyChanged(file, changed)] }),
    rejects: [
      ...rejects,
      ...otherTypes(
        file,
        types.filter((type) => !type.ignored),
      ),
    ],
    withheld,
    ignored: otherTypes(
      file,
      types.filter((type) => type.ignored),
    ),
    ...(guests.length === 0 ? {} : { accounts: { folder: file.slice(0, file.lastIndexOf('/') + 1), people: guests } }),
  };
}

/** What is wrong with a document as a whole, though its records may have been read. */
function wholeProblems({ file, text }: SourceText, root: string, record: string, document: XmlRecords): Reject[] {
  const rejects: Reject[] = [];
  if (document.records.length === 0) rejects.push({ file, line: 1, reason: `no entry found: it holds no <${record}>` });
  if (document.tail?.includes(`</${root}`) === false) {
    const reason = `the file ends without </${root}>; what follows in the original is missing`;
    rejects.push({ file, line: lineCounter(text)(text.trimEnd().length), reason });
  }
  return rejects;
}

/** Throws `XmlProblem` where nothing of the file can be read. */
function parse(source: SourceText): ParsedSource {
  const root = findRoot(source.text);
  const record = root.name === 'feed' ? 'entry' : 'item';
  const document = splitRecords(source.text, record, root.offset);
  const read = readerOf(root, document.head);
  if (read === undefined) {
    const found = NOT_FEEDS.get(root.name.toLowerCase()) ?? `XML, but its outermost element is <${shown(root.name)}>`;
    throw new XmlProblem(`${found}; ${EXPECTED}`, root.offset);
  }
  const parsed = readRecords(source, document.records, read);
  const rejects = [...parsed.rejects, ...wholeProblems(source, root.name, record, document)];
  return { ...parsed, rejects: rejects.sort((a, b) => a.line - b.line) };
}

/**
 * Reads a WordPress export (WXR), an RSS feed (0.9x, 1.0, 2.0) or an Atom feed, told apart by what is in it. Any other
 * XML is rejected with a sentence that says what it is. A damaged record is a reject by itself, and of a file that is cut
 * off the whole records are kept.
 */
export function parseXmlSource(source: SourceText): ParsedSource {
  try {
    return parse(source);
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error;
    const { file, text } = source;
    return { entries: [], rejects: [{ file, line: lineCounter(text)(error.offset), reason: error.message }] };
  }
}

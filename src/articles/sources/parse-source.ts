import type { ParsedSource, SourceText } from '../parsed-source.js';
import { parseAccounts } from './accounts/accounts-file.js';
import { authorFile } from './accounts/author-files.js';
import { parseHtmlPage } from './html/html-page.js';
import { JsonLinesReader } from './json-lines.js';
import { parseListingPage } from './listing-page.js';
import { parseMarkdown } from './markdown/markdown-file.js';
import { XmlReader } from './feeds/xml-source.js';
import { readWhole, wholeText, type SourceReader } from './source-reader.js';

type MakeReader = (file: string) => SourceReader;

const listingPage: MakeReader = (file) => wholeText(file, parseListingPage);
const markdown: MakeReader = (file) => wholeText(file, parseMarkdown);
const htmlPage: MakeReader = (file) => wholeText(file, parseHtmlPage);
const jsonLines: MakeReader = (file) => new JsonLinesReader(file);
const xml: MakeReader = (file) => new XmlReader(file);

/** What reads a file, by how its name ends. */
const SOURCES: ReadonlyMap<string, MakeReader> = new Map([
  ['.txt', listingPage],
  ['.jsonl', jsonLines],
  ['.ndjson', jsonLines],
  ['.md', markdown],
  ['.markdown', markdown],
  ['.mdx', markdown],
  ['.html', htmlPage],
  ['.htm', htmlPage],
  ['.xhtml', htmlPage],
  ['.xml', xml],
  ['.rss', xml],
  ['.atom', xml],
]);
/** How far into a file its kind is looked for. */
const KIND_SEEN_WITHIN = 2000;
/** What a file is that begins so, whatever its name. An XHTML page may begin as XML does, and any page with front matter. */
const UNMISTAKABLE: readonly (readonly [RegExp, MakeReader])[] = [
  [/^\s*(?:<\?xml[^<>]*>\s*)?(?:<!--[^<>]*-->\s*)*<(?:!doctype\s+html|html)[\s>]/iu, htmlPage],
  [/^(?:---[ \t]*\r?\n(?:---|[\w-]+:)|\+\+\+[ \t]*\r?\n[\w-]+\s*=)/u, markdown],
  [/^\s*<(?:\?xml\s|rss[\s>]|feed\s|rdf:rdf\s)/iu, xml],
];

function sourceOf(file: string): MakeReader | undefined {
  const ending = /\.[^./\\]*$/u.exec(unpackedName(file))?.[0].toLowerCase();
  return ending === undefined ? undefined : SOURCES.get(ending);
}

/** The name without the ending of a file that is compressed. */
function unpackedName(file: string): string {
  return file.replace(/\.gz$/iu, '');
}

/** Whether the end of a file's name is one that is read. */
export function isSourceFile(file: string): boolean {
  return sourceOf(file) !== undefined || authorFile(file) !== undefined;
}

/**
 * The reader of a source file, of which `start` is the beginning; undefined for a kind of file that is not read. What begins
 * unmistakably as a page, a feed or front matter is read so, whatever its name; for the rest the end of the name decides.
 */
export function sourceReader(file: string, start: string): SourceReader | undefined {
  const text = start.slice(0, KIND_SEEN_WITHIN);
  if (isAuthorFile(file, text)) return wholeText(file, parseAccounts);
  const named = sourceOf(file);
  if (named === undefined) return undefined;
  const make = UNMISTAKABLE.find(([beginning]) => beginning.test(text))?.[1] ?? named;
  return make(file);
}

/** Reads the entries of a source file whose text is all there. */
export function parseSource(source: SourceText): ParsedSource | undefined {
  const reader = sourceReader(source.file, source.text);
  return reader === undefined ? undefined : readWhole(reader, source);
}

/** A file of authors by where it lies. A text with a date is an article in a folder that is called so. */
function isAuthorFile(file: string, start: string): boolean {
  return authorFile(file) !== undefined && !(sourceOf(file) !== undefined && /^date\s*[:=]/imu.test(start));
}

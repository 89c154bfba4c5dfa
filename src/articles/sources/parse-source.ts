import type { ParsedSource, Reject, SourceText } from '../parsed-source.js';
import { parseAccounts } from './accounts/accounts-file.js';
import { authorFile } from './accounts/author-files.js';
import { parseHtmlPage } from './html/html-page.js';
import { parseJsonLines } from './json-lines.js';
import { parseListingPage } from './listing-page.js';
import { parseMarkdown } from './markdown/markdown-file.js';
import { binaryKind, declaredEncoding, decodeAs, evidentEncoding } from './text-encoding.js';
import { parseXmlSource } from './feeds/xml-source.js';

type Parser = (source: SourceText) => ParsedSource;

/** Which source reads a file, by how its name ends. */
const SOURCES: ReadonlyMap<string, Parser> = new Map([
  ['.txt', parseListingPage],
  ['.jsonl', parseJsonLines],
  ['.ndjson', parseJsonLines],
  ['.md', parseMarkdown],
  ['.markdown', parseMarkdown],
  ['.mdx', parseMarkdown],
  ['.html', parseHtmlPage],
  ['.htm', parseHtmlPage],
  ['.xhtml', parseHtmlPage],
  ['.xml', parseXmlSource],
  ['.rss', parseXmlSource],
  ['.atom', parseXmlSource],
]);
/** How far into a file its kind is looked for. */
const KIND_SEEN_WITHIN = 2000;
/** What a file is that begins so, whatever its name. An XHTML page may begin as XML does, and any page with front matter. */
const UNMISTAKABLE: readonly (readonly [RegExp, Parser])[] = [
  [/^\s*(?:<\?xml[^<>]*>\s*)?(?:<!--[^<>]*-->\s*)*<(?:!doctype\s+html|html)[\s>]/iu, parseHtmlPage],
  [/^(?:---[ \t]*\r?\n(?:---|[\w-]+:)|\+\+\+[ \t]*\r?\n[\w-]+\s*=)/u, parseMarkdown],
  [/^\s*<(?:\?xml\s|rss[\s>]|feed\s|rdf:rdf\s)/iu, parseXmlSource],
];
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

function sourceOf(file: string): Parser | undefined {
  const ending = /\.[^./\\]*$/u.exec(file)?.[0].toLowerCase();
  return ending === undefined ? undefined : SOURCES.get(ending);
}

/** Whether the end of a file's name is one that `parseSource` reads. */
export function isSourceFile(file: string): boolean {
  return sourceOf(file) !== undefined || authorFile(file) !== undefined;
}

/**
 * Reads a source file's entries; undefined for a kind of file we do not read. What begins unmistakably as a page, a feed
 * or front matter is read so, whatever its name; for the rest the end of the name decides.
 */
export function parseSource(source: SourceText): ParsedSource | undefined {
  if (isAuthorFile(source)) return parseAccounts(source);
  const named = sourceOf(source.file);
  if (named === undefined) return undefined;
  const start = source.text.slice(0, KIND_SEEN_WITHIN);
  const parse = UNMISTAKABLE.find(([beginning]) => beginning.test(start))?.[1] ?? named;
  return parse(source);
}

/** A file of authors by where it lies. A text with a date is an article in a folder that is called so. */
function isAuthorFile({ file, text }: SourceText): boolean {
  return (
    authorFile(file) !== undefined &&
    !(sourceOf(file) !== undefined && /^date\s*[:=]/imu.test(text.slice(0, KIND_SEEN_WITHIN)))
  );
}

/** The bytes as text, or undefined where they are not UTF-8. Drops a byte order mark. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Lines end in "\n", "\r\n" or "\r", as they do for the parsers; each line keeps its end. */
function* byteLines(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === NEWLINE || (byte === CARRIAGE_RETURN && bytes[at + 1] !== NEWLINE)) {
      yield bytes.subarray(start, at + 1);
      start = at + 1;
    }
  }
  yield bytes.subarray(start);
}

/**
 * Turns a file's bytes into text and finds the lines that are not UTF-8; a file that is no text at all is a reject. UTF-16
 * is read too, and what is not UTF-8 in the encoding that it declares as HTML and XML do.
 */
export function decodeSource(file: string, bytes: Uint8Array): SourceText | Reject {
  const binary = binaryKind(bytes);
  if (binary !== undefined) return { file, line: 1, reason: `not a text file but ${binary}` };
  const evident = evidentEncoding(bytes) ?? 'utf-8';
  if (evident !== 'utf-8') return { file, text: decodeAs(evident, bytes), invalidLines: [] };
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const line = [...byteLines(bytes.subarray(0, nul))].length;
    return { file, line, reason: 'not a text file: it holds a zero byte; expected text in UTF-8' };
  }
  const whole = decodeUtf8(bytes);
  if (whole !== undefined) return { file, text: whole, invalidLines: [] };
  const declared = declaredEncoding(bytes);
  if (declared !== undefined) return { file, text: decodeAs(declared, bytes), invalidLines: [] };

  const invalidLines: number[] = [];
  const lenient = new TextDecoder('utf-8');
  let text = '';
  let number = 0;
  for (const line of byteLines(bytes)) {
    number++;
    const decoded = decodeUtf8(line);
    if (decoded === undefined) invalidLines.push(number);
    text += decoded ?? lenient.decode(line);
  }
  return { file, text, invalidLines };
}

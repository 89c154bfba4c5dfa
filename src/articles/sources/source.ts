import type { ParsedSource, Reject, SourceText } from '../entry.js';
import { parseJsonLines } from './json-lines.js';
import { parseListingPage } from './listing-page.js';

/** Which source reads a file, by how its name ends. */
const SOURCES: ReadonlyMap<string, (source: SourceText) => ParsedSource> = new Map([
  ['.txt', parseListingPage],
  ['.jsonl', parseJsonLines],
]);
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

function sourceOf(file: string): ((source: SourceText) => ParsedSource) | undefined {
  const ending = /\.[^./\\]*$/u.exec(file)?.[0].toLowerCase();
  return ending === undefined ? undefined : SOURCES.get(ending);
}

/** Whether the end of a file's name is one that `parseSource` reads. */
export function isSourceFile(file: string): boolean {
  return sourceOf(file) !== undefined;
}

/** Reads a source file's entries; undefined for a kind of file we do not read. */
export function parseSource(source: SourceText): ParsedSource | undefined {
  return sourceOf(source.file)?.(source);
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

/** Turns a file's bytes into text and finds the lines that are not UTF-8; a file that is no text at all is a reject. */
export function decodeSource(file: string, bytes: Uint8Array): SourceText | Reject {
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const line = [...byteLines(bytes.subarray(0, nul))].length;
    return { file, line, reason: 'not a text file: it holds a zero byte; expected text in UTF-8' };
  }
  const whole = decodeUtf8(bytes);
  if (whole !== undefined) return { file, text: whole, invalidLines: [] };

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

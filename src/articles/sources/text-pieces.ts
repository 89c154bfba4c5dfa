import { binaryKind, declaredEncoding, evidentEncoding, textDecoder } from './text-encoding.js';

/** Some of a text: whole lines, but for a line that is longer than a piece. */
export interface TextPiece {
  readonly text: string;
  /** The lines of the whole text, from 1, that stand in it and whose bytes were not UTF-8; they are kept with U+FFFD. */
  readonly invalidLines: readonly number[];
}

/** Why nothing of a file can be read, and the line on which that is seen. */
export class Unreadable extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** The bytes are not UTF-8, and declare an encoding that they are to be read in from their beginning on. */
export class OtherEncoding extends Error {
  readonly encoding: string;
  constructor(encoding: string) {
    super(`the text is in ${encoding}`);
    this.encoding = encoding;
  }
}

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** What is known of an encoding is known from so many bytes. */
const HEAD_BYTES = 4096;
/** A line that is longer is handed on in pieces. */
const LONGEST_WAITING = 1 << 20;

/**
 * Turns bytes into text piece by piece and finds the lines that are not UTF-8. UTF-16 is read too, and what is not UTF-8 in
 * the encoding that it declares as HTML and XML do: `push` throws OtherEncoding then, and it is to be read anew in that one.
 * Throws Unreadable for what is no text.
 */
export class TextReader {
  #decode: ((bytes: Uint8Array, isLast: boolean) => TextPiece) | undefined;
  #declared: string | undefined;
  #waiting: Uint8Array = new Uint8Array();
  /** The line on which the next byte stands, from 1. */
  #line = 1;

  constructor(private readonly encoding?: string) {}

  push(bytes: Uint8Array): TextPiece {
    const all = joined(this.#waiting, bytes);
    if (this.#decode === undefined && all.length < HEAD_BYTES) return this.#wait(all, 0);
    this.#decode ??= this.#begin(all);
    const end = endOfPiece(all);
    const piece = end === 0 ? NOTHING : this.#decode(all.subarray(0, end), false);
    this.#wait(all, end);
    return piece;
  }

  finish(): TextPiece {
    const rest = this.#waiting;
    this.#decode ??= this.#begin(rest);
    return this.#decode(rest, true);
  }

  #wait(all: Uint8Array, from: number): TextPiece {
    this.#waiting = all.slice(from);
    return NOTHING;
  }

  #begin(start: Uint8Array): (bytes: Uint8Array, isLast: boolean) => TextPiece {
    const binary = binaryKind(start);
    if (binary !== undefined) throw new Unreadable(1, `not a text file but ${binary}`);
    const evident = this.encoding ?? evidentEncoding(start) ?? 'utf-8';
    if (evident !== 'utf-8') {
      const decode = textDecoder(evident);
      let held = '';
      return (bytes, isLast) => {
        const text = held + decode(bytes, isLast);
        // "\r\n" stays together
        held = !isLast && text.endsWith('\r') ? '\r' : '';
        return { text: text.slice(0, text.length - held.length), invalidLines: [] };
      };
    }
    this.#declared = declaredEncoding(start);
    let isFirst = true;
    return (bytes) => {
      // a byte order mark is dropped at the start only
      const piece = this.#utf8(bytes, isFirst);
      isFirst = false;
      return piece;
    };
  }

  #utf8(bytes: Uint8Array, isFirst: boolean): TextPiece {
    const nul = bytes.indexOf(0);
    if (nul >= 0) {
      const line = this.#line + countLineEnds(bytes.subarray(0, nul));
      throw new Unreadable(line, 'not a text file: it holds a zero byte; expected text in UTF-8');
    }
    const first = this.#line;
    this.#line += countLineEnds(bytes);
    const whole = decodeUtf8(bytes, !isFirst);
    if (whole !== undefined) return { text: whole, invalidLines: [] };
    if (this.#declared !== undefined) throw new OtherEncoding(this.#declared);
    return byLines(bytes, first, !isFirst);
  }
}

const NOTHING: TextPiece = { text: '', invalidLines: [] };

function byLines(bytes: Uint8Array, first: number, ignoreBOM: boolean): TextPiece {
  const lenient = new TextDecoder('utf-8', { ignoreBOM });
  const invalidLines: number[] = [];
  let text = '';
  let number = first;
  for (const line of byteLines(bytes)) {
    const decoded = decodeUtf8(line, ignoreBOM);
    if (decoded === undefined) invalidLines.push(number);
    text += decoded ?? lenient.decode(line);
    number++;
  }
  return { text, invalidLines };
}

function decodeUtf8(bytes: Uint8Array, ignoreBOM: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Lines end in "\n", "\r\n" or "\r", as they do for the parsers; each line keeps its end. */
function* byteLines(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (!isLineEnd(bytes, at)) continue;
    yield bytes.subarray(start, at + 1);
    start = at + 1;
  }
  if (start < bytes.length) yield bytes.subarray(start);
}

function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === NEWLINE || (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] !== NEWLINE);
}

function countLineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  for (let at = bytes.indexOf(CARRIAGE_RETURN); at >= 0; at = bytes.indexOf(CARRIAGE_RETURN, at + 1)) {
    if (bytes[at + 1] !== NEWLINE) count++;
  }
  return count;
}

/** Behind the last line end that is surely whole or, in a line that is too long to wait for, behind a character of ASCII. */
function endOfPiece(bytes: Uint8Array): number {
  const end = bytes.lastIndexOf(NEWLINE) + 1;
  if (end > 0 || bytes.length <= LONGEST_WAITING) return end;
  for (let at = bytes.length - 1; at > 0; at--) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80 && byte !== CARRIAGE_RETURN) return at + 1;
  }
  return bytes.length;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

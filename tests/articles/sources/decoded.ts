import type { Reject, SourceText } from '../../../src/articles/parsed-source.js';
import { OtherEncoding, TextReader, Unreadable } from '../../../src/articles/sources/text-pieces.js';

/** The text of a file's bytes, read in parts of a size, or why it has none. */
export function decodeSource(file: string, bytes: Uint8Array, size = Infinity, encoding?: string): SourceText | Reject {
  const reader = new TextReader(encoding);
  try {
    const pieces = [];
    for (let at = 0; at < bytes.length; at += size) pieces.push(reader.push(bytes.subarray(at, at + size)));
    pieces.push(reader.finish());
    return {
      file,
      text: pieces.map(({ text }) => text).join(''),
      invalidLines: pieces.flatMap(({ invalidLines }) => invalidLines),
    };
  } catch (error) {
    if (error instanceof OtherEncoding) return decodeSource(file, bytes, size, error.encoding);
    if (error instanceof Unreadable) return { file, line: error.line, reason: error.message };
    throw error;
  }
}

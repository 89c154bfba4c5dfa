import type { ParsedSource, SourceText } from '../parsed-source.js';
import { Unreadable, type TextPiece } from './text-pieces.js';

/** Reads a source file as its text comes in. `push` throws Unreadable where nothing of it can be read. */
export interface SourceReader {
  push(piece: TextPiece): void;
  finish(): ParsedSource;
}

/** More than any page or post; a file of records has no limit. In UTF-16 units. */
export const MAX_TEXT_LENGTH = 64 * 2 ** 20;

/** Reads a text that is one thing and is parsed as a whole. */
export function wholeText(file: string, parse: (source: SourceText) => ParsedSource): SourceReader {
  const pieces: string[] = [];
  const invalidLines: number[] = [];
  let length = 0;
  return {
    push({ text, invalidLines: invalid }) {
      length += text.length;
      if (length > MAX_TEXT_LENGTH) {
        throw new Unreadable(
          1,
          `the file is larger than ${MAX_TEXT_LENGTH / 2 ** 20} MiB, as no page or post is; split it`,
        );
      }
      pieces.push(text);
      for (const line of invalid) invalidLines.push(line);
    },
    finish: () => parse({ file, text: pieces.join(''), invalidLines }),
  };
}

/** What a reader makes of a text that is all there. */
export function readWhole(reader: SourceReader, { text, invalidLines }: SourceText): ParsedSource {
  reader.push({ text, invalidLines });
  return reader.finish();
}

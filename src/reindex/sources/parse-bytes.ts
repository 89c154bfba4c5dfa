import type { ParsedSource } from '../../articles/parsed-source.js';
import { sourceReader } from '../../articles/sources/parse-source.js';
import type { SourceReader } from '../../articles/sources/source-reader.js';
import { OtherEncoding, TextReader, Unreadable, type TextPiece } from '../../articles/sources/text-pieces.js';
import { reasonOf, systemCode } from '../../generations/failure-reasons.js';
import { unpacked } from './unpack.js';

/** A file's bytes, part by part. */
export type Bytes = AsyncGenerator<Uint8Array, void>;
/** The kind of a file is told by so much of its text. */
const START_LENGTH = 2000;

/**
 * Parses a source file, compressed or not, while it is read; `bytes` gives what it holds, from its beginning each time. All
 * that can be wrong with it is a reject.
 */
export async function parseBytes(
  file: string,
  bytes: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<ParsedSource> {
  try {
    return await parseIn(undefined, file, unpacked(bytes()));
  } catch (error) {
    if (!(error instanceof OtherEncoding)) return problemOf(file, error);
    return await parseIn(error.encoding, file, unpacked(bytes())).catch((again: unknown) => problemOf(file, again));
  }
}

/** Of a file of which nothing can be read. */
export function rejected(file: string, line: number, reason: string): ParsedSource {
  return { entries: [], rejects: [{ file, line, reason }] };
}

function problemOf(file: string, error: unknown): ParsedSource {
  // the disk's fault is not the file's
  if (systemCode(error) !== undefined) throw error;
  if (error instanceof Unreadable) return rejected(file, error.line, error.message);
  // A mistake in a parser costs the file that shows it, not the night's run.
  return rejected(file, 1, `an error that nobody expected while it was parsed: ${reasonOf(error)}`);
}

async function parseIn(
  encoding: string | undefined,
  file: string,
  parts: AsyncIterable<Uint8Array>,
): Promise<ParsedSource> {
  const text = new TextReader(encoding);
  let reader: SourceReader | undefined;
  let start: TextPiece[] = [];
  const push = (piece: TextPiece, isLast: boolean) => {
    if (reader !== undefined) {
      reader.push(piece);
      return;
    }
    start.push(piece);
    const beginning = start.map((each) => each.text).join('');
    if (beginning.length < START_LENGTH && !isLast) return;
    reader = sourceReader(file, beginning);
    if (reader === undefined) throw new Unreadable(1, 'this kind of file is not read');
    for (const each of start) reader.push(each);
    start = [];
  };
  for await (const part of parts) push(text.push(part), false);
  push(text.finish(), true);
  return reader?.finish() ?? rejected(file, 1, 'this kind of file is not read');
}

/** The marks that a text may begin with, and what they say it is written in. */
const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** Files that are no text, by their first bytes, and what to do about them. */
const BINARIES: readonly (readonly [readonly number[], string])[] = [
  [[0x1f, 0x8b], 'compressed (gzip) twice: unpack it first'],
  [[0x50, 0x4b, 0x03, 0x04], 'compressed (zip): unpack it first'],
  [[0x42, 0x5a, 0x68], 'compressed (bzip2): unpack it first'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'compressed (xz): unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'compressed (Zstandard): unpack it first'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF: save its text first'],
];
/** HTML lets a page declare its encoding in its first 1024 bytes. */
const DECLARED_WITHIN = 1024;
const DECLARATION = /<\?xml[^<>]*\bencoding\s*=\s*["']([\w-]+)|<meta[^<>]*\bcharset\s*=\s*["']?([\w-]+)/iu;
/** Enough of a text to see in which of its two bytes the letters of ASCII have their zeros. */
const SAMPLE = 512;
/** A text in a Latin script has a zero in nearly every character of two bytes. */
const SHARE_OF_ZEROS = 0.7;

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/** What a file is that is no text, and what to do about it; undefined where its first bytes do not tell. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  return BINARIES.find(([start]) => beginsWith(bytes, start))?.[1];
}

/** The encoding that a file's bytes make unmistakable, by their mark or by where their zeros are; else undefined. */
export function evidentEncoding(bytes: Uint8Array): string | undefined {
  return MARKS.find(([mark]) => beginsWith(bytes, mark))?.[1] ?? encodingByZeros(bytes.subarray(0, SAMPLE));
}

function encodingByZeros(sample: Uint8Array): string | undefined {
  const pairs = Math.floor(sample.length / 2);
  const zeros = [0, 0];
  for (let at = 0; at < 2 * pairs; at++) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [high = 0, low = 0] = zeros;
  if (low >= SHARE_OF_ZEROS * pairs && low > 0 && high === 0) return 'utf-16le';
  return high >= SHARE_OF_ZEROS * pairs && high > 0 && low === 0 ? 'utf-16be' : undefined;
}

/** The encoding that HTML or XML declares, as TextDecoder names it; undefined for one it does not know, and for none. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN));
  const [, inXml, inHtml] = (head.trimStart().startsWith('<') ? DECLARATION.exec(head) : undefined) ?? [];
  const declared = inXml ?? inHtml;
  if (declared === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(declared);
    // a declaration that can be read byte by byte is not in UTF-16
    return encoding.startsWith('utf-') ? undefined : encoding;
  } catch {
    return undefined;
  }
}

/** What windows-1252 has where Latin-1 has the control characters 0x80 to 0x9f. */
const CURLY = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Decodes bytes in an encoding that has one of the names above, part by part. */
export function textDecoder(encoding: string): (bytes: Uint8Array, isLast: boolean) => string {
  const decoder = new TextDecoder(encoding);
  return (bytes, isLast) => {
    const text = decoder.decode(bytes, { stream: !isLast });
    // Node reads windows-1252 as Latin-1, and its quotation marks would be lost with the control characters
    if (encoding !== 'windows-1252') return text;
    return text.replace(/[\u0080-\u009f]/gu, (control) => CURLY[control.charCodeAt(0) - 0x80] ?? control);
  };
}

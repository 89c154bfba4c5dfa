import { decodeSource, isSourceFile, parseSource } from '../../../src/articles/sources/source.js';

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  );
}

describe('decoding', () => {
  it('gives the text of a UTF-8 file without its byte order mark', () => {
    expect(decodeSource('a.txt', bytes([0xef, 0xbb, 0xbf], 'Tea – “é”'))).toEqual({
      file: 'a.txt',
      text: 'Tea – “é”',
      invalidLines: [],
    });
  });

  it.each(['\n', '\r\n', '\r'])('names the lines that are not UTF-8, lines ending in %j', (end) => {
    const decoded = decodeSource('a.txt', bytes(`one${end}tw`, [0xf6], `${end}é${end}`, [0xe2, 0x80], end));
    expect(decoded).toEqual({
      file: 'a.txt',
      text: `one${end}tw\ufffd${end}é${end}\ufffd${end}`,
      invalidLines: [2, 4],
    });
  });

  it('a replacement character that is in the file is no error', () => {
    expect(decodeSource('a.txt', bytes('\ufffd'))).toMatchObject({ invalidLines: [] });
  });

  it('a file with a zero byte is a reject', () => {
    const reason: unknown = expect.stringMatching(/not a text file/u);
    expect(decodeSource('a.txt', bytes('one\ntwo\n', [0x00, 0xff]))).toEqual({ file: 'a.txt', line: 3, reason });
  });

  it('an empty file is an empty text', () => {
    expect(decodeSource('a.txt', bytes())).toEqual({ file: 'a.txt', text: '', invalidLines: [] });
  });
});

describe('the end of a file’s name says how it is read', () => {
  const source = { text: '{"title":"T","date":"2017-11-28","body":""}', invalidLines: [] };
  it.each([
    ['feed.jsonl', 1],
    ['FEED.JSONL', 1],
    ['folder.txt/feed.jsonl', 1],
    ['page.txt', 0],
    ['notes.md', undefined],
    ['feed.jsonl.bak', undefined],
    ['jsonl', undefined],
    ['folder.txt/readme', undefined],
  ])('%s', (file, entries) => {
    expect(parseSource({ file, ...source })?.entries.length).toBe(entries);
    expect(isSourceFile(file)).toBe(entries !== undefined);
  });
});

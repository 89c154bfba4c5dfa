import { isSourceFile, parseSource } from '../../../src/articles/sources/parse-source.js';
import { decodeSource } from './decoded.js';

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

  it.each<[string, readonly number[]]>([
    ['bzip2', [0x42, 0x5a, 0x68]],
    ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ])('a file compressed by %s is a reject that says so', (kind, start) => {
    const reason: unknown = expect.stringMatching(`compressed \\(${kind}\\): unpack it first`);
    expect(decodeSource('a.xml', bytes(start))).toEqual({ file: 'a.xml', line: 1, reason });
  });

  it.each<[string, BufferEncoding | 'utf16be', boolean]>([
    ['UTF-16 LE with a mark', 'utf16le', true],
    ['UTF-16 BE with a mark', 'utf16be', true],
    ['UTF-16 LE without one', 'utf16le', false],
    ['UTF-16 BE without one', 'utf16be', false],
  ])('reads %s', (_, encoding, marked) => {
    const written = Buffer.from(`${marked ? '\ufeff' : ''}Tea – “é”\nfor all of us`, 'utf16le');
    if (encoding === 'utf16be') written.swap16();
    expect(decodeSource('a.txt', written)).toMatchObject({ text: 'Tea – “é”\nfor all of us', invalidLines: [] });
  });

  it.each([
    '<html><meta charset="windows-1252">',
    '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
    '<?xml version="1.0" encoding="ISO-8859-1"?><rss>',
  ])('reads what %s declares', (head) => {
    expect(decodeSource('a.html', bytes(head, [0x93, 0xe9, 0x94]))).toMatchObject({
      text: `${head}“é”`,
      invalidLines: [],
    });
  });

  it('what is UTF-8 is read so, whatever is declared; what declares nothing we know is not UTF-8', () => {
    const head = '<meta charset="windows-1252">';
    expect(decodeSource('a.html', bytes(head, 'é'))).toMatchObject({ text: `${head}é` });
    expect(decodeSource('a.html', bytes('<meta charset="x-no-such">', [0xe9]))).toMatchObject({ invalidLines: [1] });
    expect(decodeSource('a.md', bytes('Write <meta charset="latin1">', [0xe9]))).toMatchObject({ invalidLines: [1] });
  });

  it.each([1, 2, 3, 5, 4096])('is the same where %i bytes come at a time', (size) => {
    const long = 'Tea for all of us, and “cake”.\r\n'.repeat(200);
    const texts = [
      bytes([0xef, 0xbb, 0xbf], long, [0xf6], '\rend\r'),
      bytes('<?xml version="1.0" encoding="ISO-8859-1"?>', long, [0x93, 0xe9, 0x94]),
      Buffer.from(`\ufeff${long}`, 'utf16le'),
      bytes(long, [0xe2, 0x80], '\n', [0x00]),
      bytes(),
    ];
    for (const text of texts) expect(decodeSource('a.txt', text, size)).toEqual(decodeSource('a.txt', text));
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
    ['feed.ndjson', 1],
    ['folder.txt/feed.jsonl', 1],
    ['page.txt', 0],
    ['notes.md', 0],
    ['page.html', 0],
    ['feed.xml', 0],
    ['feed.json', undefined],
    ['feed.jsonl.bak', undefined],
    ['jsonl', undefined],
    ['folder.txt/readme', undefined],
  ])('%s', (file, entries) => {
    expect(parseSource({ file, ...source })?.entries.length).toBe(entries);
    expect(isSourceFile(file)).toBe(entries !== undefined);
  });
});

describe('what is unmistakable is read as what it is, whatever its name', () => {
  const html =
    '<!DOCTYPE html>\n<html><head><title>A kettle</title><meta name="date" content="2017-11-28"></head></html>';
  const rss =
    '<?xml version="1.0"?><rss version="2.0"><channel><item><title>A kettle</title><pubDate>Tue, 28 Nov 2017 10:00:00 GMT</pubDate></item></channel></rss>';
  const markdown = '---\ntitle: A kettle\ndate: 2017-11-28\n---\n';
  const listing = 'Tuesday, November 28, 2017\nA kettle\n';
  it.each<[string, string]>([
    ['page.html', html],
    ['page.xml', html],
    ['page.txt', html],
    ['page.xhtml', `<?xml version="1.0"?>\n${html}`],
    ['feed.xml', rss],
    ['feed.txt', rss],
    ['feed.html', rss],
    ['post.md', markdown],
    ['post.txt', markdown],
    ['post.html', markdown],
    ['post.md', markdown.replaceAll('\n', '\r\n')],
    ['page.txt', listing],
  ])('%s: %j', (file, text) => {
    const found = parseSource({ file, text, invalidLines: [] });
    expect(found?.rejects).toEqual([]);
    expect(found?.entries).toMatchObject([{ title: 'A kettle', date: '2017-11-28' }]);
  });
});

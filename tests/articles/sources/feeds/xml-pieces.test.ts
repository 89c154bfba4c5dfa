import { parseXmlSource, XmlReader } from '../../../../src/articles/sources/feeds/xml-source.js';

const item = (title: string, text: string) =>
  `<item>\n<title>${title}</title>\n<pubDate>Tue, 28 Nov 2017 10:00:00 GMT</pubDate><description>${text}</description></item>`;
const feed = (items: string, end = '</channel>\r\n</rss>\n') =>
  `<?xml version="1.0"?>\n<!-- <item> -->\r\n<rss version="2.0"><channel><title>Kettles</title>\n${items}${end}`;

/** So much of a document is enough to see what it is. */
const PROLOGUE = 60;

const DOCUMENTS = {
  'a feed': feed(item('One', 'A text.') + '\n' + item('Two', '<![CDATA[<b>A</b> </item> text.]]>')),
  'a damaged record': feed(`${item('One', 'A <b text.')}<item><title>Open${item('Two', 'A text.')}`),
  'a feed that is cut off': feed(item('One', 'A text.') + '<item><title>Two</ti', ''),
  'a feed without its end': feed(item('One', 'A text.'), '\n\n'),
  'a comment that is never closed': feed(`${item('One', 'A text.')}<!-- ${item('Two', 'A text.')}`),
  'a CDATA section that is never closed': feed(`<item><title><![CDATA[One${item('Two', 'A text.')}`),
  'no record': feed(''),
  'a sitemap': '<?xml version="1.0"?>\n<urlset><url><loc>https://example.org/</loc></url></urlset>',
  'no XML': '<?xml version="1.0"?>\nkettles',
  nothing: '',
};

it.each(Object.entries(DOCUMENTS))('%s is read the same in pieces of any size', (_, text) => {
  const whole = parseXmlSource({ file: 'a.xml', text, invalidLines: [] });
  expect(whole.entries.length + whole.rejects.length).toBeGreaterThan(0);
  for (let size = 1; size < text.length; size++) {
    const reader = new XmlReader('a.xml', PROLOGUE);
    for (let at = 0; at < text.length; at += size) reader.push({ text: text.slice(at, at + size), invalidLines: [] });
    expect(reader.finish()).toEqual(whole);
  }
});

it('a record that never ends is let go of, and the file is read to its end', () => {
  const long = 'kettle '.repeat(2e5);
  const reader = new XmlReader('a.xml');
  const pieces = [feed('', ''), '<item><title>One</title><description>', ...Array<string>(10).fill(long)];
  for (const text of [...pieces, '</description></item>', item('Two', 'A text.'), '</channel></rss>']) {
    reader.push({ text, invalidLines: [] });
  }
  const { entries, rejects } = reader.finish();
  expect(entries.map(({ title, place }) => [title, place.line])).toEqual([['Two', 4]]);
  expect(rejects).toEqual([{ file: 'a.xml', line: 4, reason: 'longer than 8388608 characters, as no article is' }]);
});

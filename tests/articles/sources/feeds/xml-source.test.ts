import fc from 'fast-check';
import { parseXmlSource } from '../../../../src/articles/sources/feeds/xml-source.js';
import { rounds } from '../../../length.js';

const ITEM =
  '<item><title>A kettle for all</title><pubDate>28 Nov 2017</pubDate><description>It boiled.</description></item>';

function parse(text: string, invalidLines: readonly number[] = []) {
  return parseXmlSource({ file: 'feed.xml', text, invalidLines });
}

function rss(...items: readonly string[]): string {
  return `<rss version="2.0"><channel>\n<title>Tea News</title>\n${items.join('\n')}\n</channel></rss>`;
}

/** A reject of `feed.xml` as far as it matters. */
function reject(line: number, reason: RegExp): unknown {
  return { file: 'feed.xml', line, reason: expect.stringMatching(reason) as unknown };
}

describe('what a file is, is told by its content', () => {
  const wxr =
    '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>K</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date>2017-11-28 10:00:00</wp:post_date></item></channel></rss>';
  it.each([
    ['RSS', rss(ITEM)],
    [
      'RSS after a declaration, comments and a DOCTYPE',
      `\ufeff<?xml version="1.0"?>\n<!-- <rss> --><!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/rss.dtd">\n${rss(ITEM)}`,
    ],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel><items><rdf:Seq/></items></channel>${ITEM}</rdf:RDF>`,
    ],
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>K</title><updated>2017-11-28T10:00:00Z</updated></entry></feed>',
    ],
    ['a WordPress export', wxr],
  ])('%s is read', (_, text) => {
    const { entries, rejects } = parse(text);
    expect(rejects).toEqual([]);
    expect(entries.map(({ date }) => date)).toEqual(['2017-11-28']);
  });

  it.each([
    [
      'a sitemap',
      '<?xml version="1.0"?>\n<urlset><url/></urlset>',
      2,
      /^a sitemap, .*expected a WordPress export, an RSS feed/u,
    ],
    ['an HTML page', '<!DOCTYPE html>\n<HTML><body><item></item></body></HTML>', 2, /^an HTML page; save it/u],
    ['an OPML file', '<opml version="2.0"><body/></opml>', 1, /^an OPML file/u],
    [
      'RDF that is no feed',
      '<rdf:RDF xmlns:foaf="http://xmlns.com/foaf/0.1/"></rdf:RDF>',
      1,
      /^an RDF file, but not RSS 1.0/u,
    ],
    ['some other XML', '<invoice><item/></invoice>', 1, /^XML, but its outermost element is <invoice>/u],
    ['prose', 'Tuesday, November 28, 2017', 1, /^not XML: text where the first tag should be/u],
    ['a warning of PHP in front', `Warning: x in y<br />\n${rss(ITEM)}`, 1, /^not XML/u],
    ['nothing', ' \n\n', 3, /^not XML: nothing/u],
    ['a comment without an end', `\n<!-- ${rss(ITEM)}`, 2, /comment is not closed/u],
    ['a feed without items', rss(), 1, /^no entry found: it holds no <item>/u],
  ])('%s is rejected with what it is', (_, text, line, reason) => {
    expect(parse(text)).toMatchObject({ entries: [], rejects: [reject(line, reason)] });
  });
});

describe('entities', () => {
  const title = (text: string) =>
    parse(rss(ITEM.replace('A kettle for all', text))).entries.map((entry) => entry.title);

  it.each([
    ['Tea &amp; scones', 'Tea & scones'],
    ['&#65;&#x42;&#X43;', 'ABC'],
    ['Caf&eacute; &mdash; caf&#233;', 'Café — café'],
    ['it&#146;s', 'it’s'],
    ['AT&T & co', 'AT&T & co'],
    ['Q&amp;amp;A', 'Q&A'],
    ['&company; &lol9;', '&company; &lol9;'],
    ['a&#0;&#x110000;&#xD800;b', 'a\ufffd\ufffdb'],
    ['007', '007'],
    ['1e5', '1e5'],
    ['true', 'true'],
    ['<![CDATA[Tea <em>and</em> scones]]>', 'Tea and scones'],
    ['One <![CDATA[two]]]]><![CDATA[> three]]> <!-- not --> four', 'One two]]> three four'],
  ])('the title %j is %j', (written, read) => {
    expect(title(written)).toEqual([read]);
  });

  it.each([
    ['a billion laughs', '<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">'],
    ['a long entity many times', `<!ENTITY a "${'a'.repeat(50_000)}">`],
    ['an external entity', '<!ENTITY xxe SYSTEM "file:///etc/passwd">'],
    ['an entity after others', '<!ELEMENT rss ANY>\n<!ENTITY % x "y">\n<!ENTITY lol "lol">'],
  ])('%s: the file is rejected', (_, declarations) => {
    const text = `<?xml version="1.0"?>\n<!DOCTYPE rss [${declarations}]>\n${rss(ITEM.replace('kettle', '&lol2;&a;&xxe;'))}`;
    expect(parse(text)).toMatchObject({ entries: [], rejects: [reject(2, /declares entities of its own/u)] });
  });

  it('an entity hidden from that check is not expanded', () => {
    const text = `<!DOCTYPE rss [<!ENTITY % x "]>${rss(ITEM.replace('kettle', '&lol;'))}"> <!ENTITY lol "lol">]>`;
    expect(parse(text).entries.map((entry) => entry.title)).toEqual(['A &lol; for all']);
  });

  it('a DOCTYPE that brings in the names of HTML, as RSS 1.0 recommends, is read', () => {
    const doctype =
      '<!DOCTYPE rdf:RDF [\n<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1//EN" "http://n.example/lat1.ent">\n%HTMLlat1;\n]>';
    const text = `${doctype}<rdf:RDF xmlns="http://purl.org/rss/1.0/">${ITEM.replace('kettle', 'th&eacute;')}</rdf:RDF>`;
    expect(parse(text).entries.map(({ title, place }) => [title, place.line])).toEqual([['A thé for all', 4]]);
  });
});

describe('damage', () => {
  it.each([
    ['a tag that is not closed', '<item><title>A kettle</item>', /^not well-formed XML \(Unexpected end of title\)/u],
    [
      'tags that cross',
      '<item><title>A <b>kettle</title></b><pubDate>28 Nov 2017</pubDate></item>',
      /closing tag without/u,
    ],
    ['a bare <', '<item><title>a < b</title></item>', /^not well-formed XML/u],
    [
      'a closing tag too many',
      '<item><title>A</title></b><pubDate>28 Nov 2017</pubDate></item>',
      /closing tag without/u,
    ],
    ['no end of its own', '<item><title>A</title>', /the next <item> begins before this one is closed/u],
    ['a name the parser keeps for itself', '<item><#text>x</#text></item>', /^not well-formed XML \(Invalid tag name/u],
  ])('%s costs the item it is in, and no other', (_, item, reason) => {
    const { entries, rejects } = parse(rss(ITEM, item, ITEM));
    expect(rejects).toEqual([reject(4, reason)]);
    expect(entries.map(({ place }) => place.line)).toEqual([3, 5]);
  });

  it('of a file that is cut off inside an item the whole ones are kept', () => {
    const whole = rss(ITEM, ITEM, ITEM);
    const text = whole.slice(0, whole.lastIndexOf('boiled'));
    const { entries, rejects } = parse(text);
    expect(entries).toHaveLength(2);
    expect(rejects).toEqual([reject(5, /the file ends inside this <item>/u)]);
  });

  it('a file that is cut off inside a CDATA section or between items says so', () => {
    const cut = rss(ITEM, `<item><title><![CDATA[about </item> and <item>`);
    expect(parse(cut)).toMatchObject({ entries: [{}], rejects: [reject(4, /the file ends inside this <item>/u)] });
    const between = rss(ITEM, '').replace('</channel></rss>', '');
    expect(parse(between)).toMatchObject({ entries: [{}], rejects: [reject(3, /ends without <\/rss>/u)] });
  });

  it('items in a comment are none, and a comment without an end is a reject', () => {
    expect(parse(rss(`<!-- ${ITEM} -->`, ITEM)).entries.map(({ place }) => place.line)).toEqual([4]);
    const { entries, rejects } = parse(rss(ITEM, '<!--', ITEM));
    expect(entries).toHaveLength(1);
    expect(rejects).toContainEqual(reject(4, /this comment is never closed/u));
  });

  it('tags in CDATA sections are text', () => {
    const item = ITEM.replace('It boiled.', '<![CDATA[<p>Write &lt;item&gt;, not <item></p></item>]]>');
    expect(parse(rss(item, ITEM)).entries.map(({ body, place }) => [body, place.line])).toEqual([
      ['Write <item>, not', 3],
      ['It boiled.', 4],
    ]);
  });

  it('an item with a line that is not UTF-8 is rejected', () => {
    const { entries, rejects } = parse(rss(ITEM.replace('<desc', '\n\n<desc'), ITEM), [1, 5]);
    expect(entries.map(({ place }) => place.line)).toEqual([6]);
    expect(rejects).toEqual([reject(3, /^line 5 is not valid UTF-8/u)]);
  });
});

describe('hostile items', () => {
  it('names of object properties are names like any other', () => {
    const odd =
      '<__proto__>x</__proto__><constructor a="1">y</constructor><prototype/><toString>z</toString><:@>w</:@>';
    const { entries, rejects } = parse(rss(ITEM.replace('<title>', `${odd}<title __proto__="x" constructor="y">`)));
    expect(rejects).toEqual([]);
    expect(entries).toMatchObject([{ title: 'A kettle for all', body: 'It boiled.' }]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  const depth = 100_000;
  it.each([
    ['tags in the text', ITEM.replace('It boiled.', `${'<b>'.repeat(depth)}It boiled.${'</b>'.repeat(depth)}`)],
    ['tags of HTML in the text', ITEM.replace('It boiled.', `<![CDATA[${'<b>'.repeat(depth)}It boiled.]]>`)],
    ['tags beside the text', ITEM.replace('<title>', `${'<x>'.repeat(depth)}${'</x>'.repeat(depth)}<title>`)],
  ])('%s may be nested 100,000 deep', (_, item) => {
    expect(parse(rss(item, ITEM))).toMatchObject({ rejects: [], entries: [{ body: 'It boiled.' }, {}] });
  });

  it.each([
    ['tags that are not closed', '<x>'.repeat(depth)],
    ['comments that are not closed', '<x>' + '<!--'.repeat(depth)],
    ['CDATA sections that are not closed', '<![CDATA['.repeat(depth)],
    ['items in items', '<item>'.repeat(depth)],
    ['quotation marks that are not closed', '<x y="'.repeat(depth)],
    ['processing instructions that are not closed', '<?x '.repeat(depth)],
    ['signs of an e-mail address', `<author>${'@'.repeat(depth)} (</author>`],
    ['white space without end', `<x ${' '.repeat(depth)}`],
  ])('%s end in rejects', (_, damage) => {
    const { entries, rejects } = parse(rss(ITEM, `<item>${damage}</item>`));
    expect(entries).toHaveLength(1);
    expect(rejects.length).toBeGreaterThan(0);
  });

  it('an item longer than any article is rejected', () => {
    const { entries, rejects } = parse(rss(ITEM.replace('boiled', 'x'.repeat(9 * 2 ** 20)), ITEM));
    expect(entries).toHaveLength(1);
    expect(rejects).toEqual([reject(3, /^longer than 8388608 characters/u)]);
  });
});

it('each entry has the line that its item begins on, however lines end', () => {
  const items = fc.array(fc.array(fc.constantFrom('\n', '\r\n', '\r', ' '), { maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(items, (gaps) => {
      let text = '<rss><channel>';
      const lines: number[] = [];
      for (const gap of gaps) {
        text += `x${gap.join('x')}x`;
        lines.push(text.split(/\r\n|\r|\n/u).length);
        text += ITEM;
      }
      expect(parse(`${text}</channel></rss>`).entries.map(({ place }) => place.line)).toEqual(lines);
    }),
  );
});

it('never throws, and gives a reason where it finds nothing', () => {
  const part = fc.constantFrom(
    ...['<rss>', '</rss>', '<feed>', '</feed>', '<item>', '</item>', '<entry>', '</entry>', '<title>', '</title>'],
    ...[
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?xml',
      '?>',
      '<!DOCTYPE ',
      '[',
      ']',
      '>',
      '<',
      '&amp;',
      '&',
      '"',
      '\n',
      ' x',
    ],
    ...['<item', ' wordpress.org/export/', '<wp:author>', '</wp:author>', '<author>', ITEM],
  );
  const text = fc.tuple(fc.constantFrom('', '<rss>', '<feed>'), fc.array(part, { maxLength: 20 }));
  fc.assert(
    fc.property(text, ([root, parts]) => {
      const { entries, rejects } = parse(root + parts.join(''));
      expect(entries.length + rejects.length).toBeGreaterThan(0);
    }),
    { numRuns: rounds(1000) },
  );
});

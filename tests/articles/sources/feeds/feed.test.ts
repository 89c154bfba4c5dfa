import fc from 'fast-check';
import { parseXmlSource } from '../../../../src/articles/sources/feeds/xml-source.js';

function parse(text: string) {
  return parseXmlSource({ file: 'feed.xml', text, invalidLines: [] });
}

const TITLE = '<title>A kettle for all</title>';
const DATE = '<pubDate>Tue, 28 Nov 2017 23:30:00 -0800</pubDate>';

function rss(...items: readonly string[]) {
  const written = items.map((item) => `<item>${item}</item>`);
  return parse(`<rss version="2.0"><channel><title>Tea News</title>\n${written.join('\n')}\n</channel></rss>`);
}

const UPDATED = '<updated>2017-11-29T07:30:00Z</updated>';

function atom(head: string, ...entries: readonly string[]) {
  const written = entries.map((entry) => `<entry>${entry}</entry>`);
  return parse(`<feed xmlns="http://www.w3.org/2005/Atom">${head}\n${written.join('\n')}\n</feed>`);
}

/** What a property of the only entry is. */
function only<T>(entries: readonly T[]): T {
  expect(entries).toHaveLength(1);
  const [entry] = entries;
  if (entry === undefined) throw new Error('no entry');
  return entry;
}

describe('RSS', () => {
  it('an item has the fields that are written', () => {
    const item = `${TITLE}<link> https://example.org/kettle?a=1&amp;b=2 </link>${DATE}<dc:creator><![CDATA[Hana Sato]]></dc:creator><category>Tea</category><category><![CDATA[Scones &amp; jam]]></category><category>Tea</category><category>Uncategorised</category><description>It …</description><content:encoded><![CDATA[<p>It boiled.</p><p>Twice.</p>]]></content:encoded><media:title>Kettle.jpg</media:title>`;
    expect(rss(item)).toEqual({
      entries: [
        {
          title: 'A kettle for all',
          date: '2017-11-28',
          body: 'It boiled.\n\nTwice.',
          authors: ['Hana Sato'],
          themes: ['Tea', 'Scones & jam'],
          url: 'https://example.org/kettle?a=1&b=2',
          place: { file: 'feed.xml', line: 2 },
        },
      ],
      rejects: [],
      withheld: [],
      ignored: [],
    });
  });

  it.each([
    ['<title>Tea &amp; scones</title>', 'Tea & scones'],
    ['<title>Tea &amp;amp; scones</title>', 'Tea & scones'],
    ['<title><![CDATA[<b>Tea</b> &#8211; scones]]></title>', 'Tea – scones'],
    ['<title>&lt;b&gt;Tea&lt;/b&gt; time</title>', 'Tea time'],
    ['<title>5 &lt; 6</title>', '5 < 6'],
    ['<title>\n  Tea\n  time\n</title>', 'Tea time'],
    ['<title type="x">007</title>', '007'],
  ])('the title %s is %j', (title, text) => {
    expect(only(rss(title + DATE).entries).title).toBe(text);
  });

  it.each<[string, string[] | undefined]>([
    ['<author>hana@example.org (Hana Sato)</author>', ['Hana Sato']],
    ['<author>Hana Sato &lt;hana@example.org&gt;</author>', ['Hana Sato']],
    ['<author>hana@example.org</author>', undefined],
    ['<author>Hana Sat&amp;#333;</author>', ['Hana Satō']],
    ['<author></author>', undefined],
    ['<dc:creator>Hana Sato</dc:creator><dc:creator>Ben Ito</dc:creator>', ['Hana Sato', 'Ben Ito']],
    ['<dc:creator>Hana Sato</dc:creator><author>desk@example.org (Desk)</author>', ['Hana Sato']],
    ['<dc:creator>admin</dc:creator>', undefined],
    ['<dc:creator>Hana Sato &amp; Ben Ito</dc:creator>', ['Hana Sato', 'Ben Ito']],
  ])('%s names %j', (author, authors) => {
    expect(only(rss(TITLE + DATE + author).entries).authors).toEqual(authors);
  });

  it.each<[string, string | undefined]>([
    ['<link>https://example.org/a</link><guid>https://example.org/b</guid>', 'https://example.org/a'],
    ['<guid>https://example.org/b</guid>', 'https://example.org/b'],
    ['<guid isPermaLink="true">https://example.org/b</guid>', 'https://example.org/b'],
    ['<guid isPermaLink="false">https://example.org/b</guid>', undefined],
    ['<guid>tag:example.org,2017:7</guid>', undefined],
    ['<link>/kettle</link><guid>https://example.org/b</guid>', 'https://example.org/b'],
    ['<link>javascript:alert(1)</link>', undefined],
    ['<link/>', undefined],
  ])('%s has the address %j', (link, url) => {
    expect(only(rss(TITLE + DATE + link).entries).url).toBe(url);
  });

  it.each([
    ['<description>&lt;p&gt;It boiled.&lt;/p&gt;&lt;p&gt;Twice.&lt;/p&gt;</description>', 'It boiled.\n\nTwice.'],
    ['<description><p>It boiled.</p><p>Twice.</p></description>', 'It boiled.\n\nTwice.'],
    ['<description>It boiled.\n\nTwice &amp;amp; more,\nloudly.</description>', 'It boiled.\n\nTwice & more,\nloudly.'],
    ['<content:encoded> </content:encoded><description>It boiled.</description>', 'It boiled.'],
    ['', ''],
  ])('%j is the text %j', (fields, body) => {
    expect(only(rss(TITLE + DATE + fields).entries).body).toBe(body);
  });

  it('an item of RSS 1.0 has the date of Dublin Core', () => {
    const item = `<item rdf:about="https://example.org/a>b"><title>Tea</title><link>https://example.org/a</link><dc:date>2017-11-28T10:00Z</dc:date><dc:subject>Kettles</dc:subject></item>`;
    const text = `<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>T</title></channel>\n${item}</rdf:RDF>`;
    expect(only(parse(text).entries)).toMatchObject({ date: '2017-11-28', themes: ['Kettles'], place: { line: 2 } });
  });

  it.each([
    ['neither title nor text', DATE, /^it has neither a title nor a text/u],
    ['a title of nothing but tags, and no text', `<title>&lt;br&gt;</title>${DATE}`, /^it has neither a title/u],
    ['no date', TITLE, /^"A kettle for all" has no date; expected <pubDate>/u],
    [
      'a date that is none',
      `${TITLE}<pubDate>last Tuesday</pubDate>`,
      /^the date of "A kettle for all" is "last Tuesday"/u,
    ],
    ['a long date', `${TITLE}<pubDate>${'x'.repeat(500)}</pubDate>`, /"x{60}…"/u],
  ])('an item with %s is rejected, and the others are kept', (_, item, reason) => {
    const { entries, rejects } = rss(item, TITLE + DATE);
    expect(rejects).toEqual([{ file: 'feed.xml', line: 2, reason: expect.stringMatching(reason) as unknown }]);
    expect(entries.map(({ place }) => place.line)).toEqual([3]);
  });
});

describe('RSS as it is written elsewhere', () => {
  it.each<[string, string, string, string]>([
    [
      'its first sentence',
      'Off to the harbour with all of the kettles. Back on Monday, or so we hope, weather permitting.',
      'Off to the harbour with all of the kettles.',
      '',
    ],
    ['its text where that is short', 'Off to the harbour', 'Off to the harbour', ''],
    [
      'how a long sentence begins',
      `Kettles ${'and kettles '.repeat(20)}`,
      `Kettles ${'and kettles '.repeat(6).trim()}…`,
      '',
    ],
  ])('a message without a title is called %s', (_, text, title) => {
    expect(only(rss(`${DATE}<description>${text}</description>`).entries)).toMatchObject({ title, body: text.trim() });
  });

  it.each([
    ['<pubDate>Seg, 24 Set 2018 19:21:00 -0300</pubDate>', '2018-09-24'],
    ['<pubDate>0000-00-00</pubDate><dcterms:issued>2018-09-24</dcterms:issued>', '2018-09-24'],
    ['<dcterms:modified>2019-01-01</dcterms:modified><dcterms:issued>2018-09-24</dcterms:issued>', '2018-09-24'],
  ])('%s is of %s', (date, day) => {
    const { entries, remarks } = rss(TITLE + date);
    expect([only(entries).date, remarks]).toEqual([day, undefined]);
  });

  it('a category that is a kind of publication is that, and no theme', () => {
    const item = `${TITLE}${DATE}<category>Tea</category><category>Case Studies</category>`;
    expect(only(rss(item).entries)).toMatchObject({ kind: 'Case study', themes: ['Tea'] });
  });

  it('a summary stands for a text that is missing', () => {
    const item = `${TITLE}${DATE}<description></description><itunes:summary>We talk.</itunes:summary>`;
    expect(only(rss(item).entries).body).toBe('We talk.');
  });

  it('the date of a change is taken where there is no other, and a remark says so once', () => {
    const changed = `${TITLE}<dcterms:modified>2019-01-01</dcterms:modified>`;
    const { entries, remarks } = rss(changed, TITLE + DATE, changed);
    expect(entries.map(({ date }) => date)).toEqual(['2019-01-01', '2017-11-28', '2019-01-01']);
    expect(remarks).toEqual([
      {
        file: 'feed.xml',
        line: 2,
        reason: expect.stringMatching(/^this entry and 1 more have no date of pub/u) as unknown,
      },
    ]);
  });
});

describe('Atom', () => {
  it.each([
    [
      'XHTML under a prefix',
      '<content type="xhtml"><x:div><x:p>It boiled.</x:p><x:p>Twice.</x:p><x:script>no()</x:script></x:div></content>',
    ],
    ['base64', '<content type="text/html" mode="base64">PHA+SXQgYm9pbGVkLjwvcD48cD5Ud2ljZS48L3A+</content>'],
  ])('a text may be in %s', (_, content) => {
    expect(only(atom('', TITLE + UPDATED + content).entries).body).toBe('It boiled.\n\nTwice.');
  });

  it('the day of Atom 0.3 is that of issuing, whatever was changed later', () => {
    const dates = '<modified>2019-01-01</modified><issued>2017-11-28</issued>';
    expect(only(atom('', TITLE + dates).entries).date).toBe('2017-11-28');
  });

  it('an entry has the fields that are written', () => {
    const entry = `${TITLE}<id>urn:1</id>${UPDATED}<published>2017-11-28T23:30:00-08:00</published><author><name>Hana Sato</name><email>hana@example.org</email></author><author><name>Ben Ito</name></author><category term="tea" label="Tea &amp; scones"/><category term="Kettles"></category><link rel="self" href="https://example.org/a.atom"/><link rel="alternate" href="https://example.org/a?b=1&amp;c=2"/><summary>It …</summary><content type="html">&lt;p&gt;It boiled.&lt;/p&gt;</content>`;
    expect(atom('<author><name>The Desk</name></author>', entry)).toEqual({
      entries: [
        {
          title: 'A kettle for all',
          date: '2017-11-28',
          body: 'It boiled.',
          authors: ['Hana Sato', 'Ben Ito'],
          themes: ['Tea & scones', 'Kettles'],
          url: 'https://example.org/a?b=1&c=2',
          place: { file: 'feed.xml', line: 2 },
        },
      ],
      rejects: [],
      withheld: [],
      ignored: [],
    });
  });

  it('what an entry does not say, the feed and other fields do', () => {
    const head = '<title>Tea News</title><author>\n<name>The Desk</name></author>';
    const entry = `${TITLE}${UPDATED}<link href="https://example.org/a"/><summary>It boiled.</summary>`;
    expect(only(atom(head, entry).entries)).toMatchObject({
      date: '2017-11-29',
      body: 'It boiled.',
      authors: ['The Desk'],
      url: 'https://example.org/a',
    });
  });

  it.each([
    ['<title>5 &lt; 6 &amp; &lt;b&gt;</title>', '5 < 6 & <b>'],
    ['<title type="text">Caf&eacute;</title>', 'Café'],
    ['<title type="html">&lt;b&gt;Tea&lt;/b&gt; &amp;amp; scones</title>', 'Tea & scones'],
    ['<title type="html"><![CDATA[<b>Tea</b> &amp; scones]]></title>', 'Tea & scones'],
    [
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>Tea</b> &amp; &lt;scones&gt;</div></title>',
      'Tea & <scones>',
    ],
  ])('the title %s is %j', (title, text) => {
    expect(only(atom('', title + UPDATED).entries).title).toBe(text);
  });

  it.each([
    [
      '<content type="xhtml"><div><p>It &amp; he</p><p>boiled<br/>&lt;twice&gt;.</p></div></content>',
      'It & he\n\nboiled\n<twice>.',
    ],
    ['<content type="html"><![CDATA[<p>It</p><p>boiled</p>]]></content>', 'It\n\nboiled'],
    ['<content type="text">  It &lt;p&gt;\n\n\n  boiled  </content>', 'It <p>\n\n  boiled'],
    ['<content type="image/png">iVBORw0KGgo=</content><summary>It boiled</summary>', 'It boiled'],
    ['<content src="https://example.org/a"/><summary type="html">It &lt;i&gt;boiled&lt;/i&gt;</summary>', 'It boiled'],
  ])('%j is the text %j', (fields, body) => {
    expect(only(atom('', TITLE + UPDATED + fields).entries).body).toBe(body);
  });

  it.each<[string, string | undefined]>([
    ['<link rel="enclosure" href="https://example.org/a.mp3"/>', undefined],
    ['<link href="/a"/><link href="https://example.org/a"/>', 'https://example.org/a'],
    ['<link href="javascript:alert(1)"/>', undefined],
  ])('%s has the address %j', (link, url) => {
    expect(only(atom('', TITLE + UPDATED + link).entries).url).toBe(url);
  });

  it('a draft is withheld', () => {
    const control = '<app:control><app:draft>yes</app:draft></app:control>';
    const { entries, withheld } = atom('', TITLE + UPDATED + control, TITLE + UPDATED + control.replace('yes', 'no'));
    expect(withheld).toEqual([{ file: 'feed.xml', line: 2, why: 'draft' }]);
    expect(entries).toHaveLength(1);
  });

  it('what Blogger keeps beside its posts is ignored, by its kind, which is no theme', () => {
    const kind = (name: string) =>
      `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`;
    const { entries, ignored } = atom(
      '',
      `${TITLE}${UPDATED}${kind('post')}<category term="Tea"/>`,
      TITLE + UPDATED + kind('comment'),
      TITLE + UPDATED + kind('comment'),
    );
    expect(only(entries).themes).toEqual(['Tea']);
    expect(ignored).toEqual([
      expect.objectContaining({ line: 3, reason: expect.stringContaining('"comment"') as string }),
    ]);
  });

  it('an entry without a date is rejected', () => {
    const { entries, rejects } = atom('', TITLE);
    expect(entries).toEqual([]);
    expect(rejects).toMatchObject([{ line: 2, reason: '"A kettle for all" has no date; expected <published>' }]);
  });
});

describe('a generated feed is read back as it was written', () => {
  const word = fc
    .stringMatching(/^[A-Za-zéß"'&<>;#/][A-Za-zéß"'&<>;#/]{1,8}$/u)
    .filter((text) => /^[a-z]{2}/iu.test(text));
  const name = fc.stringMatching(/^[A-Z][a-zé'-]{2,8} [A-Z][a-zé'<>&-]{2,8}$/u);
  const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
  const article = fc.record({ title: line, author: name, theme: line, date: day });
  const articles = fc.array(article, { minLength: 1, maxLength: 5 });
  const xml = (text: string) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/"/gu, '&quot;');
  const expected = (list: readonly { title: string; author: string; theme: string; date: Date }[]) =>
    list.map(({ title, author, theme, date }) => [title, date.toISOString().slice(0, 10), [author], [theme]]);
  const found = ({ entries }: ReturnType<typeof parse>) =>
    entries.map(({ title, date, authors, themes }) => [title, date, authors, themes]);

  it('RSS, in which texts are HTML', () => {
    fc.assert(
      fc.property(articles, (list) => {
        const items = list.map(
          ({ title, author, theme, date }) =>
            `<title>${xml(xml(title))}</title><pubDate>${date.toUTCString()}</pubDate><dc:creator>${xml(xml(author))}</dc:creator><category>${xml(xml(theme))}</category>`,
        );
        expect(found(rss(...items))).toEqual(expected(list));
      }),
    );
  });

  it('Atom', () => {
    fc.assert(
      fc.property(articles, (list) => {
        const entries = list.map(
          ({ title, author, theme, date }) =>
            `<title type="html">${xml(xml(title))}</title><published>${date.toISOString()}</published><author><name>${xml(xml(author))}</name></author><category term="${xml(xml(theme))}"/>`,
        );
        expect(found(atom('', ...entries))).toEqual(expected(list));
      }),
    );
  });
});

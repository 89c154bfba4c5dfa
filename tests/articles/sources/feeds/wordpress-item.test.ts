import fc from 'fast-check';
import { parseXmlSource } from '../../../../src/articles/sources/feeds/xml-source.js';

const POST = {
  title: 'A kettle for all',
  link: 'https://example.org/kettle/',
  'dc:creator': '<![CDATA[hana]]>',
  'content:encoded': '<![CDATA[It boiled.]]>',
  'excerpt:encoded': '<![CDATA[]]>',
  'wp:post_date': '<![CDATA[2017-11-28 23:30:00]]>',
  'wp:status': '<![CDATA[publish]]>',
  'wp:post_type': '<![CDATA[post]]>',
  'wp:post_password': '<![CDATA[]]>',
  pubDate: 'Wed, 29 Nov 2017 07:30:00 +0000',
};
type Item = Partial<Record<keyof typeof POST, string>> & { readonly categories?: string };

function account(login: string, name: string): string {
  return `<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[${login}]]></wp:author_login><wp:author_display_name><![CDATA[${name}]]></wp:author_display_name></wp:author>`;
}

/** An export in which the items begin on the lines 4, 5, … */
function wxr(...items: readonly Item[]): string {
  const written = items.map(({ categories = '', ...fields }) => {
    const elements = Object.entries({ ...POST, ...fields }).map(([name, text]) => `<${name}>${text}</${name}>`);
    return `<item>${elements.join('')}${categories}</item>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8" ?>',
    '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Tea News</title><wp:wxr_version>1.2</wp:wxr_version>',
    `${account('hana', 'Hana Sato')}${account('ben', 'Ben O&#039;Hara')}${account('nobody', '')}`,
    ...written,
    '</channel></rss>',
  ].join('\n');
}

function parse(...items: readonly Item[]) {
  return parseXmlSource({ file: 'export.xml', text: wxr(...items), invalidLines: [] });
}

it('reads a post with the fields it has, its day as the site wrote it', () => {
  const categories =
    '<category domain="category" nicename="tea"><![CDATA[Tea &amp; scones]]></category><category domain="post_tag"><![CDATA[Kettles]]></category><category domain="post_format"><![CDATA[Aside]]></category><category domain="category"><![CDATA[Uncategorized]]></category><category domain="post_tag">kettles</category><category domain="post_tag">Kettles</category>';
  expect(parse({ categories })).toEqual({
    entries: [
      {
        title: 'A kettle for all',
        date: '2017-11-28',
        body: 'It boiled.',
        authors: ['Hana Sato'],
        themes: ['Tea & scones', 'Kettles', 'kettles'],
        url: 'https://example.org/kettle/',
        place: { file: 'export.xml', line: 4 },
      },
    ],
    rejects: [],
    withheld: [],
    ignored: [],
  });
});

it.each<[string, string[] | undefined]>([
  ['hana', ['Hana Sato']],
  ['<![CDATA[ben]]>', ["Ben O'Hara"]],
  ['Jane Smith', ['Jane Smith']],
  ['nobody', ['nobody']],
  ['Jane Smith and Ben Ito', ['Jane Smith', 'Ben Ito']],
  ['admin', undefined],
  ['', undefined],
])('the creator %j is %j', (creator, authors) => {
  expect(parse({ 'dc:creator': creator }).entries.map((entry) => entry.authors)).toEqual([authors]);
});

it('the writers of a post are those that Co-Authors Plus names, its guests among them', () => {
  const author = (nicename: string) =>
    `<category domain="author" nicename="cap-${nicename}"><![CDATA[${nicename}]]></category>`;
  const { entries, ignored, accounts } = parse(
    { 'dc:creator': 'ben', categories: author('hana') + author('grace') },
    {
      'wp:post_type': 'guest-author',
      title: 'Grace Owusu',
      categories: '<wp:post_name>cap-grace</wp:post_name>',
    },
  );
  expect(entries.map(({ authors }) => authors)).toEqual([['Hana Sato', 'grace']]);
  expect(accounts).toEqual({ folder: '', people: [['grace', ['Grace Owusu']]] });
  expect(ignored).toHaveLength(1);
});

it.each<[string, Item, string | undefined]>([
  ['a draft', { 'wp:status': 'draft' }, 'draft'],
  ['one that waits for review', { 'wp:status': 'pending' }, 'draft'],
  ['one that was never saved', { 'wp:status': 'auto-draft', title: '' }, 'draft'],
  ['one in the bin', { 'wp:status': 'trash' }, 'draft'],
  ['one with a plugin’s status', { 'wp:status': 'archived' }, 'draft'],
  ['a draft without a date', { 'wp:status': 'draft', 'wp:post_date': '0000-00-00 00:00:00' }, 'draft'],
  ['a private one', { 'wp:status': 'private' }, 'private'],
  ['one with a password', { 'wp:post_password': '<![CDATA[tea]]>' }, 'private'],
])('%s is withheld', (_, item, why) => {
  expect(parse(item, {})).toMatchObject({
    entries: [{ place: { line: 5 } }],
    rejects: [],
    withheld: [{ file: 'export.xml', line: 4, why }],
  });
});

it.each<[string, string]>([
  ['case_study', 'Case study'],
  ['press-release', 'News release'],
  ['reports', 'Report'],
])('an item of the type %s is a publication of that kind', (type, kind) => {
  expect(parse({ 'wp:post_type': type }).entries).toMatchObject([{ kind }]);
});

it('a post that WordPress publishes later is scheduled, and others are not', () => {
  expect(parse({ 'wp:status': 'future' }, {}).entries.map(({ scheduled }) => scheduled)).toEqual([true, undefined]);
});

it('pages and what WordPress keeps for itself are ignored, with one line for each type', () => {
  const types = ['attachment', 'revision', 'page', 'page', 'wp_block', 'acf-field', 'page'];
  const items = types.map((type) => ({ 'wp:post_type': type, 'wp:status': 'inherit' }));
  const { ignored, ...parsed } = parse(...items, {});
  expect(parsed).toMatchObject({ entries: [{ place: { line: 11 } }], rejects: [], withheld: [] });
  expect(ignored).toHaveLength(5);
  expect(ignored).toContainEqual({
    file: 'export.xml',
    line: 6,
    reason: 'this item and 2 more are of the type "page", which is no publication',
  });
});

it('types of the site’s own are one reject for each type, at the first of them', () => {
  const study = { 'wp:post_type': 'recipe' };
  const { entries, rejects, ignored } = parse(study, {}, { 'wp:post_type': 'tea' }, study, study);
  expect(entries).toHaveLength(1);
  expect(ignored).toEqual([]);
  expect(rejects).toEqual([
    {
      file: 'export.xml',
      line: 4,
      reason: 'this item and 2 more are of the type "recipe" and left out: only posts are publications',
    },
    {
      file: 'export.xml',
      line: 6,
      reason: 'this item is of the type "tea" and left out: only posts are publications',
    },
  ]);
});

it.each<[string, Item, object]>([
  ['an aside is called by its text', { title: '' }, { title: 'It boiled.' }],
  ['a day that was never set is that of the feed', { 'wp:post_date': '0000-00-00 00:00:00' }, { date: '2017-11-29' }],
])('%s', (_, item, entry) => {
  expect(parse(item).entries).toMatchObject([entry]);
});

it.each<[string, Item, RegExp]>([
  ['neither title nor text', { title: '<![CDATA[ ]]>', 'content:encoded': '' }, /^it has neither a title/u],
  ['no date', { 'wp:post_date': '', pubDate: '' }, /^"A kettle for all" has no date; expected <wp:post_date>/u],
  ['no day', { 'wp:post_date': '2017-02-29 10:00:00', pubDate: '' }, /"2017-02-29 10:00:00", which is not a day/u],
  ['no status', { 'wp:status': '' }, /no <wp:status>/u],
])('a post with %s is rejected', (_, item, reason) => {
  const { entries, rejects } = parse(item, {});
  expect(entries).toHaveLength(1);
  expect(rejects).toEqual([{ file: 'export.xml', line: 4, reason: expect.stringMatching(reason) as unknown }]);
});

it.each([
  ['It boiled.\n\nThen Hana\nspoke [sic].', 'It boiled.\n\nThen Hana\nspoke [sic].'],
  [
    '<!-- wp:paragraph --><p>It boiled.</p><!-- /wp:paragraph -->\n\n<!-- wp:paragraph --><p>Twice.</p><!-- /wp:paragraph -->',
    'It boiled.\n\nTwice.',
  ],
  [
    '[caption id="a"]<img src="k.jpg" alt="" /> The kettle[/caption]\n\nIt <em>boiled</em>.[gallery ids="1,2"]',
    'The kettle\n\nIt boiled.',
  ],
  ['It boiled.<!--more-->\n\nTea &amp; scones at 5 &lt; 6', 'It boiled.\n\nTea & scones at 5 < 6'],
  ['<script>alert(1)</script>It boiled.', 'It boiled.'],
])('the content %j is the text %j', (content, text) => {
  expect(parse({ 'content:encoded': `<![CDATA[${content}]]>` }).entries.map(({ body }) => body)).toEqual([text]);
});

it('the excerpt stands for a content without text', () => {
  const item = { 'content:encoded': '<![CDATA[[gallery]]]>', 'excerpt:encoded': '<![CDATA[Kettles, <b>seen</b>.]]>' };
  expect(parse(item).entries.map(({ body }) => body)).toEqual(['Kettles, seen.']);
});

it('a link that is no address of the web is left out', () => {
  const links = ['/?p=7', 'javascript:alert(1)', 'https://example.org/?p=7&amp;q=%20'];
  const urls = parse(...links.map((link) => ({ link }))).entries.map(({ url }) => url);
  expect(urls).toEqual([undefined, undefined, 'https://example.org/?p=7&q=%20']);
});

it('a damaged list of authors is said, and nothing is guessed', () => {
  const text = wxr({}).replace('</wp:author_login>', '');
  expect(parseXmlSource({ file: 'export.xml', text, invalidLines: [] })).toEqual({
    entries: [],
    rejects: [
      {
        file: 'export.xml',
        line: 2,
        reason: expect.stringMatching(/^what stands before the first entry: not well-formed XML/u) as unknown,
      },
    ],
  });
});

it('reads back what a generated export says', () => {
  const word = fc.stringMatching(/^[A-Za-zé'&<>\][-]{1,8}$/u).filter((text) => /[a-z]{2}/u.test(text));
  const name = fc.stringMatching(/^[A-Z][a-zé'-]{2,8} [A-Z][a-zé'<>&-]{2,8}$/u);
  const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
  const post = fc.record({ title: line, name, theme: line, day: day.map((date) => date.toISOString()) });
  const html = (text: string) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
  const cdata = (text: string) => `<![CDATA[${html(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  fc.assert(
    fc.property(fc.array(post, { maxLength: 5 }), (posts) => {
      const items = posts.map(({ title, theme, name, day: date }) => ({
        title: cdata(title),
        'dc:creator': cdata(name),
        'wp:post_date': date.slice(0, 19).replace('T', ' '),
        categories: `<category domain="category">${cdata(theme)}</category>`,
      }));
      const { entries } = parse(...items);
      expect(entries.map(({ title, date, authors, themes }) => [title, date, authors, themes])).toEqual(
        posts.map(({ title, name, theme, day: date }) => [title, date.slice(0, 10), [name], [theme]]),
      );
    }),
  );
});

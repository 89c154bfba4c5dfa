import fc from 'fast-check';
import { splitFrontMatter } from '../../../../src/articles/sources/markdown/front-matter.js';
import { parseMarkdown } from '../../../../src/articles/sources/markdown/markdown-file.js';

function parse(text: string, file = 'posts/a.md') {
  return parseMarkdown({ file, text, invalidLines: [] });
}

/** A post with some lines of YAML beside title and date. */
function post(fields: string, body = 'It boiled.', file?: string) {
  return parse(`---\ntitle: A kettle\ndate: 2017-11-28\n${fields}\n---\n${body}`, file);
}

const KETTLE = {
  title: 'A kettle',
  date: '2017-11-28',
  body: 'It boiled.',
  place: { file: 'posts/a.md', line: 1 },
  scheduled: true,
};

describe('an entry', () => {
  it.each<[string, string]>([
    ['YAML', '---\ntitle: A kettle\ndate: 2017-11-28\n---\n\nIt boiled.\n'],
    ['YAML ended by dots', '---\ntitle: A kettle\ndate: 2017-11-28\n...\nIt boiled.'],
    ['TOML', '+++\ntitle = "A kettle"\ndate = 2017-11-28T23:30:00+09:00\n+++\nIt boiled.'],
    ['JSON', '{\n"title": "A kettle",\n"date": "2017-11-28"\n}\n\nIt boiled.'],
    ['lines that end as in Windows', '---\r\ntitle: A kettle\r\ndate: 2017-11-28\r\n---\r\nIt boiled.\r\n'],
    ['a heading for the title', '---\ndate: 2017-11-28\n---\n\n# A *kettle* #\n\nIt boiled.'],
    ['an underlined heading', '---\ndate: 2017-11-28\n---\nA kettle\n===\nIt boiled.'],
    ['fields in other letters', '---\nTitle: A kettle\nPub_Date: 2017-11-28\n---\nIt boiled.'],
  ])('is read from %s', (_, text) => {
    expect(parse(text)).toEqual({ entries: [KETTLE], rejects: [] });
  });

  it.each(['2017-05-28-kettle/index.md', 'blog/2017/05/28/kettle.md', '20170528-kettle.md', '2017-05-28.md'])(
    'takes the date of the path %s where the fields have none',
    (file) => {
      expect(parse('---\ntitle: A kettle\n---\n', file).entries[0]?.date).toBe('2017-05-28');
    },
  );

  it('takes the day of a change where there is no other, and says so', () => {
    const { entries, remarks } = parse('---\ntitle: A kettle\nlastmod: 2019-01-01\n---\n');
    expect(entries[0]?.date).toBe('2019-01-01');
    expect(remarks).toMatchObject([{ line: 1, reason: expect.stringMatching(/last change, "lastmod"/u) as unknown }]);
  });

  it.each<[string, string, string]>([
    ['2017-05-28-project-open-data.md', '', 'Project Open Data'],
    ['2017-05-28-open-data/index.md', '', 'Open Data'],
    ['2017-05-28.md', 'It boiled.', 'It boiled.'],
    ['2017-05-28-kettle.md', '# Of tea', 'Of tea'],
  ])('%s with the text %j is called %j', (file, body, title) => {
    expect(parse(`---\nlayout: post\n---\n${body}`, file).entries[0]?.title).toBe(title);
  });

  it.each([
    ["'Kettles &amp; caf&eacute;s: the Interior&#39;s plan'", "Kettles & cafés: the Interior's plan"],
    ['A <em>kettle</em> for <form> and Vec<T>', 'A kettle for <form> and Vec<T>'],
    ['"1.10"', '1.10'],
    ['1.10', '1.10'],
    ['007', '007'],
  ])('with the title %s is called %j', (written, title) => {
    expect(parse(`---\ntitle: ${written}\ndate: 2017-11-28\n---\n`).entries[0]?.title).toBe(title);
  });

  it.each(['summary', 'description', 'deck', 'excerpt'])('without a text has that of %s', (name) => {
    expect(post(`${name}: It *boiled*.`, '').entries[0]?.body).toBe('It boiled.');
    expect(post(`${name}: It *boiled*.`, 'Twice.').entries[0]?.body).toBe('Twice.');
  });

  it.each<[string, string, string | undefined]>([
    ['kind: Field note', 'a.md', 'Field note'],
    ['kind: case-study', 'a.md', 'Case study'],
    ['type: report', 'a.md', 'Report'],
    ['type: post', 'a.md', undefined],
    ['categories: [tea, Press Release]', 'a.md', 'News release'],
    ['', '_case_studies/kettle.md', 'Case study'],
    ['', 'content/blog/2017/kettle.md', 'Blog'],
    ['', 'content/posts/kettle.md', undefined],
  ])('with %j at %s is of the kind %s', (fields, file, kind) => {
    expect(post(fields, '', file).entries[0]?.kind).toBe(kind);
  });

  it('keeps its headings', () => {
    const { body = '', headings = [] } =
      post('', '# A kettle\n\nOne.\n\n## Tea {#tea}\n\nTwo.\n\n### Milk\n').entries[0] ?? {};
    expect(body).toBe('One.\n\nTea\n\nTwo.\n\nMilk');
    expect(headings.map(({ at, level }) => [body.slice(at).split('\n', 1)[0], level])).toEqual([
      ['Tea', 2],
      ['Milk', 3],
    ]);
  });

  it('is published until the day of its expiry', () => {
    expect(post('expiryDate: 2019-01-01').entries[0]?.expires).toBe('2019-01-01');
    expect(post('unpublishdate: "2019-01-01T10:00:00Z"').entries[0]?.expires).toBe('2019-01-01');
    expect(post('expiryDate: some day').rejects).toHaveLength(1);
  });

  it('takes the date of a Jekyll file name where the fields have none', () => {
    const text = '---\ntitle: A kettle\n---\n';
    expect(parse(text, '_posts/2017-05-28-kettle.md').entries[0]?.date).toBe('2017-05-28');
    expect(parse('# A kettle\n', '2017-05-28-kettle.md').entries[0]).toMatchObject({ title: 'A kettle', body: '' });
    expect(post('', '', '2016-05-28-kettle.md').entries[0]?.date).toBe('2017-11-28');
  });

  it.each<[string, string]>([
    ['date: 2017-11-28', '2017-11-28'],
    ['date: 2017-11-28 23:30:00 -0800', '2017-11-28'],
    ['date: 2017-11-28T00:30:00+09:00', '2017-11-28'],
    ['pubDate: "Nov 28 2017"', '2017-11-28'],
    ['pubDatetime: 2017-11-28T10:00:00Z', '2017-11-28'],
    ['published: 2017-11-28', '2017-11-28'],
    ['published: true\ndate: 2017-11-28', '2017-11-28'],
    ['publishDate: 2017-11-28', '2017-11-28'],
    ['date: !!timestamp 2017-11-28', '2017-11-28'],
    ['date: 28th November 2017', '2017-11-28'],
    ['date: 20171128', '2017-11-28'],
    ['path: blog/2017/11/28/kettle', '2017-11-28'],
    ['permalink: /2017/11/28/kettle.html\nlastmod: 2019-01-01', '2017-11-28'],
    ['date: 2017-11-28\npublishDate: 2018-01-01', '2018-01-01'],
    ['date: 2017-11-28\npublishDate: 2016-01-01', '2017-11-28'],
  ])('with %j is of %s', (fields, date) => {
    expect(parse(`---\ntitle: T\n${fields}\n---\n`).entries.map((entry) => entry.date)).toEqual([date]);
  });

  it.each<[string, readonly string[]]>([
    ['author: Hana Sato', ['Hana Sato']],
    ['author: Hana Sato and Kei Ito', ['Hana Sato', 'Kei Ito']],
    ['authors: Hana Sato, Grace Owusu & Ravi Shah', ['Hana Sato', 'Grace Owusu', 'Ravi Shah']],
    ['author: Hana Sato, PhD', ['Hana Sato']],
    ['authors: [Hana Sato, Kei Ito]', ['Hana Sato', 'Kei Ito']],
    ['authors:\n  - name: Hana Sato\n    url: x\n  - name: Kei Ito', ['Hana Sato', 'Kei Ito']],
    ['author: {name: Hana Sato}', ['Hana Sato']],
  ])('with %j is by %j', (fields, authors) => {
    expect(post(fields).entries[0]?.authors).toEqual(authors);
  });

  it.each<[string, readonly string[] | undefined]>([
    ['tags: [sib, Social Impact Bonds]', ['sib', 'Social Impact Bonds']],
    ['tags: sib, tea', ['sib', 'tea']],
    ['category: Social Impact Bonds\ntags: [tea]', ['Social Impact Bonds', 'tea']],
    ['keywords: tea\ncategories:\n- tea\n- 2017', ['tea', '2017']],
    ['taxonomies: {tags: [tea]}', ['tea']],
    ['tags: []', undefined],
  ])('with %j has the themes %j', (fields, themes) => {
    expect(post(fields).entries[0]?.themes).toEqual(themes);
  });

  it.each<[string, string | undefined]>([
    ['url: /posts/kettle/', undefined],
    ['canonical_url: https://example.org/kettle', 'https://example.org/kettle'],
    ['permalink: /kettle\nurl: https://example.org/kettle', 'https://example.org/kettle'],
    ['url: "javascript:alert(1)"', undefined],
  ])('with %j has the address %s', (fields, url) => {
    expect(post(fields).entries[0]?.url).toBe(url);
  });
});

it.each<[string, string]>([
  ['draft: true', 'draft'],
  ['draft: yes', 'draft'],
  ['isDraft: true', 'draft'],
  ['published: false', 'draft'],
  ['status: draft', 'draft'],
  ['visibility: private', 'private'],
  ['private: true', 'private'],
  ['draft: true\ndate: some day', 'draft'],
  ['defaults: &d\n  draft: true\n<<: *d', 'draft'],
  ['draft: false\ndraft: true', 'draft'],
  ['unlisted: true', 'private'],
  ['headless: true', 'private'],
  ['build: {render: never}', 'private'],
  ['_build:\n  list: false', 'private'],
  ['in_search_index: false', 'private'],
  ['robots: noindex, follow', 'private'],
  ['permalink: false', 'private'],
  ['password: tea', 'private'],
])('what says %j is withheld', (fields, why) => {
  expect(parse(`---\ntitle: A kettle\n${fields}\n---\n`)).toEqual({
    entries: [],
    rejects: [],
    withheld: [{ file: 'posts/a.md', line: 1, why }],
  });
});

it.each(['\n\n', '  ', '\t\n', '\ufeff'])('what stands above the fence, %j, publishes no draft', (above) => {
  expect(parse(`${above}---\ntitle: A kettle\ndate: 2017-11-28\ndraft: true\n---\nText.`).withheld).toHaveLength(1);
});

it('a file in _drafts is withheld, and "draft: false" is not', () => {
  expect(parse('---\ntitle: T\n---\n', '_drafts/t.md').withheld).toHaveLength(1);
  expect(post('draft: false').entries).toHaveLength(1);
});

it.each<[string, string, RegExp]>([
  ['content/blog/_index.md', '---\ntitle: Blog\n---\n', /section/u],
  ['README.md', '# Kettles\n', /front matter/u],
  ['old.md', '---\ntitle: Old\ndate: 2017-11-28\nredirect_to: /new\n---\n', /forwards/u],
  ['data.md', '---\nname: Tea Co\n---\n', /data/u],
  ['about.md', '---\ntitle: About\nlayout: page\n---\n', /"page" and without a date/u],
])('%s is ignored, with a reason', (file, text, reason) => {
  const { entries, rejects, ignored } = parse(text, file);
  expect([entries, rejects]).toEqual([[], []]);
  expect(ignored).toEqual([{ file, line: 1, reason: expect.stringMatching(reason) as unknown }]);
});

describe('a reject', () => {
  it.each<[string, string, number, RegExp]>([
    ['no date', '---\ntitle: T\n---\n', 1, /no date; write "date: YYYY-MM-DD"/u],
    ['nothing', '', 1, /^it has no date/u],
    ['a date that is none', '---\ntitle: T\ndate: 2017-02-30\n---\n', 1, /"date" is "2017-02-30"; expected/u],
    ['a date in doubt', '---\ntitle: T\ndate: 05\\/06\\/2017\n---\n', 1, /"date" is/u],
    ['a draft that is neither', '---\ntitle: T\ndraft: maybe\n---\n', 1, /"draft" must be true or false/u],
    ['broken YAML', '---\ntitle: T\nsub: "x\n---\n', 4, /not YAML/u],
    ['a TOML date that is none', '+++\ntitle = "T"\ndate = 2017-02-30\n+++\n', 1, /"date" is "2017-02-30"; expected/u],
    ['a list for fields', '---\n- a\n---\n', 2, /no fields/u],
    ['broken TOML', '+++\ntitle = "T"\ntitle = "U"\n+++\n', 3, /not TOML: trying to redefine/u],
    ['front matter without an end', '---\ntitle: T\n', 1, /no end; put a line of "---"/u],
    ['endless front matter', `---\n${'a: b\n'.repeat(20_000)}---\n`, 1, /no end within 64 KiB/u],
    ['nested brackets', `---\na: ${'['.repeat(30_000)}\n---\n`, 2, /nested deeper/u],
    ['nested lists', `---\n${'- '.repeat(30_000)}\n---\n`, 2, /nested deeper/u],
    [
      'an alias bomb',
      `---\na: &a [x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n---\n`,
      2,
      /cannot be read: Excessive alias count/u,
    ],
  ])('for %s', (_, text, line, reason) => {
    expect(parse(text)).toEqual({
      entries: [],
      rejects: [{ file: 'posts/a.md', line, reason: expect.stringMatching(reason) as unknown }],
    });
  });

  it('for a line that is not UTF-8', () => {
    const { rejects } = parseMarkdown({ file: 'a.md', text: '---\ntitle: \ufffd\n---\n', invalidLines: [2] });
    expect(rejects).toMatchObject([{ line: 2, reason: expect.stringMatching(/not valid UTF-8/u) as unknown }]);
  });
});

describe('the text', () => {
  it.each<[string, string, string]>([
    ['paragraphs, emphasis and links', 'One *two*\nthree.\n\n[Four](http://x) `five`.', 'One two three.\n\nFour five.'],
    ['lists and headings', '## Tea\n\n- one\n- two\n\n1. three', 'Tea\n\none\n\ntwo\n\nthree'],
    ['tables', '| a | b |\n|---|---|\n| c | d |', 'a b\n\nc d'],
    ['raw HTML', 'One <b>two</b>\n\n<script>three()</script>\n\n<div>four</div>', 'One two\n\nfour'],
    ['entities', 'Fish &amp; chips', 'Fish & chips'],
    ['Hugo’s shortcodes', 'One {{< figure src="x" >}} two {{% note %}}three{{% /note %}}', 'One two three'],
    ['Liquid', '{% include x.html %}One {{ site.name }}two{% comment %}no{% endcomment %}', 'One two'],
    ['kramdown’s attributes', '## Tea {#tea}\n\nOne.\n{: .lead}', 'Tea\n\nOne.'],
    ['footnotes', 'One[^1].\n\n[^1]: Two three.', 'One.\n\nTwo three.'],
    ['a shortcode with braces', 'One.\n\n{{< figure src="a.png" caption="The {brace}" >}}\n\nTwo.', 'One.\n\nTwo.'],
    ['a shortcode on several lines', 'One {{< figure\n  src="a.png"\n>}} two.', 'One two.'],
    [
      'a link that a shortcode makes',
      'See [tea]({{< ref "t.md" >}} "Of tea") and [milk]({% link m.md %}).',
      'See tea and milk.',
    ],
    ['a link whose definition a tag makes', 'See [tea][1].\n\n[1]: {% post_url 2017-11-28-tea %}', 'See tea.'],
    [
      'a tag alone in a block',
      'One.\n\n<figure>\n\t{% image "a.png" %}\n\t<figcaption>Two.</figcaption>\n</figure>\nThree.',
      'One.\n\nTwo.\n\nThree.',
    ],
    ['a tag alone between paragraphs', 'One.\n{% include a.html %}\nTwo.', 'One.\n\nTwo.'],
    ['a tag alone in code', '```\na\n{{ b }}\nc\n```', 'a\n\nc'],
    ['what is raw', 'Write `{% raw %}{{ page.title }}{% endraw %}`.', 'Write {{ page.title }}.'],
    ['kramdown’s comments', 'One.\n\n{::comment}\nNo.\n{:/comment}\n\nTwo.', 'One.\n\nTwo.'],
    ['what other programs write', 'Set `${{ secrets.KEY }}`.', 'Set ${{ secrets.KEY }}.'],
    ['braces without an end', 'One {{ two {{ three', 'One {{ two {{ three'],
    [
      'Markdown in HTML',
      '<div class="note" markdown="1">\n**Bold** and [a link](http://example.org).\n</div>',
      'Bold and a link.',
    ],
    ['addresses with spaces', 'Please [write](mailto:a@example.org?subject=The Tea) soon.', 'Please write soon.'],
    ['attributes of a link', '![Kettle](k.jpg){width=50% .wide} One.', 'One.'],
    [
      'WordPress’s shortcodes',
      '[caption id="a" width="3"]![Kettle](k.jpg) One.[/caption]\n\n[soundcloud url=&#8221;x&#8243; /]',
      'One.',
    ],
    [
      'links that are called as shortcodes',
      'A [video](http://example.org), a [gallery][1].\n\n[1]: http://example.org',
      'A video, a gallery.',
    ],
    ['hidden elements', 'One.\n\n<div style="DISPLAY: NONE">no</div>\n\nTwo.', 'One.\n\nTwo.'],
    ['a heading in a code block', '```\n# no title\n```', '# no title'],
  ])('has %s', (_, markdown, text) => {
    expect(post('', markdown).entries[0]?.body).toBe(text);
  });

  it('of MDX has no imports, exports, expressions and components', () => {
    const mdx = `import X from './x'\nexport const a = {\n  b: 1\n}\n\nOne <Button onClick={() => go({ a: 1 })} /> two.\n\n<Note>Three.</Note>`;
    expect(post('', mdx, 'a.mdx').entries[0]?.body).toBe('One two.\n\nThree.');
  });

  it('of HTML with front matter is read as HTML', () => {
    expect(post('', '<div>\n\n      <p>One.</p></div>', 'a.html').entries[0]?.body).toBe('One.');
  });

  it.each<[string, string]>([
    ['emphasis without end', '_a_'.repeat(100_000)],
    ['nested quotations', '>'.repeat(50_000)],
    ['nested lists', Array.from({ length: 1000 }, (_, at) => `${' '.repeat(at * 2)}- a`).join('\n')],
    ['a table of many columns', `${'|a'.repeat(1000)}\n${'|-'.repeat(1000)}\n${'|a\n'.repeat(1500)}`],
  ])('that would take too long to render is taken as it is written: %s', (_, markdown) => {
    const [first = ''] = markdown.split('\n');
    expect(post('', markdown).entries[0]?.body.startsWith(first)).toBe(true);
  });
});

it.each(['{{<', '{{', '{%', '{: ', '{% raw %}', '](', '[a]: {{', '[a'])(
  'a text of nothing but %j is read to its end',
  (part) => {
    expect(post('', part.repeat(100_000)).entries).toHaveLength(1);
  },
);

it('a field that is there twice counts as it is the last time, with a remark', () => {
  const { entries, remarks } = parse('\n---\ntitle: T\ndate: 2017-11-28\ntitle: U\n---\n');
  expect(entries[0]?.title).toBe('U');
  expect(remarks).toEqual([
    { file: 'posts/a.md', line: 5, reason: 'the front matter has "title" twice; the last one counts' },
  ]);
});

it.each<[string, string]>([
  ['subtitle: "a kettle,\nfor all"', 'a kettle, for all'],
  ["subtitle: 'the kettle''s,\n\nfor all'", "the kettle's,\nfor all"],
  ['subtitle: "a \\"kettle\\",\nfor all"', 'a "kettle", for all'],
  ['tags: [tea,\nkettles]\nsubtitle: "a,\nb"', 'a, b'],
])('text that goes on without indentation is read: %j', (yaml, subtitle) => {
  const { fields } = splitFrontMatter(`---\n${yaml}\nlast: 1\n---\n`) ?? {};
  expect(fields).toMatchObject({ subtitle, last: '1' });
});

it('never throws, and makes exactly one thing of a file', () => {
  const line = fc.oneof(
    fc.constantFrom('---', '+++', '{', '}', 'title: T', 'title = "T"', 'date: 2017-11-28', 'draft: true', '# H', '- a'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const { entries, rejects, withheld = [], ignored = [] } = parse(lines.join('\n'));
      expect(entries.length + rejects.length + withheld.length + ignored.length).toBe(1);
    }),
  );
});

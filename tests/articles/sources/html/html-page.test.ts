import fc from 'fast-check';
import { parseHtmlPage } from '../../../../src/articles/sources/html/html-page.js';

const TEXT =
  'The kettle stood on the stove, where it had stood for years, and nobody thought of it, until one day it boiled over.';

function parse(text: string) {
  return parseHtmlPage({ file: 'a.html', text, invalidLines: [] });
}

/** A page of a few paragraphs with what its head and the top of its text hold. */
function page(head: string, top = ''): string {
  return `<!doctype html><html><head>${head}</head><body><nav><a href="/">Home</a></nav><main>${top}${`<p>${TEXT}</p>`.repeat(8)}</main><footer>Imprint</footer></body></html>`;
}

function read(head: string, top?: string) {
  return parse(page(head, top)).entries[0];
}

function jsonLd(value: unknown): string {
  return `<title>A kettle</title><script type="application/ld+json">${JSON.stringify(value)}</script>`;
}

const DATED = '<meta name="date" content="2017-11-28">';
const FULL = { '@type': 'NewsArticle', headline: 'A kettle', datePublished: '2017-11-28T23:00:00+09:00' };

it('reads one entry: metadata and the readable part', () => {
  const head = `${jsonLd({ ...FULL, author: { name: 'Hana Sato' }, articleSection: 'Tea' })}<link rel="canonical" href="https://example.org/kettle">`;
  expect(parse(page(head, '<h1>A kettle</h1>'))).toEqual({
    entries: [
      {
        title: 'A kettle',
        date: '2017-11-28',
        authors: ['Hana Sato'],
        themes: ['Tea'],
        url: 'https://example.org/kettle',
        kind: 'News',
        body: Array.from({ length: 8 }, () => TEXT).join('\n\n'),
        place: { file: 'a.html', line: 1 },
      },
    ],
    rejects: [],
  });
});

it.each<[string, string, string?]>([
  ['JSON-LD', jsonLd(FULL)],
  [
    'JSON-LD in a graph',
    jsonLd({ '@graph': [{ '@type': 'WebPage' }, { ...FULL, '@type': ['Thing', 'BlogPosting'] }] }),
  ],
  ['JSON-LD in a list', jsonLd([FULL])],
  ['Open Graph', '<title>A kettle</title><meta property="article:published_time" content="2017-11-28T10:00:00Z">'],
  ['Highwire', '<meta name="citation_title" content="A kettle"><meta name="citation_date" content="2017/11/28">'],
  ['Dublin Core', '<meta name="DC.title" content="A kettle"><meta name="DC.date.issued" content="2017-11-28">'],
  ['<time>', '<title>A kettle</title>', '<time datetime="2017-11-28T10:00">last week</time>'],
  ['<time> without an attribute', '<title>A kettle</title>', '<time>28 November 2017</time>'],
  ['microdata', '<title>A kettle</title>', '<span itemprop="datePublished" content="2017-11-28">then</span>'],
  [
    'meta elements where JSON-LD is broken',
    `${DATED}<title>A kettle</title><script type="application/ld+json">{"</script>`,
  ],
])('title and date come from %s', (_, head, top = '') => {
  expect(read(head, top)).toMatchObject({ title: 'A kettle', date: '2017-11-28' });
});

it.each<[string, string, readonly string[] | undefined]>([
  ['an object', jsonLd({ ...FULL, author: { name: 'Hana Sato' } }), ['Hana Sato']],
  ['a text', jsonLd({ ...FULL, author: 'Hana Sato' }), ['Hana Sato']],
  ['a list', jsonLd({ ...FULL, author: [{ name: 'Hana Sato' }, 'Kei Ito'] }), ['Hana Sato', 'Kei Ito']],
  [
    'a reference',
    jsonLd({
      '@graph': [
        { ...FULL, author: { '@id': '#h' } },
        { '@type': 'Person', '@id': '#h', name: 'Hana Sato' },
      ],
    }),
    ['Hana Sato'],
  ],
  ['a meta element', `${jsonLd(FULL)}<meta name="author" content="Hana Sato">`, ['Hana Sato']],
  [
    'several',
    `${jsonLd(FULL)}<meta name="citation_author" content="Hana Sato"><meta name="citation_author" content="Kei Ito">`,
    ['Hana Sato', 'Kei Ito'],
  ],
  ['no address', `${jsonLd(FULL)}<meta property="article:author" content="https://example.org/hana">`, undefined],
])('a writer may be %s', (_, head, authors) => {
  expect(read(head)?.authors).toEqual(authors);
});

it.each<[string, string, string, string]>([
  ['its own', '<title>A kettle - a tale</title>', '', 'A kettle - a tale'],
  [
    'without the site that it names',
    '<title>A kettle - Tea Co</title><meta property="og:site_name" content="Tea Co">',
    '',
    'A kettle',
  ],
  ['without a site in front', '<title>Tea Co: x</title><title>y</title>', '', 'Tea Co: x'],
  ['without what follows a bar', '<title>A kettle | Tea Co</title>', '', 'A kettle'],
  ['the heading that it holds', '<title>A kettle - Tea Co</title>', '<h1>A kettle</h1>', 'A kettle'],
  ['Open Graph’s', '<title>x</title><meta property="og:title" content="A kettle">', '<h1>Tea Co</h1>', 'A kettle'],
  ['decoded', jsonLd({ ...FULL, headline: 'Tea &#8217;n&#8217; co' }), '', 'Tea ’n’ co'],
  ['the heading, without any other', '', '<h1>A kettle</h1>', 'A kettle'],
])('the title is %s', (_, head, top, title) => {
  expect(read(DATED + head, top)?.title).toBe(title);
});

it.each<[string, string, string, readonly string[]]>([
  ['a name in another', '', '<p itemprop="author">por <a rel="author">Hana Sato</a></p>', ['Hana Sato']],
  [
    'microdata of two kinds',
    '',
    '<p itemprop="author creator"><b itemprop="name">Hana Sato</b> writes</p>',
    ['Hana Sato'],
  ],
  [
    'two that follow each other',
    '',
    '<p>By <a rel="author">Hana Sato</a>, <a rel="author">Kei Ito</a></p>',
    ['Hana Sato', 'Kei Ito'],
  ],
  [
    'a class for it',
    '',
    '<p class="byline">By <span class="byline-name">Hana Sato</span><i>28 Nov 2017</i></p>',
    ['Hana Sato'],
  ],
  [
    'metadata for an account',
    '<meta name="author" content="hsato7">',
    '<p class="author">Hana Sato</p>',
    ['Hana Sato'],
  ],
  ['metadata for an organisation', '<meta name="author" content="Harbour Trust">', '', ['Harbour Trust']],
  ['names in names', jsonLd({ ...FULL, author: [{ name: ['Hana Sato', 'Kei Ito'] }] }), '', ['Hana Sato', 'Kei Ito']],
  ['a creator', jsonLd({ ...FULL, creator: 'Hana Sato' }), '', ['Hana Sato']],
  [
    'surnames first',
    '<meta name="citation_author" content="Sato, Hana"><meta name="citation_author" content="Ito, Kei">',
    '',
    ['Sato, Hana', 'Ito, Kei'],
  ],
])('a page with %s is by its writers', (_, head, top, authors) => {
  expect(read(`${DATED}<title>A kettle</title>${head}`, `<h1>A kettle</h1>${top}`)?.authors).toEqual(authors);
});

it.each([
  ['a list beside it', '<aside><a rel="author">Kei Ito</a></aside>'],
  ['a listed article', '<article><h2><a href="/b">Another</a></h2><p rel="author">Kei Ito</p></article>'],
  ['a comment', '<div class="comments"><b class="comment-author">Kei Ito</b></div>'],
  ['a list below it', '<p>More</p><div><a href="/b">Another</a> <i class="author">Kei Ito</i></div>'],
])('the author in %s did not write the page', (_, other) => {
  const own = '<h1>A kettle</h1><p class="byline">By <a rel="author">Hana Sato</a></p>';
  expect(read(`${DATED}<title>A kettle</title>`, `${own}<p>${TEXT}</p>${other}`)?.authors).toEqual(['Hana Sato']);
  if (!other.startsWith('<p>')) {
    expect(read(`${DATED}<title>A kettle</title>`, `<h1>A kettle</h1><p>${TEXT}</p>${other}`)?.authors).toBeUndefined();
  }
});

it('of a page without a heading those beside the first author wrote it, and not those of what it lists', () => {
  const by = (name: string) => `<a rel="author">${name}</a>`;
  const listed = `<ul><li>Another, by ${by('Ravi Shah')}</li><li>A third, by ${by('Grace Owusu')}</li></ul>`;
  const body = `<p>${by('Hana Sato')} and ${by('Kei Ito')}</p><p>${TEXT}</p>${listed}`;
  expect(read(`${DATED}<title>A kettle</title>`, body)?.authors).toEqual(['Hana Sato', 'Kei Ito']);
});

it.each(['//<![CDATA[ SCRIPT //]]>', '<![CDATA[SCRIPT]]>', '/*<![CDATA[*/\nSCRIPT\n/*]]>*/', '<!-- SCRIPT -->'])(
  'JSON-LD is read as XHTML and old browsers need it: %s',
  (wrapped) => {
    const script = `<script type="application/ld+json">${wrapped.replace('SCRIPT', JSON.stringify(FULL))}</script>`;
    expect(read(`<title>x</title>${script}`)).toMatchObject({ title: 'A kettle', date: '2017-11-28' });
  },
);

it('a headline that is a description is no title where the name is the heading', () => {
  const head = jsonLd({ ...FULL, headline: 'how water is boiled in three boroughs', name: 'A kettle' });
  expect(read(head, '<h1>A kettle</h1>')?.title).toBe('A kettle');
  expect(read(head, '<h1>Another</h1>')?.title).toBe('how water is boiled in three boroughs');
});

it.each<[string, string, string, string]>([
  [
    'a meta element with hyphens',
    '<meta name="publish-date" content="2017-11-28"><meta name="modified-date" content="2019-01-01">',
    '',
    '',
  ],
  ['Dublin Core with a colon', '<meta name="dcterms:issued" content="2017-11-28">', '', ''],
  ['hAtom', '', '<abbr class="published" title="2017-11-28T10:00:00Z">last Tuesday</abbr>', ''],
  ['<data>', '', '<data itemprop="datePublished" value="2017-11-28">then</data>', ''],
  [
    'several words of microdata',
    '',
    '<time itemprop="dateCreated datePublished" datetime="2017-11-28">then</time>',
    '',
  ],
  [
    'its address, before any other day that is shown',
    '<link rel="canonical" href="https://example.org/2017/11/28/tea">',
    '<time>1 May 2019</time>',
    '',
  ],
  ['its file', '', '', 'saved/2017/11/28/tea.html'],
  [
    'the article that the heading is in',
    '',
    '<article><h1>T</h1><time>2017-11-28</time></article><article><time>2019-01-01</time></article>',
    '',
  ],
  [
    'what is outside of teasers',
    '',
    '<h1>T</h1><article><time>2019-01-01</time></article><article></article><time>2017-11-28</time>',
    '',
  ],
])('the day may come from %s', (_, head, top, file) => {
  const text = page(`<title>T</title>${head}`, top);
  const { entries, remarks } = parseHtmlPage({ file: file || 'a.html', text, invalidLines: [] });
  expect([entries.map(({ date }) => date), remarks]).toEqual([['2017-11-28'], undefined]);
});

it('the day of a change is taken where there is no other, with a remark', () => {
  const changed = '<meta property="article:modified_time" content="2019-01-01">';
  const { entries, remarks } = parse(page(`<title>T</title>${changed}`));
  expect(entries[0]?.date).toBe('2019-01-01');
  expect(remarks).toEqual([{ file: 'a.html', line: 1, reason: expect.stringMatching(/last change/u) as unknown }]);
  expect(parse(page(`<title>T</title>${DATED}${changed}`)).remarks).toBeUndefined();
});

it.each<[string, string, string | undefined]>([
  ['JSON-LD', jsonLd({ ...FULL, '@type': 'BlogPosting' }), 'Blog'],
  ['the section', `<title>T</title>${DATED}<meta property="article:section" content="Press releases">`, 'News release'],
  ['nothing', jsonLd({ ...FULL, '@type': 'Article' }), undefined],
])('the kind of publication is that of %s', (_, head, kind) => {
  expect(read(head)?.kind).toBe(kind);
});

it('its headings stay headings, and the title is none of them', () => {
  const {
    title,
    body = '',
    headings = [],
  } = read(`<title>T</title>${DATED}`, `<h1>T</h1><p>${TEXT}</p><h2>Steam<br>and tea</h2>`) ?? {};
  expect([title, headings.map(({ at, level }) => [body.slice(at, at + 13), level])]).toEqual([
    'T',
    [['Steam and tea', 2]],
  ]);
});

it('a page without a text is read by what it says that it is about, and one without a title by its text', () => {
  const empty = `<html><head><title>T</title>${DATED}<meta name="description" content="Of tea."></head><body></body></html>`;
  expect(parse(empty).entries).toMatchObject([{ title: 'T', body: 'Of tea.' }]);
  expect(read(DATED)?.title).toBe('The kettle stood on the stove, where it had stood for years, and nobody thought…');
});

it('a page is published until the day after which it asks to be found no more', () => {
  const robots = '<meta name="robots" content="unavailable_after: 28 Dec 2019 10:00:00 PST">';
  expect(read(`<title>T</title>${DATED}${robots}`)?.expires).toBe('2019-12-28');
});

it('a finished page with braces in a script is no template', () => {
  const script = '<script type="text/x-template">{{ user.name }}</script>';
  expect(parse(page(`<title>T</title>${script}`)).rejects).toHaveLength(1);
  expect(read(`<title>T</title>${DATED}${script}`)?.title).toBe('T');
});

it('tags and sections are themes as they are given; keywords for search engines are not', () => {
  const head = `${DATED}<title>T</title><meta name="keywords" content="a, b"><meta property="article:section" content="Tea"><meta property="article:tag" content="sib">`;
  expect(read(head, '<a rel="tag">Social Impact Bonds</a>')?.themes).toEqual(['Tea', 'sib', 'Social Impact Bonds']);
});

it('a page that asks search engines to keep away is withheld', () => {
  expect(parse(page(`${DATED}<title>T</title><meta name="robots" content="noindex,follow">`))).toEqual({
    entries: [],
    rejects: [],
    withheld: [{ file: 'a.html', line: 1, why: 'private' }],
  });
});

it.each<[string, string, RegExp]>([
  ['no date', page('<title>T</title>'), /"T" has no date.*datePublished.*<time datetime>/u],
  ['neither title nor text', `<html><head>${DATED}</head><body></body></html>`, /neither a title nor a text/u],
  ['nothing', '', /no title, and no date/u],
  [
    'a date for each of its articles only',
    `<title>T</title><article><time>2017-11-28</time></article><article><time>2017-11-27</time></article>`,
    /no date/u,
  ],
])('a page with %s is a reject', (_, text, reason) => {
  expect(parse(text)).toEqual({
    entries: [],
    rejects: [{ file: 'a.html', line: 1, reason: expect.stringMatching(reason) as unknown }],
  });
});

it.each([
  '<title>x</title><meta http-equiv="Refresh" content="0; url=/y">',
  '<title>x</title><link rel="canonical" href="/2017/11/28/y"><meta http-equiv="refresh" content="0;url=/2017/11/28/y">',
  '<html><head><title>{{ page.title }}</title></head><body>{% content %}</body></html>',
])('%s is ignored', (text) => {
  const { entries, rejects, ignored } = parse(text);
  expect([entries, rejects, ignored?.length]).toEqual([[], [], 1]);
});

it('an undated page beside a saved one is ignored', () => {
  const text = '<html><head><title>Frame</title></head><body><p>One.</p></body></html>';
  expect(parseHtmlPage({ file: 'a_files/b.html', text, invalidLines: [] }).ignored).toHaveLength(1);
  expect(parseHtmlPage({ file: 'b.html', text, invalidLines: [] }).rejects).toHaveLength(1);
});

it.each<[string, string, string]>([
  ['no more than a few words', '<title>T</title><time>2017-11-28</time><p>One.', '2017-11-28\n\nOne.'],
  ['an article', `<html><head><title>T</title>${DATED}</head><body><article>One.</article></body></html>`, 'One.'],
  [
    'a few words below a menu',
    `<html><head><title>T</title>${DATED}</head><body><nav><a href="/">Home</a></nav><p>One.</p></body></html>`,
    'One.',
  ],
  ['no text', `<html><head><title>T</title>${DATED}</head><body></body></html>`, ''],
])('the text of a page of %s is still found', (_, text, body) => {
  expect(parse(text).entries[0]?.body).toBe(body);
});

it.each<[string, string]>([
  ['nested deeply', '<div>'.repeat(5000)],
  ['nested by the hundred thousand', '<div>'.repeat(100_000)],
  ['of more tags than are read at once', '<p>x</p>'.repeat(50_000)],
  ['with a giant attribute', `<p class="${'x '.repeat(500_000)}">`],
  ['with JSON-LD nested deeply', `<script type="application/ld+json">${'['.repeat(200_000)}</script>`],
])('a page %s is read in good time', (_, start) => {
  const { entries } = parse(`<html><head><title>T</title>${DATED}</head><body>${start}<p>${TEXT}`);
  expect(entries[0]?.body).toContain(TEXT);
});

it('never throws, and makes exactly one thing of a page', () => {
  const part = fc.oneof(
    fc.constantFrom(
      '<html>',
      '<head>',
      '<body>',
      DATED,
      '<title>',
      '</title>',
      '<article>',
      '<p',
      '>',
      '<script>',
      '{{x}}',
    ),
    fc.constantFrom(jsonLd(FULL), jsonLd([[{ '@graph': null }]]), jsonLd({ '@type': 'Article', author: [null, 1] })),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const { entries, rejects, withheld = [], ignored = [] } = parse(parts.join(''));
      expect(entries.length + rejects.length + withheld.length + ignored.length).toBe(1);
    }),
  );
});

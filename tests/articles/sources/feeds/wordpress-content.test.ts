import { withoutShortcodes, wordpressHtml } from '../../../../src/articles/sources/feeds/wordpress-content.js';

it.each([
  ['no brackets', 'no brackets'],
  ['he said it [sic] twice', 'he said it [sic] twice'],
  ['[the bond] pays [or not], see [1] and [Fig. 2]', '[the bond] pays [or not], see [1] and [Fig. 2]'],
  ['[the price = 5] [a/b] [] [[x]]', '[the price = 5] [a/b] [] [[x]]'],
  ['a [gallery ids="1,2"] b', 'a  b'],
  ['a [gallery] b', 'a  b'],
  ['[caption id="a" width="300"]<img src="x.png" /> A kettle[/caption]', '<img src="x.png" /> A kettle'],
  ['[vc_row][vc_column width="1/2"]Tea[/vc_column][/vc_row]', 'Tea'],
  ['[my-button url=“https://x.example”]Read on[/my-button]', 'Read on'],
  ['[su_note color=&#8221;red&#8221;]Tea', 'Tea'],
  ['[embed]https://x.example/v[/embed] Tea', ' Tea'],
  ['[VIDEO src="x.mp4"][/VIDEO]Tea', 'Tea'],
  ['[divider style="thin" /]Tea', 'Tea'],
])('%j without its shortcodes is %j', (html, text) => {
  expect(withoutShortcodes(html)).toBe(text);
});

it.each([
  ['One.\n\nTwo\nlines.', 'One.\n<p>Two<br>lines.'],
  ['One.\r\n \r\n\r\nTwo.', 'One.\n<p>Two.'],
  ['<ul>\n<li>One</li>\n<li>Two</li>\n</ul>', '<ul>\n<li>One</li>\n<li>Two</li>\n</ul>'],
  ['<strong>Jane Smith</strong>\nDirector', '<strong>Jane Smith</strong><br>Director'],
  [
    '<!-- wp:paragraph -->\n<p>One\nline.</p>\n<!-- /wp:paragraph -->',
    '<!-- wp:paragraph -->\n<p>One\nline.</p>\n<!-- /wp:paragraph -->',
  ],
])('the content %j is the HTML %j', (content, html) => {
  expect(wordpressHtml(content)).toBe(html);
});

it.each([['[a '], ['[a ="'], ['[a'], ['[embed]'], ['<p '], ['\n'], ['<p>\n'], ['[/a]']])(
  'a text of nothing but %j is read to its end',
  (part) => {
    expect(typeof wordpressHtml(part.repeat(200_000))).toBe('string');
    expect(typeof wordpressHtml(`[a${part.slice(1).repeat(200_000)}${' '.repeat(200_000)}`)).toBe('string');
  },
);

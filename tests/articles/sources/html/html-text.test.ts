import fc from 'fast-check';
import { htmlToText } from '../../../../src/articles/sources/html/html-text.js';

it.each<[string, string, string]>([
  ['paragraphs', '<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
  ['text outside any element', 'One. <p>Two.</p> Three.', 'One.\n\nTwo.\n\nThree.'],
  ['paragraphs that are not closed', '<p>One.<p>Two.', 'One.\n\nTwo.'],
  ['headings', '<h2>Tea</h2>It boiled.<h3>More</h3>', 'Tea\n\nIt boiled.\n\nMore'],
  ['list items', '<ul><li>One<li>Two<ol><li>Three</ol></ul>', 'One\n\nTwo\n\nThree'],
  ['table rows, a space between cells', '<table><tr><th>A</th><td>B</td></tr><tr><td>C<td>D</table>', 'A B\n\nC D'],
  ['quotations', 'So: <blockquote>Tea.</blockquote> she said', 'So:\n\nTea.\n\nshe said'],
  ['lines', 'One<br>Two<br/>Three', 'One\nTwo\nThree'],
  ['two line ends, which are a paragraph', 'One<br> <br>\nTwo', 'One\n\nTwo'],
  ['collapsed white space', '<p>  One\n\ttwo <b> three </b>\n four\u00a0five </p>', 'One two three four five'],
  ['words that elements divide', 'un<b>believ</b>able<wbr>!', 'unbelievable!'],
  ['preformatted text', '<pre>a  b\n  c</pre>d  e', 'a  b\n  c\n\nd e'],
  [
    'entities, one time only',
    '&lt;b&gt; caf&eacute; &amp;amp; &#8220;x&#x201D; &nosuch; &',
    '<b> café &amp; “x” &nosuch; &',
  ],
  ['figure captions', '<figure><img alt="x"><figcaption>A kettle</figcaption></figure>', 'A kettle'],
  [
    'without scripts, styles, templates, comments and what is hidden',
    'a<script>b<p></script><style>c</style><noscript>d</noscript><template><p>e</p></template><!-- f --><p hidden>g</p><svg><text>h</text></svg>i',
    'a\n\ni',
  ],
  ['without forms', '<p>One.</p><form><p>Subscribe</p><input value="x"></form><p>Two.</p>', 'One.\n\nTwo.'],
  ['with a form that is the whole page', '<form><h1>Tea</h1><p>One.</p><label>Search</label></form>', 'Tea\n\nOne.'],
  [
    'a whole page, without its title',
    '<!doctype html><html><head><title>x</title></head><body>One.</body></html>',
    'One.',
  ],
  ['nothing', '', ''],
  ['nothing but markup', '<div><p> &nbsp; </p></div>', ''],
])('%s', (_, html, text) => {
  expect(htmlToText(html)).toBe(text);
});

describe('hostile HTML', () => {
  it.each<[string, string, string]>([
    ['deeply nested', `${'<div>'.repeat(200_000)}One.`, 'One.'],
    ['nested inline', `${'<b>'.repeat(200_000)}One.${'</b>'.repeat(200_000)}`, 'One.'],
    ['closing what was never opened', `${'</div></p></b>'.repeat(100_000)}One.`, 'One.'],
    ['a giant attribute', `<p title="${'x'.repeat(1_000_000)}">One.`, 'One.'],
    ['many attributes', `<p ${Array.from({ length: 50_000 }, (_, at) => `a${at}=1`).join(' ')}>One.`, 'One.'],
    ['a tag that never ends', `One.<p ${'x'.repeat(1_000_000)}`, 'One.'],
    ['a comment that never ends', `One.<!--${'-'.repeat(1_000_000)}`, 'One.'],
    ['nested forms', `${'<form>'.repeat(9_000)}One.`, ''],
    ['white space', `One.${' \n'.repeat(500_000)}`, 'One.'],
  ])('%s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('a text of more tags than are parsed at once loses none of it', () => {
    const words = Array.from({ length: 30_000 }, (_, at) => `w${at}`);
    expect(htmlToText(words.map((word) => `<p>${word}</p>`).join('')).split('\n\n')).toEqual(words);
  });

  it('never throws, and never gives back a tag', () => {
    const part = fc.oneof(
      fc.constantFrom('<p>', '</p>', '<b', '>', '<br>', '<!--', '<script>', '"', '<form>'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(htmlToText(parts.join(''))).not.toMatch(/<(?:p|br|form)>/u);
      }),
    );
  });
});

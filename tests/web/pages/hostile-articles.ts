import type { Article } from '../../../src/articles/article.js';
import { article } from '../../archives/article.js';

/** Texts that break pages which trust them: markup, marks of direction, control characters, half characters, giants. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '</title><script>alert(1)</script>',
  '</textarea></style></script><svg onload=alert(1)>',
  '<!--',
  ']]>',
  '&lt;b&gt; &amp;amp; &#60;',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '\u202egnirts thgir ot tfel',
  'שלום עולם \u2067مرحبا\u2069',
  'nul \u0000 bell \u0007 escape \u001b delete \u007f next line \u0085 noncharacter \uffff',
  'half \ud800 characters \udfff',
  'ﷺ'.repeat(60),
  'Z̸̧̛a̶͝l̷̚g̵'.repeat(40),
  'W'.repeat(10_000),
  '{{constructor.constructor("alert(1)")()}}',
  '%00%0d%0aSet-Cookie:%20a=b',
];

/** Articles made of these texts, one of each in every field, with addresses that are none. */
export const HOSTILE_ARTICLES: readonly Article[] = HOSTILE_TEXTS.map((text, index) =>
  article(`2017-01-01-hostile-${index}`, {
    title: text,
    date: `${1990 + index}-01-01`,
    authors: [text],
    themes: [text, 'Hostile'],
    body: `hostile ${text}\n\n${text} hostile`,
    url:
      ['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', `https://example.org/"${text}`][index % 3] ??
      '',
    sources: [{ file: text, line: index + 1 }],
  }),
);

/** The same as a browser can send them: without halves of characters, and short enough for the box. */
export const HOSTILE_QUERIES: readonly string[] = HOSTILE_TEXTS.map((text) => wellFormed(text.slice(0, 500)));

/** A text in which every half of a character has become U+FFFD, as in UTF-8. */
export function wellFormed(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

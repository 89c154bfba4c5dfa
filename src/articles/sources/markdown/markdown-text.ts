import { Marked } from 'marked';
import { withoutShortcodes } from '../feeds/wordpress-content.js';
import type { Body } from '../fields/marked-headings.js';
import { htmlToBody } from '../html/html-text.js';
import { withoutTags } from './template-tags.js';

/** A long book; marked's time grows with the square of some texts. */
const MAX_RENDERED_LENGTH = 1024 * 1024;
/** 10,000 characters of emphasis take marked 70 ms, 150,000 take it 16 seconds. */
const MAX_PARAGRAPH_LENGTH = 10_000;
/** Quotations and lists within one another: marked overflows the stack at thousands, having taken its time. */
const NESTED_DEEPLY = /^[\s>*+\-\d.)]{150}/mu;
/** Every row of a table is filled up to the width of its head. */
const WIDE_TABLE = /^(?:[^|\n]*\|){150}/mu;

/** References to footnotes, which marked does not know. */
const FOOTNOTE_MARKS = /\[\^[^\]\s]{1,50}\]:?/gu;
/** Addresses with spaces, which other renderers than marked read; with quotation marks a title follows. */
const SPACED_ADDRESS = /(?<=\]\()(?:mailto:|https?:|\.{0,2}\/)[^()<>"'\n]* [^()<>"'\n]*(?=\))/gu;
/** kramdown: what such an element holds is Markdown, as it is elsewhere below a blank line. */
const HOLDS_MARKDOWN = /<[a-z][^<>]*\smarkdown\s*=\s*["']?(?:1|block|span)\b[^<>]*>/giu;
/** MDX: what is imported or exported goes on to the next blank line. */
const MODULE_LINES = /^(?:import|export)\s(?:[^\n]+\n?)*/gmu;
const EXPRESSIONS = /\{[^{}]*\}/gu;
/** Components, and elements that end themselves, which in HTML would swallow what follows. */
const COMPONENTS = /<\/?[A-Z][^<>]*>|<(?!br|hr)[a-z][^<>]*\/>/gu;

const marked = new Marked({ async: false });

/** How a text with front matter is written. */
export type Markup = 'html' | 'markdown' | 'mdx';

/** The text of Markdown as a reader sees it, with shortcodes, template tags and, in MDX, code and components left out. */
export function markdownToBody(markdown: string, markup: Markup): Body {
  const text = withoutShortcodes(withoutTags(markup === 'mdx' ? withoutCode(markdown) : markdown));
  if (markup === 'html') return htmlToBody(text);
  const plain = text
    .replace(FOOTNOTE_MARKS, '')
    .replace(SPACED_ADDRESS, (address) => address.trim().replaceAll(' ', '%20'))
    .replace(HOLDS_MARKDOWN, '$&\n\n')
    .replace(/\n{3,}/gu, '\n\n');
  return htmlToBody(isTame(plain) ? render(plain) : asWritten(plain));
}

function withoutCode(mdx: string): string {
  // an object in an expression is braces in braces
  const plain = mdx.replace(MODULE_LINES, '').replace(EXPRESSIONS, '').replace(EXPRESSIONS, '');
  return plain.replace(COMPONENTS, '');
}

function isTame(markdown: string): boolean {
  return (
    markdown.length <= MAX_RENDERED_LENGTH &&
    !NESTED_DEEPLY.test(markdown) &&
    !WIDE_TABLE.test(markdown) &&
    markdown.split(/\n\s*\n/u).every(({ length }) => length <= MAX_PARAGRAPH_LENGTH)
  );
}

function render(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

/** Marks and all, which a search passes over. */
function asWritten(markdown: string): string {
  return markdown.replace(/\n\n/gu, '\n<p>');
}

import { Marked } from 'marked';
import { htmlToText } from '../html/html-text.js';

/** A long book; marked's time grows with the square of some texts. */
const MAX_RENDERED_LENGTH = 1024 * 1024;
/** 10,000 characters of emphasis take marked 70 ms, 150,000 take it 16 seconds. */
const MAX_PARAGRAPH_LENGTH = 10_000;
/** Quotations and lists within one another: marked overflows the stack at thousands, having taken its time. */
const NESTED_DEEPLY = /^[\s>*+\-\d.)]{150}/mu;
/** Every row of a table is filled up to the width of its head. */
const WIDE_TABLE = /^(?:[^|\n]*\|){150}/mu;

/** What Jekyll's kramdown and Hugo read as instructions: `{% … %}`, `{{ … }}`, `{{< … >}}`, `{: .class}`, `{#anchor}`. */
const INSTRUCTIONS = /\{\{[^{}]*\}\}|\{[%:#.][^{}]*\}/gu;
/** A template's comment, from each of its ends back to the first of its beginnings. */
const COMMENT = /\{%-? *comment *-?%\}[^]*/u;
const COMMENT_END = /\{%-? *endcomment *-?%\}/u;
/** References to footnotes, which marked does not know. */
const FOOTNOTE_MARKS = /\[\^[^\]\s]{1,50}\]:?/gu;
/** MDX: what is imported or exported goes on to the next blank line. */
const MODULE_LINES = /^(?:import|export)\s(?:[^\n]+\n?)*/gmu;
const EXPRESSIONS = /\{[^{}]*\}/gu;
/** Components, and elements that end themselves, which in HTML would swallow what follows. */
const COMPONENTS = /<\/?[A-Z][^<>]*>|<(?!br|hr)[a-z][^<>]*\/>/gu;

const marked = new Marked({ async: false });

/** How a text with front matter is written. */
export type Markup = 'html' | 'markdown' | 'mdx';

/** The text of Markdown as a reader sees it, with shortcodes, template tags and, in MDX, code and components left out. */
export function markdownToText(markdown: string, markup: Markup): string {
  const text = withoutInstructions(markup === 'mdx' ? withoutCode(markdown) : markdown);
  if (markup === 'html') return htmlToText(text);
  return htmlToText(isTame(text) ? render(text) : asWritten(text));
}

function withoutInstructions(markdown: string): string {
  const parts = markdown.split(COMMENT_END);
  const last = parts.pop() ?? '';
  const text = [...parts.map((part) => part.replace(COMMENT, '')), last].join('');
  return text
    .replace(INSTRUCTIONS, '')
    .replace(FOOTNOTE_MARKS, '')
    .replace(/\n{3,}/gu, '\n\n');
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

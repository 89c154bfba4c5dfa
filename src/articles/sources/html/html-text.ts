import { cleanBody, cleanLine } from '../fields/clean-text.js';
import { headingMark, readHeadings, withoutHeadingMarks, type Body } from '../fields/marked-headings.js';
import { parseDocument, pieces } from './html-document.js';

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** What a reader of the text is not meant to read, or cannot. */
const LEFT_OUT = names(
  'audio button canvas datalist embed form iframe input label math noscript object rp script select style svg template textarea title video',
);
/** Elements that stand apart from the text around them. */
const BLOCKS = names(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p pre search section summary table tbody tfoot thead tr ul',
);
const CELLS = names('td th');
const HEADING = /^h([1-6])$/u;
/** What a page hides from its readers by style; names and values may be in any case. */
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/iu;
/** A form that holds one of these is the page itself, as some publishing systems wrap it. */
const PAGE_PARTS = 'article, main, h1';

/** Gathers text as it is laid out: paragraphs, lines in them, and single spaces between words. */
class Layout {
  readonly #paragraphs: string[] = [];
  #paragraph = '';
  #atSpace = true;
  /** Of the heading that it is in; 0 outside headings. */
  #level = 0;

  text(text: string): void {
    const collapsed = withoutHeadingMarks(text).replace(/[ \t\n\r\f]+/gu, ' ');
    const added = this.#atSpace && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
    if (added === '') return;
    this.#paragraph += added;
    this.#atSpace = added.endsWith(' ');
  }

  /** Text whose spaces and line ends are meant. */
  preformatted(text: string): void {
    if (this.#level > 0) {
      this.text(text);
      return;
    }
    this.#paragraph += withoutHeadingMarks(text);
    this.#atSpace = false;
  }

  lineEnd(): void {
    if (this.#level > 0) {
      this.text(' ');
      return;
    }
    this.#paragraph += '\n';
    this.#atSpace = true;
  }

  /** A heading of a level begins here, or with 0 the one that has begun ends. */
  heading(level: number): void {
    this.paragraphEnd();
    this.#level = level;
  }

  paragraphEnd(): void {
    const isEmpty = this.#level > 0 ? cleanLine(this.#paragraph) === '' : this.#paragraph.trim() === '';
    if (!isEmpty) this.#paragraphs.push(headingMark(this.#level) + this.#paragraph);
    this.#paragraph = '';
    this.#atSpace = true;
  }

  finish(): Body {
    this.paragraphEnd();
    return readHeadings(cleanBody(this.#paragraphs.join('\n\n')));
  }
}

function isLeftOut(element: Element): boolean {
  if (element.localName === 'form') return element.querySelector(PAGE_PARTS) === null;
  if (LEFT_OUT.has(element.localName) || element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  return style !== null && HIDDEN_STYLE.test(style);
}

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}

/** What is to be laid out before a node's children; returns whether they are to be read. */
function enter(node: Node, layout: Layout, preformatted: boolean): boolean {
  if (node.nodeType === TEXT_NODE) {
    if (preformatted) layout.preformatted(node.textContent ?? '');
    else layout.text(node.textContent ?? '');
    return false;
  }
  if (!isElement(node)) return false;
  if (BLOCKS.has(node.localName)) layout.paragraphEnd();
  if (node.localName === 'br') layout.lineEnd();
  if (isLeftOut(node)) return false;
  const level = HEADING.exec(node.localName)?.[1];
  if (level !== undefined) layout.heading(Number(level));
  return true;
}

function leave(node: Node, layout: Layout): void {
  if (!isElement(node)) return;
  if (HEADING.test(node.localName)) layout.heading(0);
  else if (BLOCKS.has(node.localName)) layout.paragraphEnd();
  if (CELLS.has(node.localName)) layout.text(' ');
}

/** Walks from node to node without recursion, since HTML may be nested deeper than a stack. */
function layOut(root: Node, layout: Layout): void {
  let preformatted = 0;
  let node: Node | null = root.firstChild;
  while (node !== null) {
    if (enter(node, layout, preformatted > 0) && node.firstChild !== null) {
      if (node.nodeName === 'PRE') preformatted++;
      node = node.firstChild;
      continue;
    }
    leave(node, layout);
    while (node.nextSibling === null) {
      node = node.parentNode;
      if (node === null || node === root) return;
      if (node.nodeName === 'PRE') preformatted--;
      leave(node, layout);
    }
    node = node.nextSibling;
  }
}

/**
 * The text of HTML as a reader sees it: paragraphs, headings, list items and table rows with one blank line between
 * them, `<br>` as the end of a line, white space collapsed but in `<pre>`. Scripts, styles, forms, what is embedded and
 * what is hidden are left out.
 */
export function htmlToText(html: string): string {
  return htmlToBody(html).text;
}

/** The same, with its headings. */
export function htmlToBody(html: string): Body {
  const layout = new Layout();
  for (const piece of pieces(html)) layOut(parseDocument(piece), layout);
  return layout.finish();
}

/// <reference lib="dom" />
import { parseHTML } from 'linkedom';

/**
 * The parser's time grows with tags × nesting, and a page is free to nest all its tags: 10,000 cost it 30 ms then,
 * 200,000 ten seconds.
 */
const MAX_TAGS_AT_ONCE = 10_000;

/** linkedom hands the names in it to a function, which overflows the stack at a hundred thousand. */
const LONG_CLASS = /\sclass\s*=\s*(?:"[^"]{10000,}"|'[^']{10000,}')/giu;

/** A document of a piece of HTML, which need not be whole, nor begin with <html>. */
export function parseDocument(html: string): Document {
  // linkedom puts a document type in front without a link to what follows, which would be lost to a walk
  const linked = html.replace(/<!doctype/giu, '<!declaration');
  return parseHTML(linked.replace(LONG_CLASS, ' ')).document;
}

/** HTML in pieces of so many tags that each is parsed in good time; one piece, but for the longest texts. */
export function* pieces(html: string, most = MAX_TAGS_AT_ONCE): Generator<string> {
  let start = 0;
  let tags = 0;
  for (const { index } of html.matchAll(/<\/?[a-z]/giu)) {
    if (tags === most) {
      yield html.slice(start, index);
      start = index;
      tags = 0;
    }
    tags++;
  }
  yield html.slice(start);
}

/** How deep a document's elements are nested, and no more than `most`. */
export function depthOf(document: Document, most: number): number {
  let deepest = 0;
  let depth = 0;
  let element: Element | null = document.documentElement;
  while (element !== null && deepest < most) {
    deepest = Math.max(deepest, ++depth);
    const child: Element | null = element.firstElementChild;
    if (child !== null) {
      element = child;
      continue;
    }
    depth--;
    while (element !== null && element.nextElementSibling === null) {
      element = element.parentElement;
      depth--;
    }
    element = element?.nextElementSibling ?? null;
  }
  return deepest;
}

import { readName } from '../../bylines/names/read-name.js';
import { cleanLine } from '../fields/clean-text.js';
import { peopleIn } from '../fields/listed-names.js';

/** How pages mark who wrote them: by microdata, by links, as microformats. */
const MARKED = '[itemprop~="author"], [itemprop~="creator"], [rel~="author"], .p-author';
/** What pages that mark nothing call it; what it holds must then read as a name. */
const CALLED = ['byline', 'author', 'Author', 'writer'].map((name) => `[class*="${name}"]`).join(', ') + ', .fn';
/** The name within what is marked, where more stands there, such as a portrait or "See all posts". */
const NAME = '[itemprop~="name"], .fn, .p-name';
/** Beside the page's own text stand other articles and comments, each with its author. */
const BESIDE =
  'aside, nav, [role="complementary"], [role="navigation"], ' +
  ['comment', 'related', 'recommend', 'sidebar', 'teaser', 'popular', 'promo']
    .map((name) => `[class*="${name}"], [id*="${name}"]`)
    .join(', ');
const ENTRY = 'article, .hentry, .h-entry, [itemtype*="Article"], [itemtype*="BlogPosting"]';
/** What an article that is only listed begins with. */
const LINKED_HEADING = [1, 2, 3, 4].flatMap((level) => [`h${level} a`, `a h${level}`]).join(', ');
const HEADING = 'article h1, main h1, h1';
/** A page names its writers in a few places; one with more lists other pages. */
const MOST_MARKED = 100;

/**
 * The people whom a page shows as its authors, as its markup says and as its class names suggest: those nearest to its
 * heading, so that those of other articles, which a page lists beside and below its own, are not among them.
 */
export function shownAuthors(document: Document): readonly (readonly string[])[] {
  const heading = document.querySelector(HEADING);
  const near = (selector: string) => nearest(outermost(ownOf(document, selector, heading)), heading);
  const marked = near(MARKED).flatMap((element) => peopleIn(textsOf(element, MARKED)));
  if (marked.length > 0) return [marked];
  const called = near(CALLED).flatMap((element) => peopleIn(textsOf(element, CALLED)));
  return [called.filter((name) => readName(name) !== undefined)];
}

/** The elements that are neither beside the page's own text nor in another article that it lists. */
function ownOf(document: Document, selector: string, heading: Element | null): readonly Element[] {
  const isApart = (around: Element | null) => around !== null && heading !== null && !around.contains(heading);
  return [...document.querySelectorAll(selector)].slice(0, MOST_MARKED).filter((element) => {
    if (isApart(element.closest(BESIDE))) return false;
    const entry = element.closest(ENTRY);
    return entry === null || !isApart(entry) || entry.querySelector(LINKED_HEADING) === null;
  });
}

function outermost(elements: readonly Element[]): readonly Element[] {
  return elements.filter((element) => !elements.some((other) => other !== element && other.contains(element)));
}

/**
 * Those in the smallest part of the page that holds its heading and any of them, and of these the first and what follows
 * it without anything between; where the page has no heading, the first and what stands beside it, since those further on
 * are of what the page lists.
 */
function nearest(elements: readonly Element[], heading: Element | null): readonly Element[] {
  for (let around = heading; around !== null; around = around.parentElement) {
    const parts = [...around.children].map((part) => elements.filter((element) => part.contains(element)));
    const first = parts.findIndex(({ length }) => length > 0);
    if (first < 0) continue;
    const end = parts.findIndex(({ length }, index) => index > first && length === 0);
    return parts.slice(first, end < 0 ? undefined : end).flat();
  }
  const [first] = elements;
  return elements.filter(({ parentElement }) => parentElement === first?.parentElement);
}

/** The names in an element: what it marks as such, else what is marked once more in it, else all of it. */
function textsOf(element: Element, selector: string): readonly string[] {
  const named = [...element.querySelectorAll(NAME)];
  const inner =
    named.length > 0
      ? named
      : [...element.querySelectorAll(selector)].filter((each) => each.querySelector(selector) === null);
  return (inner.length > 0 ? inner : [element]).map((each) =>
    cleanLine(each.getAttribute('content') ?? each.textContent),
  );
}

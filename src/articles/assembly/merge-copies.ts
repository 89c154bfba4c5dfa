import type { Article, SourcePlace } from '../article.js';
import { findAuthors } from '../bylines/find-authors.js';
import { namesNobody } from '../bylines/names/nobody.js';
import { plainHeadings } from './plain-headings.js';
import type { Entry } from '../parsed-source.js';
import { plainName } from '../bylines/names/person-names.js';
import { compareTexts } from '../text-order.js';

/** An article before its names are spelt as elsewhere and its id, if none was given, is made. */
export type MergedArticle = {
  readonly [Field in keyof Article]-?: Field extends 'id' | 'url' ? string | undefined : NonNullable<Article[Field]>;
};

/** A listing that shortens long titles ends them so. */
const SHORTENED = /(?:…|\.\.\.)$/u;

/** By file, then by line. */
export function comparePlaces(a: SourcePlace, b: SourcePlace): number {
  return compareTexts(a.file, b.file) || a.line - b.line;
}

/**
 * Makes one article of its copies, the fullest first: its text, the best title, and all that any copy says in fields.
 * `found` are the themes of the text.
 */
export function mergeCopies(copies: readonly Entry[], found: readonly string[]): MergedArticle {
  const [fullest] = copies;
  if (fullest === undefined) throw new Error('An article is made of one copy at least.');
  const id = copies.find((copy) => copy.id !== undefined)?.id;
  const headings = fullest.plain === true ? plainHeadings(fullest) : (fullest.headings ?? []);
  const url = copies.find((copy) => copy.url !== undefined)?.url;
  return {
    id,
    title: bestTitle(copies) ?? fullest.title,
    date: fullest.date,
    authors: authorsOf(copies),
    themes: [...copies.flatMap(({ themes }) => themes ?? []), ...found],
    kinds: copies.flatMap(({ kind }) => kind ?? []),
    body: fullest.body,
    headings,
    url,
    sources: copies.length === 1 ? [fullest.place] : placesOf(copies),
  };
}

function placesOf(copies: readonly Entry[]): readonly SourcePlace[] {
  const places = new Map(copies.map(({ place }) => [`${place.line} ${place.file}`, place]));
  return [...places.values()].sort(comparePlaces);
}

/** Those that fields give; else those of the byline in the fullest copy that has one. */
function authorsOf(copies: readonly Entry[]): readonly string[] {
  const given = copies.flatMap(({ authors }) => authors ?? []).filter((name) => !namesNobody(name));
  if (given.length > 0) return given.map(plainName);
  for (const { body } of copies) {
    const found = findAuthors(body);
    if (found.length > 0) return found;
  }
  return [];
}

/** The title that most copies have, a shortened one only where there is no other; of several the longest. */
function bestTitle(copies: readonly Entry[]): string | undefined {
  const uses = new Map<string, number>();
  for (const { title } of copies) uses.set(title, (uses.get(title) ?? 0) + 1);
  const [best] = [...uses].sort(
    ([a, usesOfA], [b, usesOfB]) =>
      Number(SHORTENED.test(a)) - Number(SHORTENED.test(b)) ||
      usesOfB - usesOfA ||
      b.length - a.length ||
      compareTexts(a, b),
  );
  return best?.[0];
}

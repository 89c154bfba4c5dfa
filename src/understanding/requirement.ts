import type { Analyzer } from '../analysis/analyzer.js';
import type { Mark } from '../search/result.js';

/** One way in which something may stand in an article: these terms at these places relative to each other. */
export type Requirement = readonly PlacedTerm[];

export interface PlacedTerm {
  readonly term: string;
  /** 0 is where the first term stands. */
  readonly place: number;
}

/**
 * The ways in which a text may stand in an article: as typed, for a hyphenated word also as one word, and where it has an
 * "&", which no index has, with "and" in its place.
 */
export function requirementsOf(text: string, analyzer: Analyzer): readonly Requirement[] {
  const spelt = text.includes('&') ? text.replaceAll('&', ' and ') : text;
  const [also] = spelt === text ? [] : requirementsOf(spelt, analyzer);
  return [...requirementsAsTyped(text, analyzer), ...(also === undefined ? [] : [also])];
}

function requirementsAsTyped(text: string, analyzer: Analyzer): readonly Requirement[] {
  const terms = analyzer.analyze(text);
  const isWhole = (i: number) => i > 0 && terms[i]?.position === terms[i - 1]?.position;
  const parts = terms.filter((_, i) => !isWhole(i));
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return [];
  const wholes = terms.filter((term, i) => isWhole(i) && term.start === first.start && term.end === last.end);
  return [
    parts.map(({ term, position }) => ({ term, place: position - first.position })),
    ...wholes.map(({ term }) => single(term)),
  ];
}

/** One term, wherever it stands. */
export function single(term: string): Requirement {
  return [{ term, place: 0 }];
}

/** Terms that stand one after another. */
export function successive(terms: readonly string[]): Requirement {
  return terms.map((term, place) => ({ term, place }));
}

export function termsOf(requirement: Requirement): readonly string[] {
  return requirement.map(({ term }) => term);
}

export function markOf(terms: readonly string[]): Mark {
  const [only] = terms;
  return only !== undefined && terms.length === 1 ? { kind: 'term', term: only } : { kind: 'phrase', terms };
}

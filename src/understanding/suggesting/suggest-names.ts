import { fold } from '../../analysis/fold.js';
import { FACETS, type NameFacet } from '../../search/facets.js';
import type { Suggestion } from '../../search/result.js';
import type { IndexTerms } from '../index-terms.js';
import { keptOfNames } from '../names/kept-of-names.js';
import { spellerOfNames } from '../names/name-words.js';
import { keyOf } from '../spelling/vocabulary.js';
import type { Suggesting } from './suggest.js';
import { typedOfText } from './typed-spans.js';

/** Fewer begin too many names. */
const MIN_LETTERS = 2;
const MAX_NAMES = 3;
/** A field that is typed before its value. */
const FIELD = /^\s*(?<field>\p{L}+):(?<rest>.*)$/u;

/** The names of a facet in which every typed word begins a word, those of most articles first. */
export function suggestNames(text: string, facet: NameFacet, archive: Suggesting): readonly Suggestion[] {
  const { field, rest } = FIELD.exec(text)?.groups ?? {};
  const isField = field !== undefined && Object.hasOwn(FACETS, field.toLowerCase());
  if (isField && field.toLowerCase() !== facet) return [];
  const typed = wordsIn(isField ? (rest ?? '') : text);
  if (typed.length === 0 || typed.join('').length < MIN_LETTERS) return [];
  const { index, countNamed } = archive;
  const begun = namesBegun(typed, facet, index);
  // Only where no name begins so may a slip be meant.
  const names = begun.length > 0 ? begun : namesBegun(respelt(typed, facet, index), facet, index);
  return names
    .map((name): Suggestion => ({
      text: name,
      kind: facet,
      typed: typedOfText(name, typed),
      query: `${facet}:"${name.replaceAll('"', ' ')}"`,
      article: null,
      total: countNamed(facet, name),
    }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
    .slice(0, MAX_NAMES);
}

function wordsIn(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** The names that have words which begin with each of those typed. */
function namesBegun(typed: readonly string[], facet: NameFacet, index: IndexTerms): readonly string[] {
  return foldedNames(facet, index)
    .filter(({ words }) => typed.every((word) => words.includes(` ${word}`)))
    .map(({ name }) => name);
}

interface FoldedName {
  readonly name: string;
  /** Each after a blank: "O’Malley" is "O Malley" and "OMalley". */
  readonly words: string;
}

/** Every letter that is typed asks for all names. */
const foldedNames = keptOfNames((facet, index): readonly FoldedName[] =>
  index.names(facet).map((name) => ({
    name,
    words: ` ${fold(name)} ${keyOf(name)}`.replace(/[^\p{L}\p{N}]+/gu, ' '),
  })),
);

/** Typed words that no name has as the nearest that one has. */
function respelt(typed: readonly string[], facet: NameFacet, index: IndexTerms): readonly string[] {
  const speller = spellerOfNames(facet, index);
  return typed.map((word) => fold((speller.find(word) ?? speller.nearest(word)[0])?.word ?? word));
}

import type { Analyzer } from '../../analysis/analyzer.js';
import { partsOf } from '../../analysis/phrase-terms.js';
import type { NameFacet } from '../../search/facets.js';
import { spellerOfNames, wordsOfName } from './name-words.js';
import { asWritten, begun, isPersonNamed, wordsOfPerson } from './people-named.js';
import type { IndexTerms } from '../index-terms.js';

/** What names are looked up with. */
interface NameMeans {
  readonly index: IndexTerms;
  readonly analyzer: Analyzer;
}

/** Longer ones are no slip of anybody's. */
const MAX_RESPELT_WORDS = 6;
const AFTER_HYPHEN = /(?<=\p{L}[-‐‑])\p{L}+/gu;
const AMPERSAND = /\s*&\s*/g;

/** The values of a facet that a text names: of people as names are written, of others where its words stand together. */
export function namesWith(
  facet: NameFacet,
  names: readonly string[],
  text: string,
  analyzer: Analyzer,
): readonly string[] {
  return facet === 'author' ? peopleNamed(names, text, analyzer) : namesHolding(names, text, analyzer);
}

function namesHolding(names: readonly string[], text: string, analyzer: Analyzer): readonly string[] {
  const wordsOf = (each: string) => partsOf(analyzer, each.replace(AMPERSAND, ' and ')).join(' ');
  const wanted = wordsOf(text);
  if (wanted === '') return [];
  return names.filter((name) => ` ${wordsOf(name)} `.includes(` ${wanted} `));
}

/** Beginnings are only looked at where no name has the words. */
function peopleNamed(names: readonly string[], text: string, analyzer: Analyzer): readonly string[] {
  const typed = wordsOfPerson(text, analyzer);
  const people = names.map((name) => ({
    name,
    words: partsOf(analyzer, name),
    // The J of "Mary-Jane" is nobody's initial.
    inside: (name.match(AFTER_HYPHEN) ?? []).flatMap((part) => partsOf(analyzer, part)),
  }));
  for (const likeness of [asWritten, begun]) {
    const named = people.filter(({ words, inside }) =>
      isPersonNamed(typed, words, (word, own) => likeness(word, own) && !(word.length === 1 && inside.includes(own))),
    );
    if (named.length > 0) return named.map(({ name }) => name);
  }
  return [];
}

/** What a text that names nothing was meant for: its unknown words as the nearest of the facet's. */
export function respeltName(
  facet: NameFacet,
  text: string,
  { analyzer, index }: NameMeans,
): { readonly text: string; readonly names: readonly string[] } | undefined {
  const speller = spellerOfNames(facet, index);
  const words = wordsOfName(text);
  if (words.length > MAX_RESPELT_WORDS) return undefined;
  const respelt = words.map((word) => (speller.find(word) ?? speller.nearest(word)[0])?.word ?? word).join(' ');
  const names = namesWith(facet, index.names(facet), respelt, analyzer);
  return names.length === 0 ? undefined : { text: respelt, names };
}

import type { Analyzer } from '../../analysis/analyzer.js';
import { partsOf } from '../../analysis/phrase-terms.js';
import type { NameFacet } from '../../search/facets.js';
import { asWritten, begun, isPersonNamed, wordsOfPerson } from './people-named.js';

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
  const people = names.map((name) => ({ name, words: partsOf(analyzer, name) }));
  for (const likeness of [asWritten, begun]) {
    const named = people.filter(({ words }) => isPersonNamed(typed, words, likeness));
    if (named.length > 0) return named.map(({ name }) => name);
  }
  return [];
}

import { partsOf } from '../../analysis/phrase-terms.js';
import type { Analyzer } from '../../analysis/analyzer.js';
import type { IndexTerms } from '../index-terms.js';

/** An author's name with its terms. */
export interface AuthorName {
  readonly name: string;
  readonly words: readonly string[];
}

type ByWord = ReadonlyMap<string, readonly AuthorName[]>;

/** Of an index its authors by the terms of their names: every query of few words is asked whether it is somebody's name. */
const AUTHORS = new WeakMap<IndexTerms, ByWord>();

/** The authors in whose names a term stands. */
export function authorsWith(term: string, index: IndexTerms, analyzer: Analyzer): readonly AuthorName[] {
  let byWord = AUTHORS.get(index);
  if (byWord === undefined) AUTHORS.set(index, (byWord = gathered(index.names('author'), analyzer)));
  return byWord.get(term) ?? [];
}

function gathered(names: readonly string[], analyzer: Analyzer): ByWord {
  const byWord = new Map<string, AuthorName[]>();
  for (const name of names) {
    const author = { name, words: partsOf(analyzer, name) };
    for (const word of new Set(author.words)) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [author]);
      else known.push(author);
    }
  }
  return byWord;
}

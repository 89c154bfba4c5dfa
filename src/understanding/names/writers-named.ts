import type { Analyzer } from '../../analysis/analyzer.js';
import type { Clause } from '../../search/query.js';
import type { IndexTerms } from '../index-terms.js';
import { authorsWith } from './authors-by-word.js';
import { asWritten, isPersonNamed, wordsOfPerson } from './people-named.js';

/** Longer texts are no names. */
const MAX_WORDS = 6;

/** Whom a query names that is nothing but a name. */
export interface Writers {
  readonly text: string;
  readonly names: readonly string[];
  /** Whether the name is also a word that English has. */
  readonly isWord: boolean;
}

/** The authors whom a query names that is nothing but a name. */
export function writersNamed(
  clauses: readonly Clause[],
  { analyzer, index }: { readonly analyzer: Analyzer; readonly index: IndexTerms },
): Writers | undefined {
  const text = textOf(clauses);
  if (text === undefined) return undefined;
  const typed = wordsOfPerson(text, analyzer);
  if (typed.length > MAX_WORDS || typed.every(({ length }) => length === 1)) return undefined;
  // Of a name that is written out one word at least is whole.
  const rarest = typed
    .filter(({ length }) => length > 1)
    .map((word) => authorsWith(word, index, analyzer))
    .reduce((fewest, authors) => (authors.length < fewest.length ? authors : fewest));
  const names = rarest.filter(({ words }) => isPersonNamed(typed, words, asWritten)).map(({ name }) => name);
  if (names.length === 0) return undefined;
  return { text, names, isWord: typed.length === 1 && index.isEnglish(text.trim()) };
}

/** The text of a query of plain words, or of one phrase. */
function textOf(clauses: readonly Clause[]): string | undefined {
  const [first] = clauses;
  if (first?.kind === 'phrase' && clauses.length === 1 && first.within === 0) return first.text;
  const texts = clauses.flatMap((clause) => (clause.kind === 'word' ? [clause.text] : []));
  return texts.length === clauses.length && texts.length > 0 ? texts.join(' ') : undefined;
}

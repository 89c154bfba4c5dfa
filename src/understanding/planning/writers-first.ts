import type { Clause, Query } from '../../search/query.js';
import { WRITTEN_BY, type Plan, type PlanNode } from '../plan.js';
import { authorsWith } from '../names/authors-by-word.js';
import { asWritten, isPersonNamed, wordsOfPerson } from '../names/people-named.js';
import type { Planning } from './planning.js';

/** Longer texts are no names. */
const MAX_WORDS = 6;
const BLANK = /\s+/u;

/** Whom a query names that is nothing but a name. */
interface Writers {
  readonly text: string;
  readonly names: readonly string[];
}

/** The authors whom a query names that is nothing but a name. A word that English has is a word, whoever is called so. */
export function writersNamed(query: Query, { analyzer, index }: Planning): Writers | undefined {
  const text = query.match === 'most' && query.expand ? textOf(query.clauses) : undefined;
  if (text === undefined) return undefined;
  const typed = wordsOfPerson(text, analyzer);
  if (typed.length > MAX_WORDS || typed.every(({ length }) => length === 1)) return undefined;
  if (typed.length === 1 && index.isEnglish(text.trim())) return undefined;
  // Of a name that is written out one word at least is whole.
  const rarest = typed
    .filter(({ length }) => length > 1)
    .map((word) => authorsWith(word, index, analyzer))
    .reduce((fewest, authors) => (authors.length < fewest.length ? authors : fewest));
  const names = rarest.filter(({ words }) => isPersonNamed(typed, words, asWritten)).map(({ name }) => name);
  return names.length === 0 ? undefined : { text, names };
}

/** The plan of a query that names writers: what they wrote, first, and what has all of the words. */
export function writersFirst({ clauses }: Query, plan: Plan, { text, names }: Writers): Plan {
  if (plan.clauses.length === 0) return plan;
  const written: PlanNode = { kind: 'values', facet: 'author', names, score: WRITTEN_BY };
  const words: PlanNode = { kind: 'and', nodes: plan.clauses.map(({ node }) => node) };
  const field = BLANK.test(text) ? `author:"${text}"` : `author:${text}`;
  const who = names.length === 1 ? names.join('') : `the authors called “${text}”`;
  const [only] = clauses;
  const clause: Clause = only !== undefined && clauses.length === 1 ? only : { kind: 'and', clauses };
  return {
    ...plan,
    clauses: [{ clause, node: { kind: 'or', nodes: [written, words] }, bond: 'strict', times: 1 }],
    notices: [...plan.notices, `What is by ${who} comes first; ${field} finds nothing else.`],
  };
}

/** The text of a query of plain words, or of one phrase. */
function textOf(clauses: readonly Clause[]): string | undefined {
  const [first] = clauses;
  if (first?.kind === 'phrase' && clauses.length === 1 && first.within === 0) return first.text;
  const texts = clauses.flatMap((clause) => (clause.kind === 'word' ? [clause.text] : []));
  return texts.length === clauses.length && texts.length > 0 ? texts.join(' ') : undefined;
}

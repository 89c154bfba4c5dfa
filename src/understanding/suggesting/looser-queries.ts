import type { Clause } from '../../search/query.js';
import type { Emptiness } from '../../search/result.js';
import { wordsOfName } from '../names/name-words.js';
import { printQuery } from '../../search/language/print-query.js';

/** A reader reads no more of them. */
const MAX_NEAREST = 3;

/**
 * Why nothing was found, with the queries close by that take the words of a phrase that stands nowhere, or of a name that
 * nobody has, for words anywhere: closer to what was typed than those that leave it out.
 */
export function withLooserQueries(
  why: Emptiness,
  clauses: readonly Clause[],
  count: (text: string) => number,
): Emptiness {
  const totals = new Map(why.clauses.map(({ text, total }) => [text, total]));
  const looser = clauses.flatMap((clause, at) => {
    const words = totals.get(printQuery([clause])) === 0 ? wordsWithin(clause) : [];
    if (words.length === 0) return [];
    const text = printQuery([...clauses.slice(0, at), ...words, ...clauses.slice(at + 1)]);
    const total = count(text);
    return total > 0 ? [{ text, keepsFilters: true, total }] : [];
  });
  const closest = [...looser, ...why.nearest];
  const distinct = closest.filter(({ text }, at) => closest.findIndex((other) => other.text === text) === at);
  return { ...why, nearest: distinct.slice(0, MAX_NEAREST) };
}

function wordsWithin(clause: Clause): readonly Clause[] {
  switch (clause.kind) {
    case 'phrase':
    case 'name': {
      const words = wordsOfName(clause.text);
      return words.length > 1 || clause.kind === 'name' ? words.map((text) => ({ kind: 'word', text })) : [];
    }
    case 'title': {
      const words = wordsWithin(clause.clause);
      return words.length > 0 ? words : [clause.clause];
    }
    default:
      return [];
  }
}

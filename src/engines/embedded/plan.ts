import type { Analyzer } from '../../analysis/analyzer.js';
import { isQueryStopWord } from '../../analysis/stop-words.js';
import { MAX_QUERY_TERMS, type Clause, type Query } from '../../search/query.js';
import type { Mark } from '../../search/result.js';
import type { Lexicon } from './lexicon.js';

/** Bounds the working space: a query of few words can still be one word of hundreds of hyphens. */
export const MAX_PLAN_TERMS = 64;

/** Terms that stand at these places relative to each other; a single one stands anywhere. */
export type Requirement = readonly { readonly term: number; readonly place: number }[];

/** What to add to the scores, and what an article must have, in term numbers of one index. */
export interface Plan {
  /** Per clause: any of its requirements will do. One without any cannot be met. */
  readonly clauses: readonly (readonly Requirement[])[];
  /** Terms to score, with how often the query asks for each: a repeated word counts again. */
  readonly scored: ReadonlyMap<number, number>;
  readonly marks: readonly Mark[];
  readonly notices: readonly string[];
}

/** Works out which terms of an index a query asks for. */
export function planQuery(query: Query, analyzer: Analyzer, lexicon: Lexicon): Plan {
  const meaningful = query.clauses.filter((clause) => clause.kind !== 'word' || !isQueryStopWord(clause.text));
  const clauses = new Map<string, readonly Requirement[]>();
  const scored = new Map<number, number>();
  const marks: Mark[] = [];
  const terms = new Set<number>();
  const notices: string[] = [];
  // A query of nothing but stop words means them.
  for (const clause of meaningful.length > 0 ? meaningful : query.clauses.slice(0, MAX_QUERY_TERMS)) {
    const wordings = wordingsOf(clause, analyzer);
    const requirements = wordings.flatMap((wording) => requirementOf(wording, lexicon));
    const wanted = new Set([...terms, ...requirements.flat().map(({ term }) => term)]);
    if (wanted.size > MAX_PLAN_TERMS) {
      notices.push(`“${clause.text}” was left out: a query can hold ${MAX_PLAN_TERMS} different terms.`);
      continue;
    }
    wanted.forEach((term) => terms.add(term));
    clauses.set(wordings.map((wording) => wording.map(({ term }) => term).join(' ')).join('|'), requirements);
    for (const { term } of requirements.flat()) scored.set(term, (scored.get(term) ?? 0) + 1);
    for (const wording of wordings) marks.push(markOf(wording));
  }
  return { clauses: [...clauses.values()], scored, marks, notices };
}

type Wording = readonly { readonly term: string; readonly position: number }[];

/** The ways in which a clause's text may stand in an article: as typed, and for a hyphenated word also as one word. */
function wordingsOf(clause: Clause, analyzer: Analyzer): readonly Wording[] {
  const terms = analyzer.analyze(clause.text);
  const isWhole = (i: number) => i > 0 && terms[i]?.position === terms[i - 1]?.position;
  const parts = terms.filter((_, i) => !isWhole(i));
  if (parts.length === 0) return [];
  const start = parts[0]?.start;
  const end = parts.at(-1)?.end;
  const wholes = terms.filter((term, i) => isWhole(i) && term.start === start && term.end === end);
  return [parts, ...wholes.map((whole) => [whole])];
}

/** A wording in term numbers; nothing where the index lacks one of its terms. */
function requirementOf(wording: Wording, lexicon: Lexicon): Requirement[] {
  const first = wording[0]?.position ?? 0;
  const requirement: { term: number; place: number }[] = [];
  for (const { term, position } of wording) {
    const number = lexicon.numberOf(term);
    if (number === undefined) return [];
    requirement.push({ term: number, place: position - first });
  }
  return [requirement];
}

function markOf(wording: Wording): Mark {
  const [only] = wording;
  return only !== undefined && wording.length === 1
    ? { kind: 'term', term: only.term }
    : { kind: 'phrase', terms: wording.map(({ term }) => term) };
}

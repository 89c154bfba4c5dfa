import type { Clause, Query } from '../../search/query.js';
import type { Writers } from '../names/writers-named.js';
import { WRITTEN_BY, type Plan, type PlanNode } from '../plan.js';

const BLANK = /\s+/u;

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

import type { Form, Plan, PlanNode } from './plan.js';

/** What a term adds to the score of an article that has it, in all its places in a plan. */
export interface ScoredTerm {
  readonly weight: number;
  /** See `Score`. */
  readonly least: number;
}

/**
 * The terms of a plan that score, each once: what several words have in common adds up, and so do the forms of one. A
 * word that is said twice weighs twice.
 */
export function scoredTerms({ clauses }: Plan): ReadonlyMap<string, ScoredTerm> {
  const scored = new Map<string, ScoredTerm>();
  for (const { node, times } of clauses) {
    for (const { requirement, score } of formsOf(node)) {
      if (score?.by !== 'terms') continue;
      for (const { term } of requirement) {
        const known = scored.get(term);
        scored.set(term, {
          weight: (known?.weight ?? 0) + times * score.weight,
          least: Math.max(known?.least ?? 0, score.least),
        });
      }
    }
  }
  return scored;
}

function formsOf(node: PlanNode): readonly Form[] {
  switch (node.kind) {
    case 'words':
      return node.forms;
    case 'prefix':
      return node.scored;
    case 'and':
    case 'or':
      return node.nodes.flatMap(formsOf);
    case 'not':
      return formsOf(node.node);
    case 'values':
    case 'range':
      return [];
  }
}

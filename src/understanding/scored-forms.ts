import type { Form, FormGroup, Plan, PlanNode, Score } from './plan.js';

/** What a term adds to the score of an article that has it, in all its places in a plan. */
export interface ScoredTerm {
  readonly weight: number;
  /** See `Score`. */
  readonly least: number;
}

export type ScoredForm = Form & { readonly score: Score };

/** Forms of which an article's best scores, so often. */
export interface ScoredGroup {
  readonly forms: readonly ScoredForm[];
  readonly times: number;
}

/** What of a plan scores. */
export interface ScoredForms {
  /** The terms that stand for their word alone, each once: what several words have in common adds up. */
  readonly terms: ReadonlyMap<string, ScoredTerm>;
  /** The rest. */
  readonly groups: readonly ScoredGroup[];
}

/** Different words add up, and a word that is said twice weighs twice; of the forms of one word the best counts. */
export function scoredForms({ clauses }: Plan): ScoredForms {
  const terms = new Map<string, ScoredTerm>();
  const groups: ScoredGroup[] = [];
  for (const { node, times } of clauses) {
    for (const group of groupsOf(node)) {
      const forms = group.filter(isScored);
      const [only] = forms;
      if (only === undefined) continue;
      if (forms.length > 1 || only.score.by === 'whole') groups.push({ forms, times });
      else addTerms(only, times, terms);
    }
  }
  return { terms, groups };
}

function addTerms({ requirement, score }: ScoredForm, times: number, terms: Map<string, ScoredTerm>): void {
  for (const { term } of requirement) {
    const known = terms.get(term);
    terms.set(term, {
      weight: (known?.weight ?? 0) + times * score.weight,
      least: Math.max(known?.least ?? 0, score.least),
    });
  }
}

function isScored(form: Form): form is ScoredForm {
  return form.score !== undefined;
}

function groupsOf(node: PlanNode): readonly FormGroup[] {
  switch (node.kind) {
    case 'words':
      return [node.forms];
    case 'prefix':
      return node.scored;
    case 'and':
    case 'or':
      return node.nodes.flatMap(groupsOf);
    case 'not':
      return groupsOf(node.node);
    case 'values':
    case 'range':
      return [];
  }
}

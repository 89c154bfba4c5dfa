import type { Plan, PlanNode } from '../../../understanding/plan.js';
import { frequenciesIn } from '../index/one-posting.js';
import type { OpenedIndex } from '../index/opened-index.js';
import { numberOf } from './numbered-terms.js';

/** Whether an article's title has all the words that were asked for: who types a title looks for one article. */
export function hasInTitle(article: number, { clauses }: Plan, index: OpenedIndex): boolean {
  const isInTitle = (term: string) => frequenciesIn(index, numberOf(term, index.lexicon), article).title > 0;
  return clauses.every(({ node, bond }) => bond !== 'loose' || wordings(node).some((terms) => terms.every(isInTitle)));
}

function wordings(node: PlanNode): readonly (readonly string[])[] {
  if (node.kind === 'words') return node.forms.map(({ requirement }) => requirement.map(({ term }) => term));
  return node.kind === 'prefix' ? node.terms.map((term) => [term]) : [];
}

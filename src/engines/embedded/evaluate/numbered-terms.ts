import type { Requirement } from '../../../understanding/requirement.js';
import type { Lexicon } from '../index/lexicon.js';

/** A term of a plan as the index numbers it, at its place. */
export interface NumberedTerm {
  readonly term: number;
  readonly place: number;
}

export function numberOf(term: string, lexicon: Lexicon): number {
  const number = lexicon.numberOf(term);
  if (number === undefined) throw new Error(`The plan is not of this index, which has no term “${term}”.`);
  return number;
}

export function numbered(requirement: Requirement, lexicon: Lexicon): readonly NumberedTerm[] {
  return requirement.map(({ term, place }) => ({ term: numberOf(term, lexicon), place }));
}

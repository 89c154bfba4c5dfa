import { MAX_PLAN_PARTS } from '../plan.js';
import { termsOf, type Requirement } from '../requirement.js';

/** The room that a plan has for terms, as it is taken. */
export class PlanRoom {
  readonly #terms = new Set<string>();

  /** Whether there is room for a requirement's terms; where there is, they have it. */
  admit(requirement: Requirement): boolean {
    const terms = new Set([...this.#terms, ...termsOf(requirement)]);
    const fits = terms.size <= MAX_PLAN_PARTS && requirement.length <= MAX_PLAN_PARTS;
    if (fits) for (const term of terms) this.#terms.add(term);
    return fits;
  }
}

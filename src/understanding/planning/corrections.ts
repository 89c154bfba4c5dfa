import type { IndexTerms } from '../index-terms.js';
import type { PlannedRewriting } from '../plan.js';
import type { PlanRoom } from './plan-room.js';
import { single, successive } from '../requirement.js';
import type { Substitute } from './substitute.js';

/** A correction is a guess. */
const CORRECTION_WEIGHT = 0.7;
/** Each costs a walk through the vocabulary; a query of more unknown words is in another language. */
const MAX_CORRECTED_WORDS = 8;

/** What a misspelt word is read as. */
export interface Correction {
  readonly rewriting: PlannedRewriting;
  readonly substitutes: readonly Substitute[];
}

/** Finds what the words of one query may have been meant for that the archive does not have. */
export class Corrections {
  #words = 0;

  constructor(
    private readonly index: IndexTerms,
    private readonly room: PlanRoom,
  ) {}

  /** Two words run together, or one misspelt; undefined where there is neither. `number`: the rewriting's in the plan. */
  of(text: string, number: number): Correction | undefined {
    if (this.#words >= MAX_CORRECTED_WORDS) return undefined;
    this.#words++;
    return this.#parted(text, number) ?? this.#respelt(text, number);
  }

  #parted(text: string, rewriting: number): Correction | undefined {
    for (const [first, second] of this.index.speller.halves(text)) {
      const requirement = successive([first.term, second.term]);
      if (!this.index.stands(requirement) || !this.room.admit(requirement)) continue;
      return {
        rewriting: { kind: 'correction', from: text, to: [`${first.word} ${second.word}`] },
        substitutes: [{ requirement, weight: CORRECTION_WEIGHT, rewriting }],
      };
    }
    return undefined;
  }

  #respelt(text: string, rewriting: number): Correction | undefined {
    const near = this.index.speller.nearest(text).filter(({ term }) => this.room.admit(single(term)));
    if (near.length === 0) return undefined;
    const terms = [...new Set(near.map(({ term }) => term))];
    return {
      rewriting: { kind: 'correction', from: text, to: near.map(({ word }) => word) },
      substitutes: terms.map((term) => ({ requirement: single(term), weight: CORRECTION_WEIGHT, rewriting })),
    };
  }
}

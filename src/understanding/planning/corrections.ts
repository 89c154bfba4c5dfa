import type { IndexTerms } from '../index-terms.js';
import type { PlannedRewriting } from '../plan.js';
import type { PlanRoom } from './plan-room.js';
import { single, successive } from '../requirement.js';
import type { Substitute } from './substitute.js';

/** A correction is a guess. */
const CORRECTION_WEIGHT = 0.7;
/** Each costs a walk through the vocabulary; a query of more unknown words is in another language. */
const MAX_CORRECTED_WORDS = 8;

/** Each part has up to three spellings, and each choice of them costs a look at positions. */
const MAX_PARTS = 3;
const PART = /[\p{L}\p{M}\p{N}'’]+/gu;

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
    return this.#parted(text, number) ?? this.#respelt(text, number) ?? this.#respeltParts(text, number);
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

  /** A hyphenated word, or one with a slash, whose parts that no article has are misspelt ("bondary-layer"). */
  #respeltParts(text: string, rewriting: number): Correction | undefined {
    const parts = text.match(PART) ?? [];
    if (parts.length < 2 || parts.length > MAX_PARTS) return undefined;
    const { speller } = this.index;
    const near = parts.map((part) => {
      const own = speller.find(part);
      return own === undefined ? speller.nearest(part) : [own];
    });
    for (const words of choices(near)) {
      const requirement = successive(words.map(({ term }) => term));
      if (!this.index.stands(requirement) || !this.room.admit(requirement)) continue;
      return {
        rewriting: { kind: 'correction', from: text, to: [words.map(({ word }) => word).join(' ')] },
        substitutes: [{ requirement, weight: CORRECTION_WEIGHT, rewriting }],
      };
    }
    return undefined;
  }
}

/** Every way to choose one of each, the first of each first. */
function* choices<Each>([first, ...rest]: readonly (readonly Each[])[]): Generator<readonly Each[]> {
  if (first === undefined) {
    yield [];
    return;
  }
  for (const each of first) for (const others of choices(rest)) yield [each, ...others];
}

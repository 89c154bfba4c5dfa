import { completionsOf } from '../spelling/half-typed.js';
import type { VocabularyEntry } from '../spelling/vocabulary.js';
import type { PlannedRewriting } from '../plan.js';
import { partingsOf } from './partings.js';
import type { Planning } from './planning.js';
import { single, successive, termsOf, type Requirement } from '../requirement.js';
import type { Substitute } from './substitute.js';

/** A guess is all there is of a word that no article has, so it weighs what that would. */
export const CORRECTION_WEIGHT = 1;
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

/**
 * Finds what the words of one query may have been meant for that the archive does not have. A word that English has was
 * meant: what it may have been besides is offered, never searched for in its place.
 */
export class Corrections {
  #words = 0;

  /** `least`: in how many articles the rarest word stands that was typed right; no guess is to outweigh it. */
  constructor(
    private readonly planning: Planning,
    private readonly least: number,
  ) {}

  /** Two words run together, one half typed, or one misspelt; undefined for none. `number`: the rewriting's in the plan. */
  of(text: string, number: number): Correction | undefined {
    if (this.#words >= MAX_CORRECTED_WORDS) return undefined;
    this.#words++;
    // What a compound's parts find is found by more than by the compound as one word.
    return this.#parted(text, number) ?? this.#respeltParts(text, number) ?? this.#meant(text, number);
  }

  #parted(text: string, number: number): Correction | undefined {
    for (const { halves, requirement } of partingsOf(text, this.planning)) {
      if (this.planning.room.admit(requirement))
        return this.#correction(text, [halves.join(' ')], [requirement], number);
    }
    return undefined;
  }

  #meant(text: string, number: number): Correction | undefined {
    const { index, room } = this.planning;
    if ((text.match(PART) ?? []).every(index.isEnglish)) return undefined;
    const { speller } = index;
    const begun = completionsOf(text, speller);
    const meant = (begun.length > 0 ? begun : speller.nearest(text)).filter(({ term }) => room.admit(single(term)));
    if (meant.length === 0) return undefined;
    const terms = [...new Set(meant.map(({ term }) => term))];
    return this.#correction(text, meant.map(({ word }) => word), terms.map(single), number); // prettier-ignore
  }

  /** A hyphenated word, or one with a slash, whose parts that no article has are misspelt ("bondary-layer"). */
  #respeltParts(text: string, number: number): Correction | undefined {
    const parts = text.match(PART) ?? [];
    if (parts.length < 2 || parts.length > MAX_PARTS) return undefined;
    const { index, room } = this.planning;
    const near = parts.map((part): readonly VocabularyEntry[] => {
      const own = index.speller.find(part);
      if (own !== undefined) return [own];
      return index.isEnglish(part) ? [] : index.speller.nearest(part);
    });
    for (const words of choices(near)) {
      const requirement = successive(words.map(({ term }) => term));
      if (!index.stands(requirement) || !room.admit(requirement)) continue;
      return this.#correction(text, [words.map(({ word }) => word).join(' ')], [requirement], number);
    }
    return undefined;
  }

  /** Guesses at one word share the idf of the commonest: the rarest is not the likeliest. */
  #correction(from: string, to: readonly string[], meant: readonly Requirement[], rewriting: number): Correction {
    const { index } = this.planning;
    const commonest = Math.max(
      ...meant.map((requirement) => Math.min(...termsOf(requirement).map((term) => index.articlesWith(term)))),
    );
    const least = Math.max(commonest, this.least);
    return {
      rewriting: { kind: 'correction', from, to },
      substitutes: meant.map((requirement) => ({ requirement, weight: CORRECTION_WEIGHT, least, rewriting })),
    };
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

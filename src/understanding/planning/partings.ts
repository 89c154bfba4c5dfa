import type { Analyzer } from '../../analysis/analyzer.js';
import { isQueryStopWord } from '../../analysis/stop-words.js';
import type { IndexTerms } from '../index-terms.js';
import { successive, type Requirement } from '../requirement.js';

/** Neither half is shorter. */
const MIN_HALF_LENGTH = 3;
const LETTERS = /^[\p{L}\p{M}]+$/u;

/** A word as two that stand together somewhere in the archive. */
export interface Parting {
  readonly halves: readonly [string, string];
  readonly requirement: Requirement;
}

/**
 * The ways to part a word into two that stand together in the archive, the second in any number ("carehome": "care
 * homes"). A half that says nothing makes another word of it: "therapist" is not "the rapist".
 */
export function* partingsOf(
  text: string,
  { analyzer, index }: { readonly analyzer: Analyzer; readonly index: IndexTerms },
  admits: (half: string) => boolean = () => true,
): Generator<Parting> {
  if (!LETTERS.test(text)) return;
  for (let at = MIN_HALF_LENGTH; at <= text.length - MIN_HALF_LENGTH; at++) {
    const [first, second] = [text.slice(0, at), text.slice(at)];
    const begun = index.speller.find(first);
    if (begun === undefined || [first, second].some((half) => isQueryStopWord(half) || !admits(half))) continue;
    const [term, more] = analyzer.analyze(second).map((each) => each.term);
    if (term === undefined || more !== undefined || index.articlesWith(term) === 0) continue;
    const requirement = successive([begun.term, term]);
    if (index.stands(requirement))
      yield { halves: [begun.word, index.speller.find(second)?.word ?? second], requirement };
  }
}

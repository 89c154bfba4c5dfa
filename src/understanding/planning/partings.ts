import type { Analyzer } from '../../analysis/analyzer.js';
import { isQueryStopWord } from '../../analysis/stop-words.js';
import type { IndexTerms } from '../index-terms.js';
import { successive, type Requirement } from '../requirement.js';

/** Neither half is shorter. */
const MIN_HALF_LENGTH = 3;
const LETTERS = /^[\p{L}\p{M}]+$/u;

/** What parting works with. */
interface PartingMeans {
  readonly analyzer: Analyzer;
  readonly index: IndexTerms;
}

/** A word as two that stand together somewhere in the archive. */
export interface Parting {
  readonly halves: readonly [string, string];
  readonly requirement: Requirement;
}

/** Of an index the words that were asked for, with how it parts them: the same few come again and again. */
const PARTED = new WeakMap<IndexTerms, Map<string, Parting | null>>();
const MAX_KEPT = 10_000;

/** How an archive that has a word writes it as two words of English; null where it does not. */
export function otherwiseParted(text: string, means: PartingMeans): Parting | null {
  const { index } = means;
  let kept = PARTED.get(index);
  if (kept === undefined || kept.size >= MAX_KEPT) PARTED.set(index, (kept = new Map<string, Parting | null>()));
  let parting = kept.get(text);
  if (parting === undefined) {
    [parting = null] = partingsOf(text, means, index.isEnglish);
    kept.set(text, parting);
  }
  return parting;
}

/**
 * The ways to part a word into two that stand together in the archive, the second in any number ("carehome": "care
 * homes"). A half that says nothing makes another word of it: "therapist" is not "the rapist".
 */
export function* partingsOf(
  text: string,
  { analyzer, index }: PartingMeans,
  admits: (half: string) => boolean = () => true,
): Generator<Parting> {
  if (!LETTERS.test(text)) return;
  for (let at = MIN_HALF_LENGTH; at <= text.length - MIN_HALF_LENGTH; at++) {
    const [first, second] = [text.slice(0, at), text.slice(at)];
    const begun = index.speller.find(first);
    if (begun === undefined || isQueryStopWord(first) || isQueryStopWord(second)) continue;
    const [term, more] = analyzer.analyze(second).map((each) => each.term);
    if (term === undefined || more !== undefined || index.articlesWith(term) === 0) continue;
    if (!admits(first) || !admits(second)) continue;
    const requirement = successive([begun.term, term]);
    if (index.stands(requirement))
      yield { halves: [begun.word, index.speller.find(second)?.word ?? second], requirement };
  }
}

import type { Analyzer } from '../../analysis/analyzer.js';
import { partsOf } from '../../analysis/phrase-terms.js';

/** Before a name, not in it: bylines keep none either. */
const TITLE = /(^|,)\s*(?:(?:dr|prof|professor|mr|mrs|ms|miss|sir|dame|lord|lady|rev)\b\.?\s+)+(?=\S)/giu;
/** After a name, with a comma before it. */
const HONOURS = /,\s*(?:ph\.?d|m\.?d|obe|mbe|cbe|jr|sr)\.?\s*$/iu;
/** Fewer letters than these begin too many names. */
const MIN_BEGINNING = 2;

/** Whether one word of a typed name will do for one of a person's. */
type Likeness = (typed: string, own: string) => boolean;

/** The words of a person's name as somebody typed it, without what is put before and after names. */
export function wordsOfPerson(text: string, analyzer: Analyzer): readonly string[] {
  return partsOf(analyzer, text.replace(HONOURS, '').replace(TITLE, '$1 '));
}

/** A word stands for itself, and a typed initial for any word that it begins. */
export const asWritten: Likeness = (typed, own) => typed === own || (typed.length === 1 && own.startsWith(typed));

/** Words may be only begun, and a name may have but the initial of what was typed. */
export const begun: Likeness = (typed, own) =>
  asWritten(typed, own) ||
  (typed.length >= MIN_BEGINNING && own.startsWith(typed)) ||
  (own.length === 1 && typed.startsWith(own));

/** Whether each of the typed words is another of a name's, in any order: surnames come first or last. */
export function isPersonNamed(typed: readonly string[], own: readonly string[], likeness: Likeness): boolean {
  const left = [...own];
  let isMoreThanInitials = typed.every(({ length }) => length === 1);
  // Whole words choose first, or an initial could take theirs.
  for (const word of [...typed].sort((a, b) => b.length - a.length)) {
    const same = left.indexOf(word);
    const at = same >= 0 ? same : left.findIndex((other) => likeness(word, other));
    const [taken] = at < 0 ? [] : left.splice(at, 1);
    if (taken === undefined) return false;
    isMoreThanInitials ||= word.length > 1 && taken.length > 1;
  }
  return typed.length > 0 && isMoreThanInitials;
}

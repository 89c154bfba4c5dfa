/** Lucene's English stop words: too common to say what an article is about. They count in phrases, not in lengths. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this ' +
    'to was will with'
  ).split(' '),
);

/**
 * Words that a question is built of. They are left out of queries (never all of one) and not of the index. Without
 * single letters, digits and "who", each of which names something ("vitamin C", "WHO").
 */
const QUESTION_WORDS: ReadonlySet<string> = new Set(
  (
    'about above after again against all also am among any anyone anything because been before being below between both ' +
    'can cannot could did do does doing done down during each either else ever every few from further get gets give given ' +
    'had has have having he her here hers herself him himself his how however its itself just like many may me might ' +
    'more most much must my myself neither nor now off often once only other our ours ourselves out over own per ' +
    'please same she should show since so some still tell than theirs them themselves those through too toward towards ' +
    'under until up upon us very via want we were what when where whether which while whose why within without would you ' +
    'your yours yourself yourselves'
  ).split(' '),
);

/** Whether a query word, as typed, says nothing of what is sought. In capitals, two letters are an acronym: "IT", "US". */
export function isQueryStopWord(word: string): boolean {
  const plain = word.toLowerCase();
  if (word.length === 2 && word !== plain && word === word.toUpperCase()) return false;
  return STOP_WORDS.has(plain) || QUESTION_WORDS.has(plain);
}

import { isQueryStopWord } from '../../src/analysis/stop-words.js';
import { MIN_MISSPELT_LENGTH, misspelt } from '../archives/misspelling.js';

/** A text with a slip in one of its words, if there is one that is long enough and says something. */
export function withSlip(text: string, random: () => number): string {
  const words = [...text.matchAll(/\p{L}+/gu)].filter(
    ([word]) => word.length >= MIN_MISSPELT_LENGTH && !isQueryStopWord(word),
  );
  const chosen = words[Math.floor(random() * words.length)];
  if (chosen === undefined) return text;
  const [word] = chosen;
  return text.slice(0, chosen.index) + misspelt(word, random) + text.slice(chosen.index + word.length);
}

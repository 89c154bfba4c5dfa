import { fold } from '../../analysis/fold.js';
import type { Span } from '../../search/result.js';
import { keyOf } from '../spelling/vocabulary.js';

/** What of a completed text was typed: all before its last word, and as much of that as the typed letters spell. */
export function typedOfWord(text: string, start: number, letters: string): readonly Span[] {
  const end = start + lengthSpelt(text.slice(start), letters, keyOf);
  return end === 0 ? [] : [{ start: 0, end }];
}

/** What of a name or a title was typed: for each typed word the beginning of the first word that begins so. */
export function typedOfText(text: string, typed: readonly string[]): readonly Span[] {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)].map(({ 0: word, index }) => ({ word, index }));
  const spans = new Map<number, Span>();
  for (const letters of typed.map(fold).filter(Boolean)) {
    const begun = words.find(({ word, index }) => !spans.has(index) && fold(word).startsWith(letters));
    if (begun === undefined) continue;
    const { word, index } = begun;
    spans.set(index, { start: index, end: index + lengthSpelt(word, letters, fold) });
  }
  return [...spans.values()].sort((a, b) => a.start - b.start);
}

/** How much of a word some letters spell, however it is written. */
function lengthSpelt(word: string, letters: string, folded: (text: string) => string): number {
  let length = 0;
  let read = '';
  for (const character of word) {
    read += character;
    if (!letters.startsWith(folded(read))) break;
    length = read.length;
  }
  return length;
}

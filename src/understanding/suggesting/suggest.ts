import type { Analyzer } from '../../analysis/analyzer.js';
import { inListOrder, NAME_FACETS, type NameFacet } from '../../search/facets.js';
import type { Suggestion } from '../../search/result.js';
import type { IndexTerms } from '../index-terms.js';
import type { PlanNode } from '../plan.js';
import { keyOf, type VocabularyEntry } from '../spelling/vocabulary.js';
import { completions, wordsFrom } from './completions.js';
import { suggestNames } from './suggest-names.js';
import { suggestTitles } from './suggest-titles.js';
import { typedOfWord } from './typed-spans.js';

/** A single letter begins too many words for any to be meant. */
const MIN_LETTERS = 2;
const MAX_WORDS = 6;
const MAX_TITLES = 4;
/** A form with less of the occurrences of the commonest is hardly how the word is written. */
const RARE = 0.1;

/** What suggesting asks of an archive beside its terms. */
export interface Suggesting {
  readonly index: IndexTerms;
  readonly analyzer: Analyzer;
  /** How many articles a search for a text finds. */
  readonly count: (text: string) => number;
  /** Whether any article has all the words of a text. */
  readonly isSomewhere: (text: string) => boolean;
  /** How many articles there are once a name is chosen in its facet. */
  readonly countNamed: (facet: NameFacet, name: string) => number;
  /** The newest articles that meet a node, at most so many. */
  readonly titled: (node: PlanNode, most: number) => readonly { readonly id: string; readonly title: string }[];
}

/** Completes what was typed: its last word, and whole names and titles. Each finds something; best first. */
export function suggest(typed: string, size: number, archive: Suggesting): readonly Suggestion[] {
  const { index } = archive;
  const text = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trimStart();
  const [last = ''] = /[\p{L}\p{M}\p{N}'’-]*$/u.exec(text) ?? [];
  const before = text.slice(0, text.length - last.length);
  const letters = keyOf(last);
  if (letters.length < MIN_LETTERS && before.trim() === '') return [];
  const completed = letters.length < MIN_LETTERS ? [] : completions(letters, index);
  const names = inListOrder(NAME_FACETS).flatMap((facet) => suggestNames(text, facet, archive));
  const completedWords = suggestWords(before, letters, completed, archive);
  const words = (completedWords.length > 0 ? completedWords : suggestJoined(before, letters, archive)).slice(
    0,
    Math.max(0, size - names.length),
  );
  const room = size - words.length - names.length;
  // A title's words are all its own: "commissioning fo" begins "Commissioning for …".
  const spelt = letters.length < MIN_LETTERS ? [] : wordsFrom(letters, index);
  const nothingCompletes = letters !== '' && spelt.length + completed.length === 0;
  const titles = nothingCompletes
    ? []
    : suggestTitles(before, last, spelt.length > 0 ? spelt : completed, Math.min(room, MAX_TITLES), archive);
  return [...names, ...words, ...titles].slice(0, size);
}

function suggestWords(
  before: string,
  letters: string,
  completed: readonly VocabularyEntry[],
  { count, isSomewhere }: Suggesting,
): readonly Suggestion[] {
  const found: Suggestion[] = [];
  for (const { word } of oneOfEach(completed, letters)) {
    const query = `${before}${word}`;
    // Of several words a search finds what has most of them, and what is completed would stand there by chance.
    if (before !== '' && !isSomewhere(query)) continue;
    const total = count(query);
    const typed = typedOfWord(query, before.length, letters);
    if (total > 0) found.push({ text: query, kind: 'word', typed, query, article: null, total });
    if (found.length === MAX_WORDS) break;
  }
  return found.sort((a, b) => b.total - a.total);
}

/** What two words begin that the archive writes as one, where they are typed apart: "well be" begins "wellbeing". */
function suggestJoined(before: string, letters: string, archive: Suggesting): readonly Suggestion[] {
  const { first, blank } = /(?<first>[\p{L}\p{M}]+)(?<blank>\s+)$/u.exec(before)?.groups ?? {};
  if (first === undefined || blank === undefined || letters === '') return [];
  const joined = keyOf(first) + letters;
  return suggestWords(
    before.slice(0, -(first.length + blank.length)),
    joined,
    wordsFrom(joined, archive.index),
    archive,
  );
}

/**
 * Of the forms of a word, which find the same articles, the one that is typed or else the shortest that is not rare: the
 * word itself as a rule. Of two as long the one whose plural is there as well: "commissioner", not "commissioned".
 */
function oneOfEach(completed: readonly VocabularyEntry[], letters: string): readonly VocabularyEntry[] {
  const occurrences = new Map(completed.map((entry) => [entry.key, entry.occurrences]));
  const together = ({ key, occurrences: own }: VocabularyEntry) => own + (occurrences.get(`${key}s`) ?? 0);
  const isBetter = (a: VocabularyEntry, b: VocabularyEntry) =>
    a.key === letters || (b.key !== letters && (a.key.length - b.key.length || together(b) - together(a)) < 0);
  const forms = new Map<string, VocabularyEntry>();
  const commonest = new Map<string, number>();
  // The commonest come first.
  for (const entry of completed) {
    const best = forms.get(entry.term);
    const most = commonest.get(entry.term) ?? entry.occurrences;
    commonest.set(entry.term, most);
    if (best === undefined) forms.set(entry.term, entry);
    else if (entry.occurrences >= most * RARE && isBetter(entry, best)) forms.set(entry.term, entry);
  }
  return [...forms.values()];
}

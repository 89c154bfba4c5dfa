import type { Analyzer } from '../../analysis/analyzer.js';
import { partsOf } from '../../analysis/phrase-terms.js';
import { MAX_TERM_LENGTH } from '../../analysis/english.js';
import { fold } from '../../analysis/fold.js';
import { isQueryStopWord } from '../../analysis/stop-words.js';
import { inListOrder, NAME_FACETS, type NameFacet } from '../../search/facets.js';
import type { Suggestion } from '../../search/result.js';
import { Matcher } from './evaluate/matcher.js';
import type { OpenedIndex } from './index/opened-index.js';
import type { PlanNode } from './planning/plan.js';
import { SetPool } from './evaluate/set-pool.js';
import type { VocabularyEntry } from './planning/vocabulary.js';

/** A single letter begins too many words for any to be meant. */
const MIN_LETTERS = 2;
/** Below this length a slip leaves too little to go by. */
const MIN_FUZZY_LETTERS = 4;
/** Longer than any word that is read whole; each letter costs fifty looks at the vocabulary. */
const MAX_FUZZY_LETTERS = MAX_TERM_LENGTH;
/** So many words are tried; those that find nothing with the words before them fall away. */
const MAX_CANDIDATES = 24;
const MAX_WORDS = 6;
/** Of "commissioners", "commissioning", "commissioned" the commonest two are enough. */
const MAX_FORMS = 2;
const MAX_NAMES = 3;
const MAX_TITLES = 4;
/** Each is looked for in every title. */
const MAX_TITLE_TERMS = 8;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Whoever is asked how many articles a text finds, all of its words. */
type Count = (text: string) => number;

/** What suggestions are made from. */
interface Suggesting {
  readonly index: OpenedIndex;
  /** By article. */
  readonly titles: readonly string[];
  readonly analyzer: Analyzer;
  readonly count: Count;
}

/** Completes what was typed: its last word, and whole names and titles. Each finds something; best first. */
export function suggest(
  typed: string,
  size: number,
  { index, titles, analyzer, count }: Suggesting,
): readonly Suggestion[] {
  const text = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trimStart();
  const [last = ''] = /[\p{L}\p{M}\p{N}'’-]*$/u.exec(text) ?? [];
  const before = text.slice(0, text.length - last.length);
  const letters = fold(last);
  if (letters.length < MIN_LETTERS && before.trim() === '') return [];
  const completed = letters.length < MIN_LETTERS ? [] : completions(letters, index);
  const names = inListOrder(NAME_FACETS).flatMap((facet) => nameSuggestions(text, facet, index, count));
  const words = wordSuggestions(before, completed, count).slice(0, Math.max(0, size - names.length));
  const room = size - words.length - names.length;
  // A title's words are all its own: "commissioning fo" begins "Commissioning for …".
  const spelt = letters.length < MIN_LETTERS ? [] : commonest(index.speller.withPrefix(letters), true);
  const nothingCompletes = letters !== '' && spelt.length + completed.length === 0;
  const inTitle = nothingCompletes
    ? []
    : titlesWith(before, spelt.length > 0 ? spelt : completed, index, analyzer, Math.min(room, MAX_TITLES));
  const distinct = new Set(inTitle.map((article) => titles[article] ?? ''));
  const whole = [...distinct].flatMap((title) => titleSuggestion(title, count));
  return [...names, ...words, ...whole].slice(0, size);
}

function wordSuggestions(before: string, completed: readonly VocabularyEntry[], count: Count): Suggestion[] {
  const found: Suggestion[] = [];
  const forms = new Map<number, number>();
  for (const { word, term } of completed) {
    // All forms of a word find the same.
    const form = (forms.get(term) ?? 0) + 1;
    if (form > MAX_FORMS) continue;
    forms.set(term, form);
    const query = `${before}${word}`;
    const total = count(query);
    if (total > 0) found.push({ text: query, kind: 'word', query, total });
    if (found.length === MAX_WORDS) break;
  }
  return found.sort((a, b) => b.total - a.total);
}

/** The words that begin with some letters, or nearly so, the commonest first. */
function completions(letters: string, index: OpenedIndex): readonly VocabularyEntry[] {
  const exact = commonest(index.speller.withPrefix(letters));
  if (exact.length > 0 || letters.length < MIN_FUZZY_LETTERS || letters.length > MAX_FUZZY_LETTERS) return exact;
  const near = commonest(
    (function* () {
      for (const other of slips(letters)) yield* index.speller.withPrefix(other);
    })(),
  );
  return near.length > 0 ? near : index.speller.nearest(letters);
}

function commonest(entries: Iterable<VocabularyEntry>, stopWordsToo = false): readonly VocabularyEntry[] {
  const best: VocabularyEntry[] = [];
  for (const entry of entries) {
    const worst = best[MAX_CANDIDATES - 1];
    if (worst !== undefined && worst.occurrences >= entry.occurrences) continue;
    if (!stopWordsToo && isQueryStopWord(entry.key)) continue;
    // Two slips may lead to one word.
    if (best.includes(entry)) continue;
    let at = Math.min(best.length, MAX_CANDIDATES - 1);
    for (; at > 0 && (best[at - 1]?.occurrences ?? 0) < entry.occurrences; at--) best[at] = best[at - 1] ?? entry;
    best[at] = entry;
  }
  return best;
}

/** What was meant if one letter is wrong, missing, too many, or changed places with the next. The first is taken as right. */
function* slips(letters: string): Generator<string> {
  for (let at = 1; at < letters.length; at++) {
    const head = letters.slice(0, at);
    const rest = letters.slice(at);
    yield head + rest.slice(1);
    if (rest.length > 1) yield head + rest.charAt(1) + rest.charAt(0) + rest.slice(2);
    for (const letter of LETTERS) {
      yield head + letter + rest.slice(1);
      yield head + letter + rest;
    }
  }
}

/** The names in which every typed word begins a word. */
function nameSuggestions(text: string, facet: NameFacet, index: OpenedIndex, count: Count): Suggestion[] {
  const typed = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  if (typed.length === 0 || typed.join('').length < MIN_LETTERS) return [];
  const found: Suggestion[] = [];
  for (const name of index.facets[facet].names) {
    const words = ` ${fold(name).replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
    if (!typed.every((word) => words.includes(` ${word}`))) continue;
    const query = `${facet}:"${name.replaceAll('"', ' ')}"`;
    found.push({ text: name, kind: facet, query, total: count(query) });
  }
  return found
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
    .slice(0, MAX_NAMES);
}

/** The newest articles whose title has the words before the last, and one that completes it. */
function titlesWith(
  before: string,
  completed: readonly VocabularyEntry[],
  index: OpenedIndex,
  analyzer: Analyzer,
  most: number,
): readonly number[] {
  const terms = partsOf(analyzer, before).map((term) => index.lexicon.numberOf(term));
  const last = [...new Set(completed.map(({ term }) => term))].slice(0, MAX_TITLE_TERMS);
  if (most <= 0 || last.length + terms.length === 0 || terms.length > MAX_TITLE_TERMS) return [];
  const nodes: PlanNode[] = [];
  for (const term of terms) {
    if (term === undefined) return [];
    nodes.push({ kind: 'words', typed: [[{ term, place: 0 }]], others: [], within: 0, inTitle: true });
  }
  if (last.length > 0) nodes.push({ kind: 'prefix', after: [], terms: last, inTitle: true });
  const set = new Matcher(index, new SetPool(index), new Map()).match({ kind: 'and', nodes }, false);
  const found = index.kernel.nth(set, index.rounded, 0, most, false, index.work.topArticles);
  return [...index.u32.subarray(index.work.topArticles / 4, index.work.topArticles / 4 + found)];
}

function titleSuggestion(title: string, count: Count): Suggestion[] {
  const query = `"${title.replace(/["“”„‟«»″＂]/g, ' ')}"`;
  const total = count(query);
  return total > 0 ? [{ text: title, kind: 'title', query, total }] : [];
}

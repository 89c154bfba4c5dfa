import type { Analyzer } from '../../analysis/analyzer.js';
import { fold } from '../../analysis/fold.js';
import { partsOf } from '../../analysis/phrase-terms.js';
import { FACETS, inListOrder, NAME_FACETS, type NameFacet } from '../../search/facets.js';
import type { Suggestion } from '../../search/result.js';
import { isIndexed, type IndexTerms } from '../index-terms.js';
import { spellerOfNames } from '../names/name-words.js';
import type { PlanNode } from '../plan.js';
import { single, successive } from '../requirement.js';
import { keyOf, type VocabularyEntry } from '../spelling/vocabulary.js';
import { completions, wordsFrom } from './completions.js';

/** A single letter begins too many words for any to be meant. */
const MIN_LETTERS = 2;
const MAX_WORDS = 6;
/** Of "commissioners", "commissioning", "commissioned" the commonest two are enough. */
const MAX_FORMS = 2;
const MAX_NAMES = 3;
const MAX_TITLES = 4;
/** Each is looked for in every title. */
const MAX_TITLE_TERMS = 8;

/** What suggesting asks of an archive beside its terms. */
export interface Suggesting {
  readonly index: IndexTerms;
  readonly analyzer: Analyzer;
  /** How many articles a text finds, all of its words. */
  readonly count: (text: string) => number;
  /** The titles of the newest articles that meet a node, at most so many. */
  readonly titles: (node: PlanNode, most: number) => readonly string[];
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
  const names = inListOrder(NAME_FACETS).flatMap((facet) => nameSuggestions(text, facet, archive));
  const words = wordSuggestions(before, completed, archive).slice(0, Math.max(0, size - names.length));
  const room = size - words.length - names.length;
  // A title's words are all its own: "commissioning fo" begins "Commissioning for …".
  const spelt = letters.length < MIN_LETTERS ? [] : wordsFrom(letters, index);
  const nothingCompletes = letters !== '' && spelt.length + completed.length === 0;
  const inTitle = nothingCompletes
    ? []
    : titlesWith(before, spelt.length > 0 ? spelt : completed, Math.min(room, MAX_TITLES), archive);
  const whole = [...new Set(inTitle)].flatMap((title) => titleSuggestion(title, archive));
  return [...names, ...words, ...whole].slice(0, size);
}

function wordSuggestions(before: string, completed: readonly VocabularyEntry[], archive: Suggesting): Suggestion[] {
  const found: Suggestion[] = [];
  const forms = new Map<string, number>();
  for (const { word, term } of completed) {
    // All forms of a word find the same.
    const form = (forms.get(term) ?? 0) + 1;
    if (form > MAX_FORMS) continue;
    forms.set(term, form);
    const query = `${before}${word}`;
    const total = archive.count(query);
    if (total > 0) found.push({ text: query, kind: 'word', query, total });
    if (found.length === MAX_WORDS) break;
  }
  return found.sort((a, b) => b.total - a.total);
}

/** The words of a name, each after a blank: "O’Malley" is "O Malley" and "OMalley". */
function wordsOf(name: string): string {
  return ` ${fold(name)} ${keyOf(name)}`.replace(/[^\p{L}\p{N}]+/gu, ' ');
}

/** The names in which every typed word begins a word. */
function nameSuggestions(text: string, facet: NameFacet, { count, index }: Suggesting): Suggestion[] {
  const { field, rest } = FIELD.exec(text)?.groups ?? {};
  const isField = field !== undefined && Object.hasOwn(FACETS, field.toLowerCase());
  if (isField && field.toLowerCase() !== facet) return [];
  const typed = wordsIn(isField ? (rest ?? '') : text);
  if (typed.length === 0 || typed.join('').length < MIN_LETTERS) return [];
  const begun = namesBegun(typed, index.names(facet));
  // Only where no name begins so may a slip be meant.
  const names = begun.length > 0 ? begun : namesBegun(respelt(typed, facet, index), index.names(facet));
  return names
    .map((name) => ({ name, query: `${facet}:"${name.replaceAll('"', ' ')}"` }))
    .map(({ name, query }) => ({ text: name, kind: facet, query, total: count(query) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
    .slice(0, MAX_NAMES);
}

/** A field that is typed before its value. */
const FIELD = /^\s*(?<field>\p{L}+):(?<rest>.*)$/u;

function wordsIn(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** The names that have words which begin with each of those typed. */
function namesBegun(typed: readonly string[], names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const words = wordsOf(name);
    return typed.every((word) => words.includes(` ${word}`));
  });
}

/** Typed words that no name has as the nearest that one has. */
function respelt(typed: readonly string[], facet: NameFacet, index: IndexTerms): readonly string[] {
  const speller = spellerOfNames(facet, index);
  return typed.map((word) => fold((speller.find(word) ?? speller.nearest(word)[0])?.word ?? word));
}

/** The titles of the newest articles whose title has the words before the last, and one that completes it. */
function titlesWith(
  before: string,
  completed: readonly VocabularyEntry[],
  most: number,
  { analyzer, index, titles }: Suggesting,
): readonly string[] {
  const terms = partsOf(analyzer, before);
  const last = [...new Set(completed.map(({ term }) => term))].slice(0, MAX_TITLE_TERMS);
  if (most <= 0 || last.length + terms.length === 0 || terms.length > MAX_TITLE_TERMS) return [];
  if (!isIndexed(successive(terms), index)) return [];
  const nodes: PlanNode[] = terms.map(inTitles);
  if (last.length > 0) nodes.push({ kind: 'prefix', after: [], terms: last, inTitle: true, scored: [] });
  return titles({ kind: 'and', nodes }, most);
}

/** Asks for a term in the title, and for no score. */
function inTitles(term: string): PlanNode {
  const form = { requirement: single(term), score: undefined, rewriting: undefined };
  return { kind: 'words', forms: [form], within: 0, inTitle: true, titleScore: undefined };
}

function titleSuggestion(title: string, { count }: Suggesting): Suggestion[] {
  const query = `"${title.replace(/["“”„‟«»″＂]/g, ' ')}"`;
  const total = count(query);
  return total > 0 ? [{ text: title, kind: 'title', query, total }] : [];
}

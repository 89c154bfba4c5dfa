import type { Analyzer, NumberedTerms } from '../../analysis/analyzer.js';
import { NAMES_THE_THEME, type Taxonomy } from './taxonomy.js';

/**
 * What a title's mention counts for. A theme in the title is what the article is about: at weight 2, the phrase that
 * names the theme, it is enough by itself for any but the longest.
 */
const TITLE_MENTIONS = 3;
/** The evidence that a text needs to have a theme is `BASE + PER_ROOT_WORD × √words`: 2.5 at 100 words, 3.5 at 400. */
const BASE = 1.5;
const PER_ROOT_WORD = 0.1;
/** More than any single mention outside the title gives, so that one in passing is no theme however short the text. */
const LEAST_EVIDENCE = 2.2;
/** Where no theme has the evidence, the best one is taken if it has this share of it. */
const NEAR_ENOUGH = 0.6;
/** Terms that are in no phrase share the numbers above those that are. */
const OTHER_TERMS = 0x3fffffff;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A phrase of a theme as numbered terms, each at the position after the one before. */
interface Phrase {
  readonly terms: readonly number[];
  readonly tally: number;
}

/**
 * Something of which the mentions in a text are counted: a phrase, or all phrases that name a theme together, since they
 * are only different words for it.
 */
interface Tally {
  readonly theme: number;
  readonly weight: number;
}

/** The mentions of one theme in one text so far. */
interface ThemeCounts {
  /** Where the last mention ended, as a position: what touches or overlaps it is the same mention. */
  end: number;
  /** What the last mention is counted for. */
  last: number;
  /** How often each tally was mentioned. */
  readonly counts: Map<number, number>;
}

/** What `ThemeFinder.mentions` found in a text, by theme. */
export type ThemeMentions = ReadonlyMap<number, ThemeCounts>;

/**
 * What `count` mentions of one phrase are worth: 1, 1.6, 2, … and never over 4. Several phrases say more about what a
 * text is about than one of them several times.
 */
function saturated(count: number): number {
  return (4 * count) / (count + 3);
}

/** Finds the themes of texts by the phrases of a taxonomy. */
export class ThemeFinder {
  readonly #labels: readonly string[];
  readonly #tallies: Tally[] = [];
  readonly #phrases: Phrase[] = [];
  /** The phrases that begin with a term, by the term's number. */
  readonly #byFirstTerm: readonly (readonly Phrase[])[];
  /** The terms of all phrases, numbered from 0. */
  readonly #numbers = new Map<string, number>();

  constructor({ themes }: Taxonomy, analyzer: Analyzer) {
    this.#labels = themes.map(({ label }) => label);
    for (const [theme, { phrases }] of themes.entries()) {
      const names = this.#tallies.push({ theme, weight: NAMES_THE_THEME }) - 1;
      for (const [text, weight] of phrases) {
        const tally = weight === NAMES_THE_THEME ? names : this.#tallies.push({ theme, weight }) - 1;
        this.#phrases.push({ tally, terms: this.#numbered(text, analyzer) });
      }
    }
    const byFirstTerm = Array.from(this.#numbers, (): Phrase[] => []);
    for (const phrase of this.#phrases) byFirstTerm[phrase.terms[0] ?? -1]?.push(phrase);
    this.#byFirstTerm = byFirstTerm;
  }

  /** The number of a term for those who read texts with `Analyzer.numbered`; stable for one finder, and never negative. */
  readonly numberOf = (term: string): number => {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    let hash = FNV_OFFSET;
    for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), FNV_PRIME);
    return this.#numbers.size + ((hash >>> 0) % (OTHER_TERMS - this.#numbers.size));
  };

  /** A phrase's terms in order; of a hyphenated word its parts, which its text has beside the whole. */
  #numbered(text: string, analyzer: Analyzer): number[] {
    const terms = analyzer.analyze(text);
    const parts = terms.filter(
      ({ position, end }) => !terms.some((other) => other.position === position && other.end < end),
    );
    return parts.map(({ term }) => {
      const number = this.#numbers.get(term) ?? this.#numbers.size;
      this.#numbers.set(term, number);
      return number;
    });
  }

  /** The mentions of each theme in a text. Phrases that touch are one mention, counted for the heaviest of them. */
  mentions(text: NumberedTerms): ThemeMentions {
    const { terms, positions, count } = text;
    const found = new Map<number, ThemeCounts>();
    for (let at = 0; at < count; at++) {
      const phrases = this.#byFirstTerm[terms[at] ?? 0];
      if (phrases === undefined) continue;
      for (const phrase of phrases) if (stands(phrase, text, at)) this.#count(found, phrase, positions[at] ?? 0);
    }
    return found;
  }

  #count(found: Map<number, ThemeCounts>, { tally, terms }: Phrase, start: number): void {
    const { theme = 0, weight = 0 } = this.#tallies[tally] ?? {};
    const theirs = found.get(theme) ?? { end: -1, last: -1, counts: new Map<number, number>() };
    found.set(theme, theirs);
    // "Social Impact Bond (SIB)" is one mention
    const same = start <= theirs.end;
    theirs.end = Math.max(theirs.end, start + terms.length);
    if (same) {
      if (weight <= (this.#tallies[theirs.last]?.weight ?? 0)) return;
      theirs.counts.set(theirs.last, (theirs.counts.get(theirs.last) ?? 0) - 1);
    }
    theirs.counts.set(tally, (theirs.counts.get(tally) ?? 0) + 1);
    theirs.last = tally;
  }

  /** The labels of the themes that an article is about, the best supported first. `words` is the length of its body. */
  themes(title: ThemeMentions, body: ThemeMentions, words: number): string[] {
    const needed = Math.max(LEAST_EVIDENCE, BASE + PER_ROOT_WORD * Math.sqrt(words));
    const found: { readonly label: string; readonly evidence: number }[] = [];
    for (const [theme, label] of this.#labels.entries()) {
      const inTitle = this.#evidence(title.get(theme), () => TITLE_MENTIONS);
      const evidence = inTitle + this.#evidence(body.get(theme), saturated);
      if (evidence > 0) found.push({ label, evidence });
    }
    found.sort((a, b) => b.evidence - a.evidence);
    const supported = found.filter(({ evidence }) => evidence >= needed);
    const [best] = found;
    if (supported.length === 0 && best !== undefined && best.evidence >= Math.max(LEAST_EVIDENCE, NEAR_ENOUGH * needed))
      return [best.label];
    return supported.map(({ label }) => label);
  }

  #evidence(mentions: ThemeCounts | undefined, worth: (count: number) => number): number {
    let evidence = 0;
    for (const [tally, count] of mentions?.counts ?? []) {
      if (count > 0) evidence += (this.#tallies[tally]?.weight ?? 0) * worth(count);
    }
    return evidence;
  }
}

/** Whether a phrase, the first term of which is the text's term `at`, stands there as a whole. */
function stands({ terms: wanted }: Phrase, { terms, positions, count }: NumberedTerms, at: number): boolean {
  let position = positions[at] ?? 0;
  let next = at + 1;
  for (let nth = 1; nth < wanted.length; nth++) {
    position++;
    // a hyphenated word has two terms at its first position, the part and the whole
    while (next < count && (positions[next] ?? 0) < position) next++;
    while (next < count && positions[next] === position && terms[next] !== wanted[nth]) next++;
    if (next >= count || positions[next] !== position) return false;
  }
  return true;
}

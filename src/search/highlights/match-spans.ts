import type { Term } from '../../analysis/analyzer.js';
import type { Mark, Span } from '../result.js';

/** A stretch of a text that matched, from its first word to its last. */
export interface Match extends Span {
  /** Which of the marks, by its index. */
  readonly mark: number;
}

/** Paragraphs are separated by a blank line. */
export const PARAGRAPH_BREAK = /\n\s*\n/g;

/** Finds what a hit's marks matched in a text that has been analysed. */
export class MatchFinder {
  /** All that it looks for: of an analysed text it needs no others. */
  readonly terms = new Set<string>();
  readonly #words = new Map<string, number>();
  readonly #phrases: { readonly terms: readonly string[]; readonly mark: number }[] = [];

  constructor(marks: readonly Mark[]) {
    marks.forEach((mark, index) => {
      const terms = mark.kind === 'term' ? [mark.term] : mark.terms;
      const [first] = terms;
      if (first === undefined) return;
      for (const term of terms) this.terms.add(term);
      if (terms.length > 1) this.#phrases.push({ terms, mark: index });
      else this.#words.set(first, index);
    });
  }

  /** The matches in order of their beginning; they may overlap. A phrase across paragraphs is a match in each of them. */
  find(text: string, terms: readonly Term[]): readonly Match[] {
    const matches: Match[] = [];
    for (const { term, start, end } of terms) {
      const mark = this.#words.get(term);
      if (mark !== undefined) matches.push({ start, end, mark });
    }
    if (this.#phrases.length === 0) return matches;
    const places = this.#placesOf(terms);
    for (const phrase of this.#phrases) {
      for (const words of occurrences(phrase.terms, places)) {
        for (const span of byParagraph(text, words)) matches.push({ ...span, mark: phrase.mark });
      }
    }
    return matches.sort((a, b) => a.start - b.start);
  }

  /** Where the terms of phrases stand: term → position → word. */
  #placesOf(terms: readonly Term[]): Places {
    const places = new Map<string, Map<number, Term>>();
    for (const phrase of this.#phrases) for (const term of phrase.terms) places.set(term, new Map());
    for (const word of terms) places.get(word.term)?.set(word.position, word);
    return places;
  }
}

type Places = ReadonlyMap<string, ReadonlyMap<number, Term>>;

/** Every run of words at successive positions whose terms are these. */
function* occurrences(terms: readonly string[], places: Places): Generator<Term[]> {
  const [first, ...rest] = terms;
  if (first === undefined) return;
  for (const [position, word] of places.get(first) ?? []) {
    const words = [word];
    for (const term of rest) {
      const next = places.get(term)?.get(position + words.length);
      if (next === undefined) break;
      words.push(next);
    }
    if (words.length === terms.length) yield words;
  }
}

/** One span over all the words, or one in each paragraph that they stand in. */
function* byParagraph(text: string, words: readonly Term[]): Generator<Span> {
  let open: Span | undefined;
  for (const { start, end } of words) {
    if (open !== undefined && start - open.end > 1 && text.slice(open.end, start).search(PARAGRAPH_BREAK) >= 0) {
      yield open;
      open = undefined;
    }
    open = { start: open?.start ?? start, end };
  }
  if (open !== undefined) yield open;
}

/** The stretches of text that spans cover, where those that overlap become one. The spans come in order of beginning. */
export function unite(spans: readonly Span[]): readonly Span[] {
  const united: Span[] = [];
  for (const { start, end } of spans) {
    const last = united.at(-1);
    if (last !== undefined && start < last.end) united[united.length - 1] = { ...last, end: Math.max(last.end, end) };
    else united.push({ start, end });
  }
  return united;
}

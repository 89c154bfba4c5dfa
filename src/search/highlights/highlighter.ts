import type { Analyzer } from '../../analysis/analyzer.js';
import { markUp } from './mark-up.js';
import type { Span } from '../result.js';
import { MatchFinder, unite, type Match } from './match-spans.js';
import { paragraphsOf, passagesOf, type Passage } from './passages.js';
import type { Hit } from '../result.js';

/** What a reader sees of a hit, as escaped HTML whose only elements are `<mark>` around what matched. */
interface Highlights {
  readonly title: string;
  /** Passages of the body in its order; none if the body is empty, its beginning if nothing in it matched. */
  readonly snippets: readonly string[];
}

/** The whole of an article as escaped HTML whose only elements are `<mark>`; a line break in a paragraph is kept. */
export interface MarkedArticle {
  readonly title: string;
  readonly paragraphs: readonly MarkedParagraph[];
}

/** A paragraph, or a heading where it has a level, from 1 to 6. */
export interface MarkedParagraph {
  readonly html: string;
  readonly level?: number;
}

/** A place in an article that matched. */
export interface Occurrence extends Span {
  readonly field: 'title' | 'body';
}

export interface Highlighter {
  highlight(hit: Hit): Highlights;
  /** Every place that matched, in the order of the text, its title first. */
  occurrences(hit: Pick<Hit, 'article' | 'marks'>): readonly Occurrence[];
  whole(hit: Hit): MarkedArticle;
}

/** A highlighter whose analyzer is the one that made the marks. */
export function createHighlighter(analyzer: Analyzer): Highlighter {
  // The hits of an answer have the same marks: what is learnt of words in one serves the next.
  let last: { readonly marks: Hit['marks']; readonly find: (text: string) => readonly Match[] } | undefined;
  const finderOf = ({ marks }: Pick<Hit, 'marks'>) => {
    if (last?.marks !== marks) {
      const finder = new MatchFinder(marks);
      const read = analyzer.only(finder.terms);
      last = { marks, find: (text) => (marks.length === 0 ? [] : finder.find(text, read(text))) };
    }
    return last.find;
  };
  return {
    highlight(hit) {
      const { title, body, headings } = hit.article;
      const find = finderOf(hit);
      const matches = find(body);
      const marked = unite(matches);
      return {
        title: markUp(title, unite(find(title))),
        snippets: passagesOf(body, matches, headings).map((passage) => show(body, passage, marked)),
      };
    },
    occurrences(hit) {
      const find = finderOf(hit);
      const within = (field: Occurrence['field']) =>
        find(hit.article[field]).map(({ start, end }): Occurrence => ({ field, start, end }));
      return [...within('title'), ...within('body')];
    },
    whole(hit) {
      const { title, body, headings } = hit.article;
      const find = finderOf(hit);
      const marked = unite(find(body));
      return {
        title: markUp(title, unite(find(title))),
        paragraphs: paragraphsOf(body, headings).map(({ level, ...span }) => ({
          html: markUp(body, marked, span),
          ...(level !== undefined && { level }),
        })),
      };
    },
  };
}

/** A passage as a snippet: with an ellipsis where its paragraph goes on, and line breaks as spaces. */
function show(text: string, passage: Passage, marked: readonly Span[]): string {
  const { start, end, paragraph } = passage;
  const before = start === paragraph.start ? '' : isSpace(text.charAt(start - 1)) ? '… ' : '…';
  const after = end === paragraph.end ? '' : isSpace(text.charAt(end)) ? ' …' : '…';
  return before + markUp(text, marked, passage).replace(/\s*[\r\n]\s*/g, ' ') + after;
}

function isSpace(character: string): boolean {
  return /\s/.test(character);
}

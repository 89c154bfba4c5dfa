import type { Analyzer, SplitText } from '../../analysis/analyzer.js';
import type { Article } from '../../articles/article.js';
import { markUp } from './mark-up.js';
import type { Span } from '../result.js';
import { MatchFinder, unite, type Match } from './match-spans.js';
import { paragraphsOf, passagesOf, type Paragraph, type Passage } from './passages.js';
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

/** What is found in an article's texts whatever is asked for. */
interface KnownTexts {
  readonly title: SplitText;
  readonly body: SplitText;
  readonly paragraphs: readonly Paragraph[];
}

/** A highlighter whose analyzer is the one that made the marks. */
export function createHighlighter(analyzer: Analyzer): Highlighter {
  // Engines keep the articles that are found often, and with them what is known of their texts.
  const known = new WeakMap<Article, KnownTexts>();
  const textsOf = (article: Article): KnownTexts => {
    let texts = known.get(article);
    if (texts === undefined) {
      const { title, body, headings } = article;
      texts = { title: analyzer.split(title), body: analyzer.split(body), paragraphs: paragraphsOf(body, headings) };
      known.set(article, texts);
    }
    return texts;
  };
  // The hits of an answer have the same marks.
  let last: { readonly marks: Hit['marks']; readonly find: (text: SplitText) => readonly Match[] } | undefined;
  const finderOf = ({ marks }: Pick<Hit, 'marks'>) => {
    if (last?.marks !== marks) {
      const finder = new MatchFinder(marks);
      const read = analyzer.only(finder.terms);
      last = { marks, find: (text) => (marks.length === 0 ? [] : finder.find(text.text, read(text))) };
    }
    return last.find;
  };
  return {
    highlight(hit) {
      const { title, body } = hit.article;
      const find = finderOf(hit);
      const texts = textsOf(hit.article);
      const matches = find(texts.body);
      const marked = unite(matches);
      return {
        title: markUp(title, unite(find(texts.title))),
        snippets: passagesOf(body, matches, texts.paragraphs).map((passage) => show(body, passage, marked)),
      };
    },
    occurrences(hit) {
      const find = finderOf(hit);
      const texts = textsOf(hit.article);
      const within = (field: Occurrence['field']) =>
        find(texts[field]).map(({ start, end }): Occurrence => ({ field, start, end }));
      return [...within('title'), ...within('body')];
    },
    whole(hit) {
      const { title, body } = hit.article;
      const find = finderOf(hit);
      const texts = textsOf(hit.article);
      const marked = unite(find(texts.body));
      return {
        title: markUp(title, unite(find(texts.title))),
        paragraphs: texts.paragraphs.map(({ level, ...span }) => ({
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

import type { Analyzer } from '../analysis/analyzer.js';
import { escapeHtml } from './html.js';
import { MatchFinder, unite, type Span } from './matches.js';
import { passagesOf, type Passage } from './passages.js';
import type { Hit } from './result.js';

/** What a reader sees of a hit, as escaped HTML whose only elements are `<mark>` around what matched. */
interface Highlights {
  readonly title: string;
  /** Passages of the body in its order; none if the body is empty, its beginning if nothing in it matched. */
  readonly snippets: readonly string[];
}

export interface Highlighter {
  highlight(hit: Hit): Highlights;
}

/** A highlighter whose analyzer is the one that made the marks. */
export function createHighlighter(analyzer: Analyzer): Highlighter {
  return {
    highlight({ article: { title, body }, marks }) {
      const finder = new MatchFinder(marks);
      const find = (text: string) => (marks.length === 0 ? [] : finder.find(text, analyzer.analyze(text)));
      const matches = find(body);
      const marked = unite(matches);
      return {
        title: markUp(title, { start: 0, end: title.length }, unite(find(title))),
        snippets: passagesOf(body, matches).map((passage) => show(body, passage, marked)),
      };
    },
  };
}

/** A passage as a snippet: with an ellipsis where its paragraph goes on, and line breaks as spaces. */
function show(text: string, passage: Passage, marked: readonly Span[]): string {
  const { start, end, paragraph } = passage;
  const before = start === paragraph.start ? '' : isSpace(text.charAt(start - 1)) ? '… ' : '…';
  const after = end === paragraph.end ? '' : isSpace(text.charAt(end)) ? ' …' : '…';
  return before + markUp(text, passage, marked).replace(/\s*[\r\n]\s*/g, ' ') + after;
}

function isSpace(character: string): boolean {
  return /\s/.test(character);
}

function markUp(text: string, { start, end }: Span, marked: readonly Span[]): string {
  let html = '';
  let at = start;
  for (const span of marked) {
    if (span.end <= start || span.start >= end) continue;
    const from = Math.max(span.start, start);
    const to = Math.min(span.end, end);
    html += `${escapeHtml(text.slice(at, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
    at = to;
  }
  return html + escapeHtml(text.slice(at, end));
}

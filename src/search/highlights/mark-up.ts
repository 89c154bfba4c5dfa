import type { Span } from '../result.js';
import { escapeHtml } from './escape-html.js';

/** A text, or a part of it, as HTML in which `<mark>` is around what lies in spans, which are apart and in order. */
export function markUp(text: string, marked: readonly Span[], { start, end }: Span = whole(text)): string {
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

function whole(text: string): Span {
  return { start: 0, end: text.length };
}

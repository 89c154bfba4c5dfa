import { element } from './element.js';

/** What `src/search/html.ts` writes. */
const CHARACTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/**
 * The nodes of a highlight of the API: escaped text in which only `<mark>` is added. Read without the browser's HTML
 * parser, which pages that demand Trusted Types forbid, and which would make more of an unexpected tag than text.
 */
export function marked(highlight: string): (Node | string)[] {
  const parts = highlight.split(/<mark>(.*?)<\/mark>/s).map(plain);
  return parts.map((part, place) => (place % 2 === 1 ? element('mark', { part: 'mark' }, part) : part));
}

function plain(escaped: string): string {
  return escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity] ?? entity);
}

import { element } from './element.js';

/** What `src/search/highlights/mark-up.ts` writes. */
const CHARACTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/**
 * The nodes of a highlight of the API: escaped text in which only `<mark>` is added. Read without the browser's HTML
 * parser, which pages that demand Trusted Types forbid, and which would make more of an unexpected tag than text. `part` is
 * what a site's stylesheet knows the marks by.
 */
export function marked(highlight: string, part = 'mark'): (Node | string)[] {
  const texts = highlight.split(/<mark>(.*?)<\/mark>/s).map(plain);
  return texts.map((text, place) => (place % 2 === 1 ? element('mark', { part }, text) : text));
}

function plain(escaped: string): string {
  return escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity] ?? entity);
}

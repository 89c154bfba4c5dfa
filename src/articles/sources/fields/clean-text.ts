/** Every kind of space but the tab, the non-breaking ones among them. */
const SPACES = /\p{Zs}/gu;
/** Ends of lines in all their spellings. U+2029 ends a paragraph, which is more than a line. */
const PARAGRAPH_END = /\u2029/gu;
const LINE_END = /\r\n|[\r\v\f\u0085\u2028]/gu;
/**
 * Nothing that shows: control characters, the byte order mark, zero-width spaces, soft hyphens and direction overrides.
 * They would split words, or turn a title round on the page. The joiners U+200C and U+200D belong to letters and emoji.
 */
const INVISIBLE = /[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const INVISIBLE_BUT_TAB_AND_NEWLINE =
  /[^\P{Cc}\t\n]|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
/** Half of a surrogate pair, which JSON can spell and UTF-8 cannot. */
const LONE_SURROGATE = /\p{Cs}/gu;

/** A text on one line, with one plain space between its words. */
export function cleanLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/ {2,}/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** A body: paragraphs with one blank line between them, each line trimmed at its end, all else as it was written. */
export function cleanBody(text: string): string {
  const lines = text
    .replace(PARAGRAPH_END, '\n\n')
    .replace(LINE_END, '\n')
    .replace(INVISIBLE_BUT_TAB_AND_NEWLINE, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(SPACES, ' ')
    .normalize('NFC')
    .split('\n');
  let body = '';
  let broken = false;
  for (const line of lines) {
    const trimmed = line.trimEnd();
    if (trimmed === '') broken = true;
    else {
      if (body !== '') body += broken ? '\n\n' : '\n';
      body += trimmed;
      broken = false;
    }
  }
  return body;
}

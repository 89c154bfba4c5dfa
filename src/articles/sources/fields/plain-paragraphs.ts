/** HTML's elements that stand apart from the text around them, in which a line's end means nothing. */
const BLOCK =
  'address|article|aside|blockquote|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul';
const BLANK_LINE = /\n[ \t]*\n\s*/gu;
/**
 * The end of a line that is not beside the tag of a block, where it means nothing. What stands before it is looked at
 * from the line's end only: from every character, a run of spaces takes quadratic time.
 */
const LINE_END = new RegExp(
  `\\n(?<!<\\/?(?:${BLOCK}|br)\\b[^<>]*>[ \\t]*\\n)(?![ \\t]*<\\/?(?:${BLOCK}|br)\\b)`,
  'giu',
);

/** HTML in which blank lines end paragraphs and the ends of lines break them, as they do where people write by hand. */
export function withParagraphs(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(BLANK_LINE, '\n<p>').replace(LINE_END, '<br>');
}

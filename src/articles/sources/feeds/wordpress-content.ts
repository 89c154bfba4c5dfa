import { withParagraphs } from '../fields/plain-paragraphs.js';

/** Shortcodes of WordPress and of the commonest plugins that may stand in a text without attributes. */
const KNOWN = new Set(
  'audio caption contact-form contact-form-7 embed gallery gravityform more playlist toc video wp_caption'.split(' '),
);
/** `[name …]`, `[/name]` or `[name … /]`; what is in it holds no brackets and no tags. */
const SHORTCODE = /\[(\/?)([a-z][\w-]*)(\s[^[\]<>]*)?\/?\]/giu;
/** What makes of a bracket before it a link in Markdown: an address, a reference, or that it defines one. */
const LINKED = /^(?:\(|\[(?![a-z][\w-]*\s)[^[\]]+\]|:\s)/iu;
const LONGEST_LINKED = 100;
/** `key="value"`, whichever quotation marks an editor made of them. */
const ATTRIBUTE = /\s[\w-]+=["'“”″‘’]|\s[\w-]+=&(?:quot|#8220|#8221|#8243);/u;
/** What stands between these is an address, not a text. */
const MEDIA = /\[(audio|embed|playlist|video)(?:\s[^[\]]*)?\][^[\]]*\[\/\1\]/giu;

const BLOCK_COMMENT = /<!--\s*\/?wp:/u;
/**
 * A text without WordPress's shortcodes. A bracket is one if it has attributes, if somewhere it has a closing one of its
 * name, or if it is well known; other brackets are prose. What a shortcode encloses stays, but for the address of media.
 */
export function withoutShortcodes(html: string): string {
  if (!html.includes('[')) return html;
  const text = html.replace(MEDIA, '');
  const closed = new Set<string>();
  for (const [, slash, name] of text.matchAll(SHORTCODE)) if (slash === '/') closed.add(name?.toLowerCase() ?? '');
  return text.replace(
    SHORTCODE,
    (bracket, _slash: string, name: string, attributes: string | undefined, at: number) => {
      if (closed.has(name.toLowerCase()) || ATTRIBUTE.test(attributes ?? '')) return '';
      const end = at + bracket.length;
      return KNOWN.has(name.toLowerCase()) && !LINKED.test(text.slice(end, end + LONGEST_LINKED)) ? '' : bracket;
    },
  );
}

/** The HTML of a post. The block editor writes whole HTML; before it WordPress made paragraphs of lines as it showed them. */
export function wordpressHtml(content: string): string {
  const html = withoutShortcodes(content);
  return BLOCK_COMMENT.test(html) ? html : withParagraphs(html);
}

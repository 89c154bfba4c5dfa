/** Longer tags are no tags, but braces that a text opens and does not close. */
const LONGEST_TAG = 2000;
/**
 * What Hugo, Zola, Jekyll and Eleventy read as instructions: `{{< … >}}`, `{{% … %}}`, `{{ … }}`, `{% … %}`, each up to
 * its own end, whatever braces its parameters hold; and kramdown's attributes, `{: .class}`, `{#anchor}`, `{.class}`. The
 * dollar is that of other programs' code.
 */
const TAG = new RegExp(
  [
    `\\{\\{<(?:(?!\\{\\{<)[^]){0,${LONGEST_TAG}}?>\\}\\}`,
    `\\{\\{%(?:(?!\\{\\{%)[^]){0,${LONGEST_TAG}}?%\\}\\}`,
    `(?<!\\$)\\{\\{(?:(?!\\{\\{|\\}\\})[^]){0,${LONGEST_TAG}}\\}\\}`,
    `\\{%(?:(?!\\{%|%\\})[^]){0,${LONGEST_TAG}}%\\}`,
    `\\{[:#.][^{}]{0,${LONGEST_TAG}}\\}`,
  ].join('|'),
  'gu',
);
/** What an image or a link is given: `![Kettle](k.jpg){width=50%}`. */
const LINK_ATTRIBUTES = /(?<=\]\([^()\n]{0,500}\))\{[^{}\n]{1,200}\}/gu;
/** Between these nothing is meant to be read. */
const COMMENTS = [
  { open: /\{%-? *comment *-?%\}/gu, close: /\{%-? *endcomment *-?%\}/gu },
  { open: /\{::comment\}/gu, close: /\{:\/(?:comment)?\}/gu },
] as const;
/** Between these everything is as it is written. */
const RAW = { open: /\{%-? *raw *-?%\}/gu, close: /\{%-? *endraw *-?%\}/gu };

/** Where a tag stood: a character that Unicode keeps for programs' own use. */
const PLACE = '\ufdd1';
const PLACES = /\ufdd1/gu;
/** Where the tag made the address of a link, `[text]({{< ref "x" >}} "Title")` or `[1]: {% link x %}`, any other will do. */
const ADDRESS = /(?<=\]\(<?|^ {0,3}\[[^\]\n]{1,200}\]: *)\ufdd1/gmu;
const ONLY_TAGS = /^([ \t]*)[ \t\ufdd1]*$/u;
/** From this indentation on a line would be code, and a comment in it a text. */
const CODE_INDENT = /^(?: {4}| {0,3}\t)/u;
/** A line that is not blank, and that cleaning leaves nothing of. */
const INVISIBLE_LINE = '\u200b';
const FENCE = /^ {0,3}(```|~~~)/u;

/** A template's text without the tags in it, still Markdown: links stay links, and a block that held one stays a block. */
export function withoutTags(text: string): string {
  if (!text.includes('{')) return text;
  let plain = text;
  for (const { open, close } of COMMENTS)
    plain = [...sections(plain, open, close)].map(({ outside }) => outside).join('');
  return [...sections(plain, RAW.open, RAW.close)]
    .map(({ outside, inside }) => placed(outside.replace(PLACES, '').replace(TAG, PLACE)) + inside)
    .join('');
}

function placed(text: string): string {
  if (!text.includes(PLACE) && !text.includes('](')) return text;
  let fence = '';
  return text
    .replace(LINK_ATTRIBUTES, '')
    .replace(ADDRESS, '#')
    .split('\n')
    .map((line) => {
      const [, mark = ''] = FENCE.exec(line) ?? [];
      if (fence === '') fence = mark;
      else if (fence === mark) fence = '';
      if (!line.includes(PLACE)) return line;
      const [, indent] = ONLY_TAGS.exec(line) ?? [];
      if (indent === undefined || fence !== '') return line.replace(PLACES, '');
      return CODE_INDENT.test(indent) ? `${indent}${INVISIBLE_LINE}` : `${indent}<!-- -->`;
    })
    .join('\n');
}

/** A text cut at stretches from an `open` to the next `close`: what stands before each, and what it holds. */
function* sections(text: string, open: RegExp, close: RegExp): Generator<{ outside: string; inside: string }> {
  let from = 0;
  for (;;) {
    open.lastIndex = from;
    const opening = open.exec(text);
    close.lastIndex = open.lastIndex;
    const closing = opening === null ? null : close.exec(text);
    if (opening === null || closing === null) break;
    const start = opening.index + opening[0].length;
    yield { outside: text.slice(from, opening.index), inside: text.slice(start, closing.index) };
    from = closing.index + closing[0].length;
  }
  yield { outside: text.slice(from), inside: '' };
}

import type { CitedWork, Creator } from './cited-work.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** What TeX reads as something else. Not in an address, which readers take as it is. */
const SPECIAL = /[\\{}%$#&_~^<>]/gu;
const SPELT: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  // As they are, TeX's oldest fonts print them as ¡ and ¿, and a reader that knows TeX reads them so; another drops
  // \textless. In formulas all read them.
  '<': '$<$',
  '>': '$>$',
  '^': '\\textasciicircum{}',
};

/**
 * A work as BibTeX that biblatex reads as well, in UTF-8: `year` and `month` beside `date`, an organisation in double
 * braces, names and acronyms of the title braced so that no style makes them small.
 */
export function toBibtex(work: CitedWork): string {
  const [year = '', month = ''] = work.date.split('-');
  const fields: readonly (readonly [name: string, value: string])[] = [
    ...(work.creators.length === 0 ? [] : [['author', `{${work.creators.map(author).join(' and ')}}`] as const]),
    ['title', `{${withCapitals(work.title)}}`],
    ['date', `{${work.date}}`],
    ['year', `{${year}}`],
    ['month', MONTHS[Number(month) - 1] ?? `{${month}}`],
    ['organization', `{${escaped(work.publisher)}}`],
    ['howpublished', `{${escaped(work.publisher)}}`],
    ...(work.kind === undefined ? [] : [['type', `{${escaped(work.kind)}}`] as const]),
    ...(work.keywords.length === 0 ? [] : [['keywords', `{${work.keywords.map(keyword).join(', ')}}`] as const]),
    ['url', `{${work.url.replaceAll('{', '%7B').replaceAll('}', '%7D')}}`],
    ['urldate', `{${work.accessed}}`],
  ];
  return `@online{${keyOf(work.id)},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(',\n')}\n}\n\n`;
}

/** A key without what TeX reads as something else: ids have letters, digits and `-._~`, of which the last is a blank to it. */
function keyOf(id: string): string {
  return id
    .replaceAll('~', ':')
    .replace(/[^\p{L}\p{N}:._-]/gu, (sign) => `:${sign.codePointAt(0)?.toString(16) ?? ''}:`);
}

function author(creator: Creator): string {
  if ('literal' in creator) return `{${escaped(creator.literal)}}`;
  const { family, given, suffix } = creator;
  // "and" between two names parts them, wherever it stands.
  const whole = [family, ...(suffix === undefined ? [] : [suffix]), given].map((part) =>
    escaped(part).replace(/\band\b/gu, '{and}'),
  );
  return whole.join(', ');
}

/** A comma parts keywords. */
function keyword(text: string): string {
  return text.includes(',') ? `{${escaped(text)}}` : escaped(text);
}

/** Braces around each word with a capital that is not only the first letter of a sentence. */
function withCapitals(title: string): string {
  return title
    .split(/(\s+)/u)
    .map((word, at) => {
      const keeps = at === 0 ? /\p{Lu}.*\p{Lu}|\p{Ll}.*\p{Lu}/u.test(word) : /\p{Lu}/u.test(word);
      return keeps ? `{${escaped(word)}}` : escaped(word);
    })
    .join('');
}

function escaped(text: string): string {
  return text.replace(SPECIAL, (sign) => SPELT[sign] ?? `\\${sign}`);
}

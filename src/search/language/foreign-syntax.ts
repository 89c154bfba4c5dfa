import { datesOf } from './date-fields.js';
import type { Notices } from './query-notices.js';

const WORD = "[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’.-]*";
const QUOTED = '["“”„‟«»″＂][^"“”„‟«»″＂]*["“”„‟«»″＂]';
/** In capitals, as they are written where such brackets are. */
const NO_OPERATOR = '(?!(?:AND|OR|NOT) )';
const PERIOD = '\\d{4}(?:-\\d\\d){0,2}';
/** A period as it may be set beside a sign: bare, in quotation marks, or open. */
const BOUND = `"?(?:${PERIOD}|\\*)"?`;
const DATE_FIELD = '(?<!\\p{L})(?:year|date):\\s*';

/** What a field is called in brackets behind a word, as PubMed has it. */
const TAGS: ReadonlyMap<string, 'title' | 'author' | 'year' | 'any'> = new Map([
  ['ti', 'title'], ['title', 'title'],
  ['au', 'author'], ['auth', 'author'], ['author', 'author'],
  ['dp', 'year'], ['pdat', 'year'],
  ['tiab', 'any'], ['tw', 'any'], ['all', 'any'], ['all fields', 'any'], ['title/abstract', 'any'], ['mesh', 'any'],
]); // prettier-ignore

/** A way of asking that another tool has: what it looks like, and what it is in our words. What we print is none. */
interface Foreign {
  readonly pattern: RegExp;
  readonly ours: (match: RegExpMatchArray) => string;
}

/** A pattern that passes over what stands in quotation marks, but for those that it takes itself. */
function outsideQuotes(pattern: string, flags = 'giu'): RegExp {
  return new RegExp(`(?<found>${pattern})|${QUOTED}`, flags);
}

/** Lucene, GitHub and others: `[2016 TO 2017]`, `date:>2016-05`, `date:2016`. */
const DATES: readonly Foreign[] = [
  {
    pattern: outsideQuotes(`(?:${DATE_FIELD})?[[{]\\s*(?<from>${BOUND})\\s+TO\\s+(?<to>${BOUND})\\s*[\\]}]`),
    ours: ({ groups = {} }) => `year:${bound(groups.from)}..${bound(groups.to)}`,
  },
  {
    pattern: outsideQuotes(`${DATE_FIELD}(?<sign>[<>]=?)\\s*"?(?<date>${PERIOD})"?`),
    ours: ({ groups: { sign = '', date = '' } = {} }) =>
      ({ '>': `after:${date}`, '<': `before:${date}`, '>=': `year:${date}..`, '<=': `year:..${date}` })[sign] ?? '',
  },
  {
    pattern: outsideQuotes(`(?<!\\p{L})date:\\s*"?(?<date>${PERIOD}(?:\\.\\.(?:${PERIOD})?)?|\\.\\.${PERIOD})"?`),
    ours: ({ groups }) => `year:${groups?.date ?? ''}`,
  },
];

const OPERAND = `(?:${QUOTED}|${WORD})`;

/** PubMed: `bonds[ti]`, `Smith J[Author]`; a tag is of the words before it, back to an operator or another sign. */
const TAGGED: Foreign = {
  pattern: outsideQuotes(
    `(?<of>${QUOTED}|(?<![\\p{L}\\p{N}])${NO_OPERATOR}${WORD}(?: ${NO_OPERATOR}${WORD})*)\\[(?<tag>[\\p{L}/ ]{2,16})\\]`,
    'gu',
  ),
  ours: ({ 0: typed, groups: { of = '', tag = '' } = {} }) => {
    const isOne = !of.includes(' ') || new RegExp(`^${QUOTED}$`, 'u').test(of);
    switch (TAGS.get(tag.toLowerCase())) {
      case 'title':
        return `title:${isOne ? of : `(${of})`}`;
      case 'author':
        return `author:${isOne ? of : `"${of}"`}`;
      case 'year':
        return datesOf('year', of) === undefined ? of : `year:${of}`;
      case 'any':
        return of;
      default:
        return typed;
    }
  },
};

/** `fox !river` excludes in Lucene, and `a | b` is either in many: where bars are all that joins the words of a search. */
const SIGNS: readonly Foreign[] = [
  { pattern: outsideQuotes('(?<![^\\s(])!(?=[\\p{L}\\p{N}"“(])'), ours: () => '-' },
  {
    pattern: outsideQuotes(`^\\s*${OPERAND}(?:\\s*\\|\\s*${OPERAND})+\\s*$`),
    ours: ([typed]) => typed.replace(/\|/gu, ' || ').replace(/\s+/gu, ' ').trim(),
  },
];

/** Lucene's sign of a word that may be misspelt (`fox~0.8`), which all may be here. */
const MISSPELT = outsideQuotes('(?<=[\\p{L}\\p{N}])~\\d(?:\\.\\d+)?(?![^\\s)])');

/**
 * A search with what other search tools write in our words, as far as we have any; what was read so is said, and so is
 * what means nothing here. What stands in quotation marks is left as it is.
 */
export function inOurWords(text: string, notices: Notices): string {
  let ours = text;
  for (const foreign of [TAGGED, ...DATES, ...SIGNS]) ours = read(foreign, ours, notices);
  return ours.replace(MISSPELT, (typed) => {
    if (typed.startsWith('~')) notices.say('misspelt', typed);
    return typed.startsWith('~') ? '' : typed;
  });
}

function read({ pattern, ours }: Foreign, text: string, notices: Notices): string {
  let made = '';
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const [typed] = match;
    const own = match.groups?.found === undefined ? typed : ours(match);
    if (own !== typed) notices.say('foreign', typed, own);
    made += text.slice(at, match.index) + own;
    at = match.index + typed.length;
  }
  return made + text.slice(at);
}

function bound(typed = ''): string {
  return typed.replace(/["*]/gu, '');
}

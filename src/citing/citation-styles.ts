import type { CitedWork, Creator } from './cited-work.js';

/** The styles that an article is cited in, as their names are known. */
export const STYLES = ['APA', 'Harvard', 'Chicago', 'MLA'] as const;
export type Style = (typeof STYLES)[number];

/** A piece of a citation, in italics where it is a title. */
export interface Piece {
  readonly text: string;
  readonly isTitle?: boolean;
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const MLA_MONTHS = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];
/** APA lists so many before it leaves some out (Publication Manual, 7th edition, 9.8). */
const APA_MOST = 20;

/**
 * How an article on a website is cited: APA (7th edition, 10.16), Harvard (Cite Them Right, 12th edition, web pages),
 * Chicago (18th edition, bibliography, 14.104) and MLA (9th edition, works on websites).
 */
export function cite(work: CitedWork, style: Style): readonly Piece[] {
  switch (style) {
    case 'APA':
      return apa(work);
    case 'Harvard':
      return harvard(work);
    case 'Chicago':
      return chicago(work);
    case 'MLA':
      return mla(work);
  }
}

export function citationText(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

function apa({ creators, title, date, publisher, url }: CitedWork): readonly Piece[] {
  const { day, month, year } = partsOf(date);
  const when = `(${year}, ${month} ${day}). `;
  const shown = creators.length > APA_MOST ? [...creators.slice(0, APA_MOST - 1), ...creators.slice(-1)] : creators;
  const names = shown.map((creator) => inverted(creator, initials));
  const listed =
    creators.length > APA_MOST
      ? `${names.slice(0, -1).join(', ')}, … ${names.at(-1) ?? ''}`
      : joined(names, ', & ', ', & ');
  const head: Piece[] =
    listed === ''
      ? [{ text: stopped(title), isTitle: true }, { text: ` ${when}` }]
      : [{ text: `${stopped(listed)} ${when}` }, { text: stopped(title), isTitle: true }, { text: ' ' }];
  const isOwn = creators.some((creator) => 'literal' in creator && creator.literal === publisher);
  return [...head, { text: `${isOwn ? '' : `${stopped(publisher)} `}${url}` }];
}

function harvard({ creators, title, date, publisher, url, accessed }: CitedWork): readonly Piece[] {
  const names = creators.map((creator) => inverted(creator, initials));
  const listed = names.length > 3 ? `${names[0] ?? ''} et al.` : joined(names, ' and ', ' and ');
  const { year } = partsOf(date);
  const tail = `. ${publisher}, ${inWords(date)}. Available at: ${url} (Accessed: ${inWords(accessed)}).`;
  return listed === ''
    ? [{ text: title, isTitle: true }, { text: ` (${year})${tail}` }]
    : [{ text: `${listed} (${year}) ` }, { text: title, isTitle: true }, { text: tail }];
}

function chicago({ creators, title, date, publisher, url }: CitedWork): readonly Piece[] {
  const [first, ...others] = creators;
  const names = [...(first === undefined ? [] : [inverted(first, whole)]), ...others.map(natural)];
  const listed = names.length > 6 ? `${names.slice(0, 3).join(', ')}, et al.` : joined(names, ', and ', ', and ');
  const { day, month, year } = partsOf(date);
  return [
    { text: `${listed === '' ? '' : `${stopped(listed)} `}“${stopped(title)}” ` },
    { text: publisher, isTitle: true },
    { text: `, ${month} ${day}, ${year}. ${url}.` },
  ];
}

function mla({ creators, title, date, publisher, url, accessed }: CitedWork): readonly Piece[] {
  const [first, second] = creators;
  const names = first === undefined ? '' : inverted(first, whole);
  const listed =
    creators.length > 2 ? `${names}, et al.` : second === undefined ? names : `${names}, and ${natural(second)}`;
  return [
    { text: `${listed === '' ? '' : `${stopped(listed)} `}“${stopped(title)}” ` },
    { text: publisher, isTitle: true },
    { text: `, ${short(date)}, ${url.replace(/^https?:\/\//iu, '')}. Accessed ${short(accessed)}.` },
  ];
}

function inverted(creator: Creator, givenAs: (given: string) => string): string {
  if ('literal' in creator) return creator.literal;
  const { family, given, suffix } = creator;
  return [family, givenAs(given), ...(suffix === undefined ? [] : [suffix])].join(', ');
}

function natural(creator: Creator): string {
  if ('literal' in creator) return creator.literal;
  const { family, given, suffix } = creator;
  return [given, family, ...(suffix === undefined ? [] : [suffix])].join(' ');
}

const whole = (given: string) => given;

/** "Mary-Jane" is M.-J. */
function initials(given: string): string {
  return given
    .split(/\s+/u)
    .map((word) =>
      word
        .split(/[-‐‑]/u)
        .map((part) => `${Array.from(part)[0] ?? ''}.`)
        .join('-'),
    )
    .join(' ');
}

function joined(names: readonly string[], two: string, last: string): string {
  if (names.length <= 2) return names.join(two);
  return `${names.slice(0, -1).join(', ')}${last}${names.at(-1) ?? ''}`;
}

/** A stop where none ends it yet. */
function stopped(text: string): string {
  return /[.!?…]["”’]?$/u.test(text) ? text : `${text}.`;
}

function partsOf(date: string): { readonly day: string; readonly month: string; readonly year: string } {
  const [day = '', month = '', year = ''] = inWords(date).split(' ');
  return { day, month, year };
}

function inWords(date: string): string {
  return DAY.format(new Date(date));
}

function short(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MLA_MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

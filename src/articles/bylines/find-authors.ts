import { biographies } from './biography.js';
import { readCredit } from './credit.js';
import type { CreditGroup, Line, PlacedCredit } from './credit-group.js';
import { readCreditGroup } from './credit-group.js';
import { isContactDetail } from './contact-details.js';
import { introducesOthers, isHeading, opensPeople } from './lead-in.js';
import { leadingName } from './names/read-name.js';
import { personKey } from './names/person-names.js';

/** "By Jane Smith" under the title comes within so many lines; further down it credits a book or a film. */
const OPENING_LINES = 2;
/** A credit above which there is less than this share of the body is a caption or a heading, not a closing line. */
const SMALLEST_SHARE_ABOVE = 0.25;
/** What follows a byline without a heading of its own is a note, and no longer than what the byline closes. */
const LARGEST_SHARE_OF_NOTE = 0.5;
/** How a note begins that says something about the article, not something more of it. */
const NOTE =
  /^\W*(?:note|notes|this (?:blog|article|post|piece|is|was|paper)|additional|download|read|for (?:more|further)|to (?:find|read|learn|download|book)|find out|follow|image|photo|picture|click|listen|watch|first published|originally|a version|a longer|the (?:full|views|report|tables|documents|author)|views|copyright|references?|see|if you|view|share|tags?\b|posted|filed|categor|comments?\b|leave a|related|subscribe|sign up|register|\d+\b)|^[©*†[(]/iu;
const ABOUT_THE_AUTHOR = /^about the (?:blog |guest )?authors?\s*(?::\s*|[–—-]\s+|$)/iu;

/**
 * The writers that a body's byline names, in its order, without their titles; empty where nobody is named as the writer.
 * A byline is a closing line, or a few (name / role / organisation), or a "By …" under the title. A name that ends a
 * quotation, opens a list or is to be contacted is none. Where the text leaves doubt there is no author.
 */
export function findAuthors(body: string): string[] {
  const lines = linesOf(body);
  const groups = creditGroups(lines);
  const explicit = groups.filter(
    ({ start, end, credits }) =>
      (credits.some(({ explicit }) => explicit) && (start < OPENING_LINES || closes(lines, start, end))) ||
      (start < OPENING_LINES && credits.every(({ dated, people }) => dated && people.every(({ sure }) => sure))),
  );
  const about = authorsIntroduced(lines);
  if (explicit.length > 0 || about.length > 0) {
    const named = explicit.flatMap(({ credits }) => credits.flatMap(namesOf));
    return distinct([...named, ...about]);
  }
  const closing = closingNames(lines, groups);
  return distinct(closing.length > 0 ? closing : biographies(lines, (text) => NOTE.test(text)));
}

function linesOf(body: string): Line[] {
  const lines: Line[] = [];
  let afterGap = false;
  for (const line of body.split('\n')) {
    const text = line.trim();
    if (text === '') afterGap = true;
    else {
      lines.push({ text, afterGap });
      afterGap = false;
    }
  }
  return lines;
}

/** Every group of credits, but those under headings that list people. */
function creditGroups(lines: readonly Line[]): CreditGroup[] {
  const groups: CreditGroup[] = [];
  let listing = false;
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at]?.text ?? '';
    const opens = opensPeople(text);
    if (opens === 'rest') break;
    const group = readCreditGroup(lines, at);
    if (group !== undefined) {
      if (!listing) groups.push(group);
      at = group.end - 1;
    } else if (opens === 'section') listing = true;
    else if (isHeading(text)) listing = false;
  }
  return groups;
}

/** The names of the byline at the end, or of the only one that has more text below it. */
function closingNames(lines: readonly Line[], groups: readonly CreditGroup[]): string[] {
  const candidates = groups
    .map((group) => ({ ...group, credits: withoutIntroduced(lines, group) }))
    .filter(({ start, credits }) => start > 0 && credits.length > 0);
  const withRoles = candidates.filter(({ credits }) => credits.some(({ hasRole }) => hasRole));
  const last = (withRoles.length > 0 ? withRoles : candidates).at(-1);
  if (last === undefined) return [];
  if (onlyNotes(lines, last.end)) {
    return last.credits
      .filter(isByline)
      .flatMap(namesOf)
      .filter((name) => !isSubject(lines.slice(0, last.start), name));
  }
  // several credits, each with text below it, head the parts of a round-up
  if (withRoles.length !== 1 || !closes(lines, last.start, last.end)) return [];
  return last.credits.filter(({ hasRole }) => hasRole).flatMap(namesOf);
}

/** Whether the text above a name tells of its bearer: what stands below is then a caption or a card. */
function isSubject(lines: readonly Line[], name: string): boolean {
  return lines.some(({ text }) => text.includes(name) && readCredit(text) === undefined);
}

function namesOf({ people }: PlacedCredit): string[] {
  return people.map(({ name }) => name);
}

/** A group's credits without those that the text before it claims: the speaker of a quotation, a contact, a list. */
function withoutIntroduced(lines: readonly Line[], { start, credits }: CreditGroup): readonly PlacedCredit[] {
  if (!introducesOthers(lines, start)) return credits;
  const next = credits.findIndex(({ afterGap }, index) => index > 0 && afterGap);
  return next < 0 || (lines[start - 1]?.text ?? '').endsWith(':') ? [] : credits.slice(next);
}

/** Whether a credit at the very end names a writer: by a role, or by a name that is one by itself or by an organisation. */
function isByline({ people, hasRole, hasOrganisation }: PlacedCredit): boolean {
  return hasRole || hasOrganisation || people.every(({ sure }) => sure);
}

/** Whether lines [start, end) end an article that may go on with a note or a further section. */
function closes(lines: readonly Line[], start: number, end: number): boolean {
  if (onlyNotes(lines, end)) return true;
  const above = lengthOf(lines, 0, start);
  const below = lengthOf(lines, end, lines.length);
  if (above < SMALLEST_SHARE_ABOVE * (above + below)) return false;
  const next = lines[end];
  return below <= LARGEST_SHARE_OF_NOTE * (above + below) || (next !== undefined && isHeading(next.text));
}

/** Whether everything from a line on is notes and addresses. */
function onlyNotes(lines: readonly Line[], from: number): boolean {
  for (let at = from; at < lines.length; at++) {
    const { text, afterGap } = lines[at] ?? { text: '', afterGap: false };
    if (!isContactDetail(text) && !NOTE.test(text) && (afterGap || at === from)) return false;
  }
  return true;
}

function lengthOf(lines: readonly Line[], from: number, to: number): number {
  let length = 0;
  for (let at = from; at < to; at++) length += lines[at]?.text.length ?? 0;
  return length;
}

/** The people of an "About the author" section, each of whom begins a paragraph. */
function authorsIntroduced(lines: readonly Line[]): string[] {
  const at = lines.findIndex(({ text }) => ABOUT_THE_AUTHOR.test(text));
  const heading = lines[at]?.text;
  if (heading === undefined) return [];
  const inline = leadingName(heading.replace(ABOUT_THE_AUTHOR, ''));
  if (inline !== undefined) return [inline.name];
  const names: string[] = [];
  for (const { text } of lines.slice(at + 1)) {
    const found = leadingName(text);
    if (found === undefined || (names.length > 0 && !found.sure)) break;
    names.push(found.name);
  }
  return names;
}

function distinct(names: readonly string[]): string[] {
  const byPerson = new Map<string, string>();
  for (const name of names) if (!byPerson.has(personKey(name))) byPerson.set(personKey(name), name);
  return [...byPerson.values()];
}

import { invertedNames } from './names/inverted-names.js';
import { namesNobody } from './names/nobody.js';
import { isLettersAfter } from './names/person-names.js';
import { readName } from './names/read-name.js';
import { isOrdinaryWord, isOrganisationWord, namesOrganisation, namesRole } from './names/role-words.js';

/** A longer text is no list of people, and is not looked into. */
const LONGEST_LIST = 1000;
/** What is said before the names, and after them. */
const LEAD_IN = /^(?:(?:article|post|posted|report|story|text|words|written) )?by(?:\s*:\s*|\s+)|^authors?\s*:\s*/iu;
const AFTERTHOUGHT =
  /,?\s(?:(?:on behalf of|in partnership with|in association with|with thanks to)\s.*|and others|et al\.?)$/iu;
const EMAIL = /[<([]?(?:mailto:)?[^\s<>()[\],;:]+@[^\s<>()[\],;]+\.[^\s<>()[\],;]+[>)\]]?/giu;
const AND = /\s+(?:and|&)\s+/iu;
/** What stands between a name and a role as a comma does. */
const LIKE_A_COMMA = /\s*[()|]\s*|\s+[/–—-]\s+/gu;
/** What an account is called: "dan-williams", "jsmith2". */
const ACCOUNT = /^[\p{Ll}\d][\p{Ll}\d._-]*$/u;
const NUMERAL_AFTER = /^(?:[js]n?r|i{2,3}|iv)\.?$/iu;
/** "Jane Smith & Co" is a firm. */
const FIRM = /^(?:co|sons?|daughters?|partners?|associates?|family|friends|team)\b/iu;
/** What newspapers and agencies are called beyond what any organisation is. */
const PRESS =
  /\b(?:bloomberg|chronicle|gazette|guardian|herald|journal|magazine|mail|mirror|observer|post|reuters|statesman|telegraph|times|tribune)\b/iu;

/** Whether a text looks like the name of an account rather than a person's. */
export function isAccount(text: string): boolean {
  return ACCOUNT.test(text);
}

/**
 * The people whom a field's text names, as they are written, but without "By", e-mail addresses and roles: "A; B",
 * "A, B and C", "A (Director)", "Smith, Jane; Lee, Ann". A text that does not read as a list of people, such as
 * "Department of Health and Social Care", is one organisation. Empty where it is nobody.
 */
export function listedPeople(text: string): string[] {
  if (text.length > LONGEST_LIST) return [text];
  return text
    .split(/\s*;\s*/u)
    .map((part) => withoutAddresses(part).replace(LEAD_IN, '').replace(AFTERTHOUGHT, '').trim())
    .flatMap((part) => (namesNobody(part) ? [] : peopleIn(part)));
}

/** "jane@example.org (Jane Smith)" and "Jane Smith <jane@example.org>" are Jane Smith. */
function withoutAddresses(text: string): string {
  if (!text.includes('@')) return text;
  const named = text.replace(EMAIL, ' ').replace(/\s+/gu, ' ').trim();
  return /^\(([^()]*)\)$/u.exec(named)?.[1] ?? named;
}

function peopleIn(text: string): string[] {
  const inverted = invertedNames(text);
  if (inverted !== undefined) return inverted;
  const segments = text
    .replace(LIKE_A_COMMA, ', ')
    .split(/\s*,\s*(?:(?:and|&)\s+)?/iu)
    .filter((segment) => segment !== '' && !isAfterName(segment) && !namesNobody(segment));
  const [first, ...rest] = segments;
  if (first === undefined) return [];
  if (segments.every(isAccount)) return segments;
  const people = namesJoined(first) ?? (isOneOf(first, rest) ? [first] : undefined);
  if (people === undefined) return [wellCased(text)];
  for (const segment of rest) people.push(...(namesJoined(segment) ?? personAfterRole(segment)));
  return people.map(wellCased);
}

/** What is set after a name and is no role: "PhD", "Jr". */
function isAfterName(segment: string): boolean {
  return segment.split(' ').every(isLettersAfter) || NUMERAL_AFTER.test(segment);
}

/** Whether a first segment that need not be a person is one by what follows: a role, or somebody who surely is. */
function isOneOf(first: string, rest: readonly string[]): boolean {
  const single = !first.includes(' ') || mayBePerson(first);
  return (
    single && !isGroup(first) && rest.some((segment) => isSure(segment) || (first.includes(' ') && namesRole(segment)))
  );
}

/** The names of "Jane Smith" and of "Jane Smith and Ann Lee"; undefined where it is not sure that they are several people. */
function namesJoined(segment: string): string[] | undefined {
  const parts = segment.split(AND);
  const readable = parts.every((part) => readName(part) !== undefined && !PRESS.test(part));
  if (readable || (parts.length > 1 && parts.every(isAccount))) return parts;
  // one of them is surely a person: then so are those that could be, and a team is a team
  return parts.length > 1 && parts.some(isSure) && parts.every((part) => mayBePerson(part) || isTeam(part))
    ? parts
    : undefined;
}

function isSure(text: string): boolean {
  return readName(text)?.sure === true;
}

function mayBePerson(text: string): boolean {
  return (
    !isOrdinaryWord(text) &&
    !isGroup(text) &&
    !FIRM.test(text) &&
    text.split(' ').every((word) => /^\p{L}[\p{L}\p{N}.'’"-]*$/u.test(word))
  );
}

function isTeam(text: string): boolean {
  return text.includes(' ') && namesOrganisation(text) && !FIRM.test(text);
}

function isGroup(text: string): boolean {
  return text.split(/[\s-]+/u).some(isOrganisationWord) || PRESS.test(text);
}

/** The person of "Director of Research and Jane Smith"; nobody for what is a role or an organisation. */
function personAfterRole(segment: string): string[] {
  const last = segment.split(AND).slice(1).at(-1) ?? '';
  return isSure(last) ? [last] : [];
}

/** "JANE SMITH" as "Jane Smith". */
function wellCased(name: string): string {
  return name === name.toUpperCase() ? (readName(name)?.name ?? name) : name;
}

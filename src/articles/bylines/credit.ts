import { attributedTo, nameBeforeDate } from './attribution.js';
import { isContactDetail, isDetailLine, isLabel, PHONE } from './contact-details.js';
import { fold } from '../../analysis/fold.js';
import { isGivenName } from './names/given-names.js';
import type { PersonName } from './names/read-name.js';
import { readName, readNames } from './names/read-name.js';
import { namesOrganisation, namesRole } from './names/role-words.js';

/** A line that names people, and what it says they are. */
export interface Credit {
  readonly people: readonly PersonName[];
  /** Whether it gives a role ("Director"), or failing that something that sounds like an organisation. */
  readonly hasRole: boolean;
  readonly hasOrganisation: boolean;
  /** Whether the line itself says that these people wrote the article: "By …", "Author: …". */
  readonly explicit: boolean;
  /** Whether a day stands beside the names, as it does under a title. */
  readonly dated: boolean;
}

/** Names with their roles and organisations take less; what is longer is prose. In UTF-16 units. */
const LONGEST_CREDIT = 240;
/** "our Deputy Director of Public Health" */
const MOST_ROLE_WORDS = 7;

/** "she/her", "(pictured)": said of a person, and neither a role nor an organisation. */
const ASIDE = /^(?:(?:she|he|they|xe|ze)\/\p{L}+(?:\/\p{L}+)?|pictured(?: \p{L}+)?)$/iu;
/** Names with where they were written, for whom, or of what organisation they are. */
const WITH_PLACE = /^(.{5,80}?)\s+(?:at|for|from|in|of)\s+(?:the\s+)?(\p{Lu}[^,;]{1,60})$/u;
/** How a segment that goes on with the people begins. */
const JOINED = /^(?:and|&)\s+/u;
/** Whether a line begins as names do, with two words in capitals but for particles and initials; most prose does not. */
const OPENS_WITH_NAME = /^\p{Lu}\S*\s+(?:\p{Lu}|[a-zà-ÿ]{1,6}[\s-](?:[a-zà-ÿ]{1,3}\s+)?\p{Lu})/u;

/** Reads a line as a credit: names, and optionally what they are, and a sentence after a dash. */
export function readCredit(line: string): Credit | undefined {
  const bare = line.replace(/^[\s*_([–—-]+/u, '');
  const attributed = attributedTo(bare);
  const explicit = attributed !== undefined;
  const dated = explicit ? undefined : nameBeforeDate(bare);
  const said = explicit ? fromCapitals(attributed.names.slice(0, LONGEST_CREDIT + 1)) : undefined;
  const named = said === undefined ? (dated ?? bare) : afterRole(said);
  const rest = said === undefined ? named : withoutPlace(named);
  if (!OPENS_WITH_NAME.test(rest)) return undefined;
  const [head = '', ...tail] = withoutWrapping(rest.slice(0, LONGEST_CREDIT)).split(/\s+[–—―-]+\s*|[–—―]\s+/u);
  const sentence = /^(.*?[\p{Ll})])\.\s+(?:She|He|They|Her|His|Their|Follow)\b/u.exec(head);
  if (rest.length > LONGEST_CREDIT && tail.length === 0 && sentence === null) return undefined;
  const credit = readSegments(sentence?.[1] ?? head.replace(/[.,]$/u, ''), explicit);
  const roleBefore = said !== undefined && named !== said;
  if (credit === undefined || (attributed?.needsRole === true && !roleBefore && !isPersonal(credit))) return undefined;
  const after = tail.join(' ').trim();
  if (/^["“‘']/u.test(after) || PHONE.test(after)) return undefined;
  // "Jane Smith – Director" has the role where others have their sentence
  const label = tail[0] ?? '';
  const detailed = !credit.hasRole && isDetailLine(label);
  return {
    ...credit,
    dated: dated !== undefined,
    hasRole: credit.hasRole || (detailed && namesRole(label)),
    hasOrganisation: credit.hasOrganisation || (detailed && namesOrganisation(label)),
  };
}

/** "our Chief Executive Jane Smith" from the name on; other texts as they are. */
function afterRole(text: string): string {
  if (readNames(text.split(',')[0] ?? '') !== undefined) return text;
  const words = text.split(/\s+/u);
  for (let count = 1; count <= MOST_ROLE_WORDS && count < words.length; count++) {
    const rest = words.slice(count).join(' ');
    const names = readNames(rest.split(/\s*[,(–—]/u)[0] ?? '');
    if (names?.every(({ name, sure }) => sure || beginsWithGivenName(name)) === true) {
      return namesRole(words.slice(0, count).join(' ')) ? rest : text;
    }
  }
  return text;
}

function isPersonal({ people, hasRole }: Pick<Credit, 'people' | 'hasRole'>): boolean {
  return hasRole || people.every(({ sure }) => sure);
}

function beginsWithGivenName(name: string): boolean {
  return isGivenName(fold(name.split(' ')[0] ?? ''));
}

/** "JANE O’NEILL" as "Jane O’Neill", where a line says who it is, with "and" and "of" small; other texts as they are. */
function fromCapitals(text: string): string {
  if (text !== text.toUpperCase()) return text;
  return text
    .toLowerCase()
    .replace(/(?<!\p{L})(?!(?:and|at|for|from|in|of|the)(?!\p{L}))\p{L}/gu, (letter) => letter.toUpperCase());
}

/** "Jane Smith of the Space Agency", "Jane Smith in Dunedin" without where or what of; other texts as they are. */
function withoutPlace(text: string): string {
  const [, name = '', place = ''] = WITH_PLACE.exec(text) ?? [];
  return readNames(name) !== undefined && isLabel(place.replace(/\.$/u, '')) ? name : text;
}

/** Without emphasis and the bracket that closes one before the text. */
function withoutWrapping(text: string): string {
  const bare = text.replace(/[\s*_]+$/u, '');
  const unbalanced = /[)\]]$/u.test(bare) && !/[([]/u.test(bare);
  return unbalanced ? bare.slice(0, -1) : bare;
}

/** Reads "Name, Role, Organisation and Name (Role)": the people, and whether all that stands between them is labels. */
function readSegments(text: string, explicit: boolean): Omit<Credit, 'dated'> | undefined {
  const [first = '', ...others] = text
    .replace(/\s*[()|]\s*/gu, ', ')
    .replace(/\s*;\s*(?:(?:and|&)\s+)?/gu, ', and ')
    .split(/\s*,\s*/u)
    .filter((segment) => segment !== '' && !ASIDE.test(segment));
  const people = [...(readNames(first) ?? [])];
  if (people.length === 0) return undefined;

  const labels: string[] = [];
  for (const [index, segment] of others.entries()) {
    const more = morePeople(segment, others.slice(index + 1), { explicit, listing: labels.length === 0 });
    if (more !== undefined) {
      people.push(...more);
      continue;
    }
    const { label, person } = labelAndPerson(segment.replace(JOINED, ''));
    if (!isLabel(label) && !isContactDetail(label)) {
      // "By Jane Smith, with thanks to …" has said who wrote it; elsewhere a sentence is no byline
      if (explicit) break;
      return undefined;
    }
    labels.push(label);
    if (person !== undefined) people.push(person);
  }
  return { people, hasRole: labels.some(namesRole), hasOrganisation: labels.some(namesOrganisation), explicit };
}

/**
 * The people whom a later segment adds, if it is not a label. "Jane Smith, Marie Curie" is somebody at Marie Curie, so
 * a name counts only after an "and", in a list that ends in one, or where the line says that these are the authors.
 */
function morePeople(
  segment: string,
  rest: readonly string[],
  { explicit, listing }: { readonly explicit: boolean; readonly listing: boolean },
): readonly PersonName[] | undefined {
  const names = readNames(segment.replace(JOINED, ''));
  if (names === undefined) return undefined;
  const sure = names.every((name) => name.sure);
  const [next = ''] = rest;
  if (JOINED.test(segment)) return sure || explicit || namesRole(next) ? names : undefined;
  if (!listing) return undefined;
  return explicit || (sure && (names.length > 1 || endsInNames(rest))) ? names : undefined;
}

/** Whether a comma-separated list ends in "and Jane Smith". */
function endsInNames(segments: readonly string[]): boolean {
  const last = segments.at(-1) ?? '';
  const names = readNames(last.replace(JOINED, ''));
  return names !== undefined && (JOINED.test(last) || names.length > 1) && names.every(({ sure }) => sure);
}

/** Parts "Director of Research and Jane Smith"; "Director of Strategy and Corporate Affairs" is all label. */
function labelAndPerson(segment: string): { readonly label: string; readonly person?: PersonName } {
  const [, label = '', name = ''] = /^(.+?) (?:and|&) (\p{Lu}.+)$/u.exec(segment) ?? [];
  const person = readName(name);
  return person?.sure === true && (namesRole(label) || namesOrganisation(label))
    ? { label, person }
    : { label: segment };
}

import type { Line } from './credit-group.js';
import { isContactDetail } from './contact-details.js';
import { introducesOthers, isHeading, opensPeople } from './lead-in.js';
import type { PersonName } from './names/read-name.js';
import { readNames } from './names/read-name.js';
import { namesRole } from './names/role-words.js';

/** Biographies are a sentence or three. In UTF-16 units. */
const LONGEST_BIOGRAPHY = 700;
/** Within so many characters of the verb the role is said. */
const ROLE_WITHIN = 120;
/** "Jane Smith is …", "Dr. Jane Smith, PMP, is …", "Jane Smith and Ann Lee are …", "Jane Smith works as …". */
const IS_SOMEBODY =
  /^(?:about )?(\p{Lu}[^,:;!?“”"]{3,80}?)(?:,[^,]{1,60},|\s+\([^()]{1,40}\))?\s+(?:is|are|works as|work as|serves as)\s+(?:also |currently |now |both )?((?:(?:an?|the|our|one of)\s)?[^.]*)/u;

/** The people whom a paragraph introduces by what they are, as the last lines of an article do of its writers. */
export function introducedIn(text: string): readonly PersonName[] {
  if (text.length > LONGEST_BIOGRAPHY) return [];
  const [, names = '', what = ''] = IS_SOMEBODY.exec(text.replace(/^[\s*_–—-]+/u, '')) ?? [];
  const people = names === '' ? undefined : readNames(names);
  if (!people?.every(({ sure }) => sure)) return [];
  return namesRole(what.slice(0, ROLE_WITHIN)) ? people : [];
}

/**
 * The writers whom the last paragraphs of an article introduce, given where its notes begin. Whoever the article has named
 * before is somebody it is about, and whoever stands under "Speakers" is one of those.
 */
export function biographies(lines: readonly Line[], isNote: (text: string) => boolean): readonly string[] {
  let at = lines.length - 1;
  while (at > 0 && (isNote(lines[at]?.text ?? '') || isContactDetail(lines[at]?.text ?? ''))) at--;
  const found: string[] = [];
  for (; at > 0; at--) {
    const people = introducedIn(lines[at]?.text ?? '');
    if (people.length === 0) break;
    found.unshift(...people.map(({ name }) => name));
  }
  const heading = lines.slice(0, at + 1).findLast(({ text }) => isHeading(text));
  const isListed =
    opensPeople(heading?.text ?? '') === 'section' || lines.some(({ text }) => opensPeople(text) === 'rest');
  if (isListed || introducesOthers(lines, at + 1)) return [];
  return found.filter((name) => !isNamedIn(lines.slice(0, at + 1), name));
}

/** Whether lines name a person, or call one by the surname. */
export function isNamedIn(lines: readonly Line[], name: string): boolean {
  const surname = name.slice(name.lastIndexOf(' ') + 1);
  const named = new RegExp(`(?<![\\p{L}\\p{N}])${surname.replace(/[^\p{L}\p{N}]/gu, '.')}(?![\\p{L}\\p{N}])`, 'u');
  return lines.some(({ text }) => named.test(text));
}

import { isGivenName } from './given-names.js';
import { fold } from '../../../analysis/fold.js';
import { readName } from './read-name.js';
import { isOrdinaryWord, isOrganisationWord } from './role-words.js';

const SURNAME =
  "(?:(?:[vV]an|[vV]on|[dD]e[lnr]?|[dD]a|[dD]i|[lL]a|[tT]en) )*\\p{Lu}[\\p{L}\\p{M}'’-]+(?: \\p{Lu}[\\p{L}\\p{M}'’-]+)?";
const FORENAMES = "\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: \\p{Lu}[\\p{L}\\p{M}'’.-]*){0,2}";
const INVERTED = new RegExp(`^(${SURNAME}), (${FORENAMES})$`, 'u');
const INITIALS = /^(?:\p{Lu}\.[ -]?)+$|^\p{Lu}{1,3}$/u;
/** "Smith, J., Lee, A. and Jones, B.": what stands between two of these is no comma within a name. */
const AFTER_INITIALS = /(?<=, (?:\p{Lu}\.[ -]?)+),? (?:and |& )?(?=\p{L}[\p{L}'’ -]+, \p{Lu}\.)/u;

/** The people of a text in which surnames come first, each as it is written: "Smith, Jane and Lee, Ann"; else undefined. */
export function invertedNames(text: string): string[] | undefined {
  if (!text.includes(',')) return undefined;
  for (const between of [AFTER_INITIALS, /,? (?:and|&) /u]) {
    const parts = text.split(between).map((part) => part.trim());
    if (parts.every(isInverted)) return parts;
  }
  return undefined;
}

function isInverted(text: string): boolean {
  const [, surname = '', forenames = ''] = INVERTED.exec(text) ?? [];
  if (surname === '' || readName(surname)?.sure === true) return false;
  if ([surname, forenames].some((part) => part.split(' ').some(isOrganisationWord))) return false;
  const [first = ''] = forenames.split(/[ -]/u);
  if (INITIALS.test(forenames) || isGivenName(fold(first))) return true;
  return (
    !text.slice(surname.length + 2).includes(' ') &&
    !surname.includes(' ') &&
    ![surname, forenames].some(isOrdinaryWord)
  );
}

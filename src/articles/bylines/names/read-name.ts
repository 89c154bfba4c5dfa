import { fold } from '../../../analysis/fold.js';
import { isLettersAfter, isTitle, plainName } from './person-names.js';
import { isGivenName } from './given-names.js';
import { isOrdinaryWord, isOrganisationWord } from './role-words.js';

/** A text that reads as one person's name. */
export interface PersonName {
  /** Without titles before it and letters after it. */
  readonly name: string;
  /** Whether it is a name by itself (a title, a known given name), or only looks like one and needs a role beside it. */
  readonly sure: boolean;
}

/** A capital, then letters, with hyphens and apostrophes inside: "O’Neill", "Jean-Luc", "McKeon", "al-Rashid", "d’Arcy". */
const NAME_WORD = /^(?:(?:a[dlns]|ash|[eu][lr])-|[dl]['’])?\p{Lu}[\p{L}\p{M}]*(?:['’ʼ‐‑–-][\p{L}\p{M}]+)*$/u;
const INITIALS = /^(?:\p{Lu}\.?){1,2}$/u;
/** What stands in lower case inside names, by language or nobility. */
const PARTICLE =
  /^(?:a[lp]|ab|af|av|bin|bint|da|das|de|del|della|den|der|di|do|dos|du|e|el|ferch|ibn|la|las|le|los|mac|nic|ter|ten|van|von|y|zu|zur)$/u;
const CELTIC_SURNAME = /^(?:Mc|Mac|O['’ʼ]|Fitz)\p{Lu}/u;
/** "Ana María de la Cruz Santos" has four words of her own; longer runs of capitals are titles of things. */
const MAX_NAME_WORDS = 5;

/** "JANE O’NEILL" as "Jane O’Neill"; other names as they are. */
function fromCapitals(word: string): string {
  return /^\p{Lu}[\p{Lu}\p{M}'’ʼ‐‑-]{2,}$/u.test(word) ? word.replace(/\p{L}+/gu, capitalised) : word;
}

function capitalised(letters: string): string {
  return letters.charAt(0) + letters.slice(1).toLowerCase();
}

/** Reads a text that is a person's name and nothing else; undefined where it is not or is likelier something else. */
export function readName(text: string): PersonName | undefined {
  const given = text.trim().replace(/\s+/gu, ' ');
  const titled = isTitle(given.split(' ')[0] ?? '') || /^the rt\.? hon/iu.test(given);
  const words = plainName(given).split(' ');
  const shouted = words.every((word) => word === word.toUpperCase());
  const own = words.filter((word) => !PARTICLE.test(word));
  const first = own[0] ?? '';
  const last = words.at(-1) ?? '';
  if (own.length > MAX_NAME_WORDS || (words.length < 2 && !titled) || words[0] !== first) return undefined;
  if (!NAME_WORD.test(last) || last.length < 2 || isLettersAfter(last)) return undefined;
  if (!own.every((word) => NAME_WORD.test(word) || INITIALS.test(word))) return undefined;

  const forename = fold(first).split(/[^\p{L}]/u)[0] ?? '';
  const known = isGivenName(forename);
  if (shouted ? !known : own.some(isOrganisationWord)) return undefined;
  const ordinary = own.slice(known ? 1 : 0).some(isOrdinaryWord);
  if (ordinary && !titled && !known) return undefined;
  const name = (shouted ? words.map(fromCapitals) : words).join(' ').replace(/[‐‑–]/gu, '-');
  const sure = words.length > 1 && (titled || (known && !ordinary) || own.some((word) => CELTIC_SURNAME.test(word)));
  return { name, sure };
}

/** Reads names joined by "and" or "&"; undefined where any of them is none. */
export function readNames(text: string): readonly PersonName[] | undefined {
  const names = text.split(/\s+(?:and|&|\+|with)\s+/u).map(readName);
  const found = names.filter((name) => name !== undefined);
  return found.length === names.length ? found : undefined;
}

/** The name with which a sentence begins ("Jane Smith is a researcher …"), if it begins with one. */
export function leadingName(sentence: string): PersonName | undefined {
  const words: string[] = [];
  for (const word of sentence.split(/\s+/u)) {
    const bare = word.replace(/[,(:]$/u, '');
    if (!/^\p{Lu}/u.test(bare) && !PARTICLE.test(bare)) break;
    words.push(bare);
    if (bare !== word) break;
  }
  return readName(words.join(' '));
}

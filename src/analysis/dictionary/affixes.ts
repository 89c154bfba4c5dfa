/** A rule of a Hunspell affix file that makes one word of another: what goes from an end of it, and what comes there. */
interface Affix {
  readonly kind: 'prefix' | 'suffix';
  readonly gone: string;
  readonly added: string;
  /** Which words it is for. */
  readonly condition: RegExp;
  /** Whether a word may take it together with one of the other kind. */
  readonly joins: boolean;
}

/** Rules by flag. */
export type Affixes = ReadonlyMap<string, readonly Affix[]>;

/** Reads the PFX and SFX lines of an affix file (hunspell(5)) whose flags are single characters. */
export function readAffixes(text: string): Affixes {
  const affixes = new Map<string, Affix[]>();
  let joins = false;
  for (const line of text.split('\n')) {
    const [option = '', flag = '', ...rest] = line.trim().split(/\s+/);
    if (option !== 'PFX' && option !== 'SFX') continue;
    const kind = option === 'PFX' ? 'prefix' : 'suffix';
    const [gone = '', added = '', pattern = '.'] = rest;
    const rules = affixes.get(flag);
    // The first line of a flag is its heading: whether its rules join others, and how many there are.
    if (rules === undefined) {
      joins = gone === 'Y';
      affixes.set(flag, []);
      continue;
    }
    const condition = new RegExp(kind === 'prefix' ? `^${pattern}` : `${pattern}$`);
    rules.push({ kind, gone: spelt(gone), added: spelt(added), condition, joins });
  }
  return affixes;
}

/** A stem and all the words that the rules of its flags make of it, each once, the stem first. */
export function wordsOf(stem: string, flags: string, affixes: Affixes): readonly string[] {
  const rules = Array.from(flags).flatMap((flag) => affixes.get(flag) ?? []);
  const prefixes = rules.filter(({ kind }) => kind === 'prefix');
  const words = [stem];
  for (const suffix of rules.filter(({ kind }) => kind === 'suffix')) {
    const word = apply(suffix, stem);
    if (word === undefined) continue;
    words.push(word);
    if (suffix.joins) words.push(...prefixes.flatMap((prefix) => (prefix.joins ? (apply(prefix, word) ?? []) : [])));
  }
  return [...new Set([...words, ...prefixes.flatMap((prefix) => apply(prefix, stem) ?? [])])];
}

/** What a word may have been made of: each possible stem, with the flags that it must have for that. */
export function* stemsOf(word: string, affixes: Affixes): Generator<{ readonly stem: string; readonly flags: string }> {
  yield { stem: word, flags: '' };
  for (const [flag, rules] of affixes) {
    for (const rule of rules) {
      const stem = takeBack(rule, word);
      if (stem === undefined) continue;
      yield { stem, flags: flag };
      if (rule.kind === 'prefix' || !rule.joins) continue;
      // With the ending gone, a prefix that goes with it.
      for (const [other, prefixes] of affixes) {
        for (const prefix of prefixes) {
          if (prefix.kind === 'suffix' || !prefix.joins) continue;
          const inner = takeBack(prefix, stem);
          if (inner !== undefined) yield { stem: inner, flags: flag + other };
        }
      }
    }
  }
}

/** What a rule made a word of, if it can have made it. */
function takeBack({ kind, gone, added, condition }: Affix, word: string): string | undefined {
  const isMade = kind === 'prefix' ? word.startsWith(added) : word.endsWith(added);
  if (!isMade || word.length <= added.length) return undefined;
  const stem = kind === 'prefix' ? gone + word.slice(added.length) : word.slice(0, word.length - added.length) + gone;
  return condition.test(stem) ? stem : undefined;
}

/** The word that a rule makes, if it is for this one. */
function apply({ kind, gone, added, condition }: Affix, word: string): string | undefined {
  if (!condition.test(word)) return undefined;
  if (kind === 'prefix') return word.startsWith(gone) ? added + word.slice(gone.length) : undefined;
  return word.endsWith(gone) ? word.slice(0, word.length - gone.length) + added : undefined;
}

/** The format writes 0 for nothing. */
function spelt(affix: string): string {
  return affix === '0' ? '' : affix;
}

import { readAffixes, wordsOf } from '../../src/analysis/dictionary/affixes.js';

/** Not shown to readers by the dictionary's makers: words that hurt. */
const NOT_SUGGESTED = '!';

/**
 * The words of English with what is made of them by inflection and derivation ("commission, commissions, commissioned,
 * commissioner …"), each family with its stem first, in the order of the dictionary. Without names and abbreviations.
 */
export async function readWordFamilies(): Promise<readonly (readonly string[])[]> {
  // Loaded only where English is asked for.
  const { default: dictionary } = await import('dictionary-en');
  const decoder = new TextDecoder();
  const affixes = readAffixes(decoder.decode(dictionary.aff));
  const [, ...entries] = decoder.decode(dictionary.dic).split('\n');
  return entries.flatMap((entry) => {
    const [stem = '', flags = ''] = entry.split('/');
    if (!/^[a-z]{2,}$/.test(stem) || flags.includes(NOT_SUGGESTED)) return [];
    return [wordsOf(stem, flags, affixes).filter((word) => !word.includes("'"))];
  });
}

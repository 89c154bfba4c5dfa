import { STOP_WORDS } from '../../src/analysis/stop-words.js';
import type { SynonymRule } from '../../src/analysis/thesaurus/synonym-rules.js';
import { inventAcronyms, type InventedAcronym } from './invented-acronyms.js';
import { zipfian } from './zipf.js';

/** Phrases that come up again and again, as "social investment market" does. */
const COLLOCATIONS = 2000;
const ACRONYMS = 150;
/** What phrases and names are made of: of ranks below, words are everywhere; of those above, hardly known. */
const FIRST_PLAIN_RANK = 60;
const PLAIN_RANKS = 6000;

/** What English text is made of. Each draw is Zipfian: the first of each list are the most common. */
export interface EnglishVocabulary {
  /** Families of words by rank; the stop words, which have none, come first. */
  readonly families: readonly (readonly string[])[];
  readonly family: () => readonly string[];
  /** A family that an article can be about, each as often as any other. */
  readonly topic: () => readonly string[];
  readonly collocation: () => string;
  /** A word or phrase that a synonym rule names. */
  readonly synonym: () => string;
  readonly acronym: () => InventedAcronym;
}

/**
 * A vocabulary in which the given families have ranks by chance: which English words are the commonest is another matter
 * in every archive, and no measurement here depends on it.
 */
export function englishVocabulary(
  words: readonly (readonly string[])[],
  synonyms: readonly SynonymRule[],
  random: () => number,
): EnglishVocabulary {
  const content = shuffled(
    words.filter(([stem = '']) => !STOP_WORDS.has(stem)),
    random,
  );
  const families = [...[...STOP_WORDS].map((word) => [word]), ...content];
  const topic = () => families[FIRST_PLAIN_RANK + Math.floor(random() * PLAIN_RANKS)] ?? [];
  const collocations = Array.from({ length: COLLOCATIONS }, () =>
    Array.from({ length: 2 + Math.floor(random() * 2) }, () => memberOf(topic(), random)).join(' '),
  );
  const phrases = synonyms.flatMap((rule) => (rule.kind === 'equivalent' ? rule.phrases : [...rule.from, ...rule.to]));
  return {
    families,
    family: pick(families, random),
    topic,
    collocation: pick(collocations, random),
    synonym: pick(shuffled([...new Set(phrases)], random), random),
    acronym: pick(
      inventAcronyms(ACRONYMS, () => topic()[0] ?? '', random),
      random,
    ),
  };
}

/** A member of a family; the stem, which comes first, the most often: the n-th in proportion to log(1 + 1/n). */
export function memberOf(family: readonly string[], random: () => number): string {
  return family[Math.floor((family.length + 1) ** random()) - 1] ?? family[0] ?? '';
}

/** A way to draw from a list, the first the most often. */
function pick<T>(list: readonly T[], random: () => number): () => T {
  const draw = zipfian(list.length, random);
  return () => {
    const drawn = list[draw()];
    if (drawn === undefined) throw new RangeError('There is nothing to draw from.');
    return drawn;
  };
}

/** In an order by chance (Fisher and Yates). */
function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}

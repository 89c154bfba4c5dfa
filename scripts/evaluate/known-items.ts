import { isQueryStopWord } from '../../src/analysis/stop-words.js';
import type { CollectionText } from './collection.js';
import { withSlip } from './typed-wrong.js';

/** The ways in which people ask for a title that they have seen. */
export const KNOWN_KINDS = ['whole', 'one word missing', 'three words', 'three with a typo'] as const;
export type KnownKind = (typeof KNOWN_KINDS)[number];

/** A document that somebody looks for, and what they type. */
export interface KnownItem {
  readonly document: string;
  readonly asked: Readonly<Record<KnownKind, string>>;
}

/** Titles of less say too little to be looked for. */
const MIN_WORDS = 4;
/** As many as the largest collections have queries. */
const ITEMS = 200;
const TYPED = 3;

/** Documents drawn by chance from those with a title of their own; none where a collection has no titles. */
export function drawKnownItems(documents: readonly CollectionText[], random: () => number): readonly KnownItem[] {
  const below = (bound: number) => Math.floor(random() * bound);
  const owners = new Map<string, number>();
  const key = (title: string) => wordsIn(title).join(' ').toLowerCase();
  for (const { title } of documents) owners.set(key(title), (owners.get(key(title)) ?? 0) + 1);
  const left = documents.filter(
    ({ title }) => telling(wordsIn(title)).length >= MIN_WORDS && owners.get(key(title)) === 1,
  );
  const items: KnownItem[] = [];
  while (items.length < ITEMS && left.length > 0) {
    const [drawn] = left.splice(below(left.length), 1);
    if (drawn === undefined) break;
    const words = wordsIn(drawn.title);
    const three = telling(words);
    while (three.length > TYPED) three.splice(below(three.length), 1);
    const missing = words.filter((_, at) => at !== words.length >> 1);
    items.push({
      document: drawn.id,
      asked: {
        whole: drawn.title,
        'one word missing': missing.join(' '),
        'three words': three.join(' '),
        'three with a typo': withSlip(three.join(' '), random),
      },
    });
  }
  return items;
}

function wordsIn(title: string): string[] {
  return title.split(/[^\p{L}\p{N}’'-]+/u).filter(Boolean);
}

function telling(words: readonly string[]): string[] {
  return words.filter((word) => !isQueryStopWord(word));
}

import type { Entry } from '../parsed-source.js';
import { comparePlaces } from './merge-copies.js';
import { Shingles } from './shingles.js';
import { compareTexts } from '../text-order.js';

/** An entry as it is compared with the others of its day. */
export interface Copy {
  readonly entry: Entry;
  /** The title's terms: titles that differ in case, punctuation or spelling are equal. */
  readonly title: Int32Array;
  /** The terms of the body without its boilerplate. */
  readonly body: Int32Array;
}

/**
 * Of the shorter text's shingles this share must be in the longer one, where title or id are equal: a copy may have lost
 * paragraphs, and in a text of twenty words a changed line is a third of it. Different texts of one day share a tenth.
 */
const SHARED_UNDER_ONE_TITLE = 0.5;
/** Where the titles differ, this share of both texts together must be shared: one of them is hardly more than retitled. */
const SHARED_UNDER_TWO_TITLES = 0.8;
/** A text as short as "Watch the film." stands below many titles. */
const FEWEST_SHINGLES_TOLD_BY = 20;
/** A title that was cut short still begins with as many of its terms. */
const TITLE_OPENING = 2;
/**
 * An entry is compared with those whose title is equal or begins alike, and with those whose sketch, their smallest
 * shingles, has so many in common with its own: of texts alike by 0.8 one pair in five million is missed, and hardly any
 * that are unlike are compared.
 */
const SKETCH = 12;
const SKETCH_IN_COMMON = 2;
/** More texts of one day that share a shingle share a template, not an article; looking at all would be quadratic. */
const MOST_ALIKE = 32;

/** The copies of one article, the fullest first. */
export interface Copies<C extends Copy> {
  readonly fullest: C;
  readonly all: readonly C[];
}

/** An article of the day with the copies found so far. */
interface Group<C extends Copy> extends Copies<C> {
  readonly all: C[];
  readonly titleKey: string;
  readonly shingles: Shingles;
  id: string | undefined;
}

/**
 * Groups the copies of one day's entries that are the same article, the fullest copy of each first.
 *
 * Entries with different given ids are never the same: whoever gave the ids says that they are two, and merging would
 * lose an address that others may hold. An entry without an id may join one that has it.
 */
export function groupCopies<C extends Copy>(copies: readonly C[]): readonly Copies<C>[] {
  const groups: Group<C>[] = [];
  const byTitle = new Map<string, number[]>();
  const bySketch = new Map<number, number[]>();
  for (const copy of [...copies].sort(compareCopies)) {
    const titleKey = copy.title.join(' ');
    const titles = [titleKey, `${copy.title.subarray(0, TITLE_OPENING).join(' ')} …`];
    const shingles = new Shingles(copy.body);
    const sketch = shingles.sketch(SKETCH);
    const candidates = new Set(titles.flatMap((title) => byTitle.get(title) ?? []));
    const inCommon = new Map<number, number>();
    for (const shingle of sketch) {
      for (const index of bySketch.get(shingle) ?? []) {
        const count = (inCommon.get(index) ?? 0) + 1;
        inCommon.set(index, count);
        if (count === SKETCH_IN_COMMON) candidates.add(index);
      }
    }
    const group: Group<C> = { fullest: copy, all: [copy], titleKey, shingles, id: copy.entry.id };
    const same = bestMatch(groups, [...candidates], group);
    if (same === undefined) {
      for (const title of titles) note(byTitle, title, groups.length);
      for (const shingle of sketch) note(bySketch, shingle, groups.length);
      groups.push(group);
    } else {
      same.all.push(copy);
      same.id ??= copy.entry.id;
    }
  }
  return groups;
}

/** The fullest first, and no two orders for the same entries whatever order they came in. */
function compareCopies({ entry: a }: Copy, { entry: b }: Copy): number {
  return (
    b.body.length - a.body.length ||
    compareTexts(a.body, b.body) ||
    compareTexts(a.title, b.title) ||
    compareTexts(a.id ?? '', b.id ?? '') ||
    comparePlaces(a.place, b.place)
  );
}

function note<Key>(index: Map<Key, number[]>, key: Key, group: number): void {
  const groups = index.get(key);
  if (groups === undefined) index.set(key, [group]);
  else if (groups.length < MOST_ALIKE) groups.push(group);
}

/** The group that a copy, given as a group of its own, belongs to: the most alike, the first of those that are equally so. */
function bestMatch<C extends Copy>(
  groups: readonly Group<C>[],
  candidates: number[],
  copy: Group<C>,
): Group<C> | undefined {
  let best: Group<C> | undefined;
  let bestAlike = 0;
  for (const index of candidates.sort((a, b) => a - b)) {
    const group = groups[index];
    if (group === undefined) continue;
    const alike = likeness(group, copy);
    if (alike > bestAlike) {
      best = group;
      bestAlike = alike;
    }
  }
  return best;
}

/** How alike an article and a copy are, from 0 for those that are two articles to 1. */
function likeness(group: Group<Copy>, copy: Group<Copy>): number {
  if (group.id !== undefined && copy.id !== undefined && group.id !== copy.id) return 0;
  const [one, other] = [group.shingles.count, copy.shingles.count];
  const shorter = Math.min(one, other);
  const shared = group.shingles.sharedWith(copy.shingles);
  if (haveOneTitle(group, copy) || (group.id !== undefined && group.id === copy.id)) {
    // a title without a body is a copy that lost it
    if (shorter === 0) return 1;
    return shared / shorter >= SHARED_UNDER_ONE_TITLE ? shared / shorter : 0;
  }
  const alike = shared / (one + other - shared);
  return shorter >= FEWEST_SHINGLES_TOLD_BY &&
    alike >= SHARED_UNDER_TWO_TITLES &&
    !titlesTellApart(group.fullest, copy.fullest)
    ? alike
    : 0;
}

/** Whether two titles are equal, or one is the other cut short ("Kettles for all…") or without its subtitle. */
function haveOneTitle(a: Group<Copy>, b: Group<Copy>): boolean {
  if (a.titleKey === b.titleKey) return true;
  const cut = a.titleKey.startsWith(`${b.titleKey} `) || b.titleKey.startsWith(`${a.titleKey} `);
  return cut && !titlesTellApart(a.fullest, b.fullest);
}

/**
 * Whether a word that only one of the titles has is also in its body and not in the other: "Workshop in Leeds" and
 * "Workshop in York" may be the same text but for the town.
 */
function titlesTellApart(a: Copy, b: Copy): boolean {
  const bodies = [new Set(a.body), new Set(b.body)] as const;
  const titles = [new Set(a.title), new Set(b.title)] as const;
  const told = (own: 0 | 1, other: 0 | 1): boolean =>
    [...titles[own]].some((term) => !titles[other].has(term) && bodies[own].has(term) && !bodies[other].has(term));
  return told(0, 1) || told(1, 0);
}

import type { ArchiveHistory } from '../../generations/history/archive-history.js';

/** A reader that asks daily misses nothing, and none has to take in a whole archive. */
export const MAX_ENTRIES = 50;
const MAX_TOMBSTONES = 50;

/** An article in a feed. */
export interface FeedItem {
  readonly id: string;
  /** When it appeared or changed, ISO 8601, UTC; undefined for what was there when the history began: it is as old as it says. */
  readonly updated: string | undefined;
}

/** An article that has left, and when. */
export interface Tombstone {
  readonly id: string;
  readonly updated: string;
}

/** What a feed of some articles has: those that appeared or changed last, and what has left the archive last. */
export interface FeedItems {
  readonly entries: readonly FeedItem[];
  readonly removed: readonly Tombstone[];
}

/** `ids`: of the articles, the newest first. A new feed is not full of news: what has not changed comes in that order. */
export function feedItems(ids: readonly string[], history: ArchiveHistory | undefined): FeedItems {
  const news: Tombstone[] = [];
  const others: FeedItem[] = [];
  for (const id of ids) {
    const changed = history?.articles.get(id)?.changed;
    if (changed === undefined || changed === history?.since) others.push({ id, updated: undefined });
    else news.push({ id, updated: changed });
  }
  const removed = [...(history?.articles ?? [])].flatMap(([id, { removed: time }]): Tombstone[] =>
    time === undefined ? [] : [{ id, updated: time }],
  );
  return {
    entries: [...news.sort(lastFirst), ...others].slice(0, MAX_ENTRIES),
    removed: removed.sort(lastFirst).slice(0, MAX_TOMBSTONES),
  };
}

function lastFirst(a: Tombstone, b: Tombstone): number {
  return a.updated === b.updated ? 0 : a.updated < b.updated ? 1 : -1;
}

import type { ArchiveHistory } from '../../generations/history/archive-history.js';

/** A reader that asks daily misses nothing, and none has to take in a whole archive. */
export const MAX_ENTRIES = 50;
const MAX_TOMBSTONES = 50;

/** An article in a feed. */
export interface FeedItem {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly updated: string;
}

/** What a feed of some articles has: those that appeared or changed last, and what has left the archive last. */
export interface FeedItems {
  readonly entries: readonly FeedItem[];
  readonly removed: readonly FeedItem[];
}

/** `ids`: of the articles, the newest first. An article is dated in its id. */
export function feedItems(ids: readonly string[], history: ArchiveHistory | undefined): FeedItems {
  const entries = ids.map((id): FeedItem => ({ id, updated: updatedOf(id, history) }));
  const removed = [...(history?.articles ?? [])].flatMap(([id, { removed: time }]): FeedItem[] =>
    time === undefined ? [] : [{ id, updated: time }],
  );
  return {
    entries: entries.toSorted(lastFirst).slice(0, MAX_ENTRIES),
    removed: removed.sort(lastFirst).slice(0, MAX_TOMBSTONES),
  };
}

/** What was there when the history began is as old as it says: a new feed is not full of news. */
function updatedOf(id: string, history: ArchiveHistory | undefined): string {
  const known = history?.articles.get(id);
  const written = `${id.slice(0, 'YYYY-MM-DD'.length)}T00:00:00Z`;
  return known === undefined || known.changed === history?.since ? written : known.changed;
}

function lastFirst(a: FeedItem, b: FeedItem): number {
  return a.updated === b.updated ? 0 : a.updated < b.updated ? 1 : -1;
}

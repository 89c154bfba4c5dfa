import type { ArchiveHistory } from './archive-history.js';
import { timeOfGeneration } from '../generation-name.js';

/** What has happened to a search since a generation, by the ids of articles. */
export interface ChangesSince {
  /** When that generation was recorded, or the history begins if that is later: ISO 8601, UTC. */
  readonly since: string;
  /** Whether the history reaches back to it. */
  readonly isWhole: boolean;
  readonly added: readonly string[];
  readonly updated: readonly string[];
  /** Of the whole archive: what an article that has left would be found by is not known any more. */
  readonly removed: readonly string[];
}

/** What has changed of the articles with these ids since a generation; undefined where its name is none. */
export function changesSince(
  generation: string,
  ids: readonly string[],
  { articles, recorded, since: begun }: ArchiveHistory,
): ChangesSince | undefined {
  const time = recorded.get(generation) ?? timeOfGeneration(generation);
  if (time === undefined) return undefined;
  const isWhole = time >= begun;
  const since = isWhole ? time : begun;
  const known = ids.flatMap((id) => {
    const article = articles.get(id);
    return article === undefined ? [] : [{ id, article }];
  });
  return {
    since,
    isWhole,
    added: known.filter(({ article }) => article.appeared > since).map(({ id }) => id),
    updated: known.filter(({ article }) => article.appeared <= since && article.changed > since).map(({ id }) => id),
    removed: [...articles].filter(([, { removed }]) => removed !== undefined && removed > since).map(([id]) => id),
  };
}

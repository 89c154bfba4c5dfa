import type { Article } from '../articles/article.js';
import { compareTexts } from '../articles/text-order.js';
import { removeFile } from '../generations/durable-file.js';
import { ReindexError } from '../generations/failure-reasons.js';
import { nameGeneration } from '../generations/generation-name.js';
import { ORIGIN, PARSED_SOURCES } from '../generations/generations.js';
import { remember } from '../generations/history/archive-history.js';
import { recordGeneration } from '../generations/history/record-history.js';
import { SnapshotError, type SnapshotManifest } from '../generations/snapshot-format.js';
import { EMPTY_QUERY } from '../search/query.js';
import { NO_SYNONYMS } from './edited/synonyms-file.js';
import { fittingPins, NO_PINS } from './edited/pins-file.js';
import { addWithdrawn } from './edited/withdrawn-file.js';
import type { ReindexMeans } from './reindex-run.js';
import { tidy } from './tidy-up.js';
import { verifySnapshot } from './verify-snapshot.js';

/** What became of a withdrawal. */
export interface Withdrawal {
  readonly id: string;
  /** The live generation, which lacks the article. */
  readonly live: string;
  /** Generations that were removed, since the article was in them. */
  readonly removed: readonly string[];
  /** What could not be done beside it, in sentences. */
  readonly notices: readonly string[];
}

/**
 * Takes an article out at once: the live generation is written anew without it, those before it that have it are removed,
 * with what was kept of their sources, and later runs leave it out. Its tombstone stays in the history.
 * Throws ReindexError where no generation has it, or nothing would be left.
 */
export async function withdraw(id: string, means: ReindexMeans): Promise<Withdrawal> {
  const { generations, clock = () => new Date() } = means;
  const lock = await generations.lock();
  try {
    const live = await generations.live();
    if (live === undefined) throw new ReindexError('Nothing is published yet.');
    const { having, unreadable } = await generationsWith(id, means);
    const isLive = having.includes(live.generation);
    if (having.length === 0) {
      throw new ReindexError(`No generation has an article ${id}. An article's id is the end of its address.`);
    }
    if (isLive && live.articles === 1)
      throw new ReindexError(`${id} is the only article: nothing would be left to serve.`);
    // First of all: whatever happens from here on, no run brings it back.
    await addWithdrawn(generations, id, clock());
    const notices: string[] = [];
    const now = isLive ? await publishWithout(id, live, means, notices) : live.generation;
    const removed = [...having, ...unreadable.filter((generation) => generation !== live.generation)];
    for (const generation of removed) await generations.remove(generation);
    for (const name of [PARSED_SOURCES, ORIGIN])
      notices.push(...(await tidy(removeFile(`${generations.folder}/${name}`))));
    return { id, live: now, removed, notices };
  } finally {
    await lock.release();
  }
}

/** Every generation in which an article is, and those of which that cannot be told. */
async function generationsWith(id: string, { generations, format }: ReindexMeans) {
  const having: string[] = [];
  const unreadable: string[] = [];
  for (const generation of await generations.names()) {
    try {
      const manifest = await generations.manifest(generation);
      const { fingerprints } = await format.contents(generations.snapshotFile(generation), manifest);
      if (fingerprints.has(id)) having.push(generation);
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      unreadable.push(generation);
    }
  }
  return { having, unreadable };
}

/** Writes the live generation anew, with the article left out, and makes that live. */
async function publishWithout(
  id: string,
  live: SnapshotManifest,
  means: ReindexMeans,
  notices: string[],
): Promise<string> {
  const { generations, format, clock = () => new Date(), synonyms = NO_SYNONYMS, pins = NO_PINS } = means;
  const engine = await format.open(generations.snapshotFile(live.generation), live);
  const articles: Article[] = [];
  let themes: string;
  try {
    ({ themes } = (await engine.contents()).edited);
    await engine.every(EMPTY_QUERY, async ({ articles: all }) => {
      for await (const article of all) if (article.id !== id) articles.push(article);
    });
  } finally {
    await engine.close();
  }
  // As a run has them, so that the same articles make the same generation.
  articles.sort((a, b) => compareTexts(a.id, b.id));
  const generation = nameGeneration(clock(), articles, await generations.newestName());
  const about = {
    generation,
    builtAt: clock().toISOString(),
    synonyms: synonyms.rules,
    pins: fittingPins(pins, articles).rules,
    themes,
  };
  const file = generations.snapshotFile(generation);
  try {
    const manifest = await format.write(articles, file, about);
    await verifySnapshot(file, manifest, articles, { ...means, progress: () => undefined });
    await generations.publish(manifest);
  } finally {
    notices.push(...(await tidy(generations.discard(generation))));
  }
  const remembered = new Map(articles.map((article) => [article.id, remember(article)]));
  notices.push(...(await recordGeneration(generations, generation, clock(), remembered)));
  return generation;
}

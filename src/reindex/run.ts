import { isNativeError } from 'node:util/types';
import type { Analyzer } from '../analysis/analyzer.js';
import type { Taxonomy } from '../articles/taxonomy.js';
import { SnapshotError, type SnapshotFormat } from '../search/snapshot.js';
import { changesBetween, isUnchanged } from './changes.js';
import { reasonOf, ReindexError, systemCode } from './error.js';
import { gatherArticles } from './gather.js';
import { nameGeneration } from './generation-name.js';
import type { Generations } from './generations.js';
import { faultOf, readLiveArchive, refuseLoss } from './live-archive.js';
import type { Progress } from './progress.js';
import { emptyDraft, type Draft, type Outcome, type Report } from './report.js';
import { verifySnapshot } from './verify.js';

/** What a run is asked to do. */
export interface ReindexOptions {
  /** Files and folders. */
  readonly sources: readonly string[];
  /** Do everything but publish. */
  readonly dryRun?: boolean;
  /** Publish also where over half of the live articles vanish. */
  readonly force?: boolean;
  /** Fail where anything is rejected. */
  readonly strict?: boolean;
}

/** What a run works with. */
export interface ReindexMeans {
  readonly generations: Generations;
  readonly format: SnapshotFormat;
  readonly analyzer: Analyzer;
  readonly taxonomy: Taxonomy;
  readonly progress?: Progress;
}

/** Bytes in the unit of `maxRSS` (getrusage(2)). */
const KIBIBYTE = 1024;

/**
 * Makes a generation of the sources and publishes it. What goes wrong is in the report and never thrown; the generation
 * that was live then still is.
 */
export async function reindex(options: ReindexOptions, means: ReindexMeans): Promise<Report> {
  const started = performance.now();
  const draft = emptyDraft();
  let outcome: Outcome = 'failed';
  let problem: string | null = null;
  try {
    const lock = await means.generations.lock();
    try {
      outcome = await runLocked(options, means, draft);
    } finally {
      await tidy(lock.release(), draft);
    }
  } catch (error) {
    problem = explain(error);
  }
  const live = await means.generations.live().catch(() => undefined);
  return {
    outcome,
    problem,
    ...draft,
    live: live?.generation ?? null,
    seconds: (performance.now() - started) / 1000,
    peakMemory: process.resourceUsage().maxRSS * KIBIBYTE,
  };
}

async function runLocked(options: ReindexOptions, means: ReindexMeans, draft: Draft): Promise<Outcome> {
  const { generations, format, progress } = means;
  const newest = await generations.newestName();
  await generations.removeLeftovers();
  const articles = await gatherArticles(options, means, draft);
  const live = await readLiveArchive(generations, format);
  draft.notices.push(...live.problems);
  draft.comparedWith = live.manifest?.generation ?? null;

  const builtAt = new Date();
  const generation = nameGeneration(builtAt, articles, newest);
  const file = generations.snapshotFile(generation);
  const { length } = articles;
  try {
    progress?.('indexing', 0, length);
    const about = { generation, builtAt: builtAt.toISOString() };
    const manifest = await format.write(articles, file, about, (indexed) => progress?.('indexing', indexed, length));
    await verifySnapshot(file, manifest, articles, means);
    const contents = await format.contents(file, manifest);
    draft.changes = live.contents && changesBetween(live.contents, contents);
    if (draft.changes !== null && isUnchanged(draft.changes)) {
      const fault = await faultOf(live, manifest, generations, format);
      if (fault === undefined) return 'unchanged';
      draft.notices.push(`The articles have not changed, but the live generation must be replaced. ${fault}`);
    }
    if (options.force !== true) refuseLoss(live, length, draft.changes);
    if (options.dryRun === true) return 'rehearsed';
    await generations.publish(manifest);
  } finally {
    // Spares what is live.
    await tidy(generations.discard(generation), draft);
  }
  await tidy(generations.prune(), draft);
  return 'published';
}

/** What fails after the work is done, or after it has failed, must not hide how that went. */
async function tidy(work: Promise<void>, draft: Draft): Promise<void> {
  try {
    await work;
  } catch (error) {
    draft.notices.push(`The snapshots folder could not be tidied: ${explain(error)}`);
  }
}

function explain(error: unknown): string {
  if (error instanceof ReindexError || error instanceof SnapshotError) return error.message;
  if (!isNativeError(error)) return String(error);
  if (systemCode(error) === undefined) return `An error that nobody expected: ${error.stack ?? error.message}`;
  return `${reasonOf(error)} (${error.message}).`;
}

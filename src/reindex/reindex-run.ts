import type { Analyzer } from '../analysis/analyzer.js';
import type { Article } from '../articles/article.js';
import type { Taxonomy } from '../articles/themes/taxonomy.js';
import type { SnapshotFormat, SnapshotManifest } from '../generations/snapshot-format.js';
import { changesBetween, isUnchanged } from './changes.js';
import { explain } from '../generations/failure-reasons.js';
import { finishReport } from './report/finish-report.js';
import { gatherArticles } from './make-articles.js';
import { nameGeneration } from '../generations/generation-name.js';
import type { Generations } from '../generations/generations.js';
import { damageOf, faultOf, readLiveArchive, refuseLoss, type LiveArchive } from './live-archive.js';
import { isLiveMadeOf, readOrigin, writeOrigin, type Origin } from './sources/last-run.js';
import type { Progress } from './report/progress.js';
import { emptyDraft, gathered, type Draft, type Outcome, type Report } from './report/run-report.js';
import { Reading } from './sources/source-reading.js';
import { Stopwatch } from './report/stage-times.js';
import { tidy } from './tidy-up.js';
import { underLock } from './under-lock.js';
import { verifySnapshot } from './verify-snapshot.js';

/** What a run is asked to do. */
export interface ReindexOptions {
  /** Files and folders. */
  readonly sources: readonly string[];
  /** Do everything but publish. */
  readonly dryRun?: boolean;
  /** Parse and index everything and publish it, also where nothing has changed or over half of the live articles vanish. */
  readonly force?: boolean;
  /** Sources whose articles may all vanish where the live generation was made of them: a sample that has had its day. */
  readonly supersedes?: readonly string[];
  /** Fail where more than this is rejected; by default it never does. */
  readonly maxRejects?: number;
  /** How many generations stay; see `Generations.prune`. */
  readonly keep?: number;
}

/** What a run works with. */
export interface ReindexMeans {
  readonly generations: Generations;
  readonly format: SnapshotFormat;
  readonly analyzer: Analyzer;
  readonly taxonomy: Taxonomy;
  readonly progress?: Progress;
  /** Tells the time, where it is not the system's. */
  readonly clock?: () => Date;
}

/**
 * Makes a generation of the sources and publishes it. What goes wrong is in the report and never thrown; the generation
 * that was live then still is.
 */
export function reindex(options: ReindexOptions, means: ReindexMeans): Promise<Report> {
  return underLock(means.generations, () => reindexUnderLock(options, means));
}

/** A run of whoever holds the lock. */
export async function reindexUnderLock(options: ReindexOptions, means: ReindexMeans): Promise<Report> {
  const started = performance.now();
  const stopwatch = new Stopwatch();
  const draft = emptyDraft();
  let outcome: Outcome = 'failed';
  let problem: string | null = null;
  try {
    outcome = await new Run(options, { ...means, progress: stopwatch.listen(means.progress) }, draft).run();
  } catch (error) {
    problem = explain(error);
  }
  const stages = stopwatch.stop();
  const seconds = (performance.now() - started) / 1000;
  return finishReport(means.generations, { outcome, problem, draft, stages, seconds });
}

/** One run, from the sources to what is live; what it finds on the way is in its draft. */
class Run {
  constructor(
    private readonly options: ReindexOptions,
    private readonly means: ReindexMeans & { readonly progress: Progress },
    private readonly draft: Draft,
  ) {}

  async run(): Promise<Outcome> {
    const { generations, format } = this.means;
    const newest = await generations.newestName();
    await generations.removeLeftovers();
    const now = this.means.clock?.() ?? new Date();
    const reading = await Reading.of(this.options, this.means, now, this.draft);
    try {
      const live = await readLiveArchive(generations, format);
      this.draft.notices.push(...live.problems);
      this.draft.comparedWith = live.manifest?.generation ?? null;
      const origin = await readOrigin(generations);
      this.draft.gone = origin === undefined ? [] : reading.missing(origin);
      if (await this.#isKnownUnchanged(reading, live, origin)) return 'unchanged';

      const articles = await this.#articles(reading);
      const generation = nameGeneration(now, articles, newest);
      const outcome = await this.#publish(articles, { generation, builtAt: now.toISOString() }, live);
      if (this.options.dryRun !== true) await this.#remember(reading);
      return outcome;
    } finally {
      await reading.close();
    }
  }

  /** Whether the live generation is sound and made of the same; what the run that made it found is then found again. */
  async #isKnownUnchanged(reading: Reading, live: LiveArchive, origin: Origin | undefined): Promise<boolean> {
    const { generations, format } = this.means;
    const { force = false, maxRejects = Infinity } = this.options;
    if (force || origin === undefined || origin.generation !== live.manifest?.generation) return false;
    if (!reading.isOf(origin) || origin.found.rejects.length > maxRejects) return false;
    if ((await damageOf(live, generations, format)) !== undefined) return false;
    Object.assign(this.draft, origin.found);
    this.draft.changes = changesBetween(new Map(), new Map());
    return true;
  }

  async #articles(reading: Reading): Promise<readonly Article[]> {
    const { analyzer, taxonomy, progress } = this.means;
    const collected = await reading.collect();
    progress('assembling', 0, collected.entries.length);
    const articles = gatherArticles(collected, { analyzer, taxonomy, maxRejects: this.options.maxRejects }, this.draft);
    progress('assembling', collected.entries.length, collected.entries.length);
    return articles;
  }

  async #publish(
    articles: readonly Article[],
    about: { readonly generation: string; readonly builtAt: string },
    live: LiveArchive,
  ): Promise<Outcome> {
    const { generations, format, progress } = this.means;
    const { dryRun = false, force = false, supersedes = [], keep } = this.options;
    const { draft } = this;
    const file = generations.snapshotFile(about.generation);
    const { length } = articles;
    try {
      progress('indexing', 0, length);
      const manifest = await format.write(articles, file, about, (indexed) => progress('indexing', indexed, length));
      await verifySnapshot(file, manifest, articles, this.means);
      const contents = await format.contents(file, manifest);
      draft.changes = live.contents && changesBetween(live.contents, contents);
      if (draft.changes !== null && isUnchanged(draft.changes) && !force) {
        const fault = await faultOf(live, manifest, generations, format);
        if (fault === undefined) return 'unchanged';
        draft.notices.push(`The articles have not changed, but the live generation must be replaced. ${fault}`);
      }
      await this.#learn(file, manifest, live);
      if (!force && !(await isLiveMadeOf(supersedes, generations))) refuseLoss(live, length, draft.changes);
      if (dryRun) return 'rehearsed';
      progress('publishing', 0, 1);
      await generations.publish(manifest);
    } finally {
      // Spares what is live.
      await tidy(generations.discard(about.generation), draft.notices);
    }
    // Where the live one was damaged, what lies behind the one that was used instead is not known to be rolled back.
    const before = live.problems.length === 0 ? live.manifest?.generation : undefined;
    await tidy(generations.prune(keep, before), draft.notices);
    progress('publishing', 1, 1);
    return 'published';
  }

  /** Drafts which acronyms the new articles explain and the live ones do not. */
  async #learn(file: string, manifest: SnapshotManifest, live: LiveArchive): Promise<void> {
    const { generations, format } = this.means;
    const { manifest: old } = live;
    // Where the live ones cannot be read, all are new.
    const before = old && (await format.acronyms(generations.snapshotFile(old.generation), old).catch(() => undefined));
    const known = new Set(before?.map(({ short, long }) => `${short}=${long}`));
    const now = await format.acronyms(file, manifest);
    this.draft.acronyms = now.filter(({ short, long }) => !known.has(`${short}=${long}`));
  }

  /** Leaves for the next run what it need not find out again. */
  async #remember(reading: Reading): Promise<void> {
    const { notices } = this.draft;
    await tidy(reading.keepParsed(), notices);
    await tidy(this.#writeOrigin(reading), notices);
  }

  async #writeOrigin(reading: Reading): Promise<void> {
    const { generations } = this.means;
    const live = await generations.live();
    const origin = reading.origin(live?.generation ?? '', gathered(this.draft));
    if (origin !== undefined) await writeOrigin(generations, origin);
  }
}

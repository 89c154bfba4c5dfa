import type { Analyzer } from '../analysis/analyzer.js';
import type { Article } from '../articles/article.js';
import type { Taxonomy } from '../articles/themes/taxonomy.js';
import { remember } from '../generations/history/archive-history.js';
import { changesBetween, isUnchanged, NO_CHANGES } from '../generations/changes.js';
import { explain } from '../generations/failure-reasons.js';
import { nameGeneration } from '../generations/generation-name.js';
import { recordGeneration, recordLive } from '../generations/history/record-history.js';
import type { Generations } from '../generations/generations.js';
import { SnapshotError, type SnapshotAbout, type SnapshotFormat } from '../generations/snapshot-format.js';
import { isLiveOf, placesOf, readOrigin, writeOrigin, type Origin } from './last-run.js';
import { damageOf, faultOf, readLiveArchive, refuseLoss, type LiveArchive } from './live-archive.js';
import { makeArticles, refuseUnpublishable } from './make-articles.js';
import { finishReport } from './report/finish-report.js';
import type { Progress } from './report/progress.js';
import { gathered, NOTHING_FOUND, type Findings, type Outcome, type Report } from './report/run-report.js';
import { tallyRun } from './report/run-tally.js';
import { editedBetween, learned } from './report/told-changes.js';
import { Stopwatch } from './report/stage-times.js';
import { listFiles } from './sources/list-files.js';
import { SourceReading } from './sources/source-reading.js';
import { hashOfThemes } from './sources/sources-digest.js';
import { NO_SYNONYMS, type EditedSynonyms } from './edited/synonyms-file.js';
import { fittingPins, NO_PINS, type EditedPins } from './edited/pins-file.js';
import { readWithdrawn } from './edited/withdrawn-file.js';
import { tidy } from './tidy-up.js';
import { underLock } from './under-lock.js';
import { unansweredIn } from '../insights/kept-counts.js';
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
  /** What searches of the generation will know; none unless given. */
  readonly synonyms?: EditedSynonyms;
  /** What the editors want of searches of it; nothing unless given. */
  readonly pins?: EditedPins;
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
  const run = new Run(options, { ...means, progress: stopwatch.listen(means.progress) });
  let outcome: Outcome = 'failed';
  let problem: string | null = null;
  try {
    outcome = await run.outcome();
  } catch (error) {
    problem = explain(error);
  }
  const stages = stopwatch.stop();
  const seconds = (performance.now() - started) / 1000;
  const report = await finishReport(means.generations, { outcome, problem, findings: run.findings, stages, seconds });
  if (options.dryRun === true) return report;
  const notices = await tidy(tallyRun(means.generations, report, means.clock?.() ?? new Date()));
  return { ...report, notices: [...report.notices, ...notices] };
}

/** One run, from the sources to what is live. */
class Run {
  #findings = NOTHING_FOUND;
  #withdrawn: ReadonlySet<string> = new Set();

  constructor(
    private readonly options: ReindexOptions,
    private readonly means: ReindexMeans & { readonly progress: Progress },
  ) {}

  /** However far the run has come, what it has found by then. */
  get findings(): Findings {
    return this.#findings;
  }

  async outcome(): Promise<Outcome> {
    const { generations, format } = this.means;
    const newest = await generations.newestName();
    await generations.removeLeftovers();
    this.#found({ unanswered: await unansweredIn(generations.folder) });
    this.#withdrawn = await readWithdrawn(generations);
    const now = this.means.clock?.() ?? new Date();
    const reading = await this.#read(now);
    try {
      const places = await placesOf(this.options.sources);
      const live = await readLiveArchive(generations, format);
      this.#note(live.problems);
      this.#found({ comparedWith: live.manifest?.generation ?? null });
      const origin = await readOrigin(generations);
      this.#found({ gone: origin === undefined ? [] : reading.missing(origin.files) });
      if (await this.#isKnownUnchanged(reading, live, origin)) {
        if (live.manifest !== undefined && this.options.dryRun !== true)
          this.#note(await recordLive(generations, format, live.manifest, now));
        return 'unchanged';
      }

      const articles = await this.#articles(reading);
      const generation = nameGeneration(now, articles, newest);
      const { synonyms = NO_SYNONYMS, pins = NO_PINS, taxonomy } = this.means;
      const fitting = fittingPins(pins, articles);
      this.#found({ mistakes: [...this.#findings.mistakes, ...fitting.mistakes] });
      const edited = { synonyms: synonyms.rules, pins: fitting.rules, themes: hashOfThemes(taxonomy) };
      const about = { generation, builtAt: now.toISOString(), ...edited };
      const outcome = await this.#publish(articles, about, { live, origin });
      if (outcome === 'published') this.#note(await this.#record(articles, generation));
      if (this.options.dryRun !== true) await this.#remember(reading, places);
      return outcome;
    } finally {
      await reading.close();
    }
  }

  /** Throws ReindexError for a source in which there is nothing to read. */
  async #read(now: Date): Promise<SourceReading> {
    const { generations, progress } = this.means;
    const { sources, force = false } = this.options;
    const { synonyms = NO_SYNONYMS, pins = NO_PINS } = this.means;
    this.#found({ mistakes: [...synonyms.mistakes, ...pins.mistakes] });
    this.#note([...synonyms.notices, ...pins.notices]);
    const listed = await listFiles(sources);
    const files = listed.files.length;
    this.#found({ files, ignored: listed.ignored, rejects: listed.rejects });
    progress('reading', 0, files);
    const reading = await SourceReading.of(listed, {
      ...this.means,
      synonyms,
      pins,
      withdrawn: this.#withdrawn,
      folder: generations.folder,
      force,
      now,
      progress: (read) => progress('reading', read, files),
    });
    this.#found({ cached: reading.cached });
    this.#note(reading.notices);
    return reading;
  }

  /** Whether the live generation is sound and made of the same; what the run that made it found is then found again. */
  async #isKnownUnchanged(reading: SourceReading, live: LiveArchive, origin: Origin | undefined): Promise<boolean> {
    const { generations, format } = this.means;
    const { force = false, maxRejects = Infinity } = this.options;
    if (force || origin === undefined || origin.generation !== live.manifest?.generation) return false;
    if (!reading.isAt(origin) || origin.found.rejects.length > maxRejects) return false;
    if ((await damageOf(live, generations, format)) !== undefined) return false;
    this.#found({ ...origin.found, changes: NO_CHANGES });
    return true;
  }

  async #articles(reading: SourceReading): Promise<readonly Article[]> {
    const { progress } = this.means;
    const noticed = reading.notices.length;
    const { entries, rejects, withheld, ignored, remarks } = await reading.collect();
    this.#note(reading.notices.slice(noticed));
    const before = this.#findings;
    this.#found({
      cached: reading.cached,
      entries: entries.length,
      withheld,
      ignored: [...before.ignored, ...ignored],
      rejects: [...before.rejects, ...rejects],
      remarks,
    });
    // before there are articles, so that what was parsed is not held beside them
    if (this.options.dryRun !== true) this.#note(await tidy(reading.keepParsed()));
    reading.forget();
    progress('assembling', 0, entries.length);
    const made = makeArticles(entries, this.means, this.#withdrawn);
    const { articles, found } = made;
    this.#found({
      ...found,
      rejects: [...this.#findings.rejects, ...made.rejects],
      withheld: [...this.#findings.withheld, ...made.withdrawn],
    });
    refuseUnpublishable(this.#findings, this.options.maxRejects ?? Infinity);
    progress('assembling', entries.length, entries.length);
    return articles;
  }

  async #publish(
    articles: readonly Article[],
    about: SnapshotAbout,
    { live, origin }: { readonly live: LiveArchive; readonly origin: Origin | undefined },
  ): Promise<Outcome> {
    const { generations, format, progress } = this.means;
    const { dryRun = false, force = false, supersedes = [], keep } = this.options;
    const file = generations.snapshotFile(about.generation);
    const { length } = articles;
    try {
      progress('indexing', 0, length);
      const manifest = await format.write(articles, file, about, (indexed) => progress('indexing', indexed, length));
      const contents = await verifySnapshot(file, manifest, articles, this.means);
      const changes = live.contents && changesBetween(live.contents.fingerprints, contents.fingerprints);
      this.#found({ changes });
      if (changes !== null && isUnchanged(changes) && !force) {
        const edits = live.contents && editedBetween(live.contents.edited, contents.edited);
        const fault = await faultOf(live, manifest, generations, format);
        if (fault === undefined && edits === null) return 'unchanged';
        this.#note([
          `The articles have not changed, but ${fault === undefined ? `${edits ?? ''}.` : `the live generation must be replaced. ${fault}`}`,
        ]);
      }
      this.#found({ acronyms: learned(contents.acronyms, live.contents?.acronyms ?? []) });
      if (!force && !(await isLiveOf(origin, supersedes, generations))) refuseLoss(live, length, changes);
      if (dryRun) return 'rehearsed';
      progress('publishing', 0, 1);
      await generations.publish(manifest);
    } finally {
      // Spares what is live.
      this.#note(await tidy(generations.discard(about.generation)));
    }
    // Where the live one was damaged, what lies behind the one that was used instead is not known to be rolled back.
    const before = live.problems.length === 0 ? live.manifest?.generation : undefined;
    this.#note(await tidy(generations.prune(keep, before, (generation) => this.#isWhole(generation, before))));
    progress('publishing', 1, 1);
    return 'published';
  }

  /** Whether a generation could be gone back to: all of it is read, as a server that goes back would need it. */
  async #isWhole(generation: string, before: string | undefined): Promise<boolean> {
    // All of it was read to tell what has changed.
    if (generation === before) return true;
    const { generations, format } = this.means;
    try {
      await format.contents(generations.snapshotFile(generation), await generations.manifest(generation));
      return true;
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      this.#note([`A generation that was kept cannot be gone back to: ${error.message}`]);
      return false;
    }
  }

  #record(articles: readonly Article[], generation: string): Promise<readonly string[]> {
    const { generations, clock = () => new Date() } = this.means;
    const remembered = new Map(articles.map((article) => [article.id, remember(article)]));
    return recordGeneration(generations, generation, clock(), remembered);
  }

  /** Leaves for the next run what it need not find out again. */
  async #remember(reading: SourceReading, places: readonly string[]): Promise<void> {
    this.#note(await tidy(this.#writeOrigin(reading, places)));
  }

  async #writeOrigin(reading: SourceReading, sources: readonly string[]): Promise<void> {
    const { generations } = this.means;
    const generation = (await generations.live())?.generation ?? '';
    const state = reading.state();
    if (state === undefined) return;
    const { files } = reading;
    await writeOrigin(generations, { generation, sources, files, ...state, found: gathered(this.#findings) });
  }

  #found(more: Partial<Findings>): void {
    this.#findings = { ...this.#findings, ...more };
  }

  #note(notices: readonly string[]): void {
    this.#found({ notices: [...this.#findings.notices, ...notices] });
  }
}

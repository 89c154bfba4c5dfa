import type { Analyzer } from '../../analysis/analyzer.js';
import type { Taxonomy } from '../../articles/themes/taxonomy.js';
import { collectEntries, completeSources, type Collected, type ParsedFile } from './collect-entries.js';
import { replaceFile } from '../../generations/durable-file.js';
import { PARSED_SOURCES, type Generations } from '../../generations/generations.js';
import { digestOf, placesOf, type Origin } from './last-run.js';
import { ParsedSources, ParsedSourcesWriter } from './parse-cache.js';
import { planSources } from './list-files.js';
import { programVersion } from './program-version.js';
import type { Progress } from '../report/progress.js';
import { readSources, type ReadSource } from './read-files.js';
import type { Draft, Gathered } from '../report/run-report.js';

/** The source files of a run as they were read, of which those that the run before had parsed need no parsing. */
export class Reading {
  /** After `collect`. */
  #files: readonly ParsedFile[] = [];
  #due: string | null = null;

  private constructor(
    private readonly generations: Generations,
    private readonly draft: Draft,
    private readonly known: ParsedSources,
    private readonly program: string,
    private readonly places: readonly string[],
    private readonly sources: readonly ReadSource[],
    private readonly digestOf: (sources: readonly ReadSource[]) => string | undefined,
    /** `YYYY-MM-DD` */
    private readonly today: string,
  ) {}

  /** Reads the sources. Throws ReindexError for one in which there is nothing to read. */
  static async of(
    { sources, force = false }: { readonly sources: readonly string[]; readonly force?: boolean },
    means: {
      readonly generations: Generations;
      readonly analyzer: Analyzer;
      readonly taxonomy: Taxonomy;
      readonly progress: Progress;
    },
    now: Date,
    draft: Draft,
  ): Promise<Reading> {
    const { generations, progress } = means;
    const plan = await planSources(sources);
    draft.files = plan.files.length;
    draft.ignored = plan.ignored;
    draft.rejects = plan.rejects;

    const program = await programVersion();
    const known = force
      ? ParsedSources.none()
      : await ParsedSources.open(`${generations.folder}/${PARSED_SOURCES}`, program);
    if (known.problem !== undefined) draft.notices.push(`Every file was parsed anew: ${known.problem}`);
    progress('reading', 0, plan.files.length);
    const read = await readSources(plan.files, {
      isKnown: (key) => known.has(key),
      progress: (files) => progress('reading', files, plan.files.length),
    });
    draft.cached = read.filter(({ parsed }) => parsed === undefined).length;
    const digest = (of: readonly ReadSource[]) => digestOf(plan, of, { ...means, program });
    // Days are those of UTC, the same wherever the run takes place.
    const today = now.toISOString().slice(0, 10);
    return new Reading(generations, draft, known, program, await placesOf(sources), read, digest, today);
  }

  /** Whether from these sources there is nothing to learn that an earlier run has not found. */
  isOf({ digest, day, due }: Origin): boolean {
    // A clock that was set back may hide what was to be seen.
    return this.digestOf(this.sources) === digest && day <= this.today && (due === null || this.today < due);
  }

  /** The files of the run before that are not among the sources any more. */
  missing({ files }: Origin): readonly string[] {
    const here = new Set(this.sources.map(({ planned }) => planned.file));
    return files.filter((file) => !here.has(file));
  }

  /** What the sources hold. */
  async collect(): Promise<Collected> {
    this.#files = await completeSources(this.sources, this.known, (file) => {
      this.draft.cached--;
      this.draft.notices.push(`${file} was parsed anew: what the run before had made of it is damaged.`);
    });
    const collected = collectEntries(this.#files, this.today);
    this.#due = collected.due;
    return collected;
  }

  /** Keeps for the next run what the sources hold, where it differs from what is kept. Only under the lock. */
  async keepParsed(): Promise<void> {
    const files = new Map(this.#files.flatMap((file) => (file.key === undefined ? [] : [[file.key, file] as const])));
    const wasDamaged = this.known.problem !== undefined;
    if (!wasDamaged && files.size === this.known.size && this.draft.cached === this.draft.files) return;
    await replaceFile(this.generations.folder, PARSED_SOURCES, async (handle) => {
      const writer = new ParsedSourcesWriter(handle, this.program);
      for (const [key, { parsed }] of files) await writer.add(key, Buffer.from(JSON.stringify(parsed)));
      await writer.finish();
    });
  }

  /** What a generation was made of; undefined where that could not be compared with anything. */
  origin(generation: string, found: Gathered): Origin | undefined {
    const { places, today } = this;
    const digest = this.digestOf(this.#files);
    if (digest === undefined) return undefined;
    const files = this.#files.map(({ planned }) => planned.file);
    return { generation, sources: places, files, digest, day: today, due: this.#due, found };
  }

  close(): Promise<void> {
    return this.known.close();
  }
}

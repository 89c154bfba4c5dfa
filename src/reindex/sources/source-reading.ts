import type { Analyzer } from '../../analysis/analyzer.js';
import type { Taxonomy } from '../../articles/themes/taxonomy.js';
import { replaceFile } from '../../generations/durable-file.js';
import { PARSED_SOURCES } from '../../generations/generations.js';
import { collectEntries, completeSources, type Collected, type ParsedFile } from './collect-entries.js';
import type { ListedFiles } from './list-files.js';
import { ParsedSources, ParsedSourcesWriter } from './parse-cache.js';
import { programVersion } from './program-version.js';
import { readSources, type ReadSource } from './read-files.js';
import { digestOf } from './sources-digest.js';
import type { EditedPins } from '../edited/pins-file.js';
import type { EditedSynonyms } from '../edited/synonyms-file.js';

/** What tells whether a later run of the same program would find more in its sources. */
export interface SourcesState {
  /** Of all that the articles depend on but the day. */
  readonly digest: string;
  /** The day on which they were read, `YYYY-MM-DD`. */
  readonly day: string;
  /** The day on which the same sources hold more or less, since something begins or ends then; null where nothing does. */
  readonly due: string | null;
}

/** What reading works with. */
interface ReadingMeans {
  /** Where the run before has left what it parsed. */
  readonly folder: string;
  readonly analyzer: Analyzer;
  readonly taxonomy: Taxonomy;
  readonly synonyms: EditedSynonyms;
  readonly pins: EditedPins;
  /** The ids of articles that must not be published. */
  readonly withdrawn: ReadonlySet<string>;
  /** Parse everything, whatever is known. */
  readonly force: boolean;
  readonly now: Date;
  readonly progress: (filesRead: number) => void;
}

/** The source files of a run as they were read, of which those that the run before had parsed need no parsing. */
export class SourceReading {
  #sources: readonly ReadSource[];
  readonly #unparsed: number;
  /** Between `collect` and `forget`. */
  #files: readonly ParsedFile[] = [];
  #lost: readonly string[] = [];
  #due: string | null = null;

  private constructor(
    sources: readonly ReadSource[],
    private readonly known: ParsedSources,
    private readonly of: {
      readonly listed: ListedFiles;
      readonly means: ReadingMeans;
      readonly program: string;
      /** `YYYY-MM-DD` */
      readonly today: string;
    },
  ) {
    this.#sources = sources;
    this.#unparsed = sources.filter(({ parsed }) => parsed === undefined).length;
  }

  static async of(listed: ListedFiles, means: ReadingMeans): Promise<SourceReading> {
    const program = await programVersion();
    const known = means.force
      ? ParsedSources.none()
      : await ParsedSources.open(`${means.folder}/${PARSED_SOURCES}`, program);
    const sources = await readSources(listed.files, {
      isKnown: (key) => known.has(key),
      progress: means.progress,
    });
    // Days are those of UTC, the same wherever the run takes place.
    const today = means.now.toISOString().slice(0, 10);
    return new SourceReading(sources, known, { listed, means, program, today });
  }

  /** How many files need no parsing. */
  get cached(): number {
    return this.#unparsed - this.#lost.length;
  }

  /** Why more had to be parsed than has changed, in sentences. */
  get notices(): readonly string[] {
    const { problem } = this.known;
    return [
      ...(problem === undefined ? [] : [`Every file was parsed anew: ${problem}`]),
      ...this.#lost.map((file) => `${file} was parsed anew: what the run before had made of it is damaged.`),
    ];
  }

  /** Whether from these sources there is nothing to learn that was not found in an earlier state. */
  isAt({ digest, day, due }: SourcesState): boolean {
    const { today } = this.of;
    // A clock that was set back may hide what was to be seen.
    return this.#digestOf() === digest && day <= today && (due === null || today < due);
  }

  /** The files of the run before that are not among the sources any more. */
  missing(files: readonly string[]): readonly string[] {
    const here = new Set(this.files);
    return files.filter((file) => !here.has(file));
  }

  /** The files, by the names that reports call them. */
  get files(): readonly string[] {
    return this.#sources.map(({ listed }) => listed.file);
  }

  /** What the sources hold. */
  async collect(): Promise<Collected> {
    const lost: string[] = [];
    this.#files = await completeSources(this.#sources, this.known, (file) => lost.push(file));
    this.#sources = this.#files;
    this.#lost = lost;
    const collected = collectEntries(this.#files, this.of.today);
    this.#due = collected.due;
    return collected;
  }

  /** Keeps for the next run what the sources hold, where it differs from what is kept. Only under the lock. */
  async keepParsed(): Promise<void> {
    const files = new Map(this.#files.flatMap((file) => (file.key === undefined ? [] : [[file.key, file] as const])));
    const wasDamaged = this.known.problem !== undefined;
    if (!wasDamaged && files.size === this.known.size && this.cached === this.#sources.length) return;
    const { means, program } = this.of;
    await replaceFile(means.folder, PARSED_SOURCES, async (handle) => {
      const writer = new ParsedSourcesWriter(handle, program);
      for (const [key, { parsed }] of files) await writer.add(key, parsed);
      await writer.finish();
    });
  }

  /** Lets go of what was parsed, which a large archive's articles need the memory of. */
  forget(): void {
    this.#sources = this.#sources.map(({ listed, key }) => ({ listed, key, parsed: undefined }));
    this.#files = [];
  }

  /** The state of what was collected; undefined where that could not be compared with anything. */
  state(): SourcesState | undefined {
    const digest = this.#digestOf();
    return digest === undefined ? undefined : { digest, day: this.of.today, due: this.#due };
  }

  close(): Promise<void> {
    return this.known.close();
  }

  #digestOf(): string | undefined {
    const { listed, means, program } = this.of;
    return digestOf(listed, this.#sources, { ...means, program });
  }
}

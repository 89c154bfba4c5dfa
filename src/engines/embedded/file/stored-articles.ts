import { LRUCache } from 'lru-cache';
import type { Article } from '../../../articles/article.js';
import type { SnapshotFile } from './snapshot-file.js';
import { CHECKSUM_WORDS } from './snapshot-layout.js';

/** Bound of the articles that are kept, those asked for last, in bytes: thousands of them. */
const KEPT_BYTES = 32 * 1024 * 1024;
/** What an article takes, for each UTF-16 unit of its text: two for the text, and what its readers know of it. */
const BYTES_PER_UNIT = 4;
const OVERHEAD = 1024;

/** The articles of a snapshot, which stay on disk and are read one by one. */
export class StoredArticles {
  #numbers: ReadonlyMap<string, number> | undefined;
  readonly #kept = new LRUCache<number, Article>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ body }) => BYTES_PER_UNIT * body.length + OVERHEAD,
  });

  private constructor(
    readonly ids: readonly string[],
    /** Newest first, as articles are numbered. */
    readonly titles: readonly string[],
    private readonly file: SnapshotFile,
    private readonly ends: Float64Array,
    private readonly checksums: Uint32Array,
  ) {}

  static async of(file: SnapshotFile): Promise<StoredArticles> {
    const [ids, titles, ends, checksums] = await Promise.all([
      file.table('ids'),
      file.table('titles'),
      file.table('recordEnds'),
      file.table('recordChecksums'),
    ]);
    return new StoredArticles(
      JSON.parse(ids.toString()) as string[],
      JSON.parse(titles.toString()) as string[],
      file,
      new Float64Array(ends.buffer, ends.byteOffset, ends.length / 8),
      new Uint32Array(checksums.buffer, checksums.byteOffset, checksums.length / 4),
    );
  }

  /** An article that is likely to be read again. */
  async read(number: number): Promise<Article> {
    const kept = this.#kept.get(number);
    if (kept !== undefined) return kept;
    const article = await this.readOnce(number);
    this.#kept.set(number, article);
    return article;
  }

  /** One among all. */
  async readOnce(number: number): Promise<Article> {
    const start = number === 0 ? 0 : (this.ends[number - 1] ?? 0);
    const record = await this.file.record(
      start,
      (this.ends[number] ?? 0) - start,
      this.checksums[CHECKSUM_WORDS * number] ?? 0,
    );
    return JSON.parse(record.toString()) as Article;
  }

  /** Undefined where no article has this id. */
  numberOf(id: string): number | undefined {
    // Made when first asked for: searching needs no ids, and opening must be quick.
    this.#numbers ??= new Map(this.ids.map((known, number) => [known, number]));
    return this.#numbers.get(id);
  }
}

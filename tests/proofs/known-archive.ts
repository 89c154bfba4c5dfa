import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/embedded-format.js';
import { Generations } from '../../src/generations/generations.js';
import { SnapshotError } from '../../src/generations/snapshot-format.js';
import { openUsable } from '../../src/generations/serving/usable-generation.js';
import type { SearchEngine } from '../../src/search/engine.js';
import { parseQuery } from '../../src/search/language/parse-query.js';
import { EMPTY_QUERY, NO_FILTERS, type Query } from '../../src/search/query.js';
import { generateArticles, wordOfRank } from '../../scripts/archives/generated-archive.js';
import { Publishing } from './publishing.js';

/** Small, so that thousands of broken copies can be opened; with articles of several hundred bytes and dense terms. */
const SHAPE = { articles: 28, seed: 6, vocabulary: 150, words: 40, authors: 5, themes: 4, years: 3 };
/** The archives of the generations, by the numbers of their articles: each adds some and removes some. */
const EDITIONS = { oldest: [0, 20], older: [1, 22], old: [2, 24], new: [4, 28] } as const;
type Edition = keyof typeof EDITIONS;

/** Several files, of which most are in the next edition too. */
const ARTICLES_PER_FILE = 4;

const QUERIES: readonly (readonly [text: string, options: Partial<Query>])[] = [
  ['', {}],
  ['', { sort: 'oldest', size: 50 }],
  [wordOfRank(3), {}],
  [`${wordOfRank(10)} ${wordOfRank(40)} ${wordOfRank(90)}`, { match: 'any' }],
  [`${wordOfRank(0)} ${wordOfRank(1)}`, { match: 'all' }],
  [`"${wordOfRank(0)} ${wordOfRank(2)}" OR "${wordOfRank(1)} ${wordOfRank(0)}"`, {}],
  [`${wordOfRank(4)} -${wordOfRank(7)}`, {}],
  [`${wordOfRank(60)}x`, { expand: true }],
  ['theme', { filters: { ...NO_FILTERS, author: ['Author 1'] } }],
  [wordOfRank(5), { filters: { ...NO_FILTERS, theme: ['Theme 2'], from: '2005-06-01', to: '2007-06-01' } }],
];

const analyzer = createEnglishAnalyzer();
export const FORMAT = createEmbeddedFormat(analyzer);

/** Everything that an engine says to the known questions, as one hash. Throws what reading an article throws. */
export async function answersOf(engine: SearchEngine): Promise<string> {
  const answers: unknown[] = [];
  const ids: string[] = [];
  for (const [text, options] of QUERIES) {
    const query: Query = { ...PLAIN, text, ...parseQuery(text), ...options };
    const { index, ...answer } = await engine.search(query);
    const damaged = answer.notices.find((notice) => notice.endsWith('what is stored of it is damaged.'));
    if (damaged !== undefined) throw new SnapshotError(index.generation, `is damaged: ${damaged}`);
    if (index.generation !== engine.index.generation) throw new Error('An answer names another generation.');
    answers.push(answer);
    ids.push(...answer.hits.map(({ article }) => article.id));
  }
  for (const id of ids.slice(0, 3)) answers.push(await engine.article(id), await engine.similar(id, 5));
  answers.push(await engine.suggest(wordOfRank(2).slice(0, 2), 10), engine.index.articles);
  return createHash('sha256').update(JSON.stringify(answers)).digest('hex');
}

const PLAIN: Query = { ...EMPTY_QUERY, sort: 'relevance', expand: false };

/** What a server that starts on a folder of generations would serve. */
export interface Served {
  /** Which of the known archives it is; undefined for answers that none of them gives. */
  readonly edition: Edition | undefined;
  readonly generation: string;
}

/** A folder in which three generations are published, and the archive of a fourth, with what each has to answer. */
export class KnownArchive {
  private constructor(
    readonly folder: string,
    readonly publishing: Publishing,
    /** Editions by the hash of their answers. */
    private readonly known: ReadonlyMap<string, Edition>,
  ) {}

  /** `project`: see Publishing. */
  static async create(project: string): Promise<KnownArchive> {
    const folder = await mkdtemp(join(tmpdir(), 'sibyl-robust-'));
    const publishing = new Publishing(project);
    const known = new Map<string, Edition>();
    const archive = new KnownArchive(folder, publishing, known);
    const lines = [...generateArticles(SHAPE)].map((article) => JSON.stringify({ ...article, sources: undefined }));
    for (const edition of Object.keys(EDITIONS) as Edition[]) {
      await mkdir(archive.source(edition));
      const [from, to] = EDITIONS[edition];
      for (let part = 0; part < lines.length; part += ARTICLES_PER_FILE) {
        const own = lines.slice(Math.max(from, part), Math.min(to, part + ARTICLES_PER_FILE));
        if (own.length > 0) await writeFile(join(archive.source(edition), `part-${part}.jsonl`), own.join('\n'));
      }
    }
    for (const edition of ['oldest', 'older', 'old'] as const)
      await archive.#publish(edition, archive.published, known);
    await cp(archive.published, archive.publishedAnew, { recursive: true });
    await archive.#publish('new', archive.publishedAnew, known);
    if (known.size !== 4) throw new Error('Two of the known archives have the same answers.');
    return archive;
  }

  /** The folder of the source files of an edition. */
  source(edition: Edition): string {
    return join(this.folder, edition);
  }

  /** The snapshots folder where `old` is live. */
  get published(): string {
    return join(this.folder, 'published');
  }

  /** The snapshots folder where `new` was published over it. */
  get publishedAnew(): string {
    return join(this.folder, 'published-anew');
  }

  /** Which archive gives these answers; undefined where none does. */
  editionOf(answers: string): Edition | undefined {
    return this.known.get(answers);
  }

  /** What would be served from a folder; undefined where nothing can. */
  async servedFrom(snapshots: string): Promise<Served | undefined> {
    const { found } = await openUsable(new Generations(snapshots), FORMAT);
    if (found === undefined) return undefined;
    try {
      return { edition: this.editionOf(await answersOf(found.value)), generation: found.manifest.generation };
    } finally {
      await found.value.close();
    }
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  async #publish(edition: Edition, snapshots: string, known: Map<string, Edition>): Promise<void> {
    await this.publishing.publish(this.source(edition), snapshots);
    const { found } = await openUsable(new Generations(snapshots), FORMAT);
    if (found === undefined) throw new Error(`The archive "${edition}" was published and cannot be opened.`);
    known.set(await answersOf(found.value), edition);
    await found.value.close();
  }
}

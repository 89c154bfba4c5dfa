import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { wordOfRank } from '../../scripts/archives/generated-archive.js';
import type { KnownArchive } from './known-archive.js';

const DAYS = 10_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const MEGABYTE = 1024 * 1024;

/** What came of one source file with very many articles. */
interface ManyArticles {
  readonly articles: number;
  readonly rejects: number;
  readonly seconds: number;
  /** The most memory that the run has held. */
  readonly megabytes: number;
}

/** Reindexes one JSON Lines file of so many articles of a few words: a million of them are as much as a file may hold. */
export async function manyArticles(archive: KnownArchive, articles: number): Promise<ManyArticles> {
  const source = join(archive.folder, 'many');
  const snapshots = join(archive.folder, 'many-snapshots');
  await mkdir(source);
  function* lines(): Generator<string> {
    for (let number = 0; number < articles; number++) {
      const date = new Date((number % DAYS) * DAY_MS).toISOString().slice(0, 10);
      yield `{"title":"${wordOfRank(number)}","date":"${date}","body":"${number}"}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(join(source, 'many.jsonl')));
  const { code, out, err } = await archive.publishing.reindex(source, snapshots, ['--json']);
  await Promise.all([source, snapshots].map((folder) => rm(folder, { recursive: true, force: true })));
  if (code !== 0) throw new Error(`${articles} articles could not be indexed: ${err}${out.slice(0, 1000)}`);
  const found = JSON.parse(out) as { articles: number; rejects: unknown[]; seconds: number; peakMemory: number };
  const { seconds, peakMemory } = found;
  const megabytes = Math.round(peakMemory / MEGABYTE);
  return { articles: found.articles, rejects: found.rejects.length, seconds, megabytes };
}

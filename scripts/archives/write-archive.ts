import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Article } from '../../src/articles/article.js';

/** About 28 MB of articles of the default length: a source file may have 64 MiB. */
const ARTICLES_PER_FILE = 10_000;

/** Writes articles as JSON Lines files in a folder, which is made where it is missing. Says how many there were. */
export async function writeArchive(folder: string, articles: Iterable<Article>): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const generated = articles[Symbol.iterator]();
  let written = 0;
  let next = generated.next();
  function* lines(): Generator<string> {
    for (let inFile = 0; inFile < ARTICLES_PER_FILE && next.done !== true; inFile++, next = generated.next()) {
      const { id, title, date, authors, themes, body } = next.value;
      yield `${JSON.stringify({ id, title, date, authors, themes, body })}\n`;
      written++;
    }
  }
  for (let file = 1; next.done !== true; file++) {
    const path = join(folder, `generated-${String(file).padStart(4, '0')}.jsonl`);
    await pipeline(Readable.from(lines()), createWriteStream(path));
  }
  return written;
}

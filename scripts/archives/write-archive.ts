import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generateArticles } from './generated-archive.js';

/** About 28 MB of articles of the default length: a source file may have 64 MiB. */
const ARTICLES_PER_FILE = 10_000;

/** Writes a generated archive as JSON Lines files in a folder, which is made where it is missing. */
export async function writeArchive(
  folder: string,
  shape: { readonly articles: number; readonly seed?: number },
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const generated = generateArticles(shape);
  for (let file = 0; file * ARTICLES_PER_FILE < shape.articles; file++) {
    const path = join(folder, `generated-${String(file + 1).padStart(4, '0')}.jsonl`);
    await pipeline(Readable.from(lines(generated)), createWriteStream(path));
  }
}

function* lines(from: ReturnType<typeof generateArticles>): Generator<string> {
  for (let i = 0; i < ARTICLES_PER_FILE; i++) {
    const next = from.next();
    if (next.done === true) return;
    const { id, title, date, authors, themes, body } = next.value;
    yield `${JSON.stringify({ id, title, date, authors, themes, body })}\n`;
  }
}

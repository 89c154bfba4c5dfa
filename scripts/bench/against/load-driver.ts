import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { driverOf, type Driver, type Parts } from '../driver-of.js';

/** Where the parts of a build lay before there was a driver (November 2026). */
const BEFORE_DRIVERS: Readonly<Record<keyof Parts, string>> = {
  createEnglishAnalyzer: 'analysis/english.js',
  parseSynonyms: 'analysis/synonyms.js',
  createEmbeddedFormat: 'engines/embedded/format.js',
  EmbeddedEngine: 'engines/embedded/engine.js',
  parseQuery: 'search/parse.js',
  createHighlighter: 'search/snippets.js',
  parseSearchParameters: 'web/api/parameters.js',
  toQuery: 'web/api/parameters.js',
  toSearchView: 'web/view.js',
};

/** The driver of a built checkout: its own, or one made of its parts where it is from before there were any. */
export async function loadDriver(checkout: string): Promise<Driver> {
  const dist = join(resolve(checkout), 'dist');
  const own = join(dist, 'scripts/bench/driver.js');
  if (await isThere(own)) return (await import(pathToFileURL(own).href)) as Driver;
  const parts: Record<string, unknown> = {};
  for (const [name, file] of Object.entries(BEFORE_DRIVERS)) {
    const path = join(dist, 'src', file);
    if (!(await isThere(path))) {
      throw new Error(
        `${checkout} cannot be driven: it has neither ${own} nor ${path}. Build it first: npm ci && npm run build`,
      );
    }
    parts[name] = ((await import(pathToFileURL(path).href)) as Record<string, unknown>)[name];
  }
  return driverOf(parts as unknown as Parts);
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

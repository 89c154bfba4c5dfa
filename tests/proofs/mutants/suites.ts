import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const IMPORT = /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

/** The TypeScript files below a folder of a checkout, as paths in the checkout. */
export function filesBelow(checkout: string, folder: string): readonly string[] {
  const names = readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /(?<!\.d)\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

/** The suites of `npm test` that import a file, whether directly or by way of others: the nearest first. */
export function suitesOf(checkout: string, file: string, importers = importersIn(checkout)): readonly string[] {
  const near = [file];
  const seen = new Set(near);
  // What is found is looked through in its turn, so that the list grows by distance.
  for (const each of near) {
    for (const importer of importers.get(each) ?? []) {
      if (seen.has(importer)) continue;
      seen.add(importer);
      near.push(importer);
    }
  }
  return near.filter((each) => each.endsWith('.test.ts') && !each.startsWith(join('tests', 'e2e')));
}

/** By file of a checkout, who imports it. */
export function importersIn(checkout: string): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const importer of ['src', 'scripts', 'tests'].flatMap((folder) => filesBelow(checkout, folder))) {
    for (const [, specifier = ''] of readFileSync(join(checkout, importer), 'utf8').matchAll(IMPORT)) {
      const path = normalize(join(dirname(importer), specifier)).replace(/\.js$/, '');
      const imported = [`${path}.ts`, `${path}.tsx`].find((name) => existsSync(join(checkout, name)));
      if (imported !== undefined) importers.set(imported, [...(importers.get(imported) ?? []), importer]);
    }
  }
  return importers;
}

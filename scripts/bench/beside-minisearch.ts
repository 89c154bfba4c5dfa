import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chosenArchive } from '../archives/chosen-archive.js';
import { DEFAULT_SHAPE } from '../archives/generated-archive.js';
import { writeArchive } from '../archives/write-archive.js';
import { inProcess } from './in-process.js';
import { SHAPES, type BenchedArchive } from './peers.js';
import { MEGABYTE } from './timing.js';

/**
 * Prints what Sibyl and the MiniSearch class need for one generated archive, each in a process of its own. False where
 * they ought to find the same and do not.
 */
export async function besideMiniSearch(archive: BenchedArchive): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'sibyl-bench-'));
  try {
    return await report(archive, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function report(archive: BenchedArchive, folder: string): Promise<boolean> {
  const file = join(folder, 'bench.snapshot');
  const kind = archive.english ? 'English' : 'generated';
  console.log(
    `${archive.articles} ${kind} articles of about ${DEFAULT_SHAPE.words} words, one thread, Node ${process.version}\n`,
  );
  const built = await inProcess('build', { ...archive, file });
  const served = await inProcess('serve', { ...archive, file, manifest: built.manifest });
  const mini = await inProcess('minisearch', archive);
  const sources = join(folder, 'archive');
  await writeArchive(sources, (await chosenArchive(archive.english, archive)).articles());
  const run = await inProcess('reindexTwice', { sources, snapshotsDir: join(folder, 'snapshots') });

  row('', 'Sibyl', 'MiniSearch', 'ratio');
  compared('build (Sibyl: and write to disk)', 's', built.seconds, mini.seconds, 2);
  compared('peak memory while building', 'MB', built.peakMegabytes, mini.peakMegabytes, 0);
  compared('reindex: files to live (addAll)', 's', run.seconds, mini.seconds, 2);
  compared('peak memory while reindexing', 'MB', run.peakMegabytes, mini.peakMegabytes, 0);
  row('reindex, nothing changed', `${run.unchangedSeconds.toFixed(2)} s`, '', '');
  compared('resident memory, ready to search', 'MB', served.residentMegabytes, mini.residentMegabytes, 0);
  row('snapshot on disk', `${(statSync(file).size / MEGABYTE).toFixed(0)} MB`, '', '');
  row('open', `${served.openSeconds.toFixed(3)} s`, '', '');
  console.log('\ntop 10 and exact total; Sibyl also counts three facets');
  for (const shape of SHAPES) {
    compared(shape, 'ms', served.milliseconds[shape] ?? Number.NaN, mini.milliseconds[shape] ?? Number.NaN, 3);
  }
  const { suggestMilliseconds, worst } = served;
  console.log(`\nsuggestions for half-typed words, median: ${suggestMilliseconds.toFixed(2)} ms`);
  console.log(
    `worst of ${worst.count} hostile queries: ${worst.slowest.milliseconds.toFixed(1)} ms (${worst.slowest.name})`,
  );
  console.log(`most memory one of them allocates: ${worst.largest.megabytes.toFixed(1)} MB (${worst.largest.name})`);

  const totals = (of: { readonly totals: Readonly<Record<string, number>> }) =>
    SHAPES.map((shape) => of.totals[shape]).join(', ');
  if (archive.english) {
    console.log(`\nFound: ${totals(served)}; by MiniSearch, which does not stem: ${totals(mini)}`);
    return true;
  }
  const same = totals(served) === totals(mini);
  console.log(`\nBoth find the same number of articles: ${same ? 'yes' : 'NO'} (${totals(served)})`);
  return same;
}

function compared(name: string, unit: string, ours: number, theirs: number, digits: number): void {
  const cells = [ours, theirs].map((value) => `${value.toFixed(digits)} ${unit}`);
  row(name, cells[0] ?? '', cells[1] ?? '', `${(theirs / ours).toFixed(1)}×`);
}

function row(name: string, ours: string, theirs: string, ratio: string): void {
  console.log(`${name.padEnd(34)}${ours.padStart(14)}${theirs.padStart(14)}${ratio.padStart(10)}`);
}

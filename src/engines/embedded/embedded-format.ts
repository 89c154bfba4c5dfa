import type { Acronym } from '../../analysis/acronyms/acronym-collector.js';
import type { Analyzer } from '../../analysis/analyzer.js';
import type { SynonymRule } from '../../analysis/thesaurus/synonym-rules.js';
import type { Article } from '../../articles/article.js';
import { SnapshotError, type SnapshotFormat, type SnapshotManifest } from '../../generations/snapshot-format.js';
import { EmbeddedEngine } from './embedded-engine.js';
import { IndexBuilder } from './build/index-builder.js';
import { CHECKSUM_WORDS, SnapshotFile, writeSnapshot } from './file/snapshot-file.js';

/** How many articles are indexed between two words of progress. */
const PROGRESS_STEP = 1000;

/** The embedded engine's snapshots, built and searched with this analyzer; searches know these synonyms. */
export function createEmbeddedFormat(analyzer: Analyzer, synonyms: readonly SynonymRule[] = []): SnapshotFormat {
  return {
    async write(articles, file, about, progress) {
      const newestFirst = [...articles].sort(byDateThenId);
      const builder = new IndexBuilder(analyzer);
      for (const [number, article] of newestFirst.entries()) {
        builder.add(article);
        if ((number + 1) % PROGRESS_STEP === 0) progress?.(number + 1);
      }
      progress?.(newestFirst.length);
      return writeSnapshot(file, builder.finish(), newestFirst, { ...about, analyzer: analyzer.version });
    },

    async open(file, manifest) {
      checkAnalyzer(file, manifest, analyzer);
      return EmbeddedEngine.open(file, manifest, analyzer, synonyms);
    },

    contents: (file, manifest) => reading(file, manifest, fingerprintsIn),

    acronyms: (file, manifest) =>
      reading(
        file,
        manifest,
        async (snapshot) => JSON.parse((await snapshot.table('acronyms')).toString()) as Acronym[],
      ),
  };
}

/** Opens a snapshot file for as long as `read` takes. */
async function reading<T>(
  file: string,
  manifest: SnapshotManifest,
  read: (snapshot: SnapshotFile) => Promise<T>,
): Promise<T> {
  const snapshot = await SnapshotFile.open(file, manifest);
  try {
    return await read(snapshot);
  } finally {
    await snapshot.close();
  }
}

/** Reads every article for it: what a run takes for unchanged, and leaves in service, must be whole. */
async function fingerprintsIn(snapshot: SnapshotFile): Promise<ReadonlyMap<string, string>> {
  const [ids, ends, checksums] = await Promise.all([
    snapshot.table('ids'),
    snapshot.table('recordEnds'),
    snapshot.table('recordChecksums'),
  ]);
  await snapshot.checkRecords(
    new Float64Array(ends.buffer, ends.byteOffset, ends.length / 8),
    new Uint32Array(checksums.buffer, checksums.byteOffset, checksums.length / 4),
  );
  const bytes = 4 * CHECKSUM_WORDS;
  const fingerprint = (number: number) => checksums.toString('hex', bytes * number + 4, bytes * (number + 1));
  return new Map((JSON.parse(ids.toString()) as string[]).map((id, number) => [id, fingerprint(number)]));
}

function byDateThenId(a: Article, b: Article): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

function checkAnalyzer(file: string, manifest: SnapshotManifest, analyzer: Analyzer): void {
  if (manifest.analyzer === analyzer.version) return;
  throw new SnapshotError(
    file,
    `was indexed with analyzer ${manifest.analyzer}, and this program searches with ${analyzer.version}. Reindex to replace it.`,
  );
}

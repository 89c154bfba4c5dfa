import type { Analyzer } from '../../analysis/analyzer.js';
import type { Article } from '../../articles/article.js';
import { SnapshotError, type SnapshotFormat, type SnapshotManifest } from '../../generations/snapshot-format.js';
import { EmbeddedEngine } from './embedded-engine.js';
import { IndexBuilder } from './build/index-builder.js';
import { contentsOf } from './file/snapshot-contents.js';
import { SnapshotFile } from './file/snapshot-file.js';
import { writeSnapshot } from './file/write-snapshot.js';

/** How many articles are indexed between two words of progress. */
const PROGRESS_STEP = 1000;

/** The embedded engine's snapshots, built and searched with this analyzer; searches know the synonyms that they were written with. */
export function createEmbeddedFormat(analyzer: Analyzer): SnapshotFormat {
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
      return EmbeddedEngine.open(file, manifest, analyzer);
    },

    async contents(file, manifest) {
      const snapshot = await SnapshotFile.open(file, manifest);
      try {
        return await contentsOf(snapshot);
      } finally {
        await snapshot.close();
      }
    },
  };
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

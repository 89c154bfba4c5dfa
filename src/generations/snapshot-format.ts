import type { Acronym } from '../analysis/acronyms/acronym-collector.js';
import type { SynonymRule } from '../analysis/thesaurus/synonym-rules.js';
import type { Article } from '../articles/article.js';
import type { SearchEngine } from '../search/engine.js';
import type { PinRule } from '../search/pins.js';

/** What a published generation says of itself. It is written last: where there is no manifest, nothing is published. */
export interface SnapshotManifest {
  readonly formatVersion: number;
  /** Sorts by time: `20170502T093000Z-1a2b3c4d`, the end from the content. */
  readonly generation: string;
  /** The analyzer's version. */
  readonly analyzer: string;
  readonly articles: number;
  /** Of the snapshot's head, which holds the checksums of all the rest: whoever has this has it all. Hexadecimal. */
  readonly sha256: string;
  /** ISO 8601, UTC. */
  readonly builtAt: string;
}

/** What a snapshot is written with, beside its articles. */
export interface SnapshotAbout {
  readonly generation: string;
  /** ISO 8601, UTC. */
  readonly builtAt: string;
  /** What searches of it know; none unless given. */
  readonly synonyms?: readonly SynonymRule[];
  /** What the editors want of searches; nothing unless given. */
  readonly pins?: readonly PinRule[];
  /** A hash of the themes that its articles were given theirs from; empty unless given. */
  readonly themes?: string;
}

/** Hashes of what an editor keeps beside the articles, and a generation is made with. */
export interface EditedHashes {
  readonly synonyms: string;
  readonly themes: string;
  readonly pins: string;
}

/** How an engine keeps an index in a file. The reindex is handed one and knows no engine. */
export interface SnapshotFormat {
  /** Writes and syncs a snapshot of these articles to a new file. `progress` hears how many articles are in. */
  write(
    articles: readonly Article[],
    file: string,
    about: SnapshotAbout,
    progress?: (indexed: number) => void,
  ): Promise<SnapshotManifest>;
  /** Opens a snapshot for searching. Throws SnapshotError where file and manifest do not agree or either is damaged. */
  open(file: string, manifest: SnapshotManifest): Promise<SnapshotEngine>;
  /** What a snapshot holds, where nothing is to be searched. Reads and checks every article for it. Throws SnapshotError. */
  contents(file: string, manifest: SnapshotManifest): Promise<SnapshotContents>;
}

/** What a snapshot holds, to tell what a run changes. */
export interface SnapshotContents {
  /**
   * By every article's id a fingerprint of what it says and of the files it is from; at which lines of those files it
   * stands does not count.
   */
  readonly fingerprints: ReadonlyMap<string, string>;
  /** The acronyms that the articles explain. */
  readonly acronyms: readonly Acronym[];
  readonly edited: EditedHashes;
}

/** An opened snapshot. */
export interface SnapshotEngine extends SearchEngine {
  /** As those of the format. */
  contents(): Promise<SnapshotContents>;
}

/** A snapshot or manifest that cannot be used: which file, and what is wrong with it. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  constructor(
    readonly file: string,
    readonly problem: string,
  ) {
    super(`${file}: ${problem}`);
  }
}

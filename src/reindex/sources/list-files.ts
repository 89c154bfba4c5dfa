import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Reject } from '../../articles/parsed-source.js';
import { isSourceFile } from '../../articles/sources/parse-source.js';
import { reasonOf, ReindexError } from '../../generations/failure-reasons.js';
import { DOCUMENT } from './unread-documents.js';

/** Folders in a site's checkout that hold no article, or each of them once more, by their names. */
const MADE_BY_TOOLS: ReadonlyMap<string, string> = new Map([
  ['node_modules', 'a folder of packages'],
  ['_site', 'a folder that Jekyll makes of the others'],
  ['_layouts', 'a folder of templates'],
  ['_includes', 'a folder of templates'],
  ['archetypes', "a folder of what Hugo's new pages begin with"],
]);

const DOCUMENTS = /\.(?:pdf|docx?|odt|rtf|pptx?|epub)$/iu;

/** A source file that a run will read. */
export interface ListedFile {
  /** Where it lies, free of symbolic links. */
  readonly path: string;
  /** What it is called in articles and reports: its path from the source folder it was found under. */
  readonly file: string;
}

/** A file that is no source, and why not. */
export interface Ignored {
  readonly file: string;
  readonly reason: string;
}

/** What a run will read, what it found and will not, and what it should perhaps have read and cannot. */
export interface ListedFiles {
  readonly files: readonly ListedFile[];
  readonly ignored: readonly Ignored[];
  readonly rejects: readonly Reject[];
}

/**
 * Lists the source files that `sources`, files and folders, stand for: each once, those of a folder by name. Hidden
 * files and folders do not count. Symbolic links inside a folder are not followed: what they lead to lies in it anyway
 * or does not belong to it. Throws ReindexError for a source in which there is nothing to read.
 */
export async function listFiles(sources: readonly string[]): Promise<ListedFiles> {
  const list = new FileList();
  for (const source of sources) await list.add(source);
  return { files: [...list.files.values()], ignored: list.ignored, rejects: list.rejects };
}

class FileList {
  /** By path, so that of sources which overlap the first names the file. */
  readonly files = new Map<string, ListedFile>();
  readonly ignored: Ignored[] = [];
  readonly rejects: Reject[] = [];
  #found = 0;

  async add(source: string): Promise<void> {
    this.#found = 0;
    const ignoredBefore = this.ignored.length;
    try {
      const root = await realpath(source);
      const status = await stat(root);
      if (status.isDirectory()) await this.#addFolder(root, '');
      else this.#addFile(root, basename(source), status);
    } catch (error) {
      throw new ReindexError(`The source ${source} cannot be read: ${reasonOf(error)}.`);
    }
    if (this.#found === 0) throw new ReindexError(nothingIn(source, this.ignored.slice(ignoredBefore)));
  }

  /** Adds what a folder holds; `name` is what the folder is called, empty for the source itself. */
  async #addFolder(folder: string, name: string): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort(byCodePoint)) {
      if (entry.name.startsWith('.')) continue;
      const path = `${folder}/${entry.name}`;
      const file = name === '' ? entry.name : `${name}/${entry.name}`;
      const made = entry.isDirectory() ? MADE_BY_TOOLS.get(entry.name) : undefined;
      if (made !== undefined) this.ignored.push({ file, reason: made });
      else if (entry.isDirectory()) await this.#addSubfolder(path, file);
      else this.#addFile(path, file, entry);
    }
  }

  async #addSubfolder(path: string, file: string): Promise<void> {
    try {
      await this.#addFolder(path, file);
    } catch (error) {
      this.#found++;
      this.rejects.push({ file, line: 1, reason: `the folder cannot be read: ${reasonOf(error)}` });
    }
  }

  #addFile(path: string, file: string, type: Dirent | Stats): void {
    if (type.isSymbolicLink()) this.ignored.push({ file, reason: 'a symbolic link' });
    else if (DOCUMENTS.test(file)) this.ignored.push({ file, reason: DOCUMENT });
    else if (!isSourceFile(file)) this.ignored.push({ file, reason: 'no ending that is read' });
    else if (!type.isFile()) this.ignored.push({ file, reason: 'a pipe, socket or device' });
    else {
      this.#found++;
      if (!this.files.has(path)) this.files.set(path, { path, file });
    }
  }
}

/** By the bytes of their names, which in UTF-8 is by code point, whatever the locale. */
function byCodePoint(a: Dirent, b: Dirent): number {
  return Buffer.compare(Buffer.from(a.name), Buffer.from(b.name));
}

function nothingIn(source: string, ignored: readonly Ignored[]): string {
  if (ignored.length === 0) return `The source ${source} is empty: there is no file in it.`;
  const some = ignored.slice(0, 3).map(({ file, reason }) => `${file} (${reason})`);
  const more = ignored.length > some.length ? ` and ${ignored.length - some.length} more` : '';
  return `The source ${source} holds nothing that can be read: there is only ${some.join(', ')}${more}.`;
}

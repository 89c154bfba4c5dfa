import type { Entry, ParsedSource } from '../../articles/parsed-source.js';
import type { ListedFile } from './list-files.js';

type People = ReadonlyMap<string, readonly string[]>;

/**
 * Who the accounts are that articles name as their writers, as the source files together say: those that are known to a
 * folder are meant in all files below it, and the closest folder counts.
 */
export class AccountBook {
  /** By folder, where it lies, with a slash at its end. */
  readonly #folders = new Map<string, Map<string, readonly string[]>>();

  constructor(files: readonly { readonly listed: ListedFile; readonly parsed: ParsedSource }[]) {
    for (const { listed, parsed } of files) {
      if (parsed.accounts === undefined || parsed.accounts.people.length === 0) continue;
      const folder = sourceFolder(listed) + parsed.accounts.folder;
      const known = this.#folders.get(folder) ?? new Map<string, readonly string[]>();
      for (const [account, people] of parsed.accounts.people) known.set(account.toLowerCase(), people);
      this.#folders.set(folder, known);
    }
  }

  /** Gives the entries of a file with people in the place of accounts. */
  namesIn(listed: ListedFile): (entry: Entry) => Entry {
    const known = this.#knownTo(listed);
    if (known.length === 0) return (entry) => entry;
    const peopleOf = (account: string): readonly string[] | undefined =>
      known.map((people) => people.get(account.toLowerCase())).find((people) => people !== undefined);
    return (entry) => {
      const { authors, ...rest } = entry;
      if (authors?.some((author) => peopleOf(author) !== undefined) !== true) return entry;
      const people = [...new Set(authors.flatMap((author) => peopleOf(author) ?? [author]))];
      return people.length === 0 ? rest : { ...rest, authors: people };
    };
  }

  /** The closest first. */
  #knownTo({ path }: ListedFile): readonly People[] {
    if (this.#folders.size === 0) return [];
    const known: People[] = [];
    for (let end = path.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1)) {
      const people = this.#folders.get(path.slice(0, end + 1));
      if (people !== undefined) known.push(people);
    }
    return known;
  }
}

/** Where the source lies that a file was found under. */
function sourceFolder({ path, file }: ListedFile): string {
  return path.slice(0, path.length - file.length);
}

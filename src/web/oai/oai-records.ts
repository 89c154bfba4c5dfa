import type { ArchiveHistory } from '../../generations/history/archive-history.js';
import type { ListPosition } from './oai-request.js';

/** A record's header: an article's, or what is left of one. */
export interface OaiHeader {
  readonly id: string;
  readonly datestamp: string;
  readonly isDeleted: boolean;
  readonly sets: readonly string[];
}

/** A set: the articles of a theme. */
export interface OaiSet {
  readonly spec: string;
  readonly name: string;
}

/** The records of an archive, in the order in which they are harvested, and its sets. */
export interface OaiRecords {
  readonly headers: readonly OaiHeader[];
  readonly sets: readonly OaiSet[];
  /** Before it nothing is dated. */
  readonly earliest: string;
}

/** What a history has as records, the longest unchanged first, so that a list goes on where it stopped. */
export function oaiRecords({ articles, since }: ArchiveHistory): OaiRecords {
  const specs = specsOf([...new Set([...articles.values()].flatMap(({ themes }) => themes))]);
  const headers = [...articles].map(([id, { changed, removed, themes }]): OaiHeader => ({
    id,
    datestamp: removed ?? changed,
    isDeleted: removed !== undefined,
    sets: themes.map((theme) => specs.get(theme) ?? ''),
  }));
  const live = new Set([...articles.values()].flatMap(({ removed, themes }) => (removed === undefined ? themes : [])));
  return {
    headers: headers.sort((a, b) => order([a.datestamp, a.id], [b.datestamp, b.id])),
    sets: [...specs].filter(([name]) => live.has(name)).map(([name, spec]) => ({ spec, name })),
    earliest: since,
  };
}

/** The headers that are asked for, from a place on. */
export function selected({ headers }: OaiRecords, { from, until, set, after }: ListPosition): readonly OaiHeader[] {
  return headers.filter(
    ({ id, datestamp, sets }) =>
      (from === undefined || datestamp >= from) &&
      (until === undefined || datestamp <= until) &&
      (set === undefined || sets.includes(set)) &&
      (after === undefined || order([datestamp, id], after) > 0),
  );
}

type Place = readonly [datestamp: string, id: string];

function order([date, id]: Place, [otherDate, otherId]: Place): number {
  if (date !== otherDate) return date < otherDate ? -1 : 1;
  return id === otherId ? 0 : id < otherId ? -1 : 1;
}

/** Themes as the letters that a set's name may have; of two that look the same the second gets a number. */
function specsOf(themes: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const specs = new Map<string, string>();
  for (const theme of [...themes].sort()) {
    const slug = theme
      .normalize('NFD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replace(/&/gu, ' and ')
      .replace(/[^a-z\d]+/gu, '-')
      .replace(/^-+|-+$/gu, '');
    const base = slug === '' ? 'theme' : slug;
    let spec = base;
    for (let n = 2; taken.has(spec); n++) spec = `${base}-${n}`;
    taken.add(spec);
    specs.set(theme, spec);
  }
  return specs;
}

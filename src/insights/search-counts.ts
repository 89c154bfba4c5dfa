import { createHmac, randomBytes } from 'node:crypto';

/** A search that was answered, as far as it is counted. */
export interface Searched {
  readonly text: string;
  readonly total: number;
  /** Whether words of it were read as others, since no article has them. */
  readonly corrected: boolean;
}

/** How often a query was asked in a month. */
export interface QueryCount {
  /** In lower case, its words apart by one space. */
  readonly text: string;
  readonly searches: number;
  /** Of these, how often nothing was found, and how often it was corrected. */
  readonly nothing: number;
  readonly corrected: number;
}

/** What was searched for in a month, `YYYY-MM`; the most frequent first. */
export interface MonthOfSearches {
  readonly month: string;
  readonly queries: readonly QueryCount[];
}

/** A query that fewer ask may tell who asks it. */
const LEAST_CLIENTS = 3;
/** Who types on within this time meant the longer query. */
const TYPING_MS = 10_000;
/** Longer ones are pastes, and may say anything. In UTF-16 units. */
const MAX_LENGTH = 100;
/** So many months are kept, and of each so many queries; as many may wait for further clients. */
const MAX_MONTHS = 12;
const MAX_QUERIES = 1_000;
const MAX_WAITING = 10_000;
/** Clients whose last query may still be typed on. */
const MAX_TYPING = 10_000;

interface Counting {
  searches: number;
  nothing: number;
  corrected: number;
  /** Who asked it, until enough have; hashed with a key that is never written. */
  clients: Set<string> | undefined;
}

interface Typing {
  readonly searched: Searched;
  readonly at: number;
}

/** Counts what people search for, and keeps nothing of who does. */
export class SearchCounts {
  /** Month → query → counts. */
  readonly #months = new Map<string, Map<string, Counting>>();
  readonly #typing = new Map<string, Typing>();
  readonly #key = randomBytes(32);
  /** Of clients that asked lately: hashing takes longer than all else here. */
  readonly #hashes = new Map<string, string>();
  #changes = 0;

  /** `kept`: what was told before, as `kept` gave it. */
  constructor(
    kept: readonly MonthOfSearches[] = [],
    private readonly now: () => Date = () => new Date(),
  ) {
    for (const { month, queries } of kept) {
      const counted = queries.map(({ text, ...counts }) => [text, { ...counts, clients: undefined }] as const);
      this.#months.set(month, new Map(counted));
    }
  }

  /** Goes up with every search that is counted. */
  get changes(): number {
    return this.#changes;
  }

  /** Hears of a search; `client` is what tells clients apart, and is forgotten. */
  saw(client: string, { text, ...found }: Searched): void {
    const query = text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
    if (query === '' || query.length > MAX_LENGTH) return;
    const who = this.#hashOf(client);
    const before = this.#typing.get(who);
    const at = this.now().getTime();
    this.#typing.delete(who);
    if (before !== undefined && !(query.startsWith(before.searched.text) && at - before.at < TYPING_MS)) {
      this.#count(who, before);
    }
    this.#typing.set(who, { searched: { text: query, ...found }, at });
    const [oldest] = this.#typing;
    if (this.#typing.size > MAX_TYPING && oldest !== undefined) this.#settle(...oldest);
  }

  /** What may be known and kept: queries that enough clients have asked, the newest month first. */
  kept(): readonly MonthOfSearches[] {
    const now = this.now().getTime();
    for (const [who, typing] of [...this.#typing]) if (now - typing.at >= TYPING_MS) this.#settle(who, typing);
    return [...this.#months]
      .sort(([a], [b]) => (a < b ? 1 : -1))
      .slice(0, MAX_MONTHS)
      .map(([month, queries]) => ({ month, queries: mostFrequent(queries) }))
      .filter(({ queries }) => queries.length > 0);
  }

  #settle(who: string, typing: Typing): void {
    this.#typing.delete(who);
    this.#count(who, typing);
  }

  #count(who: string, { searched: { text, total, corrected } }: Typing): void {
    const month = this.now().toISOString().slice(0, 'YYYY-MM'.length);
    const queries = this.#monthOf(month);
    const counting = queries.get(text) ?? { searches: 0, nothing: 0, corrected: 0, clients: new Set() };
    counting.searches++;
    if (total === 0) counting.nothing++;
    if (corrected) counting.corrected++;
    counting.clients?.add(who);
    if ((counting.clients?.size ?? 0) >= LEAST_CLIENTS) counting.clients = undefined;
    // Asked last stands last: what waits longest for further clients gives way.
    queries.delete(text);
    queries.set(text, counting);
    if (queries.size > MAX_WAITING + MAX_QUERIES) {
      for (const [oldest, { clients }] of queries) {
        if (clients === undefined) continue;
        queries.delete(oldest);
        break;
      }
    }
    this.#changes++;
  }

  #monthOf(month: string): Map<string, Counting> {
    const known = this.#months.get(month);
    if (known !== undefined) return known;
    // Who asked in another month counts anew in this: what waited there will not be told.
    for (const waiting of this.#months.values()) {
      for (const [text, { clients }] of waiting) if (clients !== undefined) waiting.delete(text);
    }
    const oldest = [...this.#months.keys()].sort();
    for (const other of oldest.slice(0, Math.max(0, oldest.length + 1 - MAX_MONTHS))) this.#months.delete(other);
    const queries = new Map<string, Counting>();
    this.#months.set(month, queries);
    return queries;
  }

  #hashOf(client: string): string {
    let hash = this.#hashes.get(client);
    if (hash === undefined) {
      if (this.#hashes.size >= MAX_TYPING) this.#hashes.clear();
      hash = createHmac('sha256', this.#key).update(client).digest('base64url').slice(0, 16);
      this.#hashes.set(client, hash);
    }
    return hash;
  }
}

function mostFrequent(queries: ReadonlyMap<string, Counting>): QueryCount[] {
  return [...queries]
    .filter(([, { clients }]) => clients === undefined)
    .map(([text, { searches, nothing, corrected }]) => ({ text, searches, nothing, corrected }))
    .sort((a, b) => b.searches - a.searches || (a.text < b.text ? -1 : 1))
    .slice(0, MAX_QUERIES);
}

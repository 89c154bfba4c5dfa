/** A search that was made in this browser. */
export interface KeptSearch {
  /** Of its page, from the root of the service. */
  readonly address: string;
  readonly typed: string;
  readonly understood: string;
  /** Its filters and rules, for people. */
  readonly narrowed: string;
  readonly total: number;
  readonly generation: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

const KEY = 'sibyl-searches';
/** A review has fewer; the oldest are forgotten. */
const MAX_KEPT = 200;
/** What of an address makes no other search. */
const UNCOUNTED = ['page', 'size', 'sort', 'explain', 'generation'];

/** The searches that were kept, the first first; none where the browser keeps nothing. */
export function kept(): readonly KeptSearch[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(read) ? (read as KeptSearch[]) : [];
  } catch {
    return [];
  }
}

export function forget(): void {
  localStorage.removeItem(KEY);
}

/** Keeps the search whose results are shown; made again it keeps its number. Browsing everything is no search. */
export function keep(address: URL, results: HTMLElement | null): void {
  const { total, generation, understood } = results?.dataset ?? {};
  if (results === null || total === undefined || generation === undefined) return;
  const asked = new URLSearchParams([...address.searchParams].filter(([name]) => !UNCOUNTED.includes(name)));
  const typed = asked.get('q') ?? '';
  const others = [...asked].filter(([name]) => name !== 'q');
  if (typed.trim() === '' && others.length === 0) return;
  const search: KeptSearch = {
    address: `${address.pathname}?${asked.toString()}`,
    typed,
    understood: understood ?? '',
    narrowed: others.map(([name, value]) => `${name}: ${value}`).join('; '),
    total: Number(total),
    generation,
    date: new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
  };
  const before = kept();
  const at = before.findIndex((other) => other.address === search.address);
  const searches =
    at === -1 ? [...before, search].slice(-MAX_KEPT) : before.map((other, place) => (place === at ? search : other));
  try {
    localStorage.setItem(KEY, JSON.stringify(searches));
  } catch {
    // A browser that keeps nothing has no history.
  }
}

import type { FacetCounts } from '../../search/result.js';

/** How often terms are used over time. */
export interface Timeline {
  /** `YYYY` or `YYYY-MM`, without a gap. */
  readonly periods: readonly string[];
  /** Articles in each period. */
  readonly articles: readonly number[];
  readonly terms: readonly TermCounts[];
}

/** A term with the articles in each period that have it. */
export interface TermCounts {
  readonly term: string;
  readonly counts: readonly number[];
  readonly total: number;
}

export type TimelineStep = 'year' | 'month';

/** A hundred years of months: beyond that an archive's one stray date would make a line of nothing. */
const MAX_PERIODS = 1200;

/** Counts by period with the periods between in which there is nothing. `of`: per term what is found, by facets. */
export function timelineOf(
  by: TimelineStep,
  all: FacetCounts,
  of: readonly { readonly term: string; readonly facets: FacetCounts; readonly total: number }[],
): Timeline {
  const articles = countsIn(all, by);
  const periods = between([...articles.keys()].sort(), by);
  const along = (counts: ReadonlyMap<string, number>) => periods.map((period) => counts.get(period) ?? 0);
  return {
    periods,
    articles: along(articles),
    terms: of.map(({ term, facets, total }) => ({ term, total, counts: along(countsIn(facets, by)) })),
  };
}

function countsIn(facets: FacetCounts, by: TimelineStep): ReadonlyMap<string, number> {
  return new Map(facets[by].filter(({ count }) => count > 0).map(({ value, count }) => [value, count]));
}

function between(known: readonly string[], by: TimelineStep): readonly string[] {
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const periods = [first];
  for (let period = first; period < last && periods.length < MAX_PERIODS; periods.push(period))
    period = after(period, by);
  return periods.at(-1) === last ? periods : known;
}

function after(period: string, by: TimelineStep): string {
  const [year = 0, month = 1] = period.split('-').map(Number);
  if (by === 'year') return String(year + 1).padStart(4, '0');
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}`;
}

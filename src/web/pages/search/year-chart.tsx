import type { SearchParameters } from '../../asked/search-parameters.js';
import type { SearchView } from '../../views/view-schemas.js';
import { articles, grouped } from '../parts/counts-in-words.js';
import { inWords, shortMonth } from '../parts/dates-in-words.js';
import type { SearchAddress } from '../../asked/search-address.js';

// In CSS pixels. A bar is at least as wide as a finger needs (WCAG 2.2, 2.5.8).
const BAR_WIDTH = 34;
const BAR_GAP = 5;
const BAR_HEIGHT = 72;
const NUMBER_HEIGHT = 16;
const NAME_HEIGHT = 18;
/** Something is to be seen where there is one article beside thousands. */
const LEAST_HEIGHT = 2;
/** Archives begin somewhere; one stray date must not make a chart of a thousand empty years. */
const MAX_BARS = 60;

interface ChartProps {
  readonly view: SearchView;
  readonly asked: SearchParameters;
  readonly address: SearchAddress;
}

interface Bar {
  /** `YYYY` or `YYYY-MM`. */
  readonly period: string;
  readonly count: number;
}

/** What was found by year, or within a year by month: bars, each a link that sets the dates to it. */
export function YearChart({ view: { facets }, asked: { year, from, to }, address }: ChartProps) {
  const byMonth = facets.month !== undefined && isWithinYear(from, to, year);
  const bars = byMonth ? barsOf(facets.month ?? []) : withGaps(barsOf(facets.year));
  if (bars.length < 2) return null;
  const most = Math.max(...bars.map(({ count }) => count));
  const width = bars.length * (BAR_WIDTH + BAR_GAP) - BAR_GAP;
  const base = NUMBER_HEIGHT + BAR_HEIGHT;
  // A facet is counted without its own selection, which a bar therefore gives up.
  const counted = address.with('year').with(byMonth ? 'month' : 'year');
  // What a set date cuts off is not counted either.
  const within = (date: string | undefined, period: string) => (date?.startsWith(period) === true ? date : period);
  const hrefOf = (period: string) =>
    counted.with('from', within(from, period)).with('to', within(to, period)).toString();
  return (
    <section class="chart" aria-labelledby="chart-title">
      <h2 id="chart-title">{byMonth ? 'Articles by month' : 'Articles by year'}</h2>
      <div class="scroll">
        <svg role="group" aria-labelledby="chart-title" width={width} height={base + NAME_HEIGHT}>
          {bars.map(({ period, count }, index) => {
            const x = index * (BAR_WIDTH + BAR_GAP);
            const middle = x + BAR_WIDTH / 2;
            const height = Math.max(LEAST_HEIGHT, Math.round((BAR_HEIGHT * count) / most));
            const named = byMonth ? shortMonth(period) : period;
            const name = (
              <text class="name" x={middle} y={base + NAME_HEIGHT - 4}>
                {named}
              </text>
            );
            if (count === 0) return <g key={period}>{name}</g>;
            return (
              <a
                key={period}
                href={hrefOf(period)}
                data-key={`bar ${period}`}
                // Begins with what is to be seen, in its order, so that it can be said to a computer (WCAG 2.5.3).
                aria-label={`${named}: ${articles(count)}${byMonth ? `, ${inWords(period)}` : ''}`}
              >
                <rect class="area" x={x} y={0} width={BAR_WIDTH} height={base + NAME_HEIGHT} />
                <rect class="bar" x={x} y={base - height} width={BAR_WIDTH} height={height} />
                {name}{' '}
                <text class="number" x={middle} y={base - height - 4}>
                  {grouped(count)}
                </text>
              </a>
            );
          })}
        </svg>
      </div>
    </section>
  );
}

/** Whether only one year is in view, so that its months say more. */
function isWithinYear(from: string | undefined, to: string | undefined, years: readonly string[]): boolean {
  if (from !== undefined && to !== undefined) return from.slice(0, 4) === to.slice(0, 4);
  return years.length === 1;
}

/** In order of time; the facet lists the newest first. */
function barsOf(counts: readonly { readonly value: string; readonly count: number }[]): readonly Bar[] {
  return counts
    .filter(({ count }) => count > 0)
    .map(({ value, count }) => ({ period: value, count }))
    .sort((a, b) => (a.period < b.period ? -1 : 1))
    .slice(-MAX_BARS);
}

/** Years in which nothing was found are part of the picture. */
function withGaps(years: readonly Bar[]): readonly Bar[] {
  const first = Number(years[0]?.period ?? 0);
  const last = Number(years.at(-1)?.period ?? 0);
  if (last - first >= MAX_BARS) return years;
  const counts = new Map(years.map(({ period, count }) => [Number(period), count]));
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    period: String(first + index).padStart(4, '0'),
    count: counts.get(first + index) ?? 0,
  }));
}

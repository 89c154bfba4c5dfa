import { dateOf, dayOf } from '../../../calendar/day-numbers.js';
import { firstDay } from '../../../calendar/periods.js';
import { FACETS, PERIOD_FACETS, perFacet, type PeriodFacet } from '../../../search/facets.js';

/** Articles from number `from` up to, not including, `to`. */
export interface ArticleRange {
  readonly from: number;
  readonly to: number;
}

/** Finds articles by date. They are numbered newest first, so every period or range of days is a range of numbers. */
export class Calendar {
  /** By facet the periods with their articles, newest first. */
  readonly periods: Readonly<Record<PeriodFacet, ReadonlyMap<string, ArticleRange>>>;

  /** `days` since 1970-01-01 by article, descending. */
  constructor(private readonly days: Int32Array) {
    this.periods = perFacet(PERIOD_FACETS, (facet) => {
      const ranges = new Map<string, ArticleRange>();
      for (let from = 0; from < days.length;) {
        const period = dateOf(days[from] ?? 0).slice(0, FACETS[facet].form.length);
        const to = this.#firstBefore(dayOf(firstDay(period)));
        ranges.set(period, { from, to });
        from = to;
      }
      return ranges;
    });
  }

  /** The day of an article, since 1970-01-01. */
  dayOf(article: number): number {
    return this.days[article] ?? 0;
  }

  /** The articles of the days from `first` to `last`, both `YYYY-MM-DD` and included; absent, it is open at that end. */
  between(first: string | undefined, last: string | undefined): ArticleRange {
    const from = last === undefined ? 0 : this.#firstBefore(dayOf(last) + 1);
    const to = first === undefined ? this.days.length : this.#firstBefore(dayOf(first));
    return { from, to: Math.max(from, to) };
  }

  /** The first article that is older than `day`. */
  #firstBefore(day: number): number {
    let low = 0;
    let high = this.days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.days[middle] ?? 0) < day) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

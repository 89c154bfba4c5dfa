import { dateOf, dayOf } from '../../../calendar/day-numbers.js';

/** Articles from number `from` up to, not including, `to`. */
export interface ArticleRange {
  readonly from: number;
  readonly to: number;
}

/** Finds articles by date. They are numbered newest first, so every year, month or range of days is a range of numbers. */
export class Calendar {
  /** `YYYY` and `YYYY-MM` to their articles, newest first. */
  readonly years: ReadonlyMap<string, ArticleRange>;
  readonly months: ReadonlyMap<string, ArticleRange>;

  /** `days` since 1970-01-01 by article, descending. */
  constructor(private readonly days: Int32Array) {
    const months = new Map<string, ArticleRange>();
    for (let from = 0; from < days.length;) {
      const month = dateOf(days[from] ?? 0).slice(0, 7);
      const to = this.#firstBefore(dayOf(`${month}-01`));
      months.set(month, { from, to });
      from = to;
    }
    const years = new Map<string, ArticleRange>();
    for (const [month, { from, to }] of months) {
      const year = month.slice(0, 4);
      years.set(year, { from: years.get(year)?.from ?? from, to });
    }
    this.months = months;
    this.years = years;
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

/** The words of a query that are one number or one span of years, and the other ways to write it. */
export interface NumberMatch {
  /** How many words. */
  readonly length: number;
  readonly texts: readonly string[];
}

/** What stands behind a number and multiplies it: written out first, then short. */
const SCALES: readonly (readonly [value: number, names: readonly string[]])[] = [
  [1e3, ['thousand', 'k']],
  [1e6, ['million', 'm', 'mn']],
  [1e9, ['billion', 'bn']],
  [1e12, ['trillion', 'tn']],
];
const SCALE_OF: ReadonlyMap<string, number> = new Map(
  SCALES.flatMap(([value, names]) => names.map((name): [string, number] => [name, value])),
);
const SHORT = SCALES.flatMap(([, names]) => names.slice(1)).join('|');

const AMOUNT = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u;
const SCALED = new RegExp(`^(?<amount>[\\d,]+(?:\\.\\d+)?)(?<scale>${SHORT})$`, 'iu');
const GROUPED = /^[1-9]\d{0,2}(?:,\d{3})+$/u;
/** Four digits are mostly a year. */
const LONG = /^[1-9]\d{4,14}$/u;
const FIRST_GROUP = /^[1-9]\d{0,2}$/u;
const GROUP = /^\d{3}$/u;
const YEARS = /^(?<first>[12]\d{3})[/\u2010-\u2015\u2212-](?<last>\d{2}|[12]\d{3})$/u;

/** Beyond it numbers are not exact, and nobody writes them out. */
const MAX_NUMBER = 1e15;

/** The number that begins at one of some words; undefined where none does that is written in several ways. */
export function numberAt(words: readonly string[], from: number): NumberMatch | undefined {
  const [word = '', next = ''] = words.slice(from, from + 2);
  const years = yearsIn(word);
  if (years !== undefined) return { length: 1, texts: years };
  const scaled = SCALED.exec(word)?.groups;
  if (scaled !== undefined) return written(1, valueOf(scaled.amount) * scaleOf(scaled.scale));
  if (AMOUNT.test(word) && SCALE_OF.has(next.toLowerCase())) return written(2, valueOf(word) * scaleOf(next));
  if (GROUPED.test(word) || LONG.test(word)) return written(1, valueOf(word));
  if (!FIRST_GROUP.test(word)) return undefined;
  let to = from + 1;
  while (GROUP.test(words[to] ?? '')) to++;
  return to === from + 1 ? undefined : written(to - from, valueOf(words.slice(from, to).join('')));
}

function valueOf(amount = ''): number {
  return Number(amount.replaceAll(',', ''));
}

function scaleOf(name = ''): number {
  return SCALE_OF.get(name.toLowerCase()) ?? 1;
}

/** A number with its digits in groups, and by what it is a multiple of. */
function written(length: number, exact: number): NumberMatch | undefined {
  // "4.35 million" is a hair less than it says.
  const value = Math.round(exact);
  if (!(value > 0 && value <= MAX_NUMBER) || Math.abs(value - exact) > 1e-6 * value) return undefined;
  const grouped = value.toLocaleString('en-GB');
  const multiples = SCALES.flatMap(([scale, names]) => {
    const amount = value / scale;
    if (amount < 1 || amount >= 1000 || !/^\d+(?:\.\d{1,2})?$/u.test(String(amount))) return [];
    return names.map((name) => `${amount}${name.length > 2 ? ' ' : ''}${name}`);
  });
  return { length, texts: [...multiples, grouped, grouped.replaceAll(',', ' ')] };
}

/** "2016/17" and "2016/2017"; undefined for what is a month ("2016-05") or goes backwards. */
function yearsIn(word: string): readonly string[] | undefined {
  const { first = '', last = '' } = YEARS.exec(word)?.groups ?? {};
  const from = Number(first);
  const within = from - (from % 100) + Number(last);
  const to = last.length === 4 ? Number(last) : within > from ? within : within + 100;
  // "1999/00" goes on into the next century; "2016/05" does not mean 2105.
  if (first === '' || to <= from || to - from >= (last.length === 4 || within > from ? 100 : 20)) return undefined;
  return [`${first}/${String(to).slice(2)}`, `${first}/${to}`];
}

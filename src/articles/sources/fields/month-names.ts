import { MONTHS } from '../../../calendar/calendar-date.js';

const SHORTEST_MONTH = 3;
/** Languages that feeds are written in; of those in which a name means different months neither counts. */
const LANGUAGES = 'ca cs da de el es et fi fr hu id it lt lv nb nl pl pt ro ru sk sl sv tr uk'.split(' ');

/**
 * A month's number from 1 by its name or the beginning of its name: in English, else in other languages of feeds, where
 * they agree. 0 where there is none.
 */
export function monthNamed(text: string): number {
  if (text.length < SHORTEST_MONTH) return 0;
  const name = text.toLowerCase().normalize('NFC');
  const english = MONTHS.findIndex((month) => month.startsWith(name)) + 1;
  if (english > 0) return english;
  foreign ??= foreignMonths();
  // "Mär" is March, while "mar" without its dots might be the Finns' November
  return (
    agreed(foreign, name) ||
    agreed(
      foreign.map(([known, month]) => [bare(known), month]),
      bare(name),
    )
  );
}

/** A name without its accents. */
function bare(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '');
}

/** The month of which a name is, or begins; 0 where there is none, or several. */
function agreed(names: readonly NamedMonth[], name: string): number {
  const months = new Set(names.filter(([known]) => known.startsWith(name)).map(([, month]) => month));
  const [month = 0] = months;
  return months.size === 1 ? month : 0;
}

type NamedMonth = readonly [name: string, month: number];

/** Made when first needed: most feeds are written in English. */
let foreign: readonly NamedMonth[] | undefined;

function foreignMonths(): NamedMonth[] {
  return LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((length) => {
      // with a day, for some languages decline the month then
      const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: length, timeZone: 'UTC' });
      return MONTHS.map((_, month): NamedMonth => {
        const parts = format.formatToParts(Date.UTC(2017, month, 1));
        const name = parts.find(({ type }) => type === 'month')?.value ?? '';
        return [name.toLowerCase().normalize('NFC').replace(/\.$/u, ''), month + 1];
      });
    }),
  ).filter(([name]) => name.length >= SHORTEST_MONTH && !/\d/u.test(name));
}

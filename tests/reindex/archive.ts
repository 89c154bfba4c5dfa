import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const WORDS =
  'council school bond outcome patient carer charity grant hospital housing investor jobseeker library mentor nurse officer parent pilot prison provider referral saving tenant trust tutor volunteer ward youth'.split(
    ' ',
  );
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const DAY_MS = 24 * 60 * 60 * 1000;
/** Long enough that articles share few runs of words and are not taken for copies. */
const BODY_WORDS = 60;

/** The `n`th made-up article, as an entry of a listing page; another `edition` has another text and the same title. */
export function entry(n: number, edition = 0): string {
  return `${dateLine(n)}\n\n${titleOf(n)}\n\n${bodyOf(n, edition)}\n\n`;
}

export function titleOf(n: number): string {
  return `Report ${n} on the ${WORDS[n % WORDS.length] ?? ''}`;
}

/** What the article that `entry(n)` becomes is called. */
export function idOf(n: number): string {
  return `${dayOf(n).toISOString().slice(0, 10)}-report-${n}-on-the-${WORDS[n % WORDS.length] ?? ''}`;
}

export function dateLine(n: number): string {
  const day = dayOf(n);
  return `${DAYS[day.getUTCDay()] ?? ''}, ${MONTHS[day.getUTCMonth()] ?? ''} ${day.getUTCDate()}, ${day.getUTCFullYear()}`;
}

function dayOf(n: number): Date {
  return new Date(Date.UTC(2015, 0, 1) + n * DAY_MS);
}

export function bodyOf(n: number, edition: number): string {
  // A small generator (Lehmer, with MINSTD's multiplier): every article its own words, the same in every run.
  let state = 1 + n * 1000 + edition;
  const words = Array.from({ length: BODY_WORDS }, () => {
    state = (state * 48_271) % 0x7fff_ffff;
    return WORDS[state % WORDS.length] ?? '';
  });
  return `${words.join(' ')}.`;
}

/** Writes files, given by path and content, under a folder. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

/** Articles `from` to `to` (exclusive) as a page. */
export function page(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, i) => entry(from + i)).join('');
}

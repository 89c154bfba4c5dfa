/** So many letters may be wrong, missing, too many or swapped. */
const MAX_SLIPS = 2;
/** Shorter names are like too many others. */
const MIN_LETTERS = 6;

/** A sentence for each variable of the environment that is not ours and looks like one of ours. */
export function misspeltSettings(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): readonly string[] {
  return Object.keys(env).flatMap((name) => {
    if (known.includes(name)) return [];
    const meant = known.find((setting) => isLike(name.toUpperCase(), setting));
    return meant === undefined ? [] : [`${name} is not a setting, so it changes nothing: is ${meant} meant?`];
  });
}

/** Whether a name is another without its dashes, or but for slips. */
function isLike(name: string, setting: string): boolean {
  const [a, b] = [name, setting].map((each) => each.replace(/[^A-Z\d]/gu, ''));
  if (a === undefined || b === undefined) return false;
  if (a === b) return true;
  return (
    b.length >= MIN_LETTERS &&
    Math.abs(a.length - b.length) <= MAX_SLIPS &&
    slips(a, b) <= (b.length > 8 ? MAX_SLIPS : 1)
  );
}

/** The optimal string alignment distance: a swap of two neighbours is one slip (Damerau 1964). */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const costs = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same];
      row[j] = Math.min(...costs, swapped ? (before[j - 2] ?? 0) + 1 : Infinity);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

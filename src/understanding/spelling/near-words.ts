/** Distinct words in the order of their UTF-16 units. */
export interface SortedWords {
  readonly size: number;
  at(index: number): string;
}

/** Words that stand together: from one index up to, not including, another. */
export interface NearWords {
  readonly from: number;
  readonly to: number;
  readonly slips: number;
}

/**
 * The words that are, or begin with, something at most so many slips from some letters. A slip is a letter that is wrong,
 * missing, too many, or has changed places with the next (optimal string alignment; Damerau 1964).
 *
 * Sorted words that begin alike stand together, so they are a tree: a row of distances is kept for each letter of the
 * current word, and a whole branch is left as soon as no word of it can be near enough.
 */
export function* nearWords(
  letters: string,
  most: number,
  words: SortedWords,
  as: 'words' | 'beginnings',
): Generator<NearWords> {
  const rows = [Uint8Array.from({ length: letters.length + 1 }, (_, i) => Math.min(i, most + 1))];
  let read = '';
  for (let index = 0; index < words.size;) {
    const word = words.at(index);
    let depth = sharedLength(read, word);
    let isNear = true;
    let isBranch = false;
    while (depth < word.length && isNear && !isBranch) {
      depth++;
      isNear = fillRow(rows, depth, letters, word, most) <= most;
      isBranch = as === 'beginnings' && slipsAt(rows, depth, letters, most) <= most;
    }
    read = word.slice(0, depth);
    const to = isBranch || !isNear ? branchEnd(words, index, read) : index + 1;
    const slips = slipsAt(rows, depth, letters, most);
    if (isBranch || (isNear && as === 'words' && slips <= most)) yield { from: index, to, slips };
    index = to;
  }
}

/** How far the first `depth` letters of the current word are from all of `letters`; only what is near is written. */
function slipsAt(rows: readonly Uint8Array[], depth: number, letters: string, most: number): number {
  const isWritten = Math.abs(letters.length - depth) <= most;
  return (isWritten ? rows[depth]?.[letters.length] : undefined) ?? most + 1;
}

/**
 * Writes the distances of the first `depth` letters of a word from the beginnings of `letters`, those that can be at most
 * `most`; returns the least. What lies beyond is more, and so is what stands for it.
 */
function fillRow(rows: Uint8Array[], depth: number, letters: string, word: string, most: number): number {
  const row = (rows[depth] ??= new Uint8Array(letters.length + 1));
  const above = rows[depth - 1] ?? row;
  const twoAbove = rows[depth - 2] ?? row;
  const far = most + 1;
  const from = Math.max(1, depth - most);
  const to = Math.min(letters.length, depth + most);
  const letter = word.charCodeAt(depth - 1);
  const letterBefore = word.charCodeAt(depth - 2);
  row[from - 1] = from === 1 ? Math.min(depth, far) : far;
  let least = row[from - 1] ?? far;
  for (let i = from; i <= to; i++) {
    const own = letters.charCodeAt(i - 1);
    const ownBefore = letters.charCodeAt(i - 2);
    let slips = (above[i - 1] ?? far) + (own === letter ? 0 : 1);
    slips = Math.min(slips, (above[i] ?? far) + 1, (row[i - 1] ?? far) + 1, far);
    if (depth > 1 && own === letterBefore && ownBefore === letter)
      slips = Math.min(slips, (twoAbove[i - 2] ?? far) + 1);
    row[i] = slips;
    least = Math.min(least, slips);
  }
  // The row below looks one further.
  if (to < letters.length) row[to + 1] = far;
  return least;
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** The index after the last word that begins like the one at `index`: doubling steps, then halving ones. */
function branchEnd(words: SortedWords, index: number, beginning: string): number {
  const isIn = (at: number) => at < words.size && words.at(at).startsWith(beginning);
  let step = 1;
  while (isIn(index + step)) step *= 2;
  let inside = index + (step >> 1);
  for (let outside = index + step; inside + 1 < outside;) {
    const middle = (inside + outside) >> 1;
    if (isIn(middle)) inside = middle;
    else outside = middle;
  }
  return inside + 1;
}

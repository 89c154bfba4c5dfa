/** What a site editor says that readers mean by words. */
export type SynonymRule =
  /** `a, b, c`: each is searched as all of them. */
  | { readonly kind: 'equivalent'; readonly phrases: readonly string[] }
  /** `a, b => c, d`: what is on the left is searched as what is on the right, and as itself only where it stands there too. */
  | { readonly kind: 'mapping'; readonly from: readonly string[]; readonly to: readonly string[] };

/** A line of a synonyms file that cannot be used, and what to do about it. */
export interface SynonymProblem {
  /** From 1. */
  readonly line: number;
  readonly problem: string;
}

/** More alternatives than these for one phrase would make every search for it slow and vague. */
export const MAX_ALTERNATIVES = 20;

const EXAMPLES = '"kids, children" or "kids => children"';
/** One backslash takes the next character as it is. */
const UNIT = /\\.|[^\\]|\\$/gsu;
/** Arrows that are not the format's. */
const OTHER_ARROW = /->|→|⇒|=(?!>)/u;

/**
 * Reads synonyms in Solr's format (Lucene's SolrSynonymParser): one rule a line, phrases separated by commas, `=>` between
 * what is typed and what is searched, `#` at the beginning of a line for a comment, a backslash before a comma, an equals
 * sign or a hash that is meant literally. Unlike Lucene it leaves out a line that is wrong, says why, and keeps the rest.
 */
export function parseSynonyms(text: string): {
  readonly rules: readonly SynonymRule[];
  readonly problems: readonly SynonymProblem[];
} {
  const rules: SynonymRule[] = [];
  const problems: SynonymProblem[] = [];
  // A byte order mark is white space to \s and to trim().
  for (const [index, line] of text.split(/\r\n|\r|\n/u).entries()) {
    if (/^\s*(?:#|$)/u.test(line)) continue;
    const rule = parseRule(line);
    if (typeof rule === 'string') problems.push({ line: index + 1, problem: rule });
    else rules.push(rule);
  }
  return { rules, problems };
}

/** The rule that a line holds, or what is wrong with it. */
function parseRule(line: string): SynonymRule | string {
  const units = line.match(UNIT) ?? [];
  if (units.some((unit, at) => unit === '#' && /^\s$/u.test(units[at - 1] ?? ''))) {
    return 'A comment needs a line of its own: move the part from "#" on to a line that begins with "#".';
  }
  const [left = [], right, more] = sidesOf(units);
  if (more !== undefined) return 'There is more than one "=>": write one rule a line.';
  const from = phrasesOf(left);
  const to = right === undefined ? undefined : phrasesOf(right);
  const problem =
    to === undefined
      ? (problemWith(from, '') ?? tooMany(from))
      : (problemWith(from, ' to the left of "=>"') ?? problemWith(to, ' to the right of "=>"') ?? tooMany(to));
  if (problem !== undefined) return problem;
  if (to !== undefined) return { kind: 'mapping', from, to };
  if (from.length > 1) return { kind: 'equivalent', phrases: from };
  return OTHER_ARROW.test(line)
    ? `There is no rule here: write "=>" for an arrow, as in ${EXAMPLES}.`
    : `"${from[0] ?? ''}" stands alone: add what it means, as in ${EXAMPLES}.`;
}

/** The stretches of a line between its `=>`. */
function sidesOf(units: readonly string[]): string[][] {
  const sides: string[][] = [[]];
  for (let at = 0; at < units.length; at++) {
    if (units[at] === '=' && units[at + 1] === '>') {
      sides.push([]);
      at++;
    } else sides.at(-1)?.push(units[at] ?? '');
  }
  return sides;
}

function phrasesOf(units: readonly string[]): string[] {
  const phrases: string[] = [];
  let phrase = '';
  for (const unit of [...units, ',']) {
    if (unit === ',') {
      phrases.push(phrase.replace(/\s+/gu, ' ').trim());
      phrase = '';
    } else phrase += unit.length > 1 && unit.startsWith('\\') ? unit.slice(1) : unit;
  }
  return phrases;
}

function problemWith(phrases: readonly string[], side: string): string | undefined {
  if (phrases.length === 1 && phrases[0] === '') return `Nothing stands${side}: write a word there, as in ${EXAMPLES}.`;
  for (const [index, phrase] of phrases.entries()) {
    if (phrase === '') return `There is a comma too many${side}: take it out, or write the missing word.`;
    if (!/[\p{L}\p{N}]/u.test(phrase))
      return `"${phrase}"${side} has no letter or digit: write a word, or take it out.`;
    const first = phrases.findIndex((other) => other.toLowerCase() === phrase.toLowerCase());
    if (first < index) return `"${phrase}" stands twice${side}: take one out.`;
  }
  return undefined;
}

function tooMany(phrases: readonly string[]): string | undefined {
  if (phrases.length <= MAX_ALTERNATIVES) return undefined;
  return `There are ${phrases.length} phrases to search for: keep the best ${MAX_ALTERNATIVES}.`;
}

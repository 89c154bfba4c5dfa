/** What a site editor wants of a search, or of a theme that is browsed: articles that come first, and articles that do not come. */
export interface PinRule {
  /** In its file, from 1. */
  readonly line: number;
  /** The words that are searched for; missing where it is of a theme. */
  readonly query?: string;
  readonly theme?: string;
  /** Ids of articles, the first first. */
  readonly pinned: readonly string[];
  readonly hidden: readonly string[];
}

/** A line that cannot be used, and what to do about it. */
export interface PinProblem {
  /** From 1. */
  readonly line: number;
  readonly problem: string;
}

const EXAMPLE = '"social impact bonds => +2017-05-02-what-a-bond-is, -2014-01-01-old-news"';
const THEME = /^theme\s*:\s*/iu;

/** Reads rules, one a line: `words => +ID, -ID` or `theme: Name => +ID`. A line that is wrong is left out, and said why. */
export function parsePins(text: string): {
  readonly rules: readonly PinRule[];
  readonly problems: readonly PinProblem[];
} {
  const rules: PinRule[] = [];
  const problems: PinProblem[] = [];
  const known = new Map<string, number>();
  // A byte order mark is white space to \s and to trim().
  for (const [index, line] of text.split(/\r\n|\r|\n/u).entries()) {
    if (/^\s*(?:#|$)/u.test(line)) continue;
    const rule = parseRule(line, index + 1);
    if (typeof rule === 'string') {
      problems.push({ line: index + 1, problem: rule });
      continue;
    }
    const of = rule.query?.toLowerCase() ?? `theme: ${rule.theme ?? ''}`;
    const before = known.get(of);
    if (before === undefined) {
      known.set(of, rule.line);
      rules.push(rule);
    } else problems.push({ line: rule.line, problem: `"${of}" has a rule in line ${before}: put them into one.` });
  }
  return { rules, problems };
}

function parseRule(line: string, number: number): PinRule | string {
  const [left = '', right, more] = line.split('=>').map((side) => side.trim());
  if (right === undefined || more !== undefined) return `There must be one "=>" in a rule, as in ${EXAMPLE}.`;
  const theme = THEME.test(left) ? left.replace(THEME, '') : undefined;
  if (!/[\p{L}\p{N}]/u.test(theme ?? left))
    return `Nothing stands to the left of "=>": write words there, as in ${EXAMPLE}.`;
  const asked = right.split(/[\s,]+(?=[+\-−–]|$)/u).filter((each) => each !== '');
  const pinned: string[] = [];
  const hidden: string[] = [];
  for (const each of asked) {
    const [, sign = '', id = ''] = /^([+\-−–])\s*(\S+)$/u.exec(each) ?? [];
    if (id === '')
      return `"${each}" is not understood: write +ID for an article that comes first, -ID for one that does not come.`;
    if ([...pinned, ...hidden].includes(id)) return `"${id}" stands twice: take one out.`;
    (sign === '+' ? pinned : hidden).push(id);
  }
  if (asked.length === 0) return `Nothing stands to the right of "=>": write ids of articles there, as in ${EXAMPLE}.`;
  return { line: number, ...(theme === undefined ? { query: left } : { theme }), pinned, hidden };
}

import type { Credit } from './credit.js';
import { readCredit } from './credit.js';
import { isContactDetail, isDetailLine } from './contact-details.js';
import { readName } from './names/read-name.js';
import { namesOrganisation, namesRole } from './names/role-words.js';

/** A line of a body that is not blank. */
export interface Line {
  readonly text: string;
  /** Whether a blank line stands before it. */
  readonly afterGap: boolean;
}

/** A credit with the lines of role and organisation under it. */
export interface PlacedCredit extends Credit {
  /** Whether a blank line parts it from what stands before. */
  readonly afterGap: boolean;
}

/** Credits one after another with nothing else between them: lines [start, end). */
export interface CreditGroup {
  readonly start: number;
  readonly end: number;
  readonly credits: readonly PlacedCredit[];
}

/** Role, organisation, address and web site; the line after that begins something else. */
const MOST_DETAIL_LINES = 4;
/** "By" or "Author:" on a line of its own, the name on the next. */
const BARE_PREFIX = /^(?:(?:words|written|posted|blog|article) )?by\s*:?$|^(?:the )?(?:blog )?authors?\s*:?$/iu;

/** Reads the group of credits that begins at a line, if one does. */
export function readCreditGroup(lines: readonly Line[], start: number): CreditGroup | undefined {
  const credits: PlacedCredit[] = [];
  const prefixed = BARE_PREFIX.test(lines[start]?.text ?? '');
  let at = prefixed ? start + 1 : start;
  for (;;) {
    const line = lines[at];
    const credit = line === undefined ? undefined : creditAt(lines, at, credits.at(-1));
    if (line === undefined || credit === undefined) break;
    const details = detailsAfter(lines, at + 1, credit);
    credits.push({
      ...credit,
      explicit: credit.explicit || prefixed,
      hasRole: credit.hasRole || details.some(namesRole),
      hasOrganisation:
        credit.hasOrganisation || details.some((text) => !isContactDetail(text) && namesOrganisation(text)),
      afterGap: line.afterGap,
    });
    at += 1 + details.length;
  }
  return credits.length === 0 ? undefined : { start, end: at, credits };
}

/** The credit on a line. Under another credit a name that is not sure must have a role, else it is taken for a detail. */
function creditAt(lines: readonly Line[], at: number, previous: PlacedCredit | undefined): Credit | undefined {
  const credit = readCredit(lines[at]?.text ?? '');
  if (credit === undefined || previous === undefined || credit.hasRole || credit.people.some(({ sure }) => sure))
    return credit;
  const below = lines[at + 1];
  return below !== undefined && !below.afterGap && isDetailLine(below.text) && namesRole(below.text)
    ? credit
    : undefined;
}

/** The lines of role and organisation that follow a credit's own line. */
function detailsAfter(lines: readonly Line[], from: number, credit: Credit): string[] {
  const details: string[] = [];
  let hasRole = credit.hasRole;
  let spaced = false;
  while (details.length < MOST_DETAIL_LINES) {
    const line = lines[from + details.length];
    if (line === undefined || !isDetailLine(line.text) || readName(line.text)?.sure === true) break;
    const role = namesRole(line.text);
    // across a blank line only what the credit still lacks: a role, and below a role that stood so an organisation
    if (line.afterGap && !(role && !hasRole) && !(spaced && namesOrganisation(line.text))) break;
    if (!line.afterGap && isNextCredit(lines, from + details.length)) break;
    spaced = line.afterGap;
    hasRole ||= role;
    details.push(line.text);
  }
  return details;
}

/** Whether a line that could be a detail is a person of its own: "Ann Lee, Trustee" under "Jane Smith". */
function isNextCredit(lines: readonly Line[], at: number): boolean {
  const credit = readCredit(lines[at]?.text ?? '');
  if (credit === undefined) return false;
  const below = lines[at + 1];
  return (
    credit.hasRole || (below !== undefined && !below.afterGap && isDetailLine(below.text) && namesRole(below.text))
  );
}

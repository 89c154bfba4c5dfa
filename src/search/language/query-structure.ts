import type { Notices } from './query-notices.js';
import { sayWord, unlikeNear, type Token } from './query-tokens.js';
import { MAX_NESTING, MAX_WITHIN } from '../query.js';

/**
 * The tokens as a sentence of the language: every bracket has its partner, something stands between the two, and every
 * operator has what it needs on its sides. Brackets without a partner, those too deep, and those that group nothing for
 * any operator are left out, and operators that join nothing become words.
 */
export function structured(tokens: readonly Token[], notices: Notices): readonly Token[] {
  const sound = withoutNothing(withSoundBrackets(tokens, notices));
  return withoutIdleBrackets(withSoundOperators(withNearness(sound, notices), notices));
}

/** Joins the words and phrases on the sides of what asks for nearness; where there is none on a side, it is a word. */
function withNearness(tokens: readonly Token[], notices: Notices): readonly Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== 'near') {
      if (token !== undefined) joined.push(token);
      continue;
    }
    const before = joined.at(-1);
    const after = tokens[at + 1];
    const [first, second] = [nearable(before), nearable(after)];
    if (first === undefined || second === undefined) {
      notices.say('oddOperator', token.typed);
      const clause = { kind: 'word', text: unlikeNear(token.typed) } as const;
      joined.push({ kind: 'value', typed: token.typed, clauses: [clause] });
      continue;
    }
    const within = Math.min(token.within + first.within + second.within, MAX_WITHIN);
    const text = `${first.text} ${second.text}`;
    joined[joined.length - 1] = { kind: 'value', typed: text, clauses: [{ kind: 'phrase', text, within }] };
    notices.say('near', token.typed, `"${text}"~${within}`);
    at++;
  }
  return joined;
}

/** The words of a token that can be near others. */
function nearable(token: Token | undefined): { readonly text: string; readonly within: number } | undefined {
  const [only, more] = token?.kind === 'value' ? token.clauses : [];
  if (only === undefined || more !== undefined) return undefined;
  if (only.kind === 'word') return { text: only.text, within: 0 };
  return only.kind === 'phrase' ? only : undefined;
}

function withSoundBrackets(tokens: readonly Token[], notices: Notices): readonly Token[] {
  const paired = pairedBrackets(tokens, notices);
  let depth = 0;
  return tokens.filter((token, at) => {
    if (token.kind !== 'open' && token.kind !== 'close') return true;
    if (!paired.has(at)) return false;
    if (token.kind === 'open') depth++;
    const isKept = depth <= MAX_NESTING;
    if (token.kind === 'close') depth--;
    if (!isKept) notices.say('deepBracket');
    return isKept;
  });
}

/** Where the brackets stand that have a partner. */
function pairedBrackets(tokens: readonly Token[], notices: Notices): ReadonlySet<number> {
  const paired = new Set<number>();
  const open: number[] = [];
  tokens.forEach(({ kind }, at) => {
    if (kind === 'open') open.push(at);
    if (kind !== 'close') return;
    const partner = open.pop();
    if (partner === undefined) notices.say('oddBracket');
    else paired.add(partner).add(at);
  });
  if (open.length > 0) notices.say('oddBracket');
  return paired;
}

/** Leaves out empty brackets and values without a word. */
function withoutNothing(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'close' && kept.at(-1)?.kind === 'open') {
      kept.pop();
      leaveEmpty(kept);
    } else if (token.kind === 'value' && token.clauses.length === 0) leaveEmpty(kept);
    else kept.push(token);
  }
  return kept;
}

/** A sign or a field directly before nothing (`-""`, `title:""`) must not get hold of what comes next. */
function leaveEmpty(tokens: Token[]): void {
  while (isSign(tokens.at(-1))) tokens.pop();
  const last = tokens.at(-1);
  if (last?.kind === 'field') tokens[tokens.length - 1] = { ...last, empty: true };
}

function withSoundOperators(tokens: readonly Token[], notices: Notices): readonly Token[] {
  const starts = startsOfOperands(tokens);
  return tokens.flatMap((token, at): readonly Token[] => {
    if (token.kind !== 'operator') return [token];
    const before = tokens[at - 1]?.kind;
    const isBetween = token.operator === 'not' || before === 'value' || before === 'close';
    if (isBetween && starts[at + 1] === true) return [token];
    const { operator, typed } = token;
    if (isSign(token)) return [];
    if (/\P{L}/u.test(typed)) {
      notices.say('oddSymbol', typed);
      return [];
    }
    sayWord(operator, typed, notices);
    return [{ kind: 'value', typed, clauses: [{ kind: 'word', text: operator }] }];
  });
}

/** Leaves out brackets as prose has them, "(made with models)": no operator is inside, and none joins them to the rest. */
function withoutIdleBrackets(tokens: readonly Token[]): readonly Token[] {
  const idle = new Set<number>();
  const open: { readonly at: number; operators: number }[] = [];
  let operators = 0;
  tokens.forEach((token, at) => {
    if (token.kind === 'operator') operators++;
    if (token.kind === 'open') open.push({ at, operators });
    const partner = token.kind === 'close' ? open.pop() : undefined;
    if (partner === undefined) return;
    const before = tokens[partner.at - 1];
    const after = tokens[at + 1];
    // What follows may be an exclusion, which joins nothing to what stands before it.
    const joinsOn = after?.kind === 'operator' && after.operator !== 'not';
    if (partner.operators === operators && before?.kind !== 'operator' && before?.kind !== 'field' && !joinsOn)
      idle.add(partner.at).add(at);
  });
  return tokens.filter((_, at) => !idle.has(at));
}

/** Per token, whether something that an operator can join begins with it. An operator read as a word is no such thing. */
function startsOfOperands(tokens: readonly Token[]): readonly boolean[] {
  const starts: boolean[] = [];
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token?.kind === 'operator') starts[at] = token.operator === 'not' && starts[at + 1] === true;
    else starts[at] = token !== undefined && token.kind !== 'close';
  }
  return starts;
}

/** Whether a token is a dash that excludes, which stands directly before what it excludes. */
export function isSign(token: Token | undefined): boolean {
  return token?.kind === 'operator' && token.typed === '-';
}

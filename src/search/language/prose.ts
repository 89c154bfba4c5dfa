import type { Notices } from './query-notices.js';
import type { OperatorToken, Token } from './query-tokens.js';

/** In so many plain words people write sentences ("-induced", "does NOT reduce") rather than searches. */
export const LEAST_WORDS = 4;

/**
 * The tokens with what only looks like an exclusion as words: in prose that has no other sign of the language, and where
 * plain words follow, for who excludes does so at the end or at the beginning.
 */
export function withoutIdleExclusions(tokens: readonly Token[], notices: Notices): readonly Token[] {
  if (!tokens.every(isOfProse)) return tokens;
  const isExcluded = (at: number) => tokens[at - 1]?.kind === 'operator';
  const plain = tokens.flatMap((token, at) => (token.kind === 'value' && !isExcluded(at) ? [{ token, at }] : []));
  const words = plain.reduce((sum, { token }) => sum + token.clauses.length, 0);
  const [first, last] = [plain[0]?.at, plain.at(-1)?.at];
  if (first === undefined || last === undefined || words < LEAST_WORDS) return tokens;
  return tokens.flatMap((token, at): readonly Token[] => {
    if (token.kind !== 'operator' || at < first || at > last) return [token];
    const next = tokens[at + 1];
    const excluded = next?.kind === 'value' ? next.typed : '';
    notices.say(token.typed === '-' ? 'proseDash' : 'proseNot', excluded);
    return token.typed === '-' ? [] : [wordOf(token)];
  });
}

function isOfProse(token: Token): boolean {
  if (token.kind === 'operator') return token.operator === 'not';
  return token.kind === 'value' && token.clauses.every(({ kind }) => kind === 'word');
}

function wordOf({ operator, typed }: OperatorToken): Token {
  return { kind: 'value', typed, clauses: [{ kind: 'word', text: operator }] };
}

import { datesOf } from './date-fields.js';
import type { DateField, Field } from './field-names.js';
import { Notices } from './query-notices.js';
import { withoutIdleExclusions } from './prose.js';
import { isSign, structured } from './query-structure.js';
import {
  tokensOf,
  type FieldToken,
  type OperatorToken,
  type TextClause,
  type Token,
  type ValueToken,
} from './query-tokens.js';
import { WordLimit } from './word-limit.js';
import type { NameFacet } from '../facets.js';
import type { Clause, Query } from '../query.js';

/**
 * Reads the text of a search as clauses. NOT and a dash bind tighter than AND, AND tighter than OR, and that tighter than
 * standing side by side. Every text has a reading; what had to be read in another way than it was typed is said in a
 * notice.
 */
export function parseQuery(text: string): Pick<Query, 'clauses' | 'notices'> {
  const notices = new Notices();
  const tokens = withoutIdleExclusions(structured([...tokensOf(text, notices)], notices), notices);
  const clauses = new Reading(tokens, notices).clauses();
  if (clauses.length === 0 && notices.sentences.length === 0 && /[^\s\p{Cc}\p{Cs}]/u.test(text))
    notices.say('nothing', text);
  return { clauses, notices: notices.sentences };
}

/** Two dates; one that is left open might be an ellipsis. */
const RANGE = /^\d[\d-]*\.\.\d[\d-]*$/;

/** A field that there is, to which a value belongs. */
type NamedField = FieldToken & { readonly field: Field };

/**
 * One reading of tokens, by recursive descent. Each step gives clauses that stand side by side: there are several where
 * they were typed without a space ("schools,hospitals"), and none of what the limit left out.
 */
class Reading {
  readonly #tokens: readonly Token[];
  readonly #notices: Notices;
  readonly #limit: WordLimit;
  #at = 0;

  constructor(tokens: readonly Token[], notices: Notices) {
    this.#tokens = tokens;
    this.#notices = notices;
    this.#limit = new WordLimit(notices);
  }

  /** What stands side by side, to the end of the brackets or of the text. */
  clauses(field?: NamedField): readonly Clause[] {
    const clauses: Clause[] = [];
    for (let token = this.#next(); token !== undefined && token.kind !== 'close'; token = this.#next())
      clauses.push(...this.#disjunction(field));
    return clauses;
  }

  #disjunction(field?: NamedField): readonly Clause[] {
    return this.#joined('or', () => this.#conjunction(field));
  }

  #conjunction(field?: NamedField): readonly Clause[] {
    return this.#joined('and', () => this.#negation(field));
  }

  #joined(operator: 'and' | 'or', part: () => readonly Clause[]): readonly Clause[] {
    const first = part();
    if (!this.#takes(operator)) return first;
    const parts = [first, part()];
    while (this.#takes(operator)) parts.push(part());
    return join(
      operator,
      parts.flatMap((each) => join('and', each)),
    );
  }

  #negation(field?: NamedField): readonly Clause[] {
    let isExcluded = false;
    while (this.#takes('not')) isExcluded = !isExcluded;
    const clauses = this.#operand(field);
    return isExcluded ? clauses.map(not) : clauses;
  }

  #operand(field?: NamedField): readonly Clause[] {
    const token = this.#next();
    this.#at++;
    if (token?.kind === 'value') return this.#value(token, field);
    if (token?.kind === 'field') return this.#fielded(token);
    if (token?.kind !== 'open') return [];
    const inside = this.clauses(field);
    this.#at++;
    return join('and', inside);
  }

  /** A field with its value; where it has none, or no field has this name, the name is words. */
  #fielded(token: FieldToken): readonly Clause[] {
    const { field, name, apart, empty } = token;
    const next = this.#next();
    const hasValue = !empty && (isValue(next) || (!apart && isSign(next) && isValue(this.#tokens[this.#at + 1])));
    if (field === undefined) {
      if (hasValue || next?.kind === 'field') this.#notices.say('unknownField', name);
      return [...this.#texts(token), ...(hasValue ? this.#negation() : [])];
    }
    if (!hasValue) {
      this.#notices.say('emptyField', name);
      return this.#texts(token);
    }
    // "The day after: what comes next" is a title, not a mistake.
    const isTitle = apart && isDateField(field) && (next?.kind !== 'value' || datesOf(field, next.typed) === undefined);
    return isTitle ? this.#texts(token) : this.#negation({ ...token, field });
  }

  #value(value: ValueToken, named?: NamedField): readonly Clause[] {
    if (named === undefined) return this.#texts(value).map((clause) => this.#asRange(clause));
    const { field, name } = named;
    if (field === 'title') return this.#texts(value).map((clause) => ({ kind: 'title', clause }));
    if (!isDateField(field)) return value.clauses.flatMap((clause) => this.#name(field, name, clause));
    const dates = datesOf(field, this.#upTo(field, value.typed));
    if (dates !== undefined) return this.#limit.fitOne() ? [dates] : [];
    this.#notices.say('notDate', `${name}:${value.typed}`);
    return [...this.#texts(named), ...this.#texts(value).map((clause) => this.#asRange(clause))];
  }

  /** What GitHub and others write for a range of dates, `2016..2017`, needs no field. */
  #asRange(clause: TextClause): Clause {
    const range = clause.kind === 'word' && RANGE.test(clause.text) ? datesOf('year', clause.text) : undefined;
    if (range === undefined) return clause;
    this.#notices.say('foreign', clause.text, `year:${range.text}`);
    return range;
  }

  /** `year:2016 TO 2017`: the range from a value to the one after TO, where that is what comes next. */
  #upTo(field: DateField, from: string): string {
    const [to, until] = [this.#next(), this.#tokens[this.#at + 1]];
    if (field !== 'year' || to?.kind !== 'value' || to.typed !== 'TO' || until?.kind !== 'value') return from;
    const range = `${from}..${until.typed}`;
    if (datesOf(field, from) === undefined || datesOf(field, range) === undefined) return from;
    this.#notices.say('foreign', `${from} TO ${until.typed}`, range);
    this.#at += 2;
    return range;
  }

  #texts({ clauses }: { readonly clauses: readonly TextClause[] }): readonly TextClause[] {
    return clauses.flatMap((clause) => this.#text(clause));
  }

  #text(clause: TextClause): readonly TextClause[] {
    const { kind, text } = clause;
    const fitting = this.#limit.fit(text, kind === 'word' ? 'word' : 'other');
    if (fitting === undefined) return [];
    if (fitting === text) return [clause];
    // The end is what was cut off, so this is not how words begin.
    return kind === 'wildcard'
      ? []
      : [kind === 'prefix' ? { kind: 'word', text: fitting } : { ...clause, text: fitting }];
  }

  #name(facet: NameFacet, name: string, clause: TextClause): readonly Clause[] {
    if (clause.kind === 'prefix' || clause.kind === 'wildcard' || (clause.kind === 'phrase' && clause.within > 0))
      this.#notices.say('inexactName', name);
    const typed = clause.kind === 'wildcard' ? clause.text.replace(/[?*]+/gu, ' ').trim() : clause.text;
    const text = this.#limit.fit(typed, 'other');
    return text === undefined ? [] : [{ kind: 'name', facet, text }];
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #takes(operator: OperatorToken['operator']): boolean {
    const token = this.#next();
    if (token?.kind !== 'operator' || token.operator !== operator) return false;
    this.#at++;
    return true;
  }
}

/** Clauses as one, if there are any. */
function join(kind: 'and' | 'or', clauses: readonly Clause[]): readonly Clause[] {
  const flat = clauses.flatMap((clause) => (clause.kind === kind ? clause.clauses : [clause]));
  return flat.length < 2 ? flat : [{ kind, clauses: flat }];
}

function not(clause: Clause): Clause {
  return clause.kind === 'not' ? clause.clause : { kind: 'not', clause };
}

function isValue(token: Token | undefined): boolean {
  return token?.kind === 'value' || token?.kind === 'open';
}

function isDateField(field: Field): field is DateField {
  return field === 'year' || field === 'after' || field === 'before';
}

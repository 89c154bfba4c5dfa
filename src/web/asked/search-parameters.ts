import { z } from 'zod';
import {
  MAX_COMBINED_LENGTH,
  MAX_DEPTH,
  MAX_QUERY_LENGTH,
  type Clause,
  type Query,
  type Scope,
} from '../../search/query.js';
import { capitalised, FACETS, FACET_NAMES, perFacet, type FacetName } from '../../search/facets.js';
import { FIELDS_IN_WORDS } from '../../search/language/field-names.js';
import { WrongParametersError } from '../http/http-errors.js';
import { DATE_PATTERN, firstDay, isInCalendar, lastDay } from '../../calendar/periods.js';
import { readQueryString, type KnownParameters } from './query-string.js';
import { shown } from './quoted-input.js';

const MAX_SIZE = 100;
const DEFAULT_SIZE = 10;
/** The names of a facet are most of an answer's bytes, and hardly anyone looks at more than the first. */
const DEFAULT_FACET_SIZE = 50;
const MAX_FACET_SIZE = 1000;
/** Further articles are hardly like the one that is read. */
const MAX_SIMILAR = 20;
const DEFAULT_SIMILAR = 5;
/** More than anyone ticks; each costs the engine a bit set. */
const MAX_VALUES_CHOSEN = 50;
/** A request line of garbage must not be answered by something a hundred times as long. */
const MAX_PROBLEMS = 20;

/** Zod's message for a value that is not what it must be; the parameter's name is put before it. */
export function mustBe(what: string): { error: (issue: { readonly input?: unknown }) => string } {
  return { error: ({ input }) => `must be ${what}, but it is ${shown(String(input))}` };
}

const ASKED_PAGE = mustBe('a whole number from 1');
/** No sign, no fraction, no exponent; nine digits are exact and far more than any bound. */
const WHOLE_NUMBER = /^\d{1,9}$/;

/** The values chosen in a facet. */
function chosenIn(name: FacetName) {
  const facet = FACETS[name];
  const value =
    facet.values === 'names'
      ? z.string()
      : z.string().regex(facet.pattern, mustBe(`${facet.one} such as ${facet.example}`));
  const error = `may be given at most ${MAX_VALUES_CHOSEN} times: choose fewer values`;
  const description = `${capitalised(facet.one)}; repeat it for any of several.`;
  return z.array(value).max(MAX_VALUES_CHOSEN, error).default([]).describe(description);
}

/** How many hits to answer with: the number, and the text it is sent as. */
export function upTo(most: number) {
  const asked = mustBe(`a whole number from 1 to ${most}`);
  const size = z.int().min(1, asked).max(most, asked);
  return { size, text: z.string().regex(WHOLE_NUMBER, asked).transform(Number).pipe(size) };
}

const Page = z.int().min(1, ASKED_PAGE);
export const PAGE_TEXT = z.string().regex(WHOLE_NUMBER, ASKED_PAGE).transform(Number).pipe(Page).default(1);
const Size = upTo(MAX_SIZE);
const Paging = z.object({ page: Page, size: Size.size });

const DateText = z
  .string()
  .regex(DATE_PATTERN, { ...mustBe('a date such as 2017, 2017-05 or 2017-05-28'), abort: true })
  .refine(isInCalendar, mustBe('a day that is in the calendar'));
const Dates = z.object({ from: DateText, to: DateText });

export const TypedText = z
  .string()
  // Zod's own bound counts code points, of which each may be two of what this one counts.
  .refine(({ length }) => length <= MAX_QUERY_LENGTH, { error: ({ input }) => tooLong(input, MAX_QUERY_LENGTH) })
  .meta({ maxLength: MAX_QUERY_LENGTH })
  .default('');

/** A text that is longer only where it is a combination of searches, to be found strictly. */
const SearchText = z
  .string()
  .refine(({ length }) => length <= MAX_COMBINED_LENGTH, { error: ({ input }) => tooLong(input, MAX_COMBINED_LENGTH) })
  .meta({ maxLength: MAX_COMBINED_LENGTH })
  .default('');

function tooLong(text: unknown, most: number): string {
  return `must be at most ${most} characters long, but it has ${String(text).length}`;
}

export const FILTERS = {
  ...perFacet(FACET_NAMES, chosenIn),
  from: DateText.optional().describe('First date included; a year or month means its first day.'),
  to: DateText.optional().describe('Last date included; a year or month means its last day.'),
};

export const RULES = {
  match: z
    .enum(['most', 'all', 'any'], mustBe('most, all or any'))
    .default('most')
    .describe('How many of the words an article must have.'),
  expand: z
    .enum(['on', 'off'], mustBe('on or off'))
    .default('on')
    .describe('Whether synonyms, acronyms and typo matching may widen the query.'),
};

/** Dates of which the first is not after the last. */
export function inOrder<S extends z.ZodObject>(parameters: S): S {
  return parameters.refine((given) => !isBackwards(given), {
    // `when`: zod would otherwise leave this out as soon as any parameter is wrong, and all are to be named at once.
    when: ({ value }) => Dates.safeParse(value).success,
    path: ['from'],
    error: 'must not lie after to: swap the two, or leave one out',
  });
}

/** Whether a text is longer than what is typed, and no longer than a combination. */
function isCombined(value: unknown): boolean {
  const { q } = value as { readonly q?: unknown };
  return typeof q === 'string' && q.length > MAX_QUERY_LENGTH && q.length <= MAX_COMBINED_LENGTH;
}

/** What a page's search takes: dates may be the wrong way round, for a reader is shown how to swap them. */
const AnySearchParameters = z
  .strictObject({
    q: SearchText.describe(
      `The query, at most ${MAX_QUERY_LENGTH} characters, or ${MAX_COMBINED_LENGTH} with match=all and expand=off: words, "quoted phrases", "near words"~5, begin*, -excluded, OR, AND, brackets, and the fields ${FIELDS_IN_WORDS}. Empty browses all articles, newest first.`,
    ),
    ...FILTERS,
    sort: z
      .enum(['relevance', 'newest', 'oldest'], mustBe('relevance, newest or oldest'))
      .optional()
      .describe('Default: relevance for a query, newest when browsing.'),
    page: PAGE_TEXT.describe(`From 1; page × size is at most ${MAX_DEPTH}.`),
    size: Size.text.default(DEFAULT_SIZE).describe('Hits per page.'),
    ...RULES,
    explain: z.enum(['0', '1'], mustBe('1 or 0')).default('0').describe('1 says per hit how its score came about.'),
  })
  // `when`: zod would otherwise leave these out as soon as any parameter is wrong, and all are to be named at once.
  .refine(({ q, match, expand }) => q.length <= MAX_QUERY_LENGTH || (match === 'all' && expand === 'off'), {
    when: ({ value }) => isCombined(value),
    path: ['q'],
    error: ({ input }) => tooLong((input as { readonly q: string }).q, MAX_QUERY_LENGTH),
  })
  .refine(({ page, size }) => page * size <= MAX_DEPTH, {
    when: ({ value }) => Paging.safeParse(value).success,
    path: ['page'],
    error: `goes too deep: page × size may be at most ${MAX_DEPTH}, so narrow the search with more words or filters`,
  });

/** What a search takes, in an address. Values come as texts, repeatable ones as lists of texts. */
export const SearchParameters = inOrder(AnySearchParameters);
export type SearchParameters = z.infer<typeof SearchParameters>;

/** What `GET /api/search` takes: the page lists facets in its own way. */
export const ApiSearchParameters = SearchParameters.safeExtend({
  facetSize: upTo(MAX_FACET_SIZE)
    .text.default(DEFAULT_FACET_SIZE)
    .describe('How many values of each facet of names at most: the most frequent, and those that are chosen.'),
});
export type ApiSearchParameters = z.infer<typeof ApiSearchParameters>;

/** What `GET /api/suggest` takes. */
export const SuggestParameters = z.strictObject({
  q: TypedText.describe('What is typed so far. Nothing typed is nothing suggested.'),
  ...FILTERS,
  ...RULES,
  format: z
    .enum(['json', 'opensearch'], mustBe('json or opensearch'))
    .optional()
    .describe('opensearch: OpenSearch Suggestions, for the search box of a browser. Default: what Accept prefers.'),
});

/** What `GET /api/articles/{id}/similar` takes. */
export const SimilarParameters = z.strictObject({
  size: upTo(MAX_SIMILAR).text.default(DEFAULT_SIMILAR).describe('How many articles at most.'),
});

/**
 * The parameters that a schema asks for, from the part of an address after the `?`. Throws WrongParametersError with all
 * that is wrong.
 */
export function parseParameters<S extends z.ZodObject>(
  schema: S,
  queryString: string,
  known: Partial<Pick<KnownParameters, 'repeatable' | 'others'>> = {},
): z.infer<S> {
  const names = Object.keys(schema.shape);
  const { values, problems } = readQueryString(queryString, { names, repeatable: [], ...known });
  const parsed = schema.safeParse(values);
  if (parsed.success && problems.length === 0) return parsed.data;
  const issues = parsed.error?.issues ?? [];
  const wrong = issues.map(({ path: [name], message }) => ({
    name: String(name),
    problem: `${String(name)} ${message}.`,
  }));
  throw new WrongParametersError([...problems, ...wrong].slice(0, MAX_PROBLEMS));
}

/** The parameters of a search. Throws WrongParametersError. */
export function parseSearchParameters(queryString: string): ApiSearchParameters {
  return parseParameters(ApiSearchParameters, queryString, { repeatable: FACET_NAMES });
}

/** The parameters of a suggestion. Throws WrongParametersError. */
export function parseSuggestParameters(queryString: string): z.infer<typeof SuggestParameters> {
  return parseParameters(SuggestParameters, queryString, { repeatable: FACET_NAMES });
}

/** The parameters of a page's search: what others its address has is left to others. Throws WrongParametersError. */
export function parsePageParameters(queryString: string): SearchParameters {
  return parseParameters(AnySearchParameters, queryString, { repeatable: FACET_NAMES, others: 'ignored' });
}

/** For an address that takes no parameters. Throws WrongParametersError. */
export function refuseParameters(queryString: string): void {
  const { problems } = readQueryString(queryString, { names: [], repeatable: [] });
  if (problems.length > 0) throw new WrongParametersError(problems.slice(0, MAX_PROBLEMS));
}

/** Reads the text a person typed. */
export type QueryParser = (text: string) => {
  readonly clauses: readonly Clause[];
  readonly notices: readonly string[];
};

interface DatesGiven {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Whether the first date that is asked for lies after the last. */
export function isBackwards({ from, to }: DatesGiven): boolean {
  return from !== undefined && to !== undefined && firstDay(from) > lastDay(to);
}

/** The query that parameters ask for. Facet values are sorted and unique: their order changes nothing. */
export function toQuery(parameters: WholeSearch & Partial<Paged>, parseQuery: QueryParser): Query {
  const { q, page = 1, size = DEFAULT_SIZE } = parameters;
  const { clauses, notices } = parseQuery(q);
  return {
    text: q,
    clauses,
    notices,
    ...toScope(parameters),
    // Within a theme the newest are the most relevant, after what the editors put first there.
    sort: parameters.sort ?? (clauses.length > 0 || parameters.theme.length === 1 ? 'relevance' : 'newest'),
    page,
    size,
    explain: parameters.explain === '1',
  };
}

type Paged = Pick<SearchParameters, 'page' | 'size' | 'explain'>;
type WholeSearch = Omit<SearchParameters, keyof Paged>;

type ScopeParameters = Pick<SearchParameters, FacetName | 'match' | 'expand'> & DatesGiven;

/** What parameters ask for beside words. */
export function toScope({ from, to, match, expand, ...chosen }: ScopeParameters): Scope {
  return {
    filters: {
      ...perFacet(FACET_NAMES, (facet) => [...new Set(chosen[facet])].sort()),
      ...(from !== undefined && { from: firstDay(from) }),
      ...(to !== undefined && { to: lastDay(to) }),
    },
    match,
    expand: expand === 'on',
  };
}

import { z } from 'zod';
import { EXPORT_NAMES } from '../../citing/export-formats.js';
import { FACET_NAMES } from '../../search/facets.js';
import {
  FILTERS,
  inOrder,
  mustBe,
  PAGE_TEXT,
  parseParameters,
  RULES,
  SearchParameters,
  TypedText,
  upTo,
} from './search-parameters.js';

/** Lines of a concordance are short. */
const MAX_LINES = 1000;
const DEFAULT_LINES = 100;
/** More lines in one plot cannot be told apart. */
const MAX_TERMS = 6;
/** How many articles can be chosen by their ids: an address is not longer. */
const MAX_IDS = 500;

const { q, sort } = SearchParameters.shape;
/** What asks for all of a search. */
const WHOLE_SEARCH = { q, ...FILTERS, sort, ...RULES };

/** What `GET /api/export` takes. */
export const ExportParameters = inOrder(
  z.strictObject({
    format: z.enum(EXPORT_NAMES, mustBe(EXPORT_NAMES.join(', '))).describe('How the articles are written.'),
    id: z
      .array(z.string())
      .max(MAX_IDS, `may be given at most ${MAX_IDS} times: choose fewer articles`)
      .default([])
      .describe('An article by its id, in place of a search; repeat it for several.'),
    ...WHOLE_SEARCH,
  }),
);

/** What `GET /feed.atom` takes: all of the words, unless it is asked otherwise. */
export const FeedParameters = inOrder(
  z.strictObject({
    ...WHOLE_SEARCH,
    match: RULES.match.unwrap().default('all'),
  }),
);

/** What `GET /api/concordance` takes. */
export const ConcordanceParameters = inOrder(
  z.strictObject({
    q: TypedText.describe('A word or a phrase.'),
    ...FILTERS,
    sort: z
      .enum(['left', 'right', 'newest', 'oldest'], mustBe('left, right, newest or oldest'))
      .default('newest')
      .describe('By what stands before it, by what stands after it, or by date.'),
    page: PAGE_TEXT,
    size: upTo(MAX_LINES).text.default(DEFAULT_LINES).describe('Lines per page.'),
    format: z.enum(['json', 'csv'], mustBe('json or csv')).default('json').describe('csv: all lines, as a file.'),
  }),
);

export type ConcordanceAsked = z.infer<typeof ConcordanceParameters>;

/** What `GET /api/timeline` takes. */
export const TimelineParameters = inOrder(
  z.strictObject({
    terms: z
      .array(TypedText.unwrap())
      .max(MAX_TERMS, `may be given at most ${MAX_TERMS} times: compare fewer terms`)
      .default([])
      .describe('A word or a phrase; repeat it for others to compare.'),
    by: z.enum(['year', 'month'], mustBe('year or month')).default('year').describe('How time is divided.'),
    ...FILTERS,
    format: z.enum(['json', 'csv'], mustBe('json or csv')).default('json').describe('csv: as a file.'),
  }),
);

export type TimelineAsked = z.infer<typeof TimelineParameters>;

/** The parameters of an export. Throws WrongParametersError. */
export function parseExportParameters(queryString: string): z.infer<typeof ExportParameters> {
  return parseParameters(ExportParameters, queryString, { repeatable: [...FACET_NAMES, 'id'] });
}

/** The parameters of a feed; what others its address has is left to others. Throws WrongParametersError. */
export function parseFeedParameters(queryString: string): z.infer<typeof FeedParameters> {
  return parseParameters(FeedParameters, queryString, { repeatable: FACET_NAMES, others: 'ignored' });
}

/** The parameters of a concordance. Throws WrongParametersError. */
export function parseConcordanceParameters(queryString: string): ConcordanceAsked {
  return parseParameters(ConcordanceParameters, queryString, { repeatable: FACET_NAMES });
}

/** The parameters of a timeline. Throws WrongParametersError. */
export function parseTimelineParameters(queryString: string): TimelineAsked {
  return parseParameters(TimelineParameters, queryString, { repeatable: [...FACET_NAMES, 'terms'] });
}

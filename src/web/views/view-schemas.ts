import { z } from 'zod';
import { FACET_NAMES, NAME_FACETS, NAME_LISTS, perFacet } from '../../search/facets.js';

// The answers' shapes. Types come from here, and so does the OpenAPI document.

const Day = z.iso.date();
const Index = z
  .strictObject({
    generation: z.string().describe('Changes with every published reindex.'),
    articles: z.int().min(0).describe('How many articles it holds.'),
    builtAt: z.iso.datetime(),
  })
  .describe('The index that answered.');

const FacetCount = z.strictObject({
  value: z.string(),
  count: z
    .int()
    .min(0)
    .describe("Articles with this value among those that match everything but this facet's own selection."),
  selected: z.boolean(),
});

const { month: Months, ...OtherFacets } = perFacet(FACET_NAMES, () => z.array(FacetCount));
/** What an article has in the facets of names. */
const Names = perFacet(NAME_LISTS, () => z.array(z.string()));

const Rewriting = z.strictObject({
  from: z.string(),
  to: z.array(z.string()),
  added: z.int().min(0).describe('How many of the articles found do not have `from` itself.'),
});

const Contribution = z.strictObject({
  term: z
    .string()
    .describe(
      'As indexed, or what was found as one thing; or `articles like it` (which may take away) or `newer than its equals`.',
    ),
  title: z.int().nullable().describe('How often it stands in the title; null for what was found as one thing.'),
  body: z.int().nullable(),
  idf: z.number(),
  weight: z.number().describe('More for a repeated word, less for a synonym or a correction.'),
  score: z.number(),
});
export type ContributionView = z.infer<typeof Contribution>;
const Rule = z.enum(['most', 'all', 'any']);

const Hit = z.strictObject({
  id: z.string().describe('`YYYY-MM-DD-slug-of-title`; the same after every reindex.'),
  title: z.string(),
  date: Day,
  ...Names,
  url: z.string().nullable(),
  score: z.number().min(0).describe('Comparable within one answer only, in 4 significant digits; 0 when browsing.'),
  highlights: z
    .strictObject({ title: z.string(), snippets: z.array(z.string()) })
    .describe('HTML-escaped text in which only `<mark>` is added, around what matched.'),
  pinned: z.literal(true).optional().describe('It comes first since the editors want it, whatever it scores.'),
  explanation: z
    .array(Contribution)
    .optional()
    .describe('With explain=1: what adds up to the score, itself not rounded.'),
});

export const SearchView = z.strictObject({
  query: z.strictObject({
    text: z.string().describe('As asked.'),
    understood: z.string().describe('As understood; asking this asks the same.'),
  }),
  total: z.int().min(0).describe('Exact.'),
  page: z.int().min(1),
  size: z.int().min(1),
  hits: z.array(Hit),
  facets: z.strictObject({
    ...OtherFacets,
    month: Months.optional().describe('Only when a year or a month is selected, or from and to lie in one year.'),
  }),
  more: z
    .strictObject(perFacet(NAME_FACETS, () => z.int().min(0)))
    .describe('How many further values each facet of names has; `facetSize` lists up to 1,000.'),
  suggestion: z.string().nullable().describe('Another query that would find more.'),
  corrections: z.array(Rewriting).describe('Words read as others because no article has them.'),
  expansions: z.array(Rewriting).describe('Words that also found their synonyms or acronyms.'),
  relaxed: z
    .strictObject({ from: Rule, to: Rule })
    .nullable()
    .describe('The matching rule asked for found nothing, so this one was used.'),
  partial: z.boolean().describe('Whether some of the articles found have most of the words, by weight, and not all.'),
  offers: z
    .array(
      z.strictObject({
        reason: z
          .enum(['date', 'author', 'filter'])
          .describe('Words taken for a date, words taken for a name, or a value of a filter that no article has.'),
        from: z.string().describe('What is taken otherwise.'),
        to: z.string().describe('As what: a period, a name, another value.'),
        text: z.string().describe('The query of the search.'),
        filters: z
          .strictObject({
            ...perFacet(FACET_NAMES, () => z.array(z.string()).optional()),
            from: z.string().optional(),
            to: z.string().optional(),
          })
          .describe('All of its filters, as parameters.'),
        total: z.int().min(1),
      }),
    )
    .describe('Other searches that may have been meant, the likeliest first. Nothing was searched for in their place.'),
  notices: z.array(z.string()).describe('What there is to say about the query, in sentences.'),
  why: z
    .strictObject({
      clauses: z
        .array(z.strictObject({ text: z.string(), total: z.int().min(0) }))
        .describe('What each part of the query finds alone.'),
      emptiedBy: z
        .string()
        .nullable()
        .describe('The part without which most is found; null where leaving out one is not enough.'),
      nearest: z
        .array(z.strictObject({ text: z.string(), keepsFilters: z.boolean(), total: z.int().min(1) }))
        .describe('Queries close by that find something, the closest first.'),
    })
    .nullable()
    .describe('Why nothing was found.'),
  index: Index,
  tookMs: z
    .number()
    .min(0)
    .describe('Milliseconds the engine took when the answer was computed; an answer from the cache keeps them.'),
});
export type SearchView = z.infer<typeof SearchView>;

export const ArticleView = z.strictObject({
  id: z.string(),
  title: z.string(),
  date: Day,
  ...Names,
  url: z.string().nullable(),
  body: z.string().describe('Plain text; paragraphs are separated by one blank line.'),
  headings: z
    .array(
      z.strictObject({
        at: z.int().min(0).describe('Where its line begins in the body, in UTF-16 code units.'),
        level: z.int().min(1).max(6),
      }),
    )
    .describe('The lines of the body that are headings.'),
  sources: z
    .array(z.strictObject({ file: z.string(), line: z.int().min(1) }))
    .describe('Every place in the source where the article was found.'),
  index: Index,
});
export type ArticleView = z.infer<typeof ArticleView>;

export const SimilarView = z.strictObject({
  id: z.string().describe('Of the article that these are like.'),
  hits: z.array(Hit).describe('The most alike first. Nothing is marked; a snippet is the beginning.'),
  index: Index,
});
export type SimilarView = z.infer<typeof SimilarView>;

/** More would be a list to read, where a box has room for a few. */
export const MAX_SUGGESTIONS = 10;

export const SuggestView = z.strictObject({
  query: z.strictObject({ text: z.string().describe('As asked.') }),
  suggestions: z
    .array(
      z.strictObject({
        text: z.string().describe('To show.'),
        highlight: z.string().describe('The same, HTML-escaped; `<mark>` is around what was typed of it.'),
        kind: z
          .enum(['word', 'title', ...NAME_FACETS])
          .describe('Choosing a word searches for `query`, a name sets its filter to `text`, a title opens `article`.'),
        query: z.string().describe('To search for where only a text can be.'),
        article: z.string().nullable().describe('The id of the newest article of a title; otherwise null.'),
        total: z
          .int()
          .min(1)
          .describe('How many articles choosing it finds, within the filters asked for; of a title, its `query`.'),
      }),
    )
    .max(MAX_SUGGESTIONS)
    .describe('Best first.'),
  index: Index,
});
export type SuggestView = z.infer<typeof SuggestView>;

export const OpenSearchSuggestions = z
  .tuple([
    z.string().describe('As asked.'),
    z.array(z.string()).max(MAX_SUGGESTIONS).describe('Queries it may become, best first.'),
    z.array(z.string()).max(MAX_SUGGESTIONS).describe('How many articles each finds, in words.'),
    z
      .array(z.string().meta({ format: 'uri-reference' }))
      .max(MAX_SUGGESTIONS)
      .describe('Where each is searched for, relative to this service.'),
  ])
  .describe('OpenSearch Suggestions 1.1: lists whose elements belong together by their places.');
export type OpenSearchSuggestions = z.infer<typeof OpenSearchSuggestions>;

export const ConcordanceView = z.strictObject({
  query: z.strictObject({ text: z.string() }),
  total: z.int().min(0).describe('Places that are listed.'),
  articles: z.int().min(0).describe('In so many articles.'),
  isCut: z.boolean().describe('Whether there are more places than are listed.'),
  page: z.int().min(1),
  size: z.int().min(1),
  lines: z.array(
    z.strictObject({
      id: z.string().describe("The article's."),
      title: z.string(),
      date: z.iso.date(),
      field: z.enum(['title', 'body']),
      left: z.string().describe('What stands before the match.'),
      match: z.string(),
      right: z.string().describe('What stands after it.'),
      url: z.string().describe('The passage, relative to this service.'),
    }),
  ),
  index: Index,
});
export type ConcordanceView = z.infer<typeof ConcordanceView>;

export const TimelineView = z.strictObject({
  by: z.enum(['year', 'month']),
  periods: z.array(z.string()).describe('`YYYY` or `YYYY-MM`, the oldest first, without a gap.'),
  articles: z.array(z.int().min(0)).describe('Articles in each period.'),
  terms: z.array(
    z.strictObject({
      term: z.string(),
      total: z.int().min(0).describe('Articles that have it.'),
      counts: z.array(z.int().min(0)).describe('Of these, in each period.'),
      shares: z.array(z.number().min(0).max(1)).describe('The same as a share of all articles in the period.'),
    }),
  ),
  index: Index,
});
export type TimelineView = z.infer<typeof TimelineView>;

export const Alive = z.strictObject({ status: z.literal('ok') });
export type Alive = z.infer<typeof Alive>;

export const Ready = z.strictObject({ status: z.literal('ready'), index: Index });
export type Ready = z.infer<typeof Ready>;

export const RunView = z.strictObject({
  id: z.string(),
  state: z.string().describe('`running`, or how it ended.'),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  progress: z
    .strictObject({ stage: z.string(), done: z.int().min(0), total: z.int().min(0) })
    .nullable()
    .describe('What a running one is at, and how far it has come with that.'),
  report: z.unknown().describe('What `npm run reindex -- --json` prints; null while it is running.'),
});
export type RunView = z.infer<typeof RunView>;

export const InsightsView = z.strictObject({
  months: z.array(
    z.strictObject({
      month: z.string().describe('`YYYY-MM`, the newest first.'),
      queries: z.array(
        z.strictObject({
          text: z.string(),
          searches: z.int().min(1),
          nothing: z.int().min(0).describe('How often nothing was found.'),
          corrected: z.int().min(0).describe('How often it was read as other words.'),
        }),
      ),
    }),
  ),
});
export type InsightsView = z.infer<typeof InsightsView>;

export const RunList = z.strictObject({ runs: z.array(RunView).describe('The latest first.') });
export type RunList = z.infer<typeof RunList>;

const ParameterProblem = z.strictObject({
  name: z.string(),
  problem: z.string().describe('A sentence that says what to do.'),
});
export type ParameterProblem = z.infer<typeof ParameterProblem>;

export const Problem = z
  .strictObject({
    type: z.string().meta({ format: 'uri-reference' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    instance: z.string().meta({ format: 'uri-reference' }).describe('The address that was asked for.'),
    parameters: z.array(ParameterProblem).optional().describe('Every parameter that is wrong.'),
    run: RunView.optional().describe('The reindex that is running.'),
  })
  .describe('An RFC 9457 problem.');
export type Problem = z.infer<typeof Problem>;

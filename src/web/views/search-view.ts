import type {
  Contribution,
  Emptiness,
  FacetCount,
  Hit,
  IndexInfo,
  Offer,
  Rewriting,
  SearchResult,
} from '../../search/result.js';
import { FACET_NAMES, isOfNames, NAME_FACETS, NAME_LISTS, perFacet, type NameList } from '../../search/facets.js';
import type { Filters, Query } from '../../search/query.js';
import { printQuery } from '../../search/language/print-query.js';
import type { Highlighter } from '../../search/highlights/highlighter.js';
import type { ContributionView, SearchView } from './view-schemas.js';

/** Scores are compared: more digits would be noise in the answer's bytes. What adds up to them is not rounded. */
const SCORE_DIGITS = 4;

/**
 * What a reader is shown of a search. The API prints it as JSON, the search page as HTML. `facetSize`: how many values a
 * facet of names has at most, beside those that are chosen.
 */
export function toSearchView(
  query: Query,
  result: SearchResult,
  highlighter: Highlighter,
  tookMs: number,
  facetSize = Infinity,
): SearchView {
  const { filters } = query;
  // Months without a year are a long list that says little.
  const monthsShown = filters.year.length > 0 || filters.month.length > 0 || isWithinYear(filters);
  const { month, ...always } = perFacet(FACET_NAMES, (facet) => {
    const counts = result.facets[facet];
    if (facet === 'month' && !monthsShown) return [];
    const shown = isOfNames(facet) ? counts.filter(({ selected }, rank) => rank < facetSize || selected) : counts;
    return shown.map(toFacetView);
  });
  return {
    query: { text: query.text, understood: printQuery(query.clauses) },
    total: result.total,
    page: query.page,
    size: query.size,
    hits: result.hits.map((hit) => toHitView(hit, highlighter)),
    facets: {
      ...always,
      ...(monthsShown && { month }),
    },
    more: perFacet(NAME_FACETS, (facet) => result.facets[facet].length - always[facet].length),
    suggestion: result.suggestion,
    corrections: result.corrections.map(toRewritingView),
    expansions: result.expansions.map(toRewritingView),
    relaxed: result.relaxed && { from: result.relaxed.from, to: result.relaxed.to },
    partial: result.partial,
    offers: result.offers.map(toOfferView),
    notices: [...result.notices],
    why: result.why && toWhyView(result.why),
    index: toIndexView(result.index),
    tookMs,
  };
}

// Every field is named, so that what an engine adds to these for itself does not reach the world.

function isWithinYear({ from, to }: Filters): boolean {
  return from !== undefined && from.slice(0, 'YYYY'.length) === to?.slice(0, 'YYYY'.length);
}

/** Which index answered. */
export function toIndexView({ generation, articles, builtAt }: IndexInfo): SearchView['index'] {
  return { generation, articles, builtAt };
}

function toFacetView({ value, count, selected }: FacetCount): SearchView['facets']['year'][number] {
  return { value, count, selected };
}

function toRewritingView({ from, to, added }: Rewriting): SearchView['corrections'][number] {
  return { from, to: [...to], added };
}

function toOfferView({ reason, from, to, text, filters, total }: Offer): SearchView['offers'][number] {
  const chosen = FACET_NAMES.flatMap((facet) => (filters[facet].length > 0 ? [[facet, [...filters[facet]]]] : []));
  const { from: first, to: last } = filters;
  const dates = { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) };
  return { reason, from, to, text, filters: { ...(Object.fromEntries(chosen) as object), ...dates }, total };
}

function toWhyView({ clauses, emptiedBy, nearest }: Emptiness): SearchView['why'] {
  return {
    clauses: clauses.map(({ text, total }) => ({ text, total })),
    emptiedBy,
    nearest: nearest.map(({ text, keepsFilters, total }) => ({ text, keepsFilters, total })),
  };
}

function toContributionView({ term, title, body, idf, weight, score }: Contribution): ContributionView {
  return { term, title, body, idf, weight, score };
}

/** The names that an article has, by facet. */
export function namesOf(article: Hit['article']): Record<NameList, string[]> {
  return perFacet(NAME_LISTS, (list) => [...(article[list] ?? [])]);
}

/** A hit as it is listed. */
export function toHitView(hit: Hit, highlighter: Highlighter): SearchView['hits'][number] {
  const { id, title, date, url = null } = hit.article;
  const highlights = highlighter.highlight(hit);
  return {
    id,
    title,
    date,
    ...namesOf(hit.article),
    url,
    score: Number(hit.score.toPrecision(SCORE_DIGITS)),
    highlights: { title: highlights.title, snippets: [...highlights.snippets] },
    ...(hit.isPinned === true && { pinned: true }),
    ...(hit.explanation && { explanation: hit.explanation.map(toContributionView) }),
  };
}

import type { Analyzer } from '../../analysis/analyzer.js';
import { firstDay, lastDay } from '../../calendar/periods.js';
import { NAME_FACETS, type NameFacet } from '../../search/facets.js';
import { parseQuery } from '../../search/language/parse-query.js';
import type { Filters, Query } from '../../search/query.js';
import type { Offer } from '../../search/result.js';
import type { IndexTerms } from '../index-terms.js';
import { knownNames, nameLike } from '../names/known-names.js';
import { respeltName } from '../names/facet-names.js';
import { writersNamed } from '../names/writers-named.js';
import { writtenPeriod } from './written-periods.js';

/** More are a list to read. */
const MAX_OFFERS = 4;

/** What offering asks of an archive. */
interface Offering {
  readonly index: IndexTerms;
  readonly analyzer: Analyzer;
  /** How many articles a text finds within filters, by the query's own rules. */
  readonly count: (text: string, filters: Filters) => number;
  /** How many articles have all the words of a text, within the query's filters. */
  readonly countAll: (text: string) => number;
}

type Alternative = Omit<Offer, 'total'>;

/** Searches that may have been meant by a query. */
export function offersFor(query: Query, archive: Offering): readonly Offer[] {
  const others = [...otherNames(query, archive), ...peopleNamed(query, archive), ...datesWritten(query)];
  return (
    others
      .map((offer) => ({ ...offer, total: archive.count(offer.text, offer.filters) }))
      // Some of the words of a date are in many articles: where all of them are is what the date is compared with.
      .filter((offer) => offer.total > (offer.reason === 'date' ? archive.countAll(query.text) : 0))
      .slice(0, MAX_OFFERS)
  );
}

/** For values of filters that no article has, what they may be called now, or were meant for. */
function otherNames({ text, filters }: Query, archive: Offering): readonly Alternative[] {
  const { index } = archive;
  const unknown = NAME_FACETS.flatMap((facet) => unknownIn(facet, filters, index).map((from) => ({ facet, from })));
  return unknown.slice(0, MAX_OFFERS).flatMap(({ facet, from }): Alternative[] => {
    const to = nameLike(facet, from, archive) ?? respeltName(facet, from, archive)?.names[0];
    if (to === undefined) return [];
    const known = filters[facet].filter((value) => knownNames(facet, index).has(value));
    return [
      { reason: 'filter', from, to, text, filters: { ...filters, [facet]: [...new Set([...known, to])].sort() } },
    ];
  });
}

/** Sentences on the values of filters that no article has. */
export function unknownFilters({ filters }: Query, index: IndexTerms): readonly string[] {
  return NAME_FACETS.flatMap((facet) =>
    unknownIn(facet, filters, index).map((value) => `No article here has the ${facet} “${value}”.`),
  );
}

function unknownIn(facet: NameFacet, filters: Filters, index: IndexTerms): readonly string[] {
  if (filters[facet].length === 0) return [];
  return filters[facet].filter((value) => !knownNames(facet, index).has(value));
}

/** Whoever is named by a query that is searched for as words, because the name is a word, or because words were asked for. */
function peopleNamed(query: Query, { index, analyzer }: Offering): readonly Alternative[] {
  if (query.filters.author.length > 0) return [];
  // Planning has looked for the others already, and puts what they wrote first.
  const isPlanned = query.match === 'most' && query.expand;
  if (isPlanned && query.clauses.length !== 1) return [];
  const named = writersNamed(query.clauses, { index, analyzer });
  if (named === undefined || (isPlanned && !named.isWord)) return [];
  const { text: from, names } = named;
  const [only = ''] = names;
  return names.length === 1
    ? [{ reason: 'author', from, to: only, text: '', filters: { ...query.filters, author: [only] } }]
    : [{ reason: 'author', from, to: from, text: `author:"${from}"`, filters: query.filters }];
}

/** The date that a query of plain words has, as a filter on the rest of them. */
function datesWritten({ text, clauses, filters }: Query): readonly Alternative[] {
  const areFree =
    filters.year.length + filters.month.length === 0 && filters.from === undefined && filters.to === undefined;
  if (!areFree || clauses.length === 0 || clauses.some(({ kind }) => kind !== 'word')) return [];
  const written = writtenPeriod(text);
  if (written === undefined) return [];
  const { start, end, period } = written;
  const rest = `${text.slice(0, start)} ${text.slice(end)}`.replace(/\s+/gu, ' ').trim();
  // What only joined the date to the words says nothing without it: "in July 2017".
  const words = rest.replace(/(?:^|\s)(?:in|on|from|of|since|during|dated)$/iu, '').trim();
  if (parseQuery(words).clauses.some(({ kind }) => kind !== 'word')) return [];
  return [
    {
      reason: 'date',
      from: text.slice(start, end),
      to: period,
      text: words,
      filters: { ...filters, ...within(period) },
    },
  ];
}

/** A period as what the page chooses it by. */
function within(period: string): Partial<Filters> {
  switch (period.length) {
    case 'YYYY'.length:
      return { year: [period] };
    case 'YYYY-MM'.length:
      return { month: [period] };
    default:
      return { from: firstDay(period), to: lastDay(period) };
  }
}

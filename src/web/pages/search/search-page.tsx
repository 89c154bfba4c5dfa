import { FACETS, inListOrder, NAME_FACETS } from '../../../search/facets.js';
import { isBackwards, type SearchParameters } from '../../asked/search-parameters.js';
import type { SearchView } from '../../views/view-schemas.js';
import type { ChangesSince } from '../../../generations/history/changes-since.js';
import { ChangesSinceNote } from '../research/changes-since-note.js';
import { Chips } from './chips.js';
import { articles, grouped } from '../parts/counts-in-words.js';
import { inWords } from '../parts/dates-in-words.js';
import { Facets } from './facet-lists.js';
import { HitList } from './hit-list.js';
import { Layout } from '../parts/layout.js';
import { Notes } from './search-notes.js';
import { NothingFound, type PopularTheme } from './nothing-found.js';
import { ResultTools } from '../research/result-tools.js';
import { Paging, pagesOf } from './paging.js';
import { SearchAddress } from '../../asked/search-address.js';
import type { Site } from '../parts/site.js';
import { YearChart } from './year-chart.js';

const NARROWED_BY = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format([
  ...inListOrder(NAME_FACETS).map((name) => FACETS[name].noun),
  'date',
]);

interface SearchPageProps {
  readonly site: Site;
  readonly asked: SearchParameters;
  readonly view: SearchView;
  /** What to offer a reader who found nothing. */
  readonly popular: readonly PopularTheme[];
  /** What has changed since the link was made that led here. */
  readonly changes?: ChangesSince | undefined;
}

/** The search page: one view, the same that the API prints as JSON. */
export function SearchPage({ site, asked, view, popular, changes }: SearchPageProps) {
  const address = SearchAddress.of(asked);
  const browsing = asked.q.trim() === '';
  return (
    <Layout
      site={site}
      title={titleOf(asked, view)}
      kind="search"
      text={asked.q}
      address={address}
      indexed={address.pairs.length === 0}
      head={
        <link
          rel="alternate"
          type="application/atom+xml"
          title={titleOf(asked, view) || site.name}
          href={feedOf(address)}
        />
      }
    >
      <div
        id="results"
        data-live=""
        data-total={view.total}
        data-generation={view.index.generation}
        data-understood={view.query.understood}
      >
        <div class="columns">
          <div class="top">
            <div class="found">
              <h1 id="count" data-key="count" tabIndex={-1}>
                {countOf(asked, view)}
              </h1>
              <p class="position">{positionOf(view)}</p>
              {view.total > 1 ? <Sorting asked={asked} browsing={browsing} /> : <SortKept asked={asked} />}
            </div>
            <Chips asked={asked} address={address} />
            {isBackwards(asked) && <DatesSwapped asked={asked} address={address} />}
            <Notes view={view} address={address} />
            {changes && <ChangesSinceNote changes={changes} />}
            <ResultTools view={view} address={address} text={asked.q} />
          </div>
          {(view.total > 0 || address.hasFilters) && (
            <details class="filters" id="filters">
              <summary>Narrow by {NARROWED_BY}</summary>
              <YearChart view={view} asked={asked} address={address} />
              <Facets view={view} asked={asked} address={address} />
            </details>
          )}
          <div class="list">
            {view.total === 0 ? (
              <NothingFound view={view} address={address} popular={popular} />
            ) : (
              <HitList view={view} address={address} site={site} />
            )}
            <Paging view={view} address={address} />
          </div>
        </div>
      </div>
    </Layout>
  );
}

function feedOf(address: SearchAddress): string {
  const { queryString } = address.with('page').with('size').with('sort').with('explain');
  return queryString === '' ? '/feed.atom' : `/feed.atom?${queryString}`;
}

function titleOf({ q }: SearchParameters, { page }: SearchView): string {
  return [q.trim(), page > 1 ? `page ${page}` : ''].filter((part) => part !== '').join(', ');
}

function countOf({ q }: SearchParameters, { total, partial, relaxed }: SearchView): string {
  const found = total === 0 ? 'Nothing found' : articles(total);
  if (q.trim() === '') return found;
  const isMost = total > 0 && partial && relaxed === null;
  return isMost ? `${found} with most of “${q.trim()}”` : `${found} for “${q.trim()}”`;
}

function positionOf(view: SearchView): string {
  const pages = pagesOf(view);
  if (view.hits.length === 0 && view.total > 0) return `There is no page ${grouped(view.page)}.`;
  return pages > 1 ? `Page ${grouped(view.page)} of ${grouped(pages)}` : '';
}

/** No article is dated after a day and before an earlier one: somebody took the two fields for each other. */
function DatesSwapped({ asked: { from = '', to = '' }, address }: { asked: SearchParameters; address: SearchAddress }) {
  return (
    <p class="swap">
      The first date, {inWords(from)}, lies after the last, {inWords(to)}.{' '}
      <a data-to="top" href={address.with('from', to).with('to', from).toString()}>
        Search from {inWords(to)} to {inWords(from)}
      </a>
    </p>
  );
}

/** Where there is nothing to put in order, the next question is still to have the order that was chosen. */
function SortKept({ asked: { sort } }: { readonly asked: SearchParameters }) {
  return sort === undefined ? null : <input type="hidden" name="sort" value={sort} form="search" />;
}

function Sorting({ asked, browsing }: { readonly asked: SearchParameters; readonly browsing: boolean }) {
  const orders = browsing ? ['newest', 'oldest'] : ['relevance', 'newest', 'oldest'];
  const names: Readonly<Record<string, string>> = {
    relevance: 'Best match',
    newest: 'Newest first',
    oldest: 'Oldest first',
  };
  const chosen = asked.sort ?? orders[0];
  return (
    <div class="sorting">
      <label for="sort">Order</label>
      <select id="sort" name="sort" form="search" data-submit-on-change="">
        {orders.map((order, index) => (
          // The first is what an address without an order means.
          <option key={order} value={index === 0 ? '' : order} selected={order === chosen}>
            {names[order]}
          </option>
        ))}
      </select>
      <button type="submit" form="search" data-no-script="">
        Sort
      </button>
    </div>
  );
}

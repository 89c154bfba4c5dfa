import type { SearchView } from '../../views/view-schemas.js';
import { articles } from '../parts/counts-in-words.js';
import type { SearchAddress } from '../../asked/search-address.js';

/** A theme of the archive, with its articles counted. */
export interface PopularTheme {
  readonly value: string;
  readonly count: number;
}

interface NothingFoundProps {
  readonly view: SearchView;
  readonly address: SearchAddress;
  readonly popular: readonly PopularTheme[];
}

/** What a reader can do who found nothing: why that is, queries close by, and where the archive has most. */
export function NothingFound({ view, address, popular }: NothingFoundProps) {
  const { why } = view;
  return (
    <div class="nothing">
      {why === null
        ? address.hasFilters && (
            <p>
              No article is in all that is selected. Take something away above, or{' '}
              <a href={address.withoutFilters().toString()}>remove all filters</a>.
            </p>
          )
        : why.clauses.length === 1
          ? !address.hasFilters && <p>No article has this. Check the spelling, or try other words or fewer.</p>
          : why.clauses.length > 1 && (
              <>
                <h2>What each part finds alone</h2>
                <ul class="clauses">
                  {why.clauses.map(({ text, total }) => (
                    <li key={text}>
                      <code>{text}</code> {total === 0 ? 'nothing' : articles(total)}
                      {text === why.emptiedBy && ' – without it, something is found'}
                    </li>
                  ))}
                </ul>
              </>
            )}
      {why !== null && why.nearest.length > 0 && (
        <>
          <h2>Searches close by that find something</h2>
          <ul class="nearest">
            {why.nearest.map(({ text, keepsFilters, total }) => {
              const base = keepsFilters ? address : address.withoutFilters();
              return (
                <li key={text + String(keepsFilters)}>
                  <a data-to="top" href={base.with('q', text).toString()}>
                    {nameOf(text, text === view.query.text && !keepsFilters)}
                  </a>{' '}
                  {articles(total)}
                  {address.hasFilters && !keepsFilters && text !== view.query.text && ', without filters'}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {popular.length > 0 && (
        <>
          <h2>Themes with the most articles</h2>
          <ul class="popular">
            {popular.map(({ value, count }) => (
              <li key={value}>
                <a data-to="top" href={address.withoutFilters().with('q').adding('theme', value).toString()}>
                  {value}
                </a>{' '}
                {articles(count)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href="/help">How to search</a>: phrases, near words, exclusions, authors and dates.
      </p>
    </div>
  );
}

function nameOf(query: string, isTheSame: boolean): string {
  if (query === '') return 'the whole archive';
  return isTheSame ? `${query}, without the filters` : query;
}

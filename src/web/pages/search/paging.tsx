import { MAX_DEPTH } from '../../../search/query.js';
import type { SearchView } from '../../views/view-schemas.js';
import { grouped } from '../parts/counts-in-words.js';
import type { SearchAddress } from '../../asked/search-address.js';

/** Pages named on each side of the one that is read. */
const NEIGHBOURS = 2;

/** How many pages of a result can be read. */
export function pagesOf({ total, size }: SearchView): number {
  return Math.ceil(Math.min(total, MAX_DEPTH) / size);
}

/** Links to the other pages of a result: the ends, the neighbours, the next and the one before. */
export function Paging({ view, address }: { readonly view: SearchView; readonly address: SearchAddress }) {
  const pages = pagesOf(view);
  const { page } = view;
  if (pages < 2) return null;
  const to = (number: number) => address.with('page', String(number)).toString();
  const shown = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (number) => number === 1 || number === pages || Math.abs(number - page) <= NEIGHBOURS,
  );
  return (
    <nav class="paging" aria-label="Pages of results">
      {page > 1 && (
        <a rel="prev" data-key="previous" data-to="top" href={to(Math.min(page - 1, pages))}>
          Previous
        </a>
      )}
      <ol>
        {shown.map((number, index) => (
          <li key={number} class={number - (shown[index - 1] ?? 0) > 1 ? 'after-gap' : undefined}>
            {number === page ? (
              <span aria-current="page">{grouped(number)}</span>
            ) : (
              <a data-to="top" aria-label={`Page ${number}`} href={to(number)}>
                {grouped(number)}
              </a>
            )}
          </li>
        ))}
      </ol>
      {page < pages && (
        <a rel="next" data-key="next" data-to="top" href={to(page + 1)}>
          Next
        </a>
      )}
    </nav>
  );
}

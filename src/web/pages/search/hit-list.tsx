import type { SearchView } from '../../views/view-schemas.js';
import { Byline } from '../parts/byline.js';
import { Marked } from '../parts/marked-text.js';
import { articleAddress, type SearchAddress } from '../../asked/search-address.js';

/** The hits of a page, numbered on from those before it. */
export function HitList({ view, address }: { readonly view: SearchView; readonly address: SearchAddress }) {
  const before = (view.page - 1) * view.size;
  return (
    <ol class="hits" start={before + 1}>
      {view.hits.map((hit, index) => (
        <li key={hit.id}>
          <article class="hit">
            <h2>
              <a href={articleAddress(hit.id, { by: address, rank: before + index + 1 })}>
                <Marked html={hit.highlights.title} />
              </a>
            </h2>
            <Byline article={hit} address={address} />
            {hit.highlights.snippets.map((snippet) => (
              <p key={snippet} class="snippet">
                <Marked html={snippet} />
              </p>
            ))}
          </article>
        </li>
      ))}
    </ol>
  );
}

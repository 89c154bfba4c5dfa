import { citedWork } from '../../../citing/cited-work.js';
import { coins } from '../../../citing/embedded-metadata.js';
import type { Site } from '../parts/site.js';
import type { SearchView } from '../../views/view-schemas.js';
import { WhyMatched } from '../research/why-matched.js';
import { Byline } from '../parts/byline.js';
import { Marked } from '../parts/marked-text.js';
import { articleAddress, type SearchAddress } from '../../asked/search-address.js';

interface HitListProps {
  readonly view: SearchView;
  readonly address: SearchAddress;
  readonly site: Site;
}

/** The hits of a page, numbered on from those before it. */
export function HitList({ view, address, site }: HitListProps) {
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
            {hit.pinned === true && <p class="pinned">Put first by the editors</p>}
            <Byline article={hit} address={address} />
            <label class="mark-hit">
              <input type="checkbox" name="id" value={hit.id} form="marked" /> Mark
              <span class="visually-hidden"> {hit.title} for export</span>
            </label>
            {hit.explanation && <WhyMatched explanation={hit.explanation} score={hit.score} />}
            <span class="Z3988" title={coinsOf(hit, site)} />
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

/** By it a reference manager saves the hit. */
function coinsOf(hit: SearchView['hits'][number], { name, publicUrl }: Site): string {
  const article = { ...hit, body: '', sources: [], ...(hit.url === null ? { url: undefined } : { url: hit.url }) };
  const { url, ...rest } = article;
  return coins(
    citedWork(
      { ...rest, ...(url !== undefined && { url }) },
      {
        publisher: name,
        accessed: '',
        addressOf: (id) => (publicUrl === undefined ? '' : publicUrl + articleAddress(id)),
      },
    ),
  );
}

import { EXPORT_FORMATS, EXPORT_NAMES } from '../../../citing/export-formats.js';
import type { SearchAddress } from '../../asked/search-address.js';
import type { SearchView } from '../../views/view-schemas.js';
import { articles } from '../parts/counts-in-words.js';

interface ToolsProps {
  readonly view: SearchView;
  readonly address: SearchAddress;
  /** The words asked for. */
  readonly text: string;
}

/** What else can be done with a search, folded up: most readers want none of it. */
export function ResultTools({ view: { total, index }, address, text }: ToolsProps) {
  if (total === 0) return null;
  const all = address.with('page').with('size').with('explain');
  const strict = all.with('match', 'all').with('expand', 'off');
  const isStrict = strict.toString() === all.toString();
  const terms = text.trim();
  const under = (path: string, query: string) => (query === '' ? path : `${path}?${query}`);
  const within = (path: string, name: string) =>
    `${path}?${new URLSearchParams([[name, terms], ...address.filters.map(([filter, value]) => [filter, value])]).toString()}`;
  return (
    <details class="tools" id="tools">
      <summary>Export, follow and more</summary>
      <ul>
        <li>
          Export {articles(total)}:{' '}
          {EXPORT_NAMES.map((format, at) => (
            <>
              {at > 0 && ', '}
              <a key={format} href={`/api/export?${all.with('format', format).queryString}`} download rel="nofollow">
                {EXPORT_FORMATS[format].called}
              </a>
            </>
          ))}
        </li>
        <li>
          <form id="marked" action="/api/export" method="get">
            <label for="marked-format">Export the marked articles as</label>{' '}
            <select id="marked-format" name="format">
              {EXPORT_NAMES.map((format) => (
                <option key={format} value={format}>
                  {EXPORT_FORMATS[format].called}
                </option>
              ))}
            </select>{' '}
            <button type="submit">Export</button>
          </form>
        </li>
        <li>
          <a href={under('/feed.atom', all.with('sort').queryString)} type="application/atom+xml" rel="nofollow">
            Follow this search
          </a>{' '}
          in a feed reader
        </li>
        {terms !== '' && (
          <li>
            <a href={within('/concordance', 'q')} rel="nofollow">
              Words in context
            </a>
          </li>
        )}
        {terms !== '' && (
          <li>
            <a href={within('/timeline', 'terms')} rel="nofollow">
              Use over time
            </a>
          </li>
        )}
        {terms !== '' && (
          <li>
            <a href={address.with('explain', '1').toString()} rel="nofollow">
              Why each matched
            </a>
          </li>
        )}
        <li>
          <a href="/searches">Your searches</a>, to be combined or told in a review
        </li>
        <li>
          <a href={all.with('generation', index.generation).toString()} rel="nofollow">
            Link that tells later what has changed
          </a>
        </li>
        {terms !== '' && !isStrict && (
          <li>
            <a href={strict.toString()} rel="nofollow">
              Search strictly
            </a>
            : all words, exactly as typed
          </li>
        )}
      </ul>
    </details>
  );
}

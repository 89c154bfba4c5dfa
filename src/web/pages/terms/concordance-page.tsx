import type { ConcordanceAsked } from '../../asked/research-parameters.js';
import { filterPairs } from '../../asked/search-address.js';
import type { ConcordanceView } from '../../views/view-schemas.js';
import { articles, grouped } from '../parts/counts-in-words.js';
import { inWords } from '../parts/dates-in-words.js';
import { Layout } from '../parts/layout.js';
import type { Site } from '../parts/site.js';
import { Within } from './within.js';

const ORDERS = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  left: 'By the words before',
  right: 'By the words after',
} as const;

interface ConcordancePageProps {
  readonly site: Site;
  readonly asked: ConcordanceAsked;
  readonly view: ConcordanceView;
}

/** Every occurrence of a word or phrase, one below the other. */
export function ConcordancePage({ site, asked, view }: ConcordancePageProps) {
  const { q, sort, page, size } = asked;
  const to = (changes: Readonly<Record<string, string>>) => {
    const kept = Object.entries({ q, ...(sort !== 'newest' && { sort }), ...changes });
    return `?${new URLSearchParams([...kept, ...filterPairs(asked).map(([name, value]) => [name, value])]).toString()}`;
  };
  const isMore = view.total > page * size;
  return (
    <Layout site={site} title={q.trim() === '' ? 'Words in context' : `${q.trim()}, in context`} kind="terms">
      <h1 id="count">{headingOf(q, view)}</h1>
      <form class="asking" action="/concordance" method="get">
        <label for="word">A word or phrase</label>
        <input id="word" name="q" type="search" value={q} maxLength={512} />
        <label for="order">Order</label>
        <select id="order" name="sort">
          {Object.entries(ORDERS).map(([order, name]) => (
            <option key={order} value={order} selected={order === sort}>
              {name}
            </option>
          ))}
        </select>
        <button type="submit">Show</button>
        <Within asked={asked} everywhere={`/concordance?${new URLSearchParams({ q }).toString()}`} />
      </form>
      {view.isCut && <p>There are more: these are the first {grouped(view.total)}.</p>}
      {view.lines.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Occurrences">
          <table class="concordance">
            <thead>
              <tr>
                <th scope="col">Before</th>
                <th scope="col">Match</th>
                <th scope="col">After</th>
                <th scope="col">Article</th>
              </tr>
            </thead>
            <tbody>
              {view.lines.map(({ left, match, right, date, title, url, field }, at) => (
                <tr key={at}>
                  <td class="before">{left}</td>
                  <td class="match">
                    <a href={url}>{match}</a>
                  </td>
                  <td class="after">{right}</td>
                  <td class="about">
                    {inWords(date)}, {field === 'title' ? 'title' : title}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <nav class="paging" aria-label="Pages">
        {page > 1 && (
          <a rel="prev" href={`/concordance${to({ page: String(page - 1) })}`}>
            Previous page
          </a>
        )}
        {isMore && (
          <a rel="next" href={`/concordance${to({ page: String(page + 1) })}`}>
            Next page
          </a>
        )}
      </nav>
      {view.total > 0 && (
        <p>
          <a href={`/api/concordance${to({ sort, format: 'csv' })}`} download>
            All as CSV
          </a>
        </p>
      )}
    </Layout>
  );
}

function headingOf(q: string, { total, articles: found }: ConcordanceView): string {
  if (q.trim() === '') return 'Words in context';
  const times = total === 1 ? 'Once' : `${grouped(total)} times`;
  return total === 0 ? `“${q.trim()}” stands nowhere` : `${times} “${q.trim()}”, in ${articles(found)}`;
}

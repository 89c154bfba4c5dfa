import type { TimelineAsked } from '../../asked/research-parameters.js';
import { filterPairs } from '../../asked/search-address.js';
import type { TimelineView } from '../../views/view-schemas.js';
import { articles, grouped } from '../parts/counts-in-words.js';
import { inWords } from '../parts/dates-in-words.js';
import { Layout } from '../parts/layout.js';
import type { Site } from '../parts/site.js';
import { Within } from './within.js';

// In the plot's own units.
const WIDTH = 720;
const HEIGHT = 260;
const LEFT = 72;
const BOTTOM = 28;
const TOP = 12;
const MAX_MARKS = 8;
/** Lines are told apart by how they are drawn, not by colour alone. */
const DASHES = ['', '8 4', '2 4', '12 4 2 4', '4 8', '1 6'];

interface TimelinePageProps {
  readonly site: Site;
  readonly asked: TimelineAsked;
  readonly view: TimelineView;
}

/** How often terms are used over time: a plot, and the numbers behind it. */
export function TimelinePage({ site, asked, view }: TimelinePageProps) {
  const fields = [...asked.terms, '', ''].slice(0, Math.max(2, Math.min(6, asked.terms.length + 1)));
  const filters = filterPairs(asked).map(([name, value]): [string, string] => [name, value]);
  const terms = asked.terms.map((term): [string, string] => ['terms', term]);
  const file = new URLSearchParams([...terms, ['by', asked.by], ['format', 'csv'], ...filters]);
  return (
    <Layout site={site} title="Use over time" kind="terms">
      <h1 id="count">Use over time</h1>
      <form class="asking" action="/timeline" method="get">
        {fields.map((term, at) => (
          <>
            <label for={`term-${at}`}>{at === 0 ? 'A word or phrase' : 'and another'}</label>
            <input id={`term-${at}`} name="terms" type="search" value={term} maxLength={512} />
          </>
        ))}
        <label for="by">By</label>
        <select id="by" name="by">
          <option value="year" selected={asked.by === 'year'}>
            year
          </option>
          <option value="month" selected={asked.by === 'month'}>
            month
          </option>
        </select>
        <button type="submit">Show</button>
        <Within
          asked={asked}
          everywhere={`/timeline?${new URLSearchParams([...terms, ['by', asked.by]]).toString()}`}
        />
      </form>
      {view.terms.length > 0 && view.periods.length > 0 && (
        <>
          <Plot view={view} />
          <ul class="legend">
            {view.terms.map(({ term, total }, at) => (
              <li key={term}>
                <svg width="40" height="12" aria-hidden="true">
                  <line class={`line line-${at}`} x1="0" y1="6" x2="40" y2="6" stroke-dasharray={DASHES[at]} />
                </svg>{' '}
                <a href={`/concordance?${new URLSearchParams([['q', term], ...filters]).toString()}`}>{term}</a>:{' '}
                {articles(total)}
              </li>
            ))}
          </ul>
          <Numbers view={view} />
          <p>
            <a href={`/api/timeline?${file.toString()}`} download>
              As CSV
            </a>
          </p>
        </>
      )}
    </Layout>
  );
}

function Plot({ view: { periods, terms, by } }: { readonly view: TimelineView }) {
  const most = Math.max(0.01, ...terms.flatMap(({ shares }) => shares));
  const x = (at: number) => LEFT + (periods.length === 1 ? 0.5 : at / (periods.length - 1)) * (WIDTH - LEFT - 16);
  const y = (share: number) => TOP + (1 - share / most) * (HEIGHT - TOP - BOTTOM);
  const every = Math.ceil(periods.length / MAX_MARKS);
  return (
    <svg
      class="timeline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Share of the articles of each ${by} with each term; the numbers are in the table below.`}
    >
      {[0, most / 2, most].map((share) => (
        <g key={share}>
          <line class="grid" x1={LEFT} x2={WIDTH - 16} y1={y(share)} y2={y(share)} />
          <text class="name" x={LEFT - 6} y={y(share) + 4} text-anchor="end">
            {percent(share)}
          </text>
        </g>
      ))}
      {periods.map(
        (period, at) =>
          at % every === 0 && (
            <text key={period} class="name" x={x(at)} y={HEIGHT - 8} text-anchor="middle">
              {period}
            </text>
          ),
      )}
      {terms.map(({ term, shares }, number) => (
        <g key={term}>
          <polyline
            class={`line line-${number}`}
            fill="none"
            stroke-dasharray={DASHES[number]}
            points={shares.map((share, at) => `${x(at).toFixed(1)},${y(share).toFixed(1)}`).join(' ')}
          />
          {shares.length <= 60 &&
            shares.map((share, at) => <circle key={at} class={`dot line-${number}`} cx={x(at)} cy={y(share)} r="3" />)}
        </g>
      ))}
    </svg>
  );
}

function Numbers({ view: { periods, articles: all, terms } }: { readonly view: TimelineView }) {
  return (
    <details class="numbers">
      <summary>The numbers</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label="The numbers">
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Articles</th>
              {terms.map(({ term }) => (
                <th key={term} scope="col">
                  {term}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {periods.map((period, at) => (
              <tr key={period}>
                <th scope="row">{inWords(period)}</th>
                <td>{grouped(all[at] ?? 0)}</td>
                {terms.map(({ term, counts, shares }) => (
                  <td key={term}>
                    {grouped(counts[at] ?? 0)} ({percent(shares[at] ?? 0)})
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}

import { SearchAddress } from '../../asked/search-address.js';
import type { InsightsView } from '../../views/view-schemas.js';
import { grouped } from '../parts/counts-in-words.js';
import { inWords } from '../parts/dates-in-words.js';
import { Layout } from '../parts/layout.js';
import type { Site } from '../parts/site.js';

type Month = InsightsView['months'][number];
type Count = Month['queries'][number];

/** More of a list than anybody works through. */
const SHOWN = 50;

/** What people search for, month by month: what was not found first, since that is what can be mended. */
export function InsightsPage({ site, view: { months } }: { readonly site: Site; readonly view: InsightsView }) {
  return (
    <Layout site={site} title="What people search for" kind="insights">
      <h1>What people search for</h1>
      <p>
        Searches that at least three clients made in a month. What is not found may want a synonym, a theme or an
        article; where a search should have a certain article first, a pin does that.
      </p>
      {months.length === 0 && <p>Nothing yet: a search is told once three clients have made it.</p>}
      {months.map((month) => (
        <section key={month.month} aria-labelledby={`month-${month.month}`}>
          <h2 id={`month-${month.month}`}>{inWords(month.month)}</h2>
          <Searches about="Found nothing" site={site} counts={by(month, 'nothing')} column="nothing" />
          <Searches about="Corrected" site={site} counts={by(month, 'corrected')} column="corrected" />
          <Searches about="Most frequent" site={site} counts={month.queries.slice(0, SHOWN)} column="searches" />
        </section>
      ))}
    </Layout>
  );
}

interface SearchesProps {
  readonly about: string;
  readonly site: Site;
  readonly counts: readonly Count[];
  readonly column: 'searches' | 'nothing' | 'corrected';
}

function Searches({ about, counts, column }: SearchesProps) {
  if (counts.length === 0) return null;
  return (
    <>
      <h3>{about}</h3>
      <ol class="names">
        {counts.map((count) => (
          <li key={count.text}>
            <a href={SearchAddress.of({ q: count.text }).toString()}>{count.text}</a>{' '}
            <span class="number">
              {grouped(count[column])}
              {column !== 'searches' && ` of ${grouped(count.searches)}`}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function by({ queries }: Month, column: 'nothing' | 'corrected'): readonly Count[] {
  return queries
    .filter((count) => count[column] > 0)
    .toSorted((a, b) => b[column] - a[column])
    .slice(0, SHOWN);
}

import { capitalised, FACETS, FACET_NAMES, inListOrder, isOfNames, type FacetName } from '../../../search/facets.js';
import type { SearchParameters } from '../../asked/search-parameters.js';
import type { SearchView } from '../../views/view-schemas.js';
import { grouped } from '../parts/counts-in-words.js';
import { inWords } from '../parts/dates-in-words.js';
import type { SearchAddress } from '../../asked/search-address.js';

/** What stands in view; the rest is one step away, unless it is hardly more than the words that would lead to it. */
const SHOWN = 8;
const SHOWN_RATHER_THAN_HIDDEN = 2;
/** What a list has at most: further values are named by typing them, and a page stays light. */
const MAX_VALUES_LISTED = 120;

/** Where all values of a facet stand, with what they find in the whole archive. */
const ALL_OF: Readonly<Partial<Record<FacetName, string>>> = { author: '/authors', theme: '/themes' };

type Count = SearchView['facets']['year'][number];

interface FacetsProps {
  readonly view: SearchView;
  readonly asked: SearchParameters;
  readonly address: SearchAddress;
}

/** The values by which a result can be narrowed, with what each would find; a link puts one on, the same takes it off. */
export function Facets({ view: { facets }, asked, address }: FacetsProps) {
  return (
    <>
      {inListOrder(FACET_NAMES).map((name) => (
        <Facet key={name} name={name} counts={facets[name] ?? []} address={address} />
      ))}
      <DateRange asked={asked} />
    </>
  );
}

interface FacetProps {
  readonly name: FacetName;
  readonly counts: readonly Count[];
  readonly address: SearchAddress;
}

function Facet({ name, counts, address }: FacetProps) {
  const { noun, many, typed } = FACETS[name];
  // A value that would find nothing is no choice, unless it is one to take off.
  const choices = counts.filter(({ count, selected }) => count > 0 || selected);
  if (choices.length === 0) return null;
  const shown = choices.length <= SHOWN + SHOWN_RATHER_THAN_HIDDEN ? choices.length : SHOWN;
  const first = choices.filter(({ selected }, index) => selected || index < shown);
  const rest = choices.filter((choice) => !first.includes(choice));
  const listed = rest.slice(0, MAX_VALUES_LISTED);
  const values = (list: readonly Count[]) =>
    list.map((choice) => <Value key={choice.value} name={name} choice={choice} address={address} />);
  return (
    <section class="facet" aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{capitalised(noun)}</h2>
      <ul>{values(first)}</ul>
      {rest.length > 0 && (
        <details id={`more-${name}`}>
          <summary>
            {grouped(rest.length)} more {many}
          </summary>
          <ul id={`${name}-values`} data-filterable={`Filter ${many}`}>
            {values(listed)}
          </ul>
          {ALL_OF[name] !== undefined && (
            <p>
              <a class="all" href={ALL_OF[name]}>
                All {many}, A to Z
              </a>
            </p>
          )}
          {listed.length < rest.length && (
            <p>
              {grouped(rest.length - listed.length)} more with fewer articles: narrow the search, or type{' '}
              <code>{typed}</code> in the box.
            </p>
          )}
        </details>
      )}
    </section>
  );
}

interface ValueProps {
  readonly name: FacetName;
  readonly choice: Count;
  readonly address: SearchAddress;
}

function Value({ name, choice: { value, count, selected }, address }: ValueProps) {
  const href = (selected ? address.without(name, value) : address.adding(name, value)).toString();
  return (
    <li>
      <a href={href} data-key={`${name} ${value}`} rel="nofollow" aria-current={selected ? 'true' : undefined}>
        <span class="value">{isOfNames(name) ? value : inWords(value)}</span>{' '}
        <span class="number">{grouped(count)}</span>
        {selected && <span class="visually-hidden"> (selected: choose it again to remove it)</span>}
      </a>
    </li>
  );
}

function DateRange({ asked: { from, to } }: { readonly asked: SearchParameters }) {
  const field = (name: 'from' | 'to', label: string, value: string | undefined) => (
    <div>
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        form="search"
        type="text"
        inputmode="numeric"
        placeholder="YYYY-MM"
        pattern="\d{4}(-\d{2}(-\d{2})?)?"
        title="A year, a month or a day: 2017, 2017-05 or 2017-05-28"
        autocomplete="off"
        maxLength={10}
        value={value ?? ''}
      />
    </div>
  );
  return (
    <section class="facet dates" aria-labelledby="dates-title">
      <h2 id="dates-title">Dates</h2>
      {field('from', 'From', from)}
      {field('to', 'To', to)}
      <button type="submit" form="search">
        Set dates
      </button>
    </section>
  );
}

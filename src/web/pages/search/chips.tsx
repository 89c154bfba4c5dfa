import { FACET_NAMES, inListOrder, isOfNames } from '../../../search/facets.js';
import type { SearchParameters } from '../../asked/search-parameters.js';
import { inWords } from '../parts/dates-in-words.js';
import type { SearchAddress } from '../../asked/search-address.js';

interface Chip {
  readonly text: string;
  readonly href: string;
}

/** What narrows a search or changes how it is read, each with a link that takes it away. */
export function Chips({ asked, address }: { readonly asked: SearchParameters; readonly address: SearchAddress }) {
  const chips = chipsOf(asked, address);
  if (chips.length === 0) return null;
  return (
    <div class="chips">
      <h2 class="visually-hidden">What is selected</h2>
      <ul>
        {chips.map(({ text, href }) => (
          <li key={href}>
            <a class="chip" href={href}>
              <span class="visually-hidden">Remove </span>
              <span class="value">{text}</span>
            </a>
          </li>
        ))}
        {chips.length > 1 && address.hasFilters && (
          <li>
            <a href={address.withoutFilters().toString()}>Remove all filters</a>
          </li>
        )}
      </ul>
    </div>
  );
}

function chipsOf(asked: SearchParameters, address: SearchAddress): readonly Chip[] {
  const { from, to, match, expand } = asked;
  const values = inListOrder(FACET_NAMES).flatMap((name) =>
    [...new Set(asked[name])].map((value) => ({
      text: isOfNames(name) ? value : inWords(value),
      href: address.without(name, value).toString(),
    })),
  );
  const dates = datesText(from, to);
  if (dates !== undefined) values.push({ text: dates, href: address.with('from').with('to').toString() });
  if (match !== 'most') {
    values.push({ text: match === 'all' ? 'All words' : 'Any word', href: address.with('match').toString() });
  }
  if (expand === 'off') values.push({ text: 'Words as typed', href: address.with('expand').toString() });
  return values;
}

function datesText(from: string | undefined, to: string | undefined): string | undefined {
  if (from !== undefined && from === to) return inWords(from);
  if (from !== undefined && to !== undefined) return `${inWords(from)} to ${inWords(to)}`;
  if (from !== undefined) return `From ${inWords(from)}`;
  return to === undefined ? undefined : `Up to ${inWords(to)}`;
}

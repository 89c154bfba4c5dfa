import type { SearchView } from '../../views/view-schemas.js';
import { articles } from '../parts/counts-in-words.js';
import { inWords } from '../parts/dates-in-words.js';
import type { SearchAddress } from '../../asked/search-address.js';

const OFFERED = { date: 'Dated', author: 'Written by', filter: 'Perhaps meant:' } as const;

/** What was done with the words beyond what was typed, each with the way to undo it, and what else there is to say. */
export function Notes({ view, address }: { readonly view: SearchView; readonly address: SearchAddress }) {
  const { suggestion, offers, corrections, expansions, relaxed, notices } = view;
  const asTyped = address.with('expand', 'off').toString();
  const notes = [
    relaxed !== null && (
      <li key="relaxed" class="relaxed">
        No article has enough of these words, so these have some of them.{' '}
        <a href={address.with('match', 'all').toString()}>Only articles with all the words</a>
      </li>
    ),
    suggestion !== null && (
      <li key="suggestion" class="suggestion">
        Did you mean{' '}
        <a data-to="top" href={address.with('q', suggestion).toString()}>
          {suggestion}
        </a>
        ?
      </li>
    ),
    ...offers.map((offer) => (
      <li key={`offer ${offer.to}`} class="offer">
        {OFFERED[offer.reason]}{' '}
        <a data-to="top" href={address.to(offer.text, offer.filters).toString()}>
          {offer.reason === 'date' ? inWords(offer.to) : offer.to}
        </a>
        {offer.text !== '' && offer.reason === 'date' && (
          <>
            {' '}
            for <q>{offer.text}</q>
          </>
        )}
        : {articles(offer.total)}
      </li>
    )),
    ...corrections.map(({ from, to }) => (
      <li key={`correction ${from}`} class="correction">
        No article has <q>{from}</q>. Searched for <strong>{to.join(', ')}</strong> instead.
      </li>
    )),
    expansions.length > 0 && (
      <li key="expansions" class="expansion">
        Also searched:{' '}
        {expansions.map(({ from, to }, index) => (
          <span key={from}>
            {index > 0 && '; '}
            <strong>{to.join(', ')}</strong> for <q>{from}</q>
          </span>
        ))}
        .
      </li>
    ),
    corrections.length + expansions.length > 0 && (
      <li key="as typed">
        <a href={asTyped}>Search only for the words as typed</a>
      </li>
    ),
    ...notices.map((notice) => (
      <li key={notice} class="notice">
        {notice}
      </li>
    )),
  ].filter((note) => note !== false);
  if (notes.length === 0) return null;
  return <ul class="notes">{notes}</ul>;
}

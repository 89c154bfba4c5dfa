import { element } from '../parts/element.js';
import { kept, forget, type KeptSearch } from './kept-searches.js';
import { combined } from './combined-searches.js';

/** The page of the searches that were made in this browser: numbered, to be combined, and told in a review. */
export function showHistory(place: HTMLElement): void {
  const searches = kept();
  if (searches.length === 0) {
    place.replaceChildren(element('p', {}, 'No search has been made in this browser yet.'));
    return;
  }
  place.replaceChildren(combiner(searches), table(searches), buttons(searches, place));
}

function table(searches: readonly KeptSearch[]): HTMLElement {
  const head = element(
    'tr',
    {},
    ...['No.', 'Search', 'Filters and rules', 'Articles', 'Made on'].map((name) =>
      element('th', { scope: 'col' }, name),
    ),
  );
  const rows = searches.map((search, at) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, `#${at + 1}`),
      element('td', {}, element('a', { href: search.address }, search.typed === '' ? '(everything)' : search.typed)),
      element('td', {}, search.narrowed),
      element('td', {}, String(search.total)),
      element('td', {}, search.date),
    ),
  );
  return element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Searches' },
    element('table', { class: 'searches' }, element('thead', {}, head), element('tbody', {}, ...rows)),
  );
}

/** A field for "#1 AND #2 NOT #3", which searches strictly for what the numbers stand for. */
function combiner(searches: readonly KeptSearch[]): HTMLElement {
  const input = element('input', {
    id: 'combination',
    type: 'text',
    placeholder: '#1 AND #2 NOT #3',
    autocomplete: 'off',
  });
  const told = element('p', { role: 'alert' });
  const form = element(
    'form',
    { class: 'asking' },
    element('label', { for: 'combination' }, 'Combine'),
    input,
    element('button', {}, 'Search'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const combination = combined(input.value, searches);
    if ('problem' in combination) told.textContent = combination.problem;
    else location.assign(`/?${new URLSearchParams({ q: combination.query, match: 'all', expand: 'off' }).toString()}`);
  });
  return element('div', {}, form, told);
}

function buttons(searches: readonly KeptSearch[], place: HTMLElement): HTMLElement {
  const text = `${searches.map(appendixEntry).join('\n\n')}\n`;
  const file = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const clear = element('button', { type: 'button' }, 'Forget all');
  clear.addEventListener('click', () => {
    forget();
    showHistory(place);
  });
  return element(
    'p',
    { class: 'no-print' },
    element('a', { href: file, download: 'search-appendix.txt' }, 'Save as the search appendix of a review'),
    ' ',
    clear,
  );
}

/** What PRISMA-S asks a review to tell of each search. */
function appendixEntry(search: KeptSearch, at: number): string {
  const { typed, understood, narrowed, date, generation, total, address } = search;
  return [
    `#${at + 1}`,
    `Query as typed: ${typed === '' ? '(none)' : typed}`,
    `Query as understood: ${understood === '' ? '(everything)' : understood}`,
    `Filters and rules: ${narrowed === '' ? 'none' : narrowed}`,
    `Made on: ${date}`,
    `Generation of the archive: ${generation}`,
    `Articles found: ${total}`,
    `Address: ${new URL(address, location.href).href}`,
  ].join('\n');
}

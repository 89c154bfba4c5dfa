import { element } from '../parts/element.js';
import type { LiveRegion } from '../parts/live-announcer.js';

/** A shorter list is read faster than filtered. */
const MAX_UNFILTERED = 8;

/** Puts a field above each long list of facet values, `ul[data-filterable]`, that hides the values without its text. */
export class FacetFilters {
  readonly #announcements: LiveRegion;
  /** What is typed into the field of each list, by the list's id, because lists come anew with every search. */
  readonly #typed = new Map<string, string>();

  constructor(announcements: LiveRegion) {
    this.#announcements = announcements;
    this.renew();
  }

  /** Gives the lists that have come their fields, with what was typed there before. */
  renew(): void {
    for (const list of document.querySelectorAll<HTMLElement>('ul[data-filterable][id]'))
      if (list.children.length > MAX_UNFILTERED) this.#addField(list);
  }

  #addField(list: HTMLElement): void {
    const field = element('input', {
      id: `${list.id}-filter`,
      type: 'search',
      autocomplete: 'off',
      'aria-controls': list.id,
    });
    field.value = this.#typed.get(list.id) ?? '';
    list.before(element('label', { class: 'facet-filter' }, `${list.dataset.filterable ?? ''} `, field));
    filter(list, field.value);
    field.addEventListener('input', () => {
      this.#typed.set(list.id, field.value);
      this.#announcements.say(`${filter(list, field.value)} of ${list.children.length} shown`);
    });
    field.addEventListener('keydown', (event) => {
      // Nothing is to be submitted here, whatever form the lists stand in.
      if (event.key === 'Enter') event.preventDefault();
    });
  }
}

/** Hides the items without a text, and says how many are left. */
function filter(list: Element, text: string): number {
  const sought = folded(text.trim());
  let left = 0;
  for (const item of list.children) {
    const isLeft = folded(item.textContent).includes(sought);
    item.toggleAttribute('hidden', !isLeft);
    if (isLeft) left += 1;
  }
  return left;
}

/** Small letters without accents, so that "zoe" finds Zoë. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * What a browser adds to our pages. All of them work without it.
 *
 * Every page: suggestions in the box, `/` to go to it. The search page: results in place, filters for long facets.
 */
import { Combobox } from '../parts/combobox.js';
import { FacetFilters } from './facet-filters.js';
import { LiveRegion } from '../parts/live-announcer.js';
import { LiveResults } from './live-results.js';
import { listenForSlash } from './slash-key.js';
import { suggestionsFrom } from '../parts/suggestion-source.js';

/** Long enough for a screen reader to notice that the text has changed. */
const ANNOUNCING_PAUSE_MS = 150;

document.documentElement.classList.add('js');

const form = document.getElementById('search');
const box = document.getElementById('q');
if (form instanceof HTMLFormElement && box instanceof HTMLInputElement) {
  const suggest = box.closest<HTMLElement>('[data-suggest]')?.dataset.suggest;
  // Pages are never taken out of themselves: these listen for as long as there is anyone.
  if (suggest !== undefined)
    new Combobox(box, suggestionsFrom(new URL(suggest, location.href)), new AbortController().signal);
  listenForSlash(box);
  keepAddressesShort(form);
  submitOnChange();
  const announcer = document.getElementById('announce');
  if (document.body.dataset.page === 'search' && announcer !== null) {
    const announcements = new LiveRegion(announcer, ANNOUNCING_PAUSE_MS);
    const filters = new FacetFilters(announcements);
    new LiveResults({ form, box, announcements, renewed: () => filters.renew() });
  }
}

/** Leaves out what is empty, however the form is submitted. */
function keepAddressesShort(form: HTMLFormElement): void {
  form.addEventListener('formdata', ({ formData }) => {
    const given = [...formData].filter(([, value]) => value !== '');
    for (const name of [...formData.keys()]) formData.delete(name);
    for (const [name, value] of given) if (typeof value === 'string') formData.append(name, value);
  });
}

function submitOnChange(): void {
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.matches('[data-submit-on-change]')) target.form?.requestSubmit();
  });
}

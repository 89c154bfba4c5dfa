/**
 * What a browser adds to our pages. All of them work without it.
 *
 * Every page: suggestions in the box, `/` to go to it. The search page: results in place, filters for long facets.
 */
import { Combobox } from '../parts/combobox.js';
import { offerCopies } from './copy-citations.js';
import { element } from '../parts/element.js';
import { FacetFilters } from './facet-filters.js';
import { keep } from './kept-searches.js';
import { showHistory } from './search-history.js';
import { LiveRegion } from '../parts/live-announcer.js';
import { LiveResults } from './live-results.js';
import { listenForSlash } from './slash-key.js';
import { suggestionsFrom, type Suggestion } from '../parts/suggestion-source.js';

/** What of a search changes neither what is found nor how much. */
const UNCOUNTED = ['q', 'sort', 'page', 'size', 'explain'];
/** Long enough for a screen reader to notice that the text has changed. */
const ANNOUNCING_PAUSE_MS = 150;

document.documentElement.classList.add('js');

const form = document.getElementById('search');
const box = document.getElementById('q');
if (form instanceof HTMLFormElement && box instanceof HTMLInputElement) {
  const suggest = box.closest<HTMLElement>('[data-suggest]')?.dataset.suggest;
  // Pages are never taken out of themselves: these listen for as long as there is anyone.
  if (suggest !== undefined)
    new Combobox(
      box,
      suggestionsFrom(new URL(suggest, location.href), () => scopeOf(form)),
      (chosen) => lead(form, box, chosen),
      new AbortController().signal,
    );
  listenForSlash(box);
  keepAddressesShort(form);
  submitOnChange();
  const announcer = document.getElementById('announce');
  const announcements = announcer === null ? undefined : new LiveRegion(announcer, ANNOUNCING_PAUSE_MS);
  const history = document.getElementById('searches');
  if (history !== null) showHistory(history);
  if (document.body.dataset.page === 'article' && announcements !== undefined) offerCopies(announcements);
  if (document.body.dataset.page === 'search' && announcements !== undefined) {
    const filters = new FacetFilters(announcements);
    const remember = () => keep(new URL(location.href), document.getElementById('results'));
    remember();
    new LiveResults({
      form,
      box,
      announcements,
      renewed: () => {
        filters.renew();
        remember();
      },
    });
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

/** What a search from the form is narrowed by: suggestions count within that. */
function scopeOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !UNCOUNTED.includes(name) ? [[name, value]] : [],
  );
}

/** A title opens its article, and a name becomes a filter beside those that the form has, in place of the text. */
function lead(form: HTMLFormElement, box: HTMLInputElement, { kind, text, article }: Suggestion): void {
  if (article !== null) {
    location.assign(new URL(`articles/${encodeURIComponent(article)}`, form.action));
    return;
  }
  const filter = element('input', { type: 'hidden', name: kind });
  filter.value = text;
  box.value = '';
  form.append(filter);
  form.requestSubmit();
  filter.remove();
}

function submitOnChange(): void {
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.matches('[data-submit-on-change]')) target.form?.requestSubmit();
  });
}

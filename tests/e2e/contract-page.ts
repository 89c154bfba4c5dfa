import { escapeHtml } from '../../src/search/highlights/escape-html.js';

/** A page is this long, so that there is something to scroll. */
const FILLING = '<p>Filling.</p>'.repeat(80);
const AUTHORS = [
  'Ada Fenwick',
  'Bruno Hale',
  'Cleo Marsh',
  'Dev Okafor',
  'Eve Orr',
  'Finn Ash',
  'Gia Lowe',
  'Hal Dunn',
  'Zoë Wren',
];

/** The least page that has all that `page.ts` works on, for the search that an address asks for. */
export function contractPage(address: string): string {
  const asked = new URL(address, 'http://here').searchParams;
  const q = asked.get('q') ?? '';
  const page = Number(asked.get('page') ?? 1);
  const theme = asked.get('theme');
  const to = (changes: Readonly<Record<string, string | undefined>>): string => {
    const all = Object.entries({ ...Object.fromEntries(asked), ...changes });
    const given = all.filter((pair): pair is [string, string] => pair[1] !== undefined);
    return escapeHtml(`/?${new URLSearchParams(given).toString()}`);
  };
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(q)} page ${page}</title>
<script src="/page.js" defer></script></head><body data-page="search">
<form id="search" role="search" action="/" method="get"><label for="q">Search</label>
<div class="box" data-suggest="/api/suggest"><input id="q" name="q" type="search" value="${escapeHtml(q)}"></div>
<button>Search</button>
<div id="search-state" data-live>${theme === null ? '' : `<input type="hidden" name="theme" value="${escapeHtml(theme)}">`}
<input type="hidden" name="match" value=""></div></form>
<p id="trouble" role="alert" hidden></p>
<div id="results" data-live><h1 id="count" tabindex="-1">Found for “${escapeHtml(q)}” on ${page}</h1>
<select id="sort" name="sort" form="search" aria-label="Order" data-submit-on-change>
<option value="">Best</option><option value="newest" ${asked.get('sort') === 'newest' ? 'selected' : ''}>Newest</option></select>
${theme === null ? '' : `<p>Chip<br><a id="chip" href="${to({ theme: undefined })}">Remove ${escapeHtml(theme)}</a></p>`}
<details id="more"><summary>More</summary><ul id="authors" data-filterable="Filter authors">
${AUTHORS.map((name) => `<li><a href="${to({ author: name })}" data-key="author ${name}">${name}</a></li>`).join('')}</ul></details>
${FILLING}<a id="health" href="${to({ theme: theme === null ? 'Health' : undefined })}" data-key="theme Health">Health</a>
<svg width="20" height="20"><a id="bar" href="${to({ year: '2017' })}"><rect width="20" height="20"></rect></a></svg>
<a id="corrected" href="/?q=bond">bond</a> <a id="away" href="/help">Help</a>
<a id="next" href="${to({ page: String(page + 1) })}" data-to="top">Next</a></div>
<p id="announce" role="status"></p></body></html>`;
}

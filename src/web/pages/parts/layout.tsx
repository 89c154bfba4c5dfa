import type { ComponentChildren } from 'preact';
import type { Site } from './site.js';
import type { SearchAddress } from '../../asked/search-address.js';

/** A magnifying glass, within the document: an icon costs no request. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%231d4f60'/%3E%3Cg fill='none' stroke='%23fff' stroke-width='1.6' stroke-linecap='round'%3E%3Ccircle cx='7' cy='7' r='3.2'/%3E%3Cpath d='m9.5 9.5 3 3'/%3E%3C/g%3E%3C/svg%3E";

/** What every page is given. */
interface LayoutProps {
  readonly site: Site;
  /** Of the document; the site's name is added. */
  readonly title: string;
  /** Which kind of page, for the script. */
  readonly kind: 'search' | 'article' | 'help' | 'problem' | 'terms' | 'names' | 'searches' | 'insights';
  /** What the box holds, and what goes along with it. */
  readonly text?: string;
  readonly address?: SearchAddress;
  /** Search engines list the archive, not each of its thousands of searches. */
  readonly indexed?: boolean;
  /** What else belongs into the head. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The document around every page: head, box, and foot. */
export function Layout({ site, title, kind, text = '', address, indexed = false, head, children }: LayoutProps) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {!indexed && <meta name="robots" content="noindex, follow" />}
        <title>{title === '' ? site.name : `${title} – ${site.name}`}</title>
        <link rel="stylesheet" href={site.assets.style} />
        <link rel="icon" href={ICON} />
        {head}
        <link rel="search" type="application/opensearchdescription+xml" title={site.name} href="/opensearch.xml" />
        <script type="module" src={site.assets.script} />
      </head>
      <body data-page={kind}>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <header class="head">
          <a class="name" href="/">
            {site.name}
          </a>
          <SearchForm text={text} address={address} />
          <p id="trouble" role="alert" hidden />
        </header>
        <main id="content" class={kind}>
          {children}
        </main>
        <footer class="foot">
          <a href="/help">How to search</a>
          <a href="/authors">Authors</a>
          <a href="/themes">Themes</a>
          <a href="/demo">Search box for your site</a>
          <a href="/openapi.json">API</a>
        </footer>
        <p id="announce" role="status" class="visually-hidden" />
      </body>
    </html>
  );
}

function SearchForm({ text, address }: { readonly text: string; readonly address: SearchAddress | undefined }) {
  // The box asks anew, and so do the list of orders and the dates, which have fields of their own.
  const kept = address?.pairs.filter(([name]) => !['q', 'page', 'sort', 'from', 'to'].includes(name)) ?? [];
  return (
    <form id="search" role="search" action="/" method="get">
      <label for="q" class="visually-hidden">
        Search the archive
      </label>
      <div class="box" data-suggest="/api/suggest">
        <input
          id="q"
          name="q"
          type="search"
          value={text}
          maxLength={512}
          placeholder="Search the archive"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="search"
        />
        <button type="submit">Search</button>
      </div>
      <div id="search-state" data-live="">
        {kept.map(([name, value]) => (
          <input key={name + value} type="hidden" name={name} value={value} />
        ))}
      </div>
    </form>
  );
}

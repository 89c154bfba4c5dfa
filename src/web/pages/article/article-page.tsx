import type { Article } from '../../../articles/article.js';
import { isWebAddress } from '../../../articles/sources/fields/web-address.js';
import type { MarkedArticle } from '../../../search/highlights/highlighter.js';
import type { SearchParameters } from '../../asked/search-parameters.js';
import type { SearchView } from '../../views/view-schemas.js';
import { oneLine, type CitedWork } from '../../../citing/cited-work.js';
import { jsonLd, metaTags } from '../../../citing/embedded-metadata.js';
import { EXPORT_FORMATS, EXPORT_NAMES } from '../../../citing/export-formats.js';
import { CiteSection } from './cite-section.js';
import { Text } from './article-text.js';
import { Byline } from '../parts/byline.js';
import { grouped } from '../parts/counts-in-words.js';
import { Layout } from '../parts/layout.js';
import { Marked } from '../parts/marked-text.js';
import { articleAddress, EVERYTHING, type SearchAddress } from '../../asked/search-address.js';
import type { Site } from '../parts/site.js';

/** What search engines show below a title. In UTF-16 units. */
const MAX_SUMMARY = 200;

/** The result before or after an article. */
export interface Neighbour {
  readonly id: string;
  readonly title: string;
}

interface ArticlePageProps {
  readonly site: Site;
  readonly article: Article;
  /** The same as it is cited. */
  readonly work: CitedWork;
  /** With the matches of the search, if there was one. */
  readonly text: MarkedArticle;
  readonly similar: SearchView['hits'];
  /** The search that the article was found by, and its place there, from 1. */
  readonly search?: {
    readonly asked: SearchParameters;
    readonly address: SearchAddress;
    readonly rank: number;
    readonly total: number;
    readonly previous: Neighbour | undefined;
    readonly next: Neighbour | undefined;
  };
}

/** An article to read. */
export function ArticlePage({ site, article, work, text, similar, search }: ArticlePageProps) {
  const summary = summaryOf(article.body);
  return (
    <Layout
      site={site}
      title={article.title}
      kind="article"
      indexed={search === undefined}
      {...(search && { text: search.asked.q })}
      head={<Metadata work={work} summary={summary} />}
    >
      {search && <Results search={search} />}
      <article class="text">
        <h1>
          <Marked html={text.title} />
        </h1>
        <Byline article={article} address={EVERYTHING} />
        <Text paragraphs={text.paragraphs} />
      </article>
      {search && <Steps search={search} />}
      {similar.length > 0 && (
        <section class="similar" aria-labelledby="similar-title">
          <h2 id="similar-title">Similar articles</h2>
          <ul>
            {similar.map((hit) => (
              <li key={hit.id}>
                <h3>
                  <a href={articleAddress(hit.id)}>{hit.title}</a>
                </h3>
                <Byline article={hit} address={EVERYTHING} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <CiteSection work={work} />
      <WhereFound article={article} />
    </Layout>
  );
}

/** In the head, for programs: which address is the article's own, and what reference managers read. */
function Metadata({ work, summary }: { readonly work: CitedWork; readonly summary: string }) {
  const json = JSON.stringify(jsonLd(work, summary)).replaceAll('<', '\\u003c');
  return (
    <>
      <link rel="canonical" href={work.url} />
      {metaTags(work, summary).map((tag) => (
        <meta key={JSON.stringify(tag)} {...tag} />
      ))}
      {EXPORT_NAMES.map((format) => (
        <link
          key={format}
          rel="alternate"
          type={EXPORT_FORMATS[format].mediaType}
          href={`/api/export?${new URLSearchParams({ format, id: work.id }).toString()}`}
        />
      ))}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
    </>
  );
}

/** The beginning of the text, up to a word's end. */
function summaryOf(body: string): string {
  const text = oneLine(body);
  if (text.length <= MAX_SUMMARY) return text;
  const cut = text.slice(0, MAX_SUMMARY);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_SUMMARY / 2)).trimEnd()} …`;
}

type Search = NonNullable<ArticlePageProps['search']>;

function Results({ search: { asked, address, rank, total } }: { readonly search: Search }) {
  const page = Math.ceil(rank / asked.size);
  return (
    <p class="back">
      <a href={address.with('page', String(page)).toString()}>Back to the results</a>
      <span class="rank">
        {grouped(rank)} of {grouped(total)}
      </span>
    </p>
  );
}

function Steps({ search: { address, rank, previous, next } }: { readonly search: Search }) {
  const step = (neighbour: Neighbour | undefined, at: number, rel: 'prev' | 'next', name: string) =>
    neighbour && (
      <a class={rel} rel={rel} href={articleAddress(neighbour.id, { by: address, rank: at })}>
        <span class="name">{name}</span>
        <span class="title">{neighbour.title}</span>
      </a>
    );
  if (previous === undefined && next === undefined) return null;
  return (
    <nav class="steps" aria-label="Results">
      {step(previous, rank - 1, 'prev', 'Previous result')}
      {step(next, rank + 1, 'next', 'Next result')}
    </nav>
  );
}

/** Where the text was published, for whoever wants to cite it. The files it was read from are its keepers' business. */
function WhereFound({ article: { url } }: { readonly article: Article }) {
  if (url === undefined) return null;
  return (
    <section class="origin" aria-labelledby="origin-title">
      <h2 id="origin-title">Where it was found</h2>
      <ul>
        <li>
          {/* Sources refuse others; but a snapshot may come from elsewhere, and a link could run a script. */}
          {isWebAddress(url) ? <a href={url}>{url}</a> : url}
        </li>
      </ul>
    </section>
  );
}

import { citationText, cite } from './citation-styles.js';
import { familyFirst, type CitedWork, type Creator } from './cited-work.js';

/** A `<meta>` of a page: `property` for Open Graph, `name` for the others. */
export interface MetaTag {
  readonly name?: string;
  readonly property?: string;
  readonly content: string;
}

/**
 * What reference managers and search engines read of a page. Reference managers read no JSON-LD, so that all is said in
 * Highwire's and Dublin Core's tags as well.
 */
export function metaTags(work: CitedWork, summary: string): readonly MetaTag[] {
  const { title, creators, date, publisher, url, keywords } = work;
  const named = (name: string, content: string): MetaTag => ({ name, content });
  const og = (property: string, content: string): MetaTag => ({ property, content });
  return [
    named('description', summary),
    named('citation_title', title),
    ...creators.map((creator) => named('citation_author', familyFirst(creator))),
    named('citation_publication_date', date.replaceAll('-', '/')),
    named('citation_publisher', publisher),
    named('citation_public_url', url),
    ...keywords.map((keyword) => named('citation_keywords', keyword)),
    named('DC.title', title),
    ...creators.map((creator) => named('DC.creator', familyFirst(creator))),
    named('DC.date', date),
    named('DC.publisher', publisher),
    named('DC.identifier', url),
    ...keywords.map((keyword) => named('DC.subject', keyword)),
    og('og:type', 'article'),
    og('og:title', title),
    og('og:site_name', publisher),
    og('og:url', url),
    og('og:description', summary),
    og('article:published_time', date),
  ].filter(({ content }) => content !== '');
}

/** The same as schema.org's JSON-LD. */
export function jsonLd(work: CitedWork, summary: string): object {
  const { title, creators, date, publisher, url, keywords } = work;
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: title,
    ...(creators.length > 0 && { author: creators.map(agent) }),
    datePublished: date,
    publisher: { '@type': 'Organization', name: publisher },
    ...(keywords.length > 0 && { keywords }),
    ...(summary !== '' && { description: summary }),
    url,
    mainEntityOfPage: url,
    creditText: citationText(cite(work, 'APA')),
  };
}

/** An author by itself: a list of bare names is not read as a byline. */
function agent(creator: Creator): object {
  if ('literal' in creator) return { '@type': 'Organization', name: creator.literal };
  const { family, given } = creator;
  return { '@type': 'Person', name: `${given} ${family}`, givenName: given, familyName: family };
}

/** A work as the `title` of a COinS span (an OpenURL context object), by which reference managers save it from a list. */
export function coins(work: CitedWork): string {
  const pairs: readonly (readonly [name: string, value: string])[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:dc'],
    ['rft.type', 'webpage'],
    ['rft.title', work.title],
    ['rft.source', work.publisher],
    ['rft.publisher', work.publisher],
    ...work.creators.map((creator) => ['rft.creator', familyFirst(creator)] as const),
    ...work.keywords.map((keyword) => ['rft.subject', keyword] as const),
    ['rft.date', work.date],
    ['rft.identifier', work.url],
  ];
  // A reader makes a blank of an escaped plus, and of a plus too: what is left unescaped by neither is "%20".
  return pairs
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

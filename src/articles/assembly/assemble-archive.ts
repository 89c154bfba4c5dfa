import type { Analyzer } from '../../analysis/analyzer.js';
import type { Article } from '../article.js';
import { Boilerplate } from './boilerplate.js';
import type { Copies, Copy } from './duplicates.js';
import { groupCopies } from './duplicates.js';
import type { Entry, Reject } from '../parsed-source.js';
import { identify } from '../article-ids.js';
import { comparePlaces, mergeCopies, type MergedArticle } from './merge-copies.js';
import { personKey } from '../bylines/names/person-names.js';
import { canonicalSpellings } from './canonical-spellings.js';
import type { Taxonomy } from '../themes/taxonomy.js';
import { compareTexts } from '../text-order.js';
import { ThemeFinder } from '../themes/find-themes.js';

/** What the entries of an archive come to. */
export interface AssembledArchive {
  /** By id. */
  readonly articles: readonly Article[];
  /** How many entries were further copies of an article. */
  readonly duplicates: number;
  /** Entries that cannot be published because a different article has their id. */
  readonly rejects: readonly Reject[];
}

/** An entry that was read for copies and themes, in one go. */
interface ReadEntry extends Copy {
  readonly themes: readonly string[];
}

/** The copies of an article, the fullest first, and the themes of that. */
interface SameArticle {
  readonly copies: readonly Entry[];
  readonly themes: readonly string[];
}

/**
 * Makes the articles of an archive from the entries of all its sources: copies merged, writers found and each spelt one
 * way, themes found, ids made. The order of the entries does not matter.
 */
export function assembleArchive(
  entries: readonly Entry[],
  { taxonomy, analyzer }: { readonly taxonomy: Taxonomy; readonly analyzer: Analyzer },
): AssembledArchive {
  const { kept, rejects } = withoutClashes(groupEntries(entries, new ThemeFinder(taxonomy, analyzer), analyzer));
  const merged = kept.map(({ copies, themes }) => mergeCopies(copies, themes));

  const labels = new Map(taxonomy.themes.map(({ label }) => [label.toLowerCase(), label]));
  const lowerCase = (label: string): string => label.toLowerCase();
  const spelt = canonicalSpellings(
    merged.map(({ themes }) => themes),
    lowerCase,
  );
  const kindOf = canonicalSpellings(
    merged.map(({ kinds }) => kinds),
    lowerCase,
  );
  const authorOf = canonicalSpellings(
    merged.map(({ authors }) => authors),
    personKey,
  );
  const themeOf = (label: string): string => labels.get(lowerCase(label)) ?? spelt(label);
  const ids = identify(merged);
  const articles = merged.map((article, index) =>
    articleOf(article, {
      id: ids[index] ?? '',
      authors: distinct(article.authors, authorOf),
      themes: distinct(article.themes, themeOf),
      kinds: distinct(article.kinds, kindOf),
    }),
  );
  articles.sort((a, b) => compareTexts(a.id, b.id));
  return { articles, duplicates: entries.length - articles.length - rejects.length, rejects };
}

const NOBODY_AND_NOTHING: readonly string[] = [];

/** The same list for all articles that have none. */
function distinct(names: readonly string[], spelling: (name: string) => string): readonly string[] {
  return names.length === 0 ? NOBODY_AND_NOTHING : [...new Set(names.map(spelling))];
}

/** Made without spreading, which makes objects of four times the size: there may be a million. */
function articleOf(
  { title, date, body, headings, url, sources }: MergedArticle,
  { id, authors, themes, kinds }: Pick<MergedArticle, 'authors' | 'themes' | 'kinds'> & { readonly id: string },
): Article {
  const article: { -readonly [Field in keyof Article]: Article[Field] } = {
    id,
    title,
    date,
    authors,
    themes,
    body,
    sources,
  };
  if (kinds.length > 0) article.kinds = kinds;
  if (headings.length > 0) article.headings = headings;
  if (url !== undefined) article.url = url;
  return article;
}

/** Reads each entry once and groups those that are the same article. */
function groupEntries(entries: readonly Entry[], themes: ThemeFinder, analyzer: Analyzer): SameArticle[] {
  const boilerplate = new Boilerplate(entries);
  const numbered = analyzer.numbered(themes.numberOf);
  const read = (entry: Entry): ReadEntry => {
    const inTitle = numbered.read(entry.title);
    const title = inTitle.terms.slice(0, inTitle.count);
    const titleMentions = themes.mentions(inTitle);
    const inBody = numbered.read(boilerplate.without(entry.body));
    return {
      entry,
      title,
      body: inBody.terms.slice(0, inBody.count),
      themes: themes.themes(titleMentions, themes.mentions(inBody), inBody.words),
    };
  };
  const byDate = new Map<string, Entry[]>();
  for (const entry of entries) {
    const sameDay = byDate.get(entry.date);
    if (sameDay === undefined) byDate.set(entry.date, [entry]);
    else sameDay.push(entry);
  }
  // a day at a time, and of each only its entries are kept, so that the terms of the whole archive are never held at once
  return [...byDate.values()].flatMap((sameDay) => groupCopies(sameDay.map(read)).map(sameArticle));
}

function sameArticle({ fullest, all }: Copies<ReadEntry>): SameArticle {
  return { copies: all.map(({ entry }) => entry), themes: fullest.themes };
}

/**
 * Leaves out articles whose given id an article in an earlier place has: which of the two the id means cannot be known,
 * and it can stand for one only.
 */
function withoutClashes(articles: readonly SameArticle[]): {
  readonly kept: readonly SameArticle[];
  readonly rejects: readonly Reject[];
} {
  const kept: SameArticle[] = [];
  const rejects: Reject[] = [];
  const named: { readonly article: SameArticle; readonly entry: Entry; readonly id: string }[] = [];
  for (const article of articles) {
    const [entry] = article.copies.filter(({ id }) => id !== undefined).sort(byPlace);
    if (entry?.id === undefined) kept.push(article);
    else named.push({ article, entry, id: entry.id });
  }
  const holders = new Map<string, Entry>();
  for (const { article, entry, id } of named.sort((a, b) => byPlace(a.entry, b.entry))) {
    const holder = holders.get(id);
    if (holder === undefined) {
      holders.set(id, entry);
      kept.push(article);
      continue;
    }
    const { file, line } = holder.place;
    const reason = `the id "${id}" is that of a different article, "${holder.title}" (${file}:${line}); give one of them another`;
    rejects.push(...article.copies.map(({ place }) => ({ ...place, reason })));
  }
  return { kept, rejects: rejects.sort(comparePlaces) };
}

function byPlace(a: Entry, b: Entry): number {
  return comparePlaces(a.place, b.place);
}

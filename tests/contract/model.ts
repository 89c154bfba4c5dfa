import type { Analyzer } from '../../src/analysis/analyzer.js';
import { isQueryStopWord, STOP_WORDS } from '../../src/analysis/stop-words.js';
import type { Article } from '../../src/articles/article.js';
import type { Clause, Query } from '../../src/search/query.js';
import { FACETS, FACET_NAMES, isOfNames, perFacet, type FacetName } from '../../src/search/facets.js';
import type { FacetCount, SearchResult } from '../../src/search/result.js';

/** The design's ranking. */
const K1 = 1.2;
const B = 0.75;
const TITLE_WEIGHT = 2;
/** The share of the best score that is most of what was asked. */
const SHARE = 0.3;
/** Of scores in single precision, of what all terms can add. */
const TOLERANCE = 1 / 65535;

/** What the model knows of the query language: words and exact phrases. */
type TextClause = Extract<Clause, { readonly kind: 'word' | 'phrase' }>;

/** Whether a query is of words and exact phrases only, and is to be taken as typed. */
export function isModelled({ clauses, expand }: Query): boolean {
  return !expand && clauses.every(isText);
}

function isText(clause: Clause): clause is TextClause {
  return clause.kind === 'word' || (clause.kind === 'phrase' && clause.within === 0);
}

/** Terms that must stand at successive positions. */
type Wording = readonly string[];

/** What a term adds to a score at most. */
interface Weight {
  readonly term: string;
  readonly weight: number;
}

/** A text as the terms at each of its positions. */
type Field = readonly ReadonlySet<string>[];

interface Modelled {
  readonly article: Article;
  readonly fields: readonly Field[];
  /** How often a term is there, in the title twice as often as it is. */
  readonly frequencies: ReadonlyMap<string, number>;
  readonly length: number;
}

/** What an engine should answer; which hits are on a page is left to the caller. */
export interface Expected extends Pick<SearchResult, 'facets' | 'relaxed'> {
  /** Every match, newest first, with its score; 0 when browsing. */
  readonly matches: readonly { readonly id: string; readonly score: number }[];
  /** Whether rounding decides who is among the matches: some article scores all but the share that is needed. */
  readonly isClose: boolean;
  /** What no score can reach: BM25's limit for an article that repeats every term for ever. */
  readonly ceiling: number;
}

/** The archive as plain arrays, searched by plain loops in double precision: what an engine must agree with. */
export class Model {
  readonly #articles: readonly Modelled[];
  readonly #meanLength: number;
  readonly #analyzer: Analyzer;

  constructor(articles: readonly Article[], analyzer: Analyzer) {
    this.#analyzer = analyzer;
    const stopWords = new Set([...STOP_WORDS].flatMap((word) => analyzer.analyze(word).map(({ term }) => term)));
    this.#articles = articles
      .map((article) => {
        const terms = [article.title, article.body].map((text) => analyzer.analyze(text));
        const frequencies = new Map<string, number>();
        let length = 0;
        terms.forEach((own, field) => {
          for (const { term } of own) {
            const weight = field === 0 ? TITLE_WEIGHT : 1;
            frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
            if (!stopWords.has(term)) length += weight;
          }
        });
        return { article, fields: terms.map(fieldOf), frequencies, length };
      })
      .sort((a, b) => newestFirst(a.article, b.article));
    const total = this.#articles.reduce((sum, { length }) => sum + length, 0);
    this.#meanLength = total === 0 ? 1 : total / articles.length;
  }

  answer(query: Query): Expected {
    if (!isModelled(query)) throw new Error('The model knows words and exact phrases only.');
    const asked = meaningful(query.clauses.filter(isText)).map((clause) => ({
      ...clause,
      wordings: this.#wordings(clause),
    }));
    // A repeated clause is one, and a phrase if it is one anywhere.
    const keyOf = ({ wordings }: { readonly wordings: unknown }) => JSON.stringify(wordings);
    const phrases = new Map(asked.filter(({ kind }) => kind === 'phrase').map((each) => [keyOf(each), each.wordings]));
    const words = new Map(asked.map((each) => [keyOf(each), each.wordings]));
    for (const key of phrases.keys()) words.delete(key);

    const weights = asked.map(({ wordings }) => wordings.map((wording) => this.#weights(wording)));
    const ceiling = sum(weights.flat(2).map(({ weight }) => weight));
    const isMet =
      ({ fields }: Modelled) =>
      (wordings: readonly Wording[]) =>
        wordings.some((wording) => standsIn(wording, fields));
    const every = this.#articles.filter((each) => [...phrases.values(), ...words.values()].every(isMet(each)));
    const any = this.#articles.filter((each) => {
      const all = [...phrases.values(), ...words.values()];
      return all.length === 0 || all.some(isMet(each));
    });
    const candidates = this.#articles.filter(
      (each) => [...phrases.values()].every(isMet(each)) && [...words.values()].some(isMet(each)),
    );
    const scores = new Map(candidates.map((each) => [each, this.#score(each, weights)]));
    const least = SHARE * Math.max(0, ...scores.values());
    const kept = this.#articles.filter((each) => every.includes(each) || (scores.get(each) ?? -1) >= least);

    let matches = query.match === 'all' ? every : query.match === 'any' ? any : kept;
    let relaxed: Expected['relaxed'] = null;
    let isClose = false;
    if (query.match === 'most') {
      const areAllMeant = words.size <= 2;
      if (words.size === 0 || (areAllMeant && every.length > 0)) matches = every;
      else isClose = [...scores.values()].some((score) => Math.abs(score - least) <= 2 * ceiling * TOLERANCE);
      // A quotation that stands nowhere was meant as it is.
      const areAnywhere = [...phrases.values()].every((wordings) =>
        this.#articles.some((each) => isMet(each)(wordings)),
      );
      if (matches.length === 0 && areAnywhere) matches = any;
      if (matches.length > 0 && every.length === 0 && (areAllMeant || kept.length === 0))
        relaxed = { from: 'most', to: 'any' };
    }
    return {
      matches: matches
        .filter(({ article }) => passes(article, query))
        .map((found) => ({ id: found.article.id, score: this.#score(found, weights) })),
      facets: countAll(
        matches.map(({ article }) => article),
        query,
        this.#articles.map(({ article }) => article),
      ),
      relaxed,
      isClose,
      ceiling,
    };
  }

  /** A clause as typed, and what it is with its hyphens left out. */
  #wordings({ text }: TextClause): readonly Wording[] {
    const terms = this.#analyzer.analyze(text);
    const covers = (a: (typeof terms)[number], b: (typeof terms)[number]) =>
      a !== b && a.start <= b.start && a.end >= b.end;
    const parts = terms.filter((term) => !terms.some((other) => covers(term, other)));
    const whole = terms.filter(
      (term) => terms.length > 1 && terms.every((other) => other === term || covers(term, other)),
    );
    return [parts, ...whole.map((term) => [term])].map((wording) => wording.map(({ term }) => term));
  }

  /** What each term of a wording adds at most. A wording with a term that no article has adds nothing. */
  #weights(wording: Wording): readonly Weight[] {
    const inArticles = wording.map((term) => this.#articles.filter(({ frequencies }) => frequencies.has(term)).length);
    if (inArticles.includes(0)) return [];
    return wording.map((term, i) => {
      const found = inArticles[i] ?? 0;
      const idf = Math.log(1 + (this.#articles.length - found + 0.5) / (found + 0.5));
      return { term, weight: idf * (K1 + 1) };
    });
  }

  /** BM25 (Robertson & Zaragoza 2009, eq. 3.15) over one field, in which the title stands twice; of wordings the best. */
  #score({ frequencies, length }: Modelled, asked: readonly (readonly (readonly Weight[])[])[]): number {
    const scoreOf = ({ term, weight }: Weight) => {
      const frequency = frequencies.get(term) ?? 0;
      return (weight * frequency) / (frequency + K1 * (1 - B + (B * length) / this.#meanLength));
    };
    return sum(asked.map((wordings) => Math.max(0, ...wordings.map((wording) => sum(wording.map(scoreOf))))));
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Question words are left out of a query, unless it has nothing else. */
function meaningful(clauses: readonly TextClause[]): readonly TextClause[] {
  const kept = clauses.filter(({ kind, text }) => kind === 'phrase' || !isQueryStopWord(text));
  return kept.length > 0 ? kept : clauses;
}

function fieldOf(terms: readonly { readonly term: string; readonly position: number }[]): Field {
  const field: Set<string>[] = [];
  for (const { term, position } of terms) (field[position] ??= new Set()).add(term);
  return field;
}

function standsIn(wording: Wording, fields: readonly Field[]): boolean {
  return fields.some((field) => field.some((_, at) => wording.every((term, i) => field[at + i]?.has(term) === true)));
}

function newestFirst(a: Article, b: Article): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

function valuesOf(article: Article, facet: FacetName): readonly string[] {
  return isOfNames(facet) ? (article[FACETS[facet].list] ?? []) : [article.date.slice(0, FACETS[facet].form.length)];
}

function passes(article: Article, { filters }: Query, except?: FacetName): boolean {
  const { from = '', to = '9999-12-31' } = filters;
  if (article.date < from || article.date > to) return false;
  return FACET_NAMES.every((facet) => {
    if (facet === except || filters[facet].length === 0) return true;
    return valuesOf(article, facet).some((value) => filters[facet].includes(value));
  });
}

function countAll(
  matches: readonly Article[],
  query: Query,
  archive: readonly Article[],
): Record<FacetName, FacetCount[]> {
  const count = (facet: FacetName): FacetCount[] => {
    const others = matches.filter((article) => passes(article, query, facet));
    const selection = query.filters[facet];
    if (selection.length === 0 && isOfNames(facet)) {
      const inArchive = new Set(archive.flatMap((article) => valuesOf(article, facet)));
      if (inArchive.size < FACETS[facet].fewest) return [];
    }
    const values = new Set([...selection, ...others.flatMap((article) => valuesOf(article, facet))]);
    const counts = [...values].map((value) => ({
      value,
      count: others.filter((article) => valuesOf(article, facet).includes(value)).length,
      selected: selection.includes(value),
    }));
    const byName = (a: FacetCount, b: FacetCount) => (a.value < b.value ? -1 : 1);
    return isOfNames(facet)
      ? counts.sort((a, b) => b.count - a.count || byName(a, b))
      : counts.sort((a, b) => byName(b, a));
  };
  return perFacet(FACET_NAMES, count);
}

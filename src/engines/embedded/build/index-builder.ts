import { AcronymCollector, type Acronym } from '../../../analysis/acronyms/acronym-collector.js';
import type { Analyzer, NumberedReader, NumberedTerms } from '../../../analysis/analyzer.js';
import { STOP_WORDS } from '../../../analysis/stop-words.js';
import type { Article } from '../../../articles/article.js';
import { dayOf } from '../../../calendar/day-numbers.js';
import { FACETS, NAME_FACETS } from '../../../search/facets.js';
import { layOut, NO_SET, roundedArticles, type ImageShape } from '../index/image.js';
import { impact, TITLE_WEIGHT } from '../index/impact.js';
import { gatherVocabulary, type VocabularyEntry } from '../planning/vocabulary.js';

/** A term in more than one of this many articles gets a dense row: a row costs more bytes than a list, and less time. */
const DENSE_SHARE = 16;

/** A facet value on more than one of this many articles gets a set: there it takes fewer bytes than the list. */
const SET_SHARE = 32;

/** Positions between the title's last word and the body's first, so that no phrase runs from one into the other. */
const TITLE_GAP = 100;

/** Marks an entry of the token store that stands at the same position as the one before it (the whole of a hyphenated word). */
const SAME_POSITION = 1 << 31;
const TERM_BITS = ~SAME_POSITION;

/** What a finished index consists of. */
export interface BuiltIndex {
  readonly shape: ImageShape;
  readonly image: Uint8Array;
  /** By number. */
  readonly terms: readonly string[];
  /** The values of each facet column, by number: sorted, so that equal counts list in this order. */
  readonly facetValues: readonly (readonly string[])[];
  /** What the archive's words look like, for corrections and suggestions. */
  readonly vocabulary: readonly VocabularyEntry[];
  readonly acronyms: readonly Acronym[];
}

/**
 * Gathers articles, newest first, and turns them into an image. Tokens are kept as numbers until `finish`, which then
 * knows every size and writes each posting, impact and position once, straight to its place.
 */
export class IndexBuilder {
  readonly #tokens = new TokenStore();
  readonly #numbers = new Map<string, number>();
  readonly #reader: NumberedReader;
  readonly #acronyms: AcronymCollector;
  /** By term number of this builder (order of first sight). */
  #articlesWith = new Int32Array(1 << 12);
  #positionBytes = new Float64Array(1 << 12);
  #lastArticle = new Int32Array(1 << 12).fill(-1);
  #lastPosition = new Int32Array(1 << 12);
  #isStopWord = new Uint8Array(1 << 12);
  #postings = 0;

  readonly #days: number[] = [];
  readonly #titleEntries: number[] = [];
  readonly #bodyStarts: number[] = [];
  readonly #lengths: number[] = [];
  readonly #facetEntries: (readonly string[])[][] = NAME_FACETS.map(() => []);

  constructor(analyzer: Analyzer) {
    this.#acronyms = new AcronymCollector(analyzer);
    this.#reader = analyzer.numbered((term) => this.#numberOf(term));
    for (const word of STOP_WORDS) {
      for (const { term } of analyzer.analyze(word)) this.#isStopWord[this.#numberOf(term)] = 1;
    }
  }

  /** Articles must come newest first. */
  add(article: Article): void {
    const day = dayOf(article.date);
    const before = this.#days.at(-1);
    if (before !== undefined && day > before) throw new Error(`${article.id} is newer than the article before it.`);
    this.#days.push(day);
    const number = this.#days.length - 1;
    this.#acronyms.add(article.body);
    this.#tokens.beginArticle();
    const title = this.#reader.read(article.title);
    const titleEntries = title.count;
    const bodyStart = title.words + TITLE_GAP;
    const titleLength = this.#addField(title, number, 0);
    const bodyLength = this.#addField(this.#reader.read(article.body), number, bodyStart);
    this.#titleEntries.push(titleEntries);
    this.#bodyStarts.push(bodyStart);
    this.#lengths.push(TITLE_WEIGHT * titleLength + bodyLength);
    NAME_FACETS.forEach((facet, column) => {
      this.#facetEntries[column]?.push([...new Set(article[FACETS[facet].list])]);
    });
  }

  /** Stores a field's terms; returns its length in terms that are not stop words. */
  #addField({ terms, positions, count }: NumberedTerms, article: number, shift: number): number {
    let length = 0;
    for (let i = 0; i < count; i++) {
      const term = terms[i] ?? 0;
      const position = (positions[i] ?? 0) + shift;
      if (this.#lastArticle[term] !== article) {
        this.#lastArticle[term] = article;
        this.#lastPosition[term] = 0;
        this.#articlesWith[term] = (this.#articlesWith[term] ?? 0) + 1;
        this.#postings++;
      }
      this.#positionBytes[term] =
        (this.#positionBytes[term] ?? 0) + bytesOfGap(position - (this.#lastPosition[term] ?? 0));
      this.#lastPosition[term] = position;
      if (this.#isStopWord[term] === 0) length++;
      this.#tokens.push(i > 0 && positions[i] === positions[i - 1] ? term | SAME_POSITION : term);
    }
    return length;
  }

  #numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(term, number);
    if (number >= this.#articlesWith.length) {
      this.#articlesWith = longer(this.#articlesWith, new Int32Array(number * 2));
      this.#positionBytes = longer(this.#positionBytes, new Float64Array(number * 2));
      this.#lastArticle = longer(this.#lastArticle, new Int32Array(number * 2).fill(-1));
      this.#lastPosition = longer(this.#lastPosition, new Int32Array(number * 2));
      this.#isStopWord = longer(this.#isStopWord, new Uint8Array(number * 2));
    }
    return number;
  }

  /** The index. The builder is spent: nothing can be added afterwards. */
  finish(): BuiltIndex {
    const articles = this.#days.length;
    const found = (number: number) => this.#articlesWith[number] ?? 0;
    const ranked = [...this.#numbers]
      .filter(([, number]) => found(number) > 0)
      .sort(([a, first], [b, second]) => found(second) - found(first) || (a < b ? -1 : 1));
    const sparseFrom = ranked.findIndex(([, number]) => found(number) * DENSE_SHARE <= articles);
    const denseTerms = sparseFrom < 0 ? ranked.length : sparseFrom;
    const columns = this.#facetEntries.map(numberValues);

    const shape: ImageShape = {
      articles,
      terms: ranked.length,
      denseTerms,
      postings: this.#postings,
      densePostings: ranked.slice(0, denseTerms).reduce((sum, [, number]) => sum + found(number), 0),
      positionBytes: ranked.reduce((sum, [, number]) => sum + (this.#positionBytes[number] ?? 0), 0),
      maxFrequency: 0,
      facets: columns.map(({ values, articles: own }) => ({
        values: values.length,
        entries: own.reduce((sum, { length }) => sum + length, 0),
        sets: own.filter(({ length }) => length * SET_SHARE > articles).length,
      })),
    };
    const image = new Uint8Array(layOut(shape).bytes);
    const order = Int32Array.from(ranked, ([, number]) => number);
    const maxFrequency = this.#writePostings(image, shape, order);
    this.#writeColumns(image, shape, columns);
    return {
      shape: { ...shape, maxFrequency },
      image,
      terms: ranked.map(([term]) => term),
      facetValues: columns.map(({ values }) => values),
      acronyms: this.#acronyms.finish(),
      vocabulary: gatherVocabulary(this.#reader.words(), ranksOf(order, this.#numbers.size)),
    };
  }

  /** Returns the most positions that any term has in any article. */
  #writePostings(image: Uint8Array, shape: ImageShape, order: Int32Array): number {
    const { articles, denseTerms, densePostings, postings } = shape;
    const layout = layOut(shape);
    const rounded = roundedArticles(articles);
    const rows = new Uint16Array(image.buffer, layout.denseRows, denseTerms * rounded);
    const termStarts = new Uint32Array(image.buffer, layout.termStarts, order.length + 1);
    const lists = new Uint32Array(image.buffer, layout.lists, postings);
    const impacts = new Uint16Array(image.buffer, layout.impacts, postings - densePostings);
    const positionStarts = new Uint32Array(image.buffer, layout.positionStarts, postings + 1);
    const positions = image.subarray(layout.positions, layout.positions + shape.positionBytes);

    // By the builder's number: the term's number in the image, and where its next posting and next position go.
    const ranks = ranksOf(order, this.#numbers.size);
    const nextPosting = new Float64Array(this.#numbers.size);
    const nextByte = new Float64Array(this.#numbers.size);
    let posting = 0;
    let byte = 0;
    order.forEach((number, rank) => {
      termStarts[rank] = posting;
      nextPosting[number] = posting;
      nextByte[number] = byte;
      posting += this.#articlesWith[number] ?? 0;
      byte += this.#positionBytes[number] ?? 0;
    });
    termStarts[order.length] = posting;
    positionStarts[posting] = byte;

    const lastArticle = this.#lastArticle.fill(-1);
    const lastPosition = this.#lastPosition;
    const frequencies = new Int32Array(this.#numbers.size);
    const weighted = new Int32Array(this.#numbers.size);
    const meanLength = this.#lengths.reduce((sum, length) => sum + length, 0) / articles || 1;
    const distinct: number[] = [];
    let maxFrequency = 0;
    for (let article = 0; article < articles; article++) {
      const titleEntries = this.#titleEntries[article] ?? 0;
      distinct.length = 0;
      let position = -1;
      this.#tokens.forEach(article, (entry, i) => {
        const term = entry & TERM_BITS;
        if (i === titleEntries) position = (this.#bodyStarts[article] ?? 0) - 1;
        if (entry >= 0) position++;
        if (lastArticle[term] !== article) {
          lastArticle[term] = article;
          lastPosition[term] = 0;
          frequencies[term] = 0;
          weighted[term] = 0;
          distinct.push(term);
          const at = nextPosting[term] ?? 0;
          nextPosting[term] = at + 1;
          lists[at] = article;
          positionStarts[at] = nextByte[term] ?? 0;
        }
        frequencies[term] = (frequencies[term] ?? 0) + 1;
        weighted[term] = (weighted[term] ?? 0) + (i < titleEntries ? TITLE_WEIGHT : 1);
        nextByte[term] = writeGap(positions, nextByte[term] ?? 0, position - (lastPosition[term] ?? 0));
        lastPosition[term] = position;
      });
      for (const term of distinct) {
        const rank = ranks[term] ?? 0;
        const value = impact(weighted[term] ?? 0, this.#lengths[article] ?? 0, meanLength);
        if (rank < denseTerms) rows[rank * rounded + article] = value;
        else impacts[(nextPosting[term] ?? 0) - 1 - densePostings] = value;
        maxFrequency = Math.max(maxFrequency, frequencies[term] ?? 0);
      }
    }
    return maxFrequency;
  }

  #writeColumns(image: Uint8Array, shape: ImageShape, columns: readonly NumberedColumn[]): void {
    const layout = layOut(shape);
    new Int32Array(image.buffer, layout.days, shape.articles).set(this.#days);
    new Uint32Array(image.buffer, layout.bodyStarts, shape.articles).set(this.#bodyStarts);
    columns.forEach(({ values, entries, articles }, column) => {
      const at = layout.facets[column];
      if (at === undefined) return;
      const u32 = (offset: number, length: number) => new Uint32Array(image.buffer, offset, length);
      u32(at.values, entries.flat().length).set(entries.flat());
      u32(at.offsets, entries.length + 1).set(runningSums(entries));
      u32(at.lists, articles.flat().length).set(articles.flat());
      u32(at.starts, values.length + 1).set(runningSums(articles));
      const setNumbers = u32(at.setNumbers, values.length).fill(NO_SET);
      const setBytes = roundedArticles(shape.articles) / 8;
      let sets = 0;
      articles.forEach((own, value) => {
        if (own.length * SET_SHARE <= shape.articles) return;
        setNumbers[value] = sets;
        const set = image.subarray(at.sets + sets * setBytes, at.sets + ++sets * setBytes);
        for (const article of own) set[article >> 3] = (set[article >> 3] ?? 0) | (1 << (article & 7));
      });
    });
  }
}

interface NumberedColumn {
  readonly values: readonly string[];
  /** Value numbers per article. */
  readonly entries: readonly (readonly number[])[];
  /** Articles per value number. */
  readonly articles: readonly (readonly number[])[];
}

function numberValues(entries: readonly (readonly string[])[]): NumberedColumn {
  const values = [...new Set(entries.flat())].sort();
  const numbers = new Map(values.map((value, number) => [value, number]));
  const numbered = entries.map((own) => own.flatMap((value) => numbers.get(value) ?? []));
  const articles: number[][] = values.map(() => []);
  numbered.forEach((own, article) => own.forEach((value) => articles[value]?.push(article)));
  return { values, entries: numbered, articles };
}

/** Where each list begins when they follow one another, and at last where they end. */
function runningSums(lists: readonly (readonly number[])[]): number[] {
  let sum = 0;
  return [0, ...lists.map(({ length }) => (sum += length))];
}

/** The tokens of all articles in order, in chunks, so that growing copies nothing. */
class TokenStore {
  /** Four million numbers, 16 MiB. */
  static readonly CHUNK = 1 << 22;
  readonly #chunks: Int32Array[] = [];
  readonly #starts: number[] = [];
  #size = 0;

  beginArticle(): void {
    this.#starts.push(this.#size);
  }

  push(entry: number): void {
    const within = this.#size % TokenStore.CHUNK;
    if (within === 0) this.#chunks.push(new Int32Array(TokenStore.CHUNK));
    const chunk = this.#chunks.at(-1);
    if (chunk !== undefined) chunk[within] = entry;
    this.#size++;
  }

  forEach(article: number, visit: (entry: number, index: number) => void): void {
    const start = this.#starts[article] ?? this.#size;
    const end = this.#starts[article + 1] ?? this.#size;
    for (let at = start; at < end; at++) {
      visit(this.#chunks[Math.floor(at / TokenStore.CHUNK)]?.[at % TokenStore.CHUNK] ?? 0, at - start);
    }
  }
}

/** By the builder's number of a term its number in the image; -1 for one that no article has. */
function ranksOf(order: Int32Array, terms: number): Int32Array {
  const ranks = new Int32Array(terms).fill(-1);
  order.forEach((number, rank) => (ranks[number] = rank));
  return ranks;
}

/** How many bytes a gap takes in LEB128. */
function bytesOfGap(gap: number): number {
  return gap < 1 << 7 ? 1 : gap < 1 << 14 ? 2 : gap < 1 << 21 ? 3 : gap < 1 << 28 ? 4 : 5;
}

/** Writes a gap in LEB128; returns where the next one goes. */
function writeGap(bytes: Uint8Array, at: number, gap: number): number {
  let rest = gap;
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

/** `to` with the numbers of the shorter `from` at its beginning. */
function longer<Numbers extends Int32Array | Float64Array | Uint8Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

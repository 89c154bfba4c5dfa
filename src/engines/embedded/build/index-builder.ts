import { AcronymCollector, type Acronym } from '../../../analysis/acronyms/acronym-collector.js';
import type { Analyzer, NumberedReader, NumberedTerms } from '../../../analysis/analyzer.js';
import { STOP_WORDS } from '../../../analysis/stop-words.js';
import type { Article } from '../../../articles/article.js';
import { dayOf } from '../../../calendar/day-numbers.js';
import { FACETS, NAME_FACETS } from '../../../search/facets.js';
import { TITLE_WEIGHT } from '../../../understanding/ranking/bm25.js';
import { gatherVocabulary, type SpeltWord, type VocabularyEntry } from '../../../understanding/spelling/vocabulary.js';
import { layOut, type ImageShape } from '../index/image.js';
import { ColumnGatherer, shapeOf, writeColumn } from './column-writer.js';
import { writePostings } from './posting-writer.js';
import { TermTallies, type RankedTerms } from './term-tallies.js';
import { SAME_POSITION, TokenStore } from './token-store.js';

/** A term in more than one of this many articles gets a dense row: a row costs more bytes than a list, and less time. */
const DENSE_SHARE = 16;

/** Positions between the title's last word and the body's first, so that no phrase runs from one into the other. */
const TITLE_GAP = 100;

/** What a finished index consists of. */
export interface BuiltIndex {
  readonly shape: ImageShape;
  readonly image: Uint8Array;
  /** By number. */
  readonly terms: readonly string[];
  /** The values of each facet column, by number. */
  readonly facetValues: readonly (readonly string[])[];
  /** What the archive's words look like, for corrections and suggestions. */
  readonly vocabulary: readonly VocabularyEntry[];
  readonly acronyms: readonly Acronym[];
}

/**
 * Gathers articles, newest first, and turns them into an image. Tokens are kept as numbers until `finish`, which then
 * knows every size, so that each posting is written once, straight to its place.
 */
export class IndexBuilder {
  readonly #tokens = new TokenStore();
  readonly #tallies = new TermTallies();
  readonly #reader: NumberedReader;
  readonly #acronyms: AcronymCollector;
  readonly #stopWords: Uint8Array;

  readonly #days: number[] = [];
  readonly #titleTokens: number[] = [];
  readonly #bodyStarts: number[] = [];
  readonly #lengths: number[] = [];
  readonly #columns = NAME_FACETS.map(() => new ColumnGatherer());

  constructor(analyzer: Analyzer) {
    this.#acronyms = new AcronymCollector(analyzer);
    this.#reader = analyzer.numbered((term) => this.#tallies.numberOf(term));
    // The first to be numbered, so that a word beyond the last of them is none.
    const stopWords = [...STOP_WORDS].flatMap((word) => analyzer.analyze(word).map(({ term }) => term));
    const numbers = stopWords.map((term) => this.#tallies.numberOf(term));
    this.#stopWords = new Uint8Array(this.#tallies.size);
    for (const number of numbers) this.#stopWords[number] = 1;
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
    const titleTokens = title.count;
    const bodyStart = title.words + TITLE_GAP;
    const titleLength = this.#addField(title, number, 0);
    const bodyLength = this.#addField(this.#reader.read(article.body), number, bodyStart);
    this.#titleTokens.push(titleTokens);
    this.#bodyStarts.push(bodyStart);
    this.#lengths.push(TITLE_WEIGHT * titleLength + bodyLength);
    NAME_FACETS.forEach((facet, column) => {
      this.#columns[column]?.add(article[FACETS[facet].list] ?? []);
    });
  }

  /** Stores a field's terms; returns its length in terms that are not stop words. */
  #addField(field: NumberedTerms, article: number, shift: number): number {
    this.#tallies.add(field, article, shift);
    const { terms, positions, count } = field;
    let length = 0;
    for (let i = 0; i < count; i++) {
      const term = terms[i] ?? 0;
      if (this.#stopWords[term] !== 1) length++;
      this.#tokens.push(i > 0 && positions[i] === positions[i - 1] ? term | SAME_POSITION : term);
    }
    return length;
  }

  /** The index. The builder is spent: nothing can be added afterwards. */
  finish(): BuiltIndex {
    const ranked = this.#tallies.ranked();
    const columns = this.#columns.map((column) => column.finish());
    const shape = this.#shape(ranked, columns);
    const layout = layOut(shape);
    const image = new Uint8Array(layout.bytes);
    const texts = {
      tokens: this.#tokens,
      titleTokens: this.#titleTokens,
      bodyStarts: this.#bodyStarts,
      lengths: this.#lengths,
      isStopWord: (term: number) => this.#stopWords[term] === 1,
    };
    const maxFrequency = writePostings(image, layout, shape, texts, this.#tallies, ranked);
    new Int32Array(image.buffer, layout.days, shape.articles).set(this.#days);
    new Uint32Array(image.buffer, layout.bodyStarts, shape.articles).set(this.#bodyStarts);
    layout.facets.forEach((at, number) => {
      const column = columns[number];
      if (column !== undefined) writeColumn(image, at, column);
    });
    return {
      shape: { ...shape, maxFrequency },
      image,
      terms: ranked.terms,
      facetValues: columns.map(({ values }) => values),
      acronyms: this.#acronyms.finish(),
      vocabulary: gatherVocabulary(this.#spelt(ranked)),
    };
  }

  #shape({ order }: RankedTerms, columns: readonly ReturnType<ColumnGatherer['finish']>[]): ImageShape {
    const articles = this.#days.length;
    const { articlesWith, positionBytes, postings } = this.#tallies;
    const found = (number: number) => articlesWith[number] ?? 0;
    const sparseFrom = order.findIndex((number) => found(number) * DENSE_SHARE <= articles);
    const denseTerms = sparseFrom < 0 ? order.length : sparseFrom;
    return {
      articles,
      terms: order.length,
      denseTerms,
      postings,
      densePostings: order.subarray(0, denseTerms).reduce((sum, number) => sum + found(number), 0),
      positionBytes: order.reduce((sum, number) => sum + (positionBytes[number] ?? 0), 0),
      maxFrequency: 0,
      facets: columns.map(shapeOf),
    };
  }

  /** The words that were read, with their terms. */
  *#spelt({ ranks, terms }: RankedTerms): Generator<SpeltWord> {
    for (const { word, term: number, occurrences } of this.#reader.words()) {
      const term = terms[ranks[number] ?? -1];
      if (term !== undefined) yield { word, term, occurrences };
    }
  }
}

import type { Acronym } from '../../../analysis/acronyms/acronym-collector.js';
import type { Analyzer } from '../../../analysis/analyzer.js';
import type { SynonymRule } from '../../../analysis/thesaurus/synonym-rules.js';
import { partsOf } from '../../../analysis/phrase-terms.js';
import { createThesaurus, type Thesaurus } from '../../../analysis/thesaurus/thesaurus.js';
import { Speller } from '../planning/speller.js';
import { readVocabulary } from '../planning/vocabulary.js';
import type { SnapshotFile } from '../file/snapshot-file.js';
import { Calendar } from './date-ranges.js';
import { FacetColumn } from './facet-column.js';
import { Allocator, layOut, roundedArticles, type ImageLayout, type ImageShape } from './image.js';
import { loadKernel, type Kernel } from './load-kernel.js';
import { Lexicon } from './lexicon.js';
import { MAX_PLAN_TERMS } from '../planning/plan.js';
import { NAME_FACETS, perFacet, type NameFacet } from '../../../search/facets.js';
import { MAX_DEPTH } from '../../../search/query.js';

/** The first bytes of a memory stay unused, so that no pointer is 0. */
const IMAGE_AT = 64;
const PAGE_BYTES = 65536;
/** Enough for the largest plan: one for each term, three for each word and each alternative, a dozen for the rest. */
const SETS = 8 * MAX_PLAN_TERMS;
/** See `matchNear` in kernel/phrases.ts: it takes room for the positions of every term. */
const MAX_NEAR_TERMS = MAX_PLAN_TERMS;
/** See kernel/phrases.ts. */
export const PHRASE_TERM_BYTES = 20;

/** A snapshot opened for searching: its image in memory with the kernel over it, and room for one query's work. */
export class OpenedIndex {
  readonly rounded: number;
  readonly at: ImageLayout;
  readonly work: WorkingSpace;
  readonly u32: Uint32Array;
  readonly f32: Float32Array;
  readonly #u16: Uint16Array;
  readonly facets: Readonly<Record<NameFacet, FacetColumn>>;

  private constructor(
    readonly shape: ImageShape,
    readonly kernel: Kernel,
    readonly memory: WebAssembly.Memory,
    readonly lexicon: Lexicon,
    readonly calendar: Calendar,
    facetValues: readonly (readonly string[])[],
    readonly speller: Speller,
    readonly thesaurus: Thesaurus,
    work: WorkingSpace,
  ) {
    this.rounded = roundedArticles(shape.articles);
    this.at = shifted(layOut(shape), IMAGE_AT);
    this.work = work;
    this.u32 = new Uint32Array(memory.buffer);
    this.f32 = new Float32Array(memory.buffer);
    this.#u16 = new Uint16Array(memory.buffer);
    this.facets = perFacet(NAME_FACETS, (name) => {
      const number = NAME_FACETS.indexOf(name);
      const at = this.at.facets[number];
      // Checked when the file was opened.
      if (at === undefined) throw new Error(`The image has no column for ${name}.`);
      return new FacetColumn(facetValues[number] ?? [], at, shape, { kernel, u32: this.u32, counts: work.facetCounts });
    });
  }

  static async of(file: SnapshotFile, analyzer: Analyzer, synonyms: readonly SynonymRule[]): Promise<OpenedIndex> {
    const { shape, image } = file.head;
    const space = new Allocator(IMAGE_AT + image.bytes);
    const work = allocateWork(space, shape);
    const memory = new WebAssembly.Memory({ initial: Math.ceil(space.top / PAGE_BYTES) });
    const [, terms, values, vocabulary, acronyms] = await Promise.all([
      file.readImage(new Uint8Array(memory.buffer, IMAGE_AT, image.bytes)),
      file.table('terms'),
      file.table('facetValues'),
      file.table('vocabulary'),
      file.table('acronyms'),
    ]);
    const days = new Int32Array(memory.buffer, IMAGE_AT + layOut(shape).days, shape.articles);
    return new OpenedIndex(
      shape,
      loadKernel(memory),
      memory,
      new Lexicon(terms.length === 0 ? [] : terms.toString().split('\n')),
      new Calendar(days),
      JSON.parse(values.toString()) as string[][],
      new Speller(() => readVocabulary(vocabulary.toString())),
      createThesaurus(analyzer, { synonyms, acronyms: JSON.parse(acronyms.toString()) as Acronym[] }),
      work,
    );
  }

  /** In how many articles a term is. */
  articlesWith(term: number): number {
    return this.#difference(this.at.termStarts / 4 + term);
  }

  firstPosting(term: number): number {
    return this.u32[this.at.termStarts / 4 + term] ?? 0;
  }

  /** Pointer to the articles that have a term. */
  list(term: number): number {
    return this.at.lists + 4 * this.firstPosting(term);
  }

  /** Pointer to the impacts of a term that has no dense row. */
  impacts(term: number): number {
    return this.at.impacts + 2 * (this.firstPosting(term) - this.shape.densePostings);
  }

  /** Pointer to the dense row of a term; undefined for one that has none. */
  denseRow(term: number): number | undefined {
    return term < this.shape.denseTerms ? this.at.denseRows + 2 * term * this.rounded : undefined;
  }

  /** The values of a facet in whose names a text's words stand together. */
  namesWith(facet: NameFacet, text: string, analyzer: Analyzer): readonly string[] {
    const wanted = partsOf(analyzer, text).join(' ');
    if (wanted === '') return [];
    return this.facets[facet].names.filter((name) => ` ${partsOf(analyzer, name).join(' ')} `.includes(` ${wanted} `));
  }

  /** How many bytes the positions of a term take, about one for each. */
  positionBytes(term: number): number {
    const first = this.at.positionStarts / 4;
    return (this.u32[first + this.firstPosting(term + 1)] ?? 0) - (this.u32[first + this.firstPosting(term)] ?? 0);
  }

  /** The impact of a term in an article, 0 where it is not there. */
  impactOf(term: number, article: number): number {
    const row = this.denseRow(term);
    if (row !== undefined) return this.#u16[row / 2 + article] ?? 0;
    const posting = this.#posting(term, article);
    return posting === undefined ? 0 : (this.#u16[this.at.impacts / 2 + posting - this.shape.densePostings] ?? 0);
  }

  /** How often a term stands in the title and in the body of an article. */
  frequencies(term: number, article: number): { title: number; body: number } {
    const posting = this.#posting(term, article);
    const frequencies = { title: 0, body: 0 };
    if (posting === undefined) return frequencies;
    const bodyStart = this.u32[this.at.bodyStarts / 4 + article] ?? 0;
    const bytes = new Uint8Array(this.memory.buffer);
    const end = this.u32[this.at.positionStarts / 4 + posting + 1] ?? 0;
    let position = 0;
    let shift = 0;
    for (let at = this.u32[this.at.positionStarts / 4 + posting] ?? 0; at < end; at++) {
      const byte = bytes[this.at.positions + at] ?? 0;
      position += (byte & 127) << shift;
      shift += 7;
      if (byte > 127) continue;
      shift = 0;
      frequencies[position < bodyStart ? 'title' : 'body']++;
    }
    return frequencies;
  }

  /** The number of a term's posting for an article. */
  #posting(term: number, article: number): number | undefined {
    const lists = this.at.lists / 4;
    let low = this.firstPosting(term);
    const end = this.firstPosting(term + 1);
    for (let high = end; low < high;) {
      const middle = (low + high) >> 1;
      if ((this.u32[lists + middle] ?? 0) < article) low = middle + 1;
      else high = middle;
    }
    return low < end && this.u32[lists + low] === article ? low : undefined;
  }

  #difference(at: number): number {
    return (this.u32[at + 1] ?? 0) - (this.u32[at] ?? 0);
  }
}

/** Where a query's scores, sets and results lie. One query works at a time. */
export interface WorkingSpace {
  /** f32[rounded articles], all 0 between queries. */
  readonly scores: number;
  readonly sets: readonly number[];
  /** u32 per set: pointers for `atLeast`. */
  readonly setPointers: number;
  readonly topArticles: number;
  readonly topScores: number;
  readonly facetCounts: number;
  readonly phraseTerms: number;
  readonly phraseScratch: number;
}

function allocateWork(space: Allocator, shape: ImageShape): WorkingSpace {
  const rounded = roundedArticles(shape.articles);
  return {
    scores: space.allocate(4 * rounded),
    sets: Array.from({ length: SETS }, () => space.allocate(rounded / 8)),
    setPointers: space.allocate(4 * SETS),
    topArticles: space.allocate(4 * MAX_DEPTH),
    topScores: space.allocate(4 * MAX_DEPTH),
    facetCounts: space.allocate(4 * Math.max(...shape.facets.map(({ values }) => values))),
    phraseTerms: space.allocate(PHRASE_TERM_BYTES * MAX_PLAN_TERMS),
    phraseScratch: space.allocate(4 * MAX_NEAR_TERMS * (shape.maxFrequency + 2)),
  };
}

/** The same layout for an image that begins at `by`. */
function shifted(layout: ImageLayout, by: number): ImageLayout {
  return {
    denseRows: layout.denseRows + by,
    termStarts: layout.termStarts + by,
    lists: layout.lists + by,
    impacts: layout.impacts + by,
    positionStarts: layout.positionStarts + by,
    positions: layout.positions + by,
    days: layout.days + by,
    bodyStarts: layout.bodyStarts + by,
    facets: layout.facets.map(({ offsets, values, starts, lists, setNumbers, sets }) => ({
      offsets: offsets + by,
      values: values + by,
      starts: starts + by,
      lists: lists + by,
      setNumbers: setNumbers + by,
      sets: sets + by,
    })),
    bytes: layout.bytes,
  };
}

import { NAME_FACETS, perFacet, type NameFacet } from '../../../search/facets.js';
import { Calendar } from './date-ranges.js';
import { FacetColumn } from './facet-column.js';
import { roundedArticles, type ImageLayout, type ImageShape } from './image.js';
import type { IndexMemory } from './index-memory.js';
import { Lexicon } from './lexicon.js';
import { loadKernel, type Kernel } from './load-kernel.js';
import type { WorkingSpace } from './working-space.js';

/** An index ready for searching: its image in memory with the kernel over it, and room for one query's work. */
export class OpenedIndex {
  readonly shape: ImageShape;
  readonly rounded: number;
  readonly at: ImageLayout;
  readonly work: WorkingSpace;
  readonly kernel: Kernel;
  readonly u8: Uint8Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
  readonly f32: Float32Array;
  readonly lexicon: Lexicon;
  readonly calendar: Calendar;
  readonly facets: Readonly<Record<NameFacet, FacetColumn>>;

  /** `terms` by number; `facetValues` by column and number. */
  constructor(
    { memory, shape, at, work }: IndexMemory,
    terms: readonly string[],
    facetValues: readonly (readonly string[])[],
  ) {
    this.shape = shape;
    this.rounded = roundedArticles(shape.articles);
    this.at = at;
    this.work = work;
    this.kernel = loadKernel(memory);
    this.u8 = new Uint8Array(memory.buffer);
    this.u16 = new Uint16Array(memory.buffer);
    this.u32 = new Uint32Array(memory.buffer);
    this.f32 = new Float32Array(memory.buffer);
    this.lexicon = new Lexicon(terms);
    this.calendar = new Calendar(new Int32Array(memory.buffer, at.days, shape.articles));
    const { kernel, u32 } = this;
    this.facets = perFacet(NAME_FACETS, (name) => {
      const number = NAME_FACETS.indexOf(name);
      const columnAt = at.facets[number];
      // Checked when the file was opened.
      if (columnAt === undefined) throw new Error(`The image has no column for ${name}.`);
      return new FacetColumn(facetValues[number] ?? [], columnAt, shape, { kernel, u32, counts: work.facetCounts });
    });
  }

  /** In how many articles a term is. */
  articlesWith(term: number): number {
    return this.firstPosting(term + 1) - this.firstPosting(term);
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

  /** Pointer to where the positions of each posting of a term begin. */
  positionStarts(term: number): number {
    return this.at.positionStarts + 4 * this.firstPosting(term);
  }

  /** How many bytes the positions of a term take, about one for each. */
  positionBytes(term: number): number {
    return (this.u32[this.positionStarts(term + 1) / 4] ?? 0) - (this.u32[this.positionStarts(term) / 4] ?? 0);
  }
}

import type { Dictionary } from '../../../analysis/dictionary/english-dictionary.js';
import type { Thesaurus } from '../../../analysis/thesaurus/thesaurus.js';
import type { NameFacet } from '../../../search/facets.js';
import type { IndexTerms } from '../../../understanding/index-terms.js';
import type { Requirement } from '../../../understanding/requirement.js';
import type { Speller } from '../../../understanding/spelling/speller.js';
import type { OpenedIndex } from '../index/opened-index.js';
import { numbered } from './numbered-terms.js';
import { RequirementSets } from './requirement-sets.js';
import { SetPool } from './set-pool.js';
import { TermSets } from './term-sets.js';

/** So many answers are kept: the same few words are asked for again and again. */
const MAX_KEPT = 10_000;

/** What planning sees of an opened index. */
export class EmbeddedTerms implements IndexTerms {
  readonly articles: number;
  readonly #standing = new Map<string, boolean>();

  constructor(
    private readonly index: OpenedIndex,
    readonly speller: Speller,
    readonly thesaurus: Thesaurus,
    readonly isEnglish: Dictionary,
  ) {
    this.articles = index.shape.articles;
  }

  articlesWith(term: string): number {
    const number = this.index.lexicon.numberOf(term);
    return number === undefined ? 0 : this.index.articlesWith(number);
  }

  names(facet: NameFacet): readonly string[] {
    return this.index.facets[facet].names;
  }

  stands(requirement: Requirement): boolean {
    const key = requirement.map(({ term, place }) => `${term} ${place}`).join('\n');
    const known = this.#standing.get(key);
    if (known !== undefined) return known;
    if (this.#standing.size >= MAX_KEPT) this.#standing.clear();
    const stands = this.#stands(requirement);
    this.#standing.set(key, stands);
    return stands;
  }

  #stands(requirement: Requirement): boolean {
    const pool = new SetPool(this.index);
    const sets = new RequirementSets(this.index, pool, new TermSets(this.index, pool));
    return pool.size(sets.of(numbered(requirement, this.index.lexicon), { within: 0, inTitle: false })) > 0;
  }
}

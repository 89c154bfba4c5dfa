import type { SynonymRule } from '../../src/analysis/thesaurus/synonym-rules.js';
import { createThesaurus } from '../../src/analysis/thesaurus/thesaurus.js';
import type { Article } from '../../src/articles/article.js';
import { isEnglishWord } from '../../src/engines/embedded/file/installed-dictionary.js';
import { FACETS, NAME_FACETS, perFacet } from '../../src/search/facets.js';
import type { IndexTerms } from '../../src/understanding/index-terms.js';
import type { Requirement } from '../../src/understanding/requirement.js';
import { Speller } from '../../src/understanding/spelling/speller.js';
import { gatherVocabulary, type SpeltWord } from '../../src/understanding/spelling/vocabulary.js';
import { ANALYZER } from '../archives/snapshot.js';

/** The terms of some articles, looked up in the plainest way: what planning is tested against, without an engine. */
export function termsOfArticles(articles: readonly Article[], synonyms: readonly SynonymRule[] = []): IndexTerms {
  const texts = articles.flatMap(({ title, body }) => [title, body]);
  const fields = articles.map(({ title, body }) => [title, body].map((text) => ANALYZER.analyze(text)));
  const spelt = texts.flatMap((text) =>
    ANALYZER.analyze(text).map(({ term, start, end }): SpeltWord => {
      return { word: text.slice(start, end), term, occurrences: 1 };
    }),
  );
  const vocabulary = gatherVocabulary(spelt);
  const names = perFacet(NAME_FACETS, (facet) => [
    ...new Set(articles.flatMap((each) => each[FACETS[facet].list] ?? [])),
  ]);
  return {
    articles: articles.length,
    speller: new Speller(() => vocabulary),
    thesaurus: createThesaurus(ANALYZER, { synonyms, acronyms: [] }),
    isEnglish: isEnglishWord,
    articlesWith: (term) => fields.filter((own) => own.flat().some((each) => each.term === term)).length,
    names: (facet) => names[facet],
    stands: (requirement: Requirement) =>
      fields
        .flat()
        .some((field) =>
          field.some(({ position: first }) =>
            requirement.every(({ term, place }) =>
              field.some((each) => each.term === term && each.position === first + place),
            ),
          ),
        ),
  };
}

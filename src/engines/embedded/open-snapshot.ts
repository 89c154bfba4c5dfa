import type { Acronym } from '../../analysis/acronyms/acronym-collector.js';
import type { Analyzer } from '../../analysis/analyzer.js';
import type { SynonymRule } from '../../analysis/thesaurus/synonym-rules.js';
import { createThesaurus } from '../../analysis/thesaurus/thesaurus.js';
import type { PinRule } from '../../search/pins.js';
import { Curation } from '../../understanding/curation.js';
import { Speller } from '../../understanding/spelling/speller.js';
import { EmbeddedTerms } from './evaluate/embedded-terms.js';
import { isEnglishWord } from './file/installed-dictionary.js';
import { openIndex } from './file/open-index.js';
import type { SnapshotFile } from './file/snapshot-file.js';
import { readVocabulary } from './file/vocabulary-table.js';
import type { OpenedIndex } from './index/opened-index.js';

/** What of a snapshot is in memory: the index, and what planning sees of it. */
export interface OpenedSnapshot {
  readonly index: OpenedIndex;
  readonly terms: EmbeddedTerms;
  readonly curation: Curation;
}

export async function openSnapshot(file: SnapshotFile, analyzer: Analyzer): Promise<OpenedSnapshot> {
  const [index, vocabulary, ...tables] = await Promise.all([
    openIndex(file),
    file.table('vocabulary'),
    file.table('acronyms'),
    file.table('synonyms'),
    file.table('pins'),
  ]);
  const speller = new Speller(() => readVocabulary(vocabulary.toString(), index.lexicon.terms));
  const [acronyms, synonyms, pins] = tables.map((table): unknown => JSON.parse(table.toString())) as [
    Acronym[],
    SynonymRule[],
    PinRule[],
  ];
  const thesaurus = createThesaurus(analyzer, { synonyms, acronyms });
  return {
    index,
    terms: new EmbeddedTerms(index, speller, thesaurus, isEnglishWord),
    curation: new Curation(pins, analyzer),
  };
}

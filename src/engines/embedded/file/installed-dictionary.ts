import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { createDictionary, type Dictionary } from '../../../analysis/dictionary/english-dictionary.js';

/** The words of the package dictionary-en: SCOWL's at its size for spell checkers, not every word of every game. */
export const isEnglishWord: Dictionary = createDictionary(() => {
  const entry = pathToFileURL(createRequire(import.meta.url).resolve('dictionary-en'));
  const text = (file: string) => readFileSync(new URL(file, entry), 'utf8');
  return { affixes: text('index.aff'), words: text('index.dic') };
});

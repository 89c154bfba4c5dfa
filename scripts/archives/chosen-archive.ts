import { englishArchive } from './english-archive.js';
import { syllableArchive, type GeneratedArchive, type Shape } from './generated-archive.js';

/** The archive that a command line asks for: of English words, or of the syllables that older figures were measured on. */
export function chosenArchive(isEnglish: boolean, shape: Partial<Shape>): Promise<GeneratedArchive> {
  return isEnglish ? englishArchive(shape) : Promise.resolve(syllableArchive(shape));
}

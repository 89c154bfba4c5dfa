import type { SearchEngine } from '../../search/engine.js';
import type { IndexInfo } from '../../search/result.js';

/** What an engine is asked, and the index the answer comes from. */
export interface Answered<T> {
  readonly answer: T;
  readonly index: IndexInfo;
}

/** Asks an engine. It may turn to another generation before its index is read: then both are asked again. */
export async function askOneGeneration<E extends Pick<SearchEngine, 'index'>, T>(
  engine: E,
  question: (engine: E) => Promise<T>,
): Promise<Answered<T>> {
  for (;;) {
    const { index } = engine;
    const answer = await question(engine);
    if (engine.index.generation === index.generation) return { answer, index };
  }
}

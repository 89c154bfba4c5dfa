import { isQueryStopWord, STOP_WORDS } from '../../src/analysis/stop-words.js';

describe('stop words', () => {
  it('are Lucene’s 33 for the index', () => {
    expect(STOP_WORDS.size).toBe(33);
    for (const word of ['the', 'and', 'of', 'will', 'with']) expect(STOP_WORDS).toContain(word);
  });

  it.each([...STOP_WORDS, 'what', 'How', 'PLEASE', 'The'])('%j says nothing in a query', (word) => {
    expect(isQueryStopWord(word)).toBe(true);
  });

  it.each(['who', 'WHO', 'IT', 'US', 'impact', ''])('%j says something in a query', (word) => {
    expect(isQueryStopWord(word)).toBe(false);
  });

  it('are no digits and no single letters but "a"', () => {
    const names = Array.from('bcdefghijklmnopqrstuvwxyz0123456789');
    expect(names.filter(isQueryStopWord)).toEqual([]);
  });
});

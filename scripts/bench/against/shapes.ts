import type { SynonymRule } from '../../../src/analysis/thesaurus/synonym-rules.js';
import { MIN_MISSPELT_LENGTH, misspelt } from '../../archives/misspelling.js';
import { seededRandom } from '../../archives/random.js';
import type { SampledText } from './sampled-text.js';

/** One way of asking, with examples of it: query strings of `GET /api/search`, or texts that somebody has half typed. */
export interface Shape {
  readonly name: string;
  readonly kind: 'search' | 'typed';
  readonly asked: readonly string[];
}

/** So many examples of each shape: no single word decides, and a round through them is still short. */
const EXAMPLES = 24;
/** Where words lie among those of a sample, by how many articles have them. */
const COMMON = { from: 0, to: 100 };
const PLAIN = { from: 100, to: 2000 };
const RARE = { from: 2000, to: 6000 };
type Band = typeof COMMON;
/** A misspelling of a shorter word is another word. */
const LONG = MIN_MISSPELT_LENGTH + 2;
const SEED = 11;

/** Every shape for which the sample has examples, the same for the same sample. */
export function shapesOf(sample: SampledText, synonyms: readonly SynonymRule[]): readonly Shape[] {
  const random = seededRandom(SEED);
  const from = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const word = ({ from: first, to }: Band) =>
    from(sample.words.slice(Math.min(first, sample.words.length >> 1), Math.min(to, sample.words.length)));
  const long = sample.words.slice(0, PLAIN.to).filter((one) => one.length >= LONG);
  const slip = () => misspelt(from(long), random);
  const stop = () => from(sample.stopWords);
  const pair = () => from(sample.phrases).split(' ').slice(0, 2).join(' ');
  const known = synonyms
    .flatMap((rule) => (rule.kind === 'equivalent' ? rule.phrases : rule.from))
    .filter((phrase) => sample.text.includes(phrase.toLowerCase()));
  const beginning = (text: string, least: number) => text.slice(0, least + Math.floor(random() * 4));

  const search = (name: string, parameters: () => Readonly<Record<string, string>>): Shape => ({
    name,
    kind: 'search',
    asked: Array.from({ length: EXAMPLES }, () => new URLSearchParams(parameters()).toString()),
  });
  const typed = (name: string, text: () => string): Shape => ({
    name,
    kind: 'typed',
    asked: Array.from({ length: EXAMPLES }, text),
  });
  return [
    search('one common word', () => ({ q: word(COMMON) })),
    search('one word', () => ({ q: word(PLAIN) })),
    search('one rare word', () => ({ q: word(RARE) })),
    search('two words', () => ({ q: `${word(COMMON)} ${word(PLAIN)}` })),
    search('three words', () => ({ q: `${word(COMMON)} ${word(PLAIN)} ${word(PLAIN)}` })),
    search('three words, any', () => ({ q: `${word(COMMON)} ${word(PLAIN)} ${word(RARE)}`, match: 'any' })),
    search('eight with stop words', () => ({
      q: [stop(), word(COMMON), stop(), word(COMMON), word(PLAIN), stop(), word(PLAIN), word(RARE)].join(' '),
    })),
    search('stop words alone', () => ({ q: `${stop()} ${stop()}` })),
    search('a whole title', () => ({ q: from(sample.titles) })),
    search('one misspelt', () => ({ q: slip() })),
    search('one of two misspelt', () => ({ q: `${word(COMMON)} ${slip()}` })),
    ...(known.length > 0 ? [search('with a synonym', () => ({ q: from(known) }))] : []),
    ...(sample.acronyms.length > 0 ? [search('an acronym', () => ({ q: from(sample.acronyms) }))] : []),
    search('phrase of two', () => ({ q: `"${pair()}"` })),
    search('phrase of three', () => ({ q: `"${from(sample.phrases)}"` })),
    search('near each other', () => ({ q: `"${word(COMMON)} ${word(PLAIN)}"~10` })),
    search('beginning of words', () => ({ q: `${beginning(word(PLAIN), 3)}*` })),
    search('in the title', () => ({ q: `title:${word(PLAIN)}` })),
    search('operators', () => ({ q: `(${word(COMMON)} OR ${word(PLAIN)}) -${word(COMMON)}` })),
    search('filtered', () => ({ q: word(COMMON), author: from(sample.authors), theme: from(sample.themes) })),
    search('within years', () => ({ q: `${word(COMMON)} ${word(PLAIN)}`, from: from(sample.years) })),
    search('newest first', () => ({ q: `${word(COMMON)} ${word(PLAIN)}`, sort: 'newest' })),
    search('page 20', () => ({ q: word(COMMON), page: '20' })),
    search('finds nothing', () => ({ q: `${word(RARE)} ${word(RARE)} ${word(RARE)} year:1900`, expand: 'off' })),
    search('browsing', () => ({ page: String(1 + Math.floor(random() * 5)) })),
    search('browsing a theme', () => ({ theme: from(sample.themes), year: from(sample.years) })),
    typed('suggest for a word', () => beginning(word(PLAIN), 2)),
    typed('suggest after a word', () => `${word(COMMON)} ${beginning(word(PLAIN), 2)}`),
    typed('suggest for a slip', () => slip()),
  ];
}

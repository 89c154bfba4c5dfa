import { MAX_QUERY_LENGTH } from '../../src/search/query.js';
import { seededRandom } from '../archives/random.js';

/** So many random queries are tried beside the ones below. */
const RANDOM_QUERIES = 400;
/** The commonest words cost most. */
const COMMON_RANKS = 64;

const words = (count: number, make: (rank: number) => string): string =>
  Array.from({ length: count }, (_, rank) => make(rank)).join(' ');

/** Queries made to cost as much as possible, for an archive whose words have ranks: name and text. */
export function* hostileQueries(
  wordOfRank: (rank: number) => string,
): Generator<readonly [name: string, text: string]> {
  const common = (count: number, from = 0) => words(count, (rank) => wordOfRank(from + rank));
  yield ['32 prefixes', words(32, (rank) => `${wordOfRank(rank * 40).slice(0, 2)}*`)];
  yield ['24 prefixes in titles', words(24, (rank) => `title:${wordOfRank(rank * 40).slice(0, 2)}*`)];
  yield [
    '16 prefixes of hyphenated words',
    words(16, (rank) => `${wordOfRank(rank)}-${wordOfRank(rank).slice(0, 2)}*`),
  ];
  yield ['16 phrases of common words', words(16, (rank) => `"${wordOfRank(2 * rank)} ${wordOfRank(2 * rank + 1)}"`)];
  yield ['one phrase of 32 common words', `"${common(32)}"`];
  yield ['8 common words near each other', `"${common(8)}"~20`];
  yield ['4 times 3 common words near', words(4, (rank) => `"${common(3, 3 * rank)}"~9`)];
  yield ['nested brackets', `${'('.repeat(200)}${common(2)}${')'.repeat(200)}`];
  yield ['32 alternatives', common(32).split(' ').join(' OR ')];
  yield ['32 exclusions', words(32, (rank) => `-${wordOfRank(rank)}`)];
  yield ['32 words with a slip', words(32, (rank) => `${wordOfRank(3000 + rank * 77).slice(0, -1)}q`)];
  yield [
    'long words with two slips',
    words(20, (rank) => `${wordOfRank(40_000 + rank).slice(0, -2)}qq${wordOfRank(40_000 + rank)}`),
  ];
  yield ['one word of hyphens', common(200).split(' ').join('-')];
  yield ['one letter and a star', 'a*'];
  yield ['one letter, 512 times', 'x'.repeat(MAX_QUERY_LENGTH)];
  const random = seededRandom(7);
  const below = (bound: number) => Math.floor(random() * bound);
  const word = () => wordOfRank(below(random() < 0.8 ? COMMON_RANKS : 20_000));
  const pieces: readonly (() => string)[] = [
    word,
    word,
    () => `"${word()} ${word()}"`,
    () => `"${word()} ${word()} ${word()}"~${1 + below(20)}`,
    () => `${word().slice(0, 2)}*`,
    () => `title:${word()}`,
    () => `-${word()}`,
    () => `${word().slice(0, -1)}q`,
    () => 'OR',
    () => 'AND',
    () => '(',
    () => ')',
    () => String.fromCodePoint(0x21 + below(0x2fff)),
  ];
  for (let number = 0; number < RANDOM_QUERIES; number++) {
    let text = '';
    while (text.length < MAX_QUERY_LENGTH) text += `${pieces[below(pieces.length)]?.() ?? ''} `;
    yield ['random', text];
  }
}

import fc from 'fast-check';
import type { Article } from '../../src/articles/article.js';
import { NO_FILTERS, type Clause, type Filters, type Query } from '../../src/search/query.js';
import { article } from './article.js';

/** Few enough that any two articles share some, in forms that meet, with stop words and hyphens among them. */
export const COMMON_WORDS = [
  'bond', 'bonds', 'loan', 'school', 'Schools', 'impact', 'pilot', 'heron', 'the', 'of', 'it', 'about', 'organise',
  'organize', 'multi-systemic', 'multisystemic', 'multi', 'systemic', 'one-to-one', 'U.K.', 'uk', 'café', '1,500',
]; // prettier-ignore
/** In so few articles that they are kept as lists, which common words are not. */
export const RARE_WORDS = ['gannet', 'curlew', 'dunlin-like'];
export const UNKNOWN_WORDS = ['zymurgy', 'quincunx', 'multi-zymurgy', 'uk-bond'];
/** On both sides of months, years and the epoch. */
const DATES = [
  '1969-12-31', '1970-01-01', '2015-12-31', '2016-01-01', '2016-01-31', '2016-02-01', '2016-02-29', '2016-12-31',
  '2017-01-01',
]; // prettier-ignore
const AUTHORS = ['Ann Lee', 'Bob Ray', 'ann lee', 'Zoë', 'Ångström'];
const RARE_AUTHORS = ['Cat Ash', 'Éva'];
const THEMES = ['Health', 'Housing', 'Justice', 'R&D'];
const KINDS = ['Blog', 'News release'];

const word = fc.oneof(
  { weight: 150, arbitrary: fc.constantFrom(...COMMON_WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...RARE_WORDS) },
);
const text = (maxLength: number) => fc.array(word, { maxLength }).map((words) => words.join(' '));
const date = fc.constantFrom(...DATES);
const authors = fc.oneof(
  { weight: 40, arbitrary: fc.subarray(AUTHORS, { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.subarray(RARE_AUTHORS) },
);

const articleFields = fc.record({
  title: text(4),
  body: fc.oneof({ weight: 5, arbitrary: text(12) }, { weight: 1, arbitrary: text(40) }),
  date,
  authors,
  themes: fc.subarray(THEMES, { maxLength: 3 }),
  kinds: fc.subarray(KINDS),
});

/** Up to 300 articles with much in common; sizes around 128 come often. */
export const someArticles: fc.Arbitrary<Article[]> = fc
  .oneof(
    fc.array(articleFields, { minLength: 1, maxLength: 12 }),
    fc.array(articleFields, { minLength: 127, maxLength: 129, size: 'max' }),
    fc.array(articleFields, { minLength: 1, maxLength: 300, size: 'max' }),
  )
  .map((all) => all.map((fields, n) => article(`a${n}`, fields)));

const someWord = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...COMMON_WORDS, ...RARE_WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...UNKNOWN_WORDS) },
);
const someClause = fc.oneof(
  { weight: 3, arbitrary: someWord.map((word): Clause => ({ kind: 'word', text: word })) },
  {
    weight: 1,
    arbitrary: fc
      .array(someWord, { minLength: 1, maxLength: 4 })
      .map((words): Clause => ({ kind: 'phrase', text: words.join(' '), within: 0 })),
  },
);

const selection = (values: readonly string[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...values]) });

export const someFilters: fc.Arbitrary<Filters> = fc
  .record({
    author: selection([...AUTHORS, ...RARE_AUTHORS, 'Nobody']),
    theme: selection([...THEMES, 'Space']),
    kind: selection([...KINDS, 'Speech']),
    year: selection(['1969', '1970', '2015', '2016', '2017', '2030']),
    month: selection(['1969-12', '2016-01', '2016-02', '2016-12', '1999-01']),
    from: fc.option(date, { freq: 6, nil: undefined }),
    to: fc.option(date, { freq: 6, nil: undefined }),
  })
  .map(({ from, to, ...selected }) => ({
    ...selected,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }));

/** Queries of words and phrases as typed, half of them filtered, for a first page of ten. */
export const someQuery: fc.Arbitrary<Query> = fc.record({
  text: fc.constant(''),
  clauses: fc.array(someClause, { maxLength: 9 }),
  notices: fc.constant([]),
  filters: fc.oneof(fc.constant(NO_FILTERS), someFilters),
  sort: fc.constantFrom('relevance', 'relevance', 'newest', 'oldest'),
  page: fc.constant(1),
  size: fc.constant(10),
  match: fc.constantFrom('most', 'all', 'any'),
  expand: fc.constant(false),
  explain: fc.constant(false),
});

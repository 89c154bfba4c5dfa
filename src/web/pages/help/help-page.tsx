import { FACETS, inListOrder, NAME_FACETS, type NameFacet } from '../../../search/facets.js';
import { Layout } from '../parts/layout.js';
import type { Site } from '../parts/site.js';

interface Example {
  readonly query: string;
  readonly finds: string;
}

interface Topic {
  readonly title: string;
  readonly about: string;
  readonly examples: readonly Example[];
}

const TOPICS: readonly Topic[] = [
  {
    title: 'Words',
    about:
      'Type a few words. Capitals, plurals and endings make no difference, nor does British or American spelling. Of three words or more, most must be in an article; the more of them it has, and the rarer they are, the higher it stands.',
    examples: [
      { query: 'sib', finds: 'SIB, SIBs, and Social Impact Bond written out' },
      { query: 'commissioning outcomes', finds: 'both, in any form: commissioner, outcome' },
      {
        query: 'comissioning',
        finds: 'commissioning: a misspelt word that no article has is read as one that is close',
      },
    ],
  },
  {
    title: 'Phrases and near words',
    about: 'Quotation marks keep words together; a number behind them lets so many other words stand between.',
    examples: [
      { query: '"social impact bond"', finds: 'these words, next to each other and in this order' },
      { query: '"payment outcomes"~5', finds: 'both words, in any order, with at most five others between them' },
      { query: 'outcomes-based', finds: 'outcomes-based, outcomes based and outcomesbased' },
    ],
  },
  {
    title: 'Parts of words',
    about: 'A star stands for any ending, after two letters or more.',
    examples: [{ query: 'invest*', finds: 'invest, investor, investment …' }],
  },
  {
    title: 'Both, either, not',
    about: 'AND, OR and NOT in capitals, or a minus sign; brackets say what belongs together.',
    examples: [
      { query: 'bond AND children', finds: 'articles with both' },
      { query: 'health OR care', finds: 'articles with either' },
      { query: 'bond -japan', finds: 'articles about bonds that do not mention Japan' },
      { query: '(health OR care) AND outcomes', finds: 'outcomes with either of the others' },
    ],
  },
];

const WHEN: readonly Example[] = [
  { query: 'bond year:2017', finds: 'what appeared in a year' },
  { query: 'bond year:2015..2017', finds: 'what appeared from one year to another' },
  { query: 'bond after:2017-05', finds: 'what appeared after a month; before: for earlier' },
];

const OF_NAMES = inListOrder(NAME_FACETS);
const ALL = new Intl.ListFormat('en-GB');
const ANY = new Intl.ListFormat('en-GB', { type: 'disjunction' });
/** “an author’s or a theme’s”. */
const WHOSE = ANY.format(NAME_FACETS.map((facet) => `${FACETS[facet].one}’s`));
const CHOICES = ALL.format([...OF_NAMES, 'year' as const].map((facet) => FACETS[facet].many));

/** Looking in one place only, at what the archive has. */
function fields(names: HelpPageProps['names']): Topic {
  return {
    title: 'Where and when',
    about: `A name and a colon look in one place only. A part of ${WHOSE} name is enough.`,
    examples: [
      { query: 'title:bond', finds: 'bonds in the title' },
      ...OF_NAMES.flatMap((facet): readonly Example[] => {
        const name = names[facet];
        if (name === undefined) return [];
        return [{ query: `${facet}:"${name.replaceAll('"', '')}"`, finds: FACETS[facet].one }];
      }),
      ...WHEN,
    ],
  };
}

interface HelpPageProps {
  readonly site: Site;
  /** Of each facet a name that the archive has, where it has any, to make an example of. */
  readonly names: Readonly<Record<NameFacet, string | undefined>>;
}

/** How to search, by examples that are links. */
export function HelpPage({ site, names }: HelpPageProps) {
  return (
    <Layout site={site} title="How to search" kind="help" indexed>
      <h1>How to search</h1>
      {[...TOPICS, fields(names)].map(({ title, about, examples }) => (
        <section key={title}>
          <h2>{title}</h2>
          <p>{about}</p>
          <dl class="examples">
            {examples.map(({ query, finds }) => (
              <div key={query}>
                <dt>
                  <a href={`/?${new URLSearchParams({ q: query }).toString()}`}>{query}</a>
                </dt>
                <dd>{finds}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <section>
        <h2>Narrowing a result</h2>
        <p>
          Choose {CHOICES} beside the results: several of one kind widen the choice, different kinds narrow it. A bar of
          the chart sets the dates to its year. What is selected stands above the results and is taken away there. Every
          search is a link that can be kept or sent.
        </p>
      </section>
      <section>
        <h2>With the keyboard</h2>
        <p>
          <kbd>/</kbd> goes to the search box. In it, <kbd>↓</kbd> and <kbd>↑</kbd> move through the suggestions,{' '}
          <kbd>Enter</kbd> takes one, and <kbd>Esc</kbd> closes them.
        </p>
        <p class="script-only">
          <label>
            <input type="checkbox" id="slash-key" checked /> The / key goes to the search box
          </label>
        </p>
      </section>
    </Layout>
  );
}

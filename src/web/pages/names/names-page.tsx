import { capitalised, FACETS, type NameFacet } from '../../../search/facets.js';
import type { FacetCount } from '../../../search/result.js';
import { EVERYTHING } from '../../asked/search-address.js';
import { grouped } from '../parts/counts-in-words.js';
import { Layout } from '../parts/layout.js';
import type { Site } from '../parts/site.js';

interface NamesPageProps {
  readonly site: Site;
  readonly facet: NameFacet;
  readonly counts: readonly FacetCount[];
}

const BY_LETTERS = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
/** What begins with no letter. */
const OTHERS = '#';

/** All names of a facet from A to Z, each with its articles counted. */
export function NamesPage({ site, facet, counts }: NamesPageProps) {
  const { many } = FACETS[facet];
  const letters = byLetter(counts, facet);
  return (
    <Layout site={site} title={capitalised(many)} kind="names" indexed>
      <h1 id="count">
        {capitalised(many)} <span class="number">{grouped(counts.length)}</span>
      </h1>
      {letters.length > 1 && (
        <nav class="letters" aria-label="Letters">
          <ul>
            {letters.map(({ letter }) => (
              <li key={letter}>
                <a href={`#letter-${codeOf(letter)}`}>{letter}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {letters.map(({ letter, names }) => (
        <section key={letter} aria-labelledby={`letter-${codeOf(letter)}`}>
          <h2 id={`letter-${codeOf(letter)}`}>{letter}</h2>
          <ul class="names">
            {names.map(({ value, count }) => (
              <li key={value}>
                <a href={EVERYTHING.adding(facet, value).toString()}>{value}</a>{' '}
                <span class="number">{grouped(count)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  );
}

interface Letter {
  readonly letter: string;
  readonly names: readonly FacetCount[];
}

function byLetter(counts: readonly FacetCount[], facet: NameFacet): readonly Letter[] {
  const letters = new Map<string, FacetCount[]>();
  for (const count of counts) {
    const letter = letterOf(sortedBy(count.value, facet));
    const names = letters.get(letter) ?? [];
    letters.set(letter, names);
    names.push(count);
  }
  return [...letters]
    .sort(([a], [b]) => Number(a === OTHERS) - Number(b === OTHERS) || BY_LETTERS.compare(a, b))
    .map(([letter, names]) => ({
      letter,
      names: names.sort((a, b) => BY_LETTERS.compare(sortedBy(a.value, facet), sortedBy(b.value, facet))),
    }));
}

/** People stand under their last names. */
function sortedBy(name: string, facet: NameFacet): string {
  if (facet !== 'author') return name.replace(/^the\s+/iu, '');
  const words = name.split(/\s+/u);
  return [words.at(-1) ?? name, ...words.slice(0, -1)].join(' ');
}

function letterOf(name: string): string {
  const [first = ''] = name.normalize('NFD').toUpperCase();
  return /\p{L}/u.test(first) ? first : OTHERS;
}

/** For an address: a letter of any script. */
function codeOf(letter: string): string {
  return letter === OTHERS ? 'other' : (letter.codePointAt(0) ?? 0).toString(36);
}

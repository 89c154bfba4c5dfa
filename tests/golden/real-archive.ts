import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Analyzer } from '../../src/analysis/analyzer.js';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { parseSynonyms, type SynonymRule } from '../../src/analysis/thesaurus/synonym-rules.js';
import { assembleArchive } from '../../src/articles/assembly/assemble-archive.js';
import type { Article } from '../../src/articles/article.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/embedded-format.js';
import { readSources } from '../../src/reindex/sources/read-files.js';
import { readTaxonomy } from '../../src/reindex/edited/taxonomy-file.js';
import type { SearchEngine } from '../../src/search/engine.js';
import type { SearchResult } from '../../src/search/result.js';
import { queryOf, type Asked } from '../archives/query.js';

const ARCHIVE = '../shared/archive';
const isMissing = !existsSync(ARCHIVE) && process.env.CI !== 'true';

/** A short name for each article, oldest first. */
const IDS = {
  newcastle: '2016-09-12-analytical-support-to-the-newcastle-ways-to-wellness-social-impact-bond',
  devon: '2016-09-12-new-devon-ccg-outcomes-based-commissioning-demonstrator-for-alcohol-dependency',
  japan: '2016-09-12-social-impact-bonds-in-japan',
  belfast: '2016-09-19-city-wide-partnerships-belfast',
  canterbury: '2016-09-19-toolkit-for-change-canterbury-district-council',
  waste: '2016-10-10-north-london-waste-authority-heat-and-power-project',
  toolkit: '2016-10-17-social-investment-toolkit-for-service-providers',
  challenges: '2016-12-01-commissioning-for-outcomes-challenges-and-opportunities',
  golab: '2016-12-07-support-for-outcomes-based-commissioning-and-the-role-of-the-go-lab',
  patient: '2017-02-09-new-approaches-to-patient-and-public-engagement',
  essex: '2017-02-22-independent-evaluation-of-the-essex-multi-systemic-therapy-social-impact-bond',
  finance: '2017-03-20-commissioning-for-outcomes-the-role-of-social-finance',
  listen: '2017-03-23-how-should-health-services-listen-better',
  unleash: '2017-04-24-unleash-the-creative-potential-of-social-impact-bonds',
  learning: '2017-05-02-the-impact-of-learning-and-sharing-on-the-development-of-social-impact-bonds',
  bread: '2017-05-12-bake-my-day',
  providers: '2017-05-12-social-impact-bonds-and-their-implications-for-service-providers',
  systems: '2017-05-25-why-in-whole-systems-is-it-so-hard-to-move-from-papers-to-action',
  driverless:
    '2017-06-06-opm-group-is-part-of-an-exciting-three-year-project-to-develop-connected-driverless-vehicles-in-the-uk-for-an-ageing-society',
  commitment: '2017-06-30-corporate-responsibility-at-opm-group-our-commitment-to-communities',
  webinar: '2017-06-30-life-chances-fund-social-impact-bond-free-webinar',
  bullet: '2017-07-12-social-impact-bonds-are-not-a-magic-bullet-but-they-can-be-useful',
  value: '2017-07-19-whats-your-corporate-responsibility-value-what-how-and-why-to-measure-impact',
  radical: '2017-07-20-a-radical-proposition-for-changing-the-way-we-design-sibs-a-service-provider-perspective',
  vision: '2017-08-14-demonstrating-the-impact-and-value-of-vision-rehabilitation-a-report-to-the-rnib',
  framework:
    '2017-11-09-opm-group-support-and-services-now-available-across-the-uk-public-sector-through-pan-government-framework-agreement',
  lucy: '2017-11-28-lucy-farrow-has-been-named-as-employee-owner-of-the-year',
  nsip: '2018-02-07-nsip-event-2018',
  stepping: '2018-03-01-greater-london-authority-stepping-stones-evaluation',
} as const;

export type Name = keyof typeof IDS;
const NAMES = new Map(Object.entries(IDS).map(([name, id]) => [id as string, name as Name]));
/** Oldest first. */
export const EVERY: readonly Name[] = [...NAMES.values()];

export function idOf(name: Name): string {
  return IDS[name];
}

export function nameOf({ id }: Article): Name {
  const name = NAMES.get(id);
  if (name === undefined) throw new Error(`The archive has an article that these tests do not know: ${id}`);
  return name;
}

/** The real archive as tests ask it. */
export interface RealArchive {
  readonly engine: SearchEngine;
  /** As a reader asks: widened. With every hit on one page. */
  readonly search: (text: string, asked?: Asked) => Promise<SearchResult>;
  /** The names of the hits, best first. */
  readonly ranked: (text: string, asked?: Asked) => Promise<readonly Name[]>;
  /** The names of the hits, oldest first, with blanks between them. */
  readonly found: (text: string, asked?: Asked) => Promise<string>;
}

/** Every engine is held to these tests: how each is opened over articles. */
const ENGINES = { embedded: openEmbedded };

/**
 * Tests of the real archive, the same for every engine; each opens it once. Where the archive is missing they are
 * skipped, except on CI.
 */
export function describeRealArchive(about: string, tests: (archive: RealArchive) => void): void {
  const skipped = isMissing ? ` (skipped: ${ARCHIVE} is missing)` : '';
  (isMissing ? describe.skip : describe).each(Object.entries(ENGINES))(`${about}, %s engine${skipped}`, (_, open) => {
    let opened: SearchEngine | undefined;
    const engine = (): SearchEngine => {
      if (opened === undefined) throw new Error('The archive is open only while tests run.');
      return opened;
    };
    beforeAll(async () => {
      opened = await openArchive(open);
    });
    afterAll(() => opened?.close());
    const search = (text: string, asked?: Asked) =>
      engine().search(queryOf(text, { size: 100, expand: true, ...asked }));
    const ranked = async (text: string, asked?: Asked) =>
      (await search(text, asked)).hits.map(({ article }) => nameOf(article));
    tests({
      get engine() {
        return engine();
      },
      search,
      ranked,
      found: async (text, asked) => inOrder(await ranked(text, asked)),
    });
  });
}

export function inOrder(names: readonly Name[]): string {
  return EVERY.filter((name) => names.includes(name)).join(' ');
}

/** The names of all articles but some, oldest first. */
export function allBut(names: string): string {
  return EVERY.filter((name) => !names.split(' ').includes(name)).join(' ');
}

type Open = (
  articles: readonly Article[],
  analyzer: Analyzer,
  synonyms: readonly SynonymRule[],
) => Promise<SearchEngine>;

async function openArchive(open: Open): Promise<SearchEngine> {
  const analyzer = createEnglishAnalyzer();
  const files = readdirSync(ARCHIVE).sort();
  const sources = await readSources(files.map((file) => ({ path: join(ARCHIVE, file), file })));
  const entries = sources.flatMap(({ parsed }) => parsed?.entries ?? []);
  const taxonomy = await readTaxonomy('index-data/themes.json');
  const { articles } = assembleArchive(entries, { taxonomy, analyzer });
  const { rules } = parseSynonyms(await readFile('index-data/synonyms.txt', 'utf8'));
  return open(articles, analyzer, rules);
}

async function openEmbedded(...[articles, analyzer, synonyms]: Parameters<Open>): Promise<SearchEngine> {
  const format = createEmbeddedFormat(analyzer);
  const folder = await mkdtemp(join(tmpdir(), 'sibyl-golden-'));
  try {
    const file = join(folder, 'snapshot');
    const about = { generation: '20180302T000000Z-00000000', builtAt: '2018-03-02T00:00:00.000Z', synonyms };
    // What is open can be read though it is removed.
    return await format.open(file, await format.write(articles, file, about));
  } finally {
    await rm(folder, { recursive: true });
  }
}

import type { SearchEngine } from '../../src/search/engine.js';
import type { MatchRule } from '../../src/search/query.js';
import { seededRandom } from '../archives/random.js';
import { median } from '../bench/timing.js';
import { ask } from './asking.js';
import type { Collection } from './collection.js';
import { drawKnownItems, KNOWN_KINDS, type KnownKind } from './known-items.js';
import { figuresOf, mean, type Figures } from './metrics.js';
import { pairedTTest, type PairedTest } from './t-test.js';
import type { Run } from './trec-run.js';
import { withSlip } from './typed-wrong.js';

/** The names of the figures, in the order in which they are told. */
export const FIGURES = ['ndcg10', 'averagePrecision', 'precision10', 'recall100'] as const;

/** How queries are asked. */
export interface Asking {
  /** The page's own where it is missing. */
  readonly match?: MatchRule | undefined;
  /** Each query gets one typo, drawn by this seed. */
  readonly typos?: number | undefined;
  /** Titles are looked for, drawn by this seed. */
  readonly known?: number | undefined;
}

/** What came of a collection. */
export interface Evaluation {
  readonly collection: string;
  readonly queries: number;
  readonly means: Figures;
  readonly medianTotal: number;
  readonly byQuery: Readonly<Record<string, Figures & { readonly total: number }>>;
  /** The mean reciprocal rank of the titles looked for, and how many those were. */
  readonly known?: { readonly items: number; readonly meanReciprocalRank: Readonly<Record<KnownKind, number>> };
  /** How each figure differs from a baseline's, query by query. */
  readonly baseline?: Readonly<Record<keyof Figures, PairedTest & { readonly mean: number }>>;
}

/** Asks a collection's queries, and judges the answers: by themselves, and beside a baseline where there is one. */
export async function evaluate(
  collection: Collection,
  engine: SearchEngine,
  { match, typos, known }: Asking,
  baseline?: Run,
): Promise<{ readonly evaluation: Evaluation; readonly run: Run }> {
  const random = typos === undefined ? undefined : seededRandom(typos);
  const run = new Map<string, readonly string[]>();
  const byQuery: Record<string, Figures & { total: number }> = {};
  for (const { id, text } of collection.queries) {
    const { ranking, total } = await ask(engine, random === undefined ? text : withSlip(text, random), match);
    run.set(id, ranking);
    byQuery[id] = { ...judged(collection, run, id), total };
  }
  const own = Object.values(byQuery);
  const evaluation: Evaluation = {
    collection: collection.name,
    queries: own.length,
    means: meansOf(own),
    medianTotal: median(own.map(({ total }) => total)),
    byQuery,
    ...(known !== undefined && { known: await lookForKnown(collection, engine, match, known) }),
    ...(baseline !== undefined && { baseline: beside(collection, run, baseline) }),
  };
  return { evaluation, run };
}

/** What a run's ranking for a query is worth: nothing where it has none. */
function judged({ judgements }: Collection, run: Run, query: string): Figures {
  return figuresOf(run.get(query) ?? [], judgements.get(query) ?? new Map());
}

function meansOf(figures: readonly Figures[]): Figures {
  const meanOf = (name: keyof Figures) => mean(figures.map((one) => one[name]));
  return {
    ndcg10: meanOf('ndcg10'),
    averagePrecision: meanOf('averagePrecision'),
    precision10: meanOf('precision10'),
    recall100: meanOf('recall100'),
  };
}

function beside(collection: Collection, run: Run, baseline: Run): NonNullable<Evaluation['baseline']> {
  const figures = (of: Run) => collection.queries.map(({ id }) => judged(collection, of, id));
  const [ours, theirs] = [figures(run), figures(baseline)];
  const test = (name: keyof Figures) => {
    const [own, other] = [ours.map((one) => one[name]), theirs.map((one) => one[name])];
    return { ...pairedTTest(own, other), mean: mean(other) };
  };
  return {
    ndcg10: test('ndcg10'),
    averagePrecision: test('averagePrecision'),
    precision10: test('precision10'),
    recall100: test('recall100'),
  };
}

async function lookForKnown(
  { documents }: Collection,
  engine: SearchEngine,
  match: MatchRule | undefined,
  seed: number,
): Promise<NonNullable<Evaluation['known']>> {
  const items = drawKnownItems(documents, seededRandom(seed));
  const meanOf = async (kind: KnownKind): Promise<number> => {
    const reciprocals: number[] = [];
    for (const { document, asked } of items) {
      const { ranking } = await ask(engine, asked[kind], match, (ids) => ids.includes(document));
      const at = ranking.indexOf(document);
      reciprocals.push(at < 0 ? 0 : 1 / (at + 1));
    }
    return mean(reciprocals);
  };
  const means: Partial<Record<KnownKind, number>> = {};
  for (const kind of KNOWN_KINDS) means[kind] = await meanOf(kind);
  return { items: items.length, meanReciprocalRank: means as Record<KnownKind, number> };
}

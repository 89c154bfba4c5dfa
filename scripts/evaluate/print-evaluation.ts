import { FIGURES, type Evaluation } from './evaluation.js';
import { KNOWN_KINDS } from './known-items.js';
import { mean, type Figures } from './metrics.js';

const HEADINGS: Readonly<Record<keyof Figures, string>> = {
  ndcg10: 'nDCG@10',
  averagePrecision: 'MAP',
  precision10: 'P@10',
  recall100: 'recall@100',
};
const NAME_WIDTH = 12;
const CELL_WIDTH = 12;

/** Prints the figures of collections as tables, with the mean of them all where there are several. */
export function printEvaluations(evaluations: readonly Evaluation[]): void {
  row('', [...FIGURES.map((name) => HEADINGS[name]), 'found', 'queries']);
  for (const { collection, means, medianTotal, queries } of evaluations)
    row(collection, [...FIGURES.map((name) => means[name].toFixed(4)), String(medianTotal), String(queries)]);
  if (evaluations.length > 1)
    row(
      'mean',
      FIGURES.map((name) => mean(evaluations.map(({ means }) => means[name])).toFixed(4)),
    );
  console.log('found: the median of how many documents a query finds');
  printBaselines(evaluations);
  printKnown(evaluations);
}

function printBaselines(evaluations: readonly Evaluation[]): void {
  for (const { collection, baseline, means } of evaluations) {
    if (baseline === undefined) continue;
    console.log(`\n${collection} beside the baseline, paired t test over the queries, two-sided`);
    row('', ['this', 'baseline', 'difference', 't', 'p']);
    for (const name of FIGURES) {
      const { mean: theirs, difference, t, p } = baseline[name];
      const sign = difference > 0 ? '+' : '';
      row(HEADINGS[name], [
        means[name].toFixed(4),
        theirs.toFixed(4),
        `${sign}${difference.toFixed(4)}`,
        Number.isNaN(t) ? '–' : t.toFixed(3),
        printP(p),
      ]);
    }
  }
}

/** Smaller ones are all the same to a reader. */
const LEAST_P = 0.0001;

function printP(p: number): string {
  if (Number.isNaN(p)) return '–';
  return p < LEAST_P ? `<${LEAST_P}` : p.toFixed(4);
}

function printKnown(evaluations: readonly Evaluation[]): void {
  if (evaluations.every(({ known }) => known === undefined)) return;
  console.log('\nknown titles, mean reciprocal rank, asked for by');
  console.log(' '.repeat(NAME_WIDTH) + KNOWN_KINDS.map((kind) => kind.padStart(kind.length + 4)).join(''));
  for (const { collection, known } of evaluations) {
    if (known === undefined) continue;
    const cells = KNOWN_KINDS.map((kind) => known.meanReciprocalRank[kind].toFixed(4).padStart(kind.length + 4));
    console.log(
      collection.padEnd(NAME_WIDTH) +
        (known.items === 0 ? '    no titles to look for' : `${cells.join('')}  ${known.items} titles`),
    );
  }
}

function row(name: string, cells: readonly string[]): void {
  console.log(name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(CELL_WIDTH)).join(''));
}

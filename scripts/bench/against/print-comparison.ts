import { DEFAULT_SHAPE } from '../../archives/generated-archive.js';
import type { BenchedArchive } from '../peers.js';
import { geometricMean } from '../timing.js';
import type { Operation } from './contender.js';
import type { Duel, Round } from './rounds.js';

/** How two builds did at one shape. */
export interface ComparedShape extends Duel {
  readonly name: string;
  readonly operation: Operation;
  /** How many examples it has, and how many of them come out differently. */
  readonly asked: number;
  readonly unlike: number;
}

/** How two builds did. */
export interface Comparison {
  /** CPU milliseconds of indexing, once. */
  readonly build: Round;
  readonly shapes: readonly ComparedShape[];
}

const HEADINGS: Readonly<Record<Operation, string>> = {
  find: 'finding alone: matches, order, exact total, facets',
  answer: 'the whole answer: articles read, snippets marked, JSON',
  suggest: 'suggestions',
};

/** Prints a table for each operation, with the geometric mean of its ratios. */
export function printComparison(
  { build, shapes }: Comparison,
  { articles, english, checkout, rounds }: BenchedArchive & { readonly checkout: string; readonly rounds: string },
): void {
  const kind = english ? 'English' : 'generated';
  console.log(
    `${articles} ${kind} articles of about ${DEFAULT_SHAPE.words} words, Node ${process.version}\n` +
      `This build beside ${checkout}: CPU milliseconds, medians of ${rounds}.\n` +
      'A ratio below 1 is less work for this build; behind it, between what the middle half of the rounds lie.\n',
  );
  row('', ['this', 'other', 'ratio', 'middle half', '']);
  row('indexing, once', [
    build.ours.toFixed(0),
    build.theirs.toFixed(0),
    (build.ours / build.theirs).toFixed(3),
    '',
    '',
  ]);
  for (const [operation, heading] of Object.entries(HEADINGS)) {
    const own = shapes.filter((shape) => shape.operation === operation);
    if (own.length === 0) continue;
    console.log(`\n${heading}`);
    for (const { name, ours, theirs, ratio, quartiles, unlike, asked } of own) {
      const spread = quartiles.map((quartile) => quartile.toFixed(2)).join('–');
      const others = unlike === 0 ? '' : `  ${unlike} of ${asked} come out differently`;
      row(name, [ours.toFixed(4), theirs.toFixed(4), ratio.toFixed(3), spread, others]);
    }
    row('geometric mean', ['', '', geometricMean(own.map(({ ratio }) => ratio)).toFixed(3), '', '']);
  }
}

function row(name: string, [ours = '', theirs = '', ratio = '', spread = '', note = '']: readonly string[]): void {
  const cells = [ours.padStart(10), theirs.padStart(10), ratio.padStart(9), spread.padStart(14)].join('');
  console.log(`${name.padEnd(26)}${cells}${note}`.trimEnd());
}

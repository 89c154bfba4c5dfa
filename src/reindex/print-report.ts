import type { Report } from './report.js';

/** Longer lists than this are for `--json`. */
const NAMES_SHOWN = 10;
/** Rejects ask for something to be done, so more of them are shown. */
const REJECTS_SHOWN = 100;

const MEGABYTE = 1024 * 1024;

/** A report as text for people, a line for each thing and one at the end for the outcome. */
export function printReport(report: Report): string {
  const { notices, seconds, peakMemory } = report;
  const cost = `${seconds.toFixed(1)} s, at most ${Math.round(peakMemory / MEGABYTE)} MB of memory.`;
  const lines = [
    ...foundIn(report),
    ...changedBy(report),
    ...notices.map((notice) => `Note: ${printable(notice)}`),
    `${outcomeOf(report)} ${cost}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function foundIn({ files, entries, articles, duplicates, rejects, ignored, ...report }: Report): string[] {
  const lines: string[] = [];
  if (files + rejects.length > 0) {
    lines.push(
      `Read ${count(files, 'file')}: ${count(entries, 'entry', 'entries')}, ${count(articles, 'article')}, ` +
        `${count(duplicates, 'duplicate')} merged, ${rejects.length} rejected.`,
      ...shown(rejects, REJECTS_SHOWN, ({ file, line, reason }) => `${file}:${line}: ${reason}`),
    );
  }
  if (ignored.length > 0) {
    lines.push(`Ignored ${count(ignored.length, 'file')}:`);
    lines.push(...shown(ignored, NAMES_SHOWN, ({ file, reason }) => `${file}: ${reason}`));
  }
  if (articles > 0) lines.push(`Without an author: ${report.withoutAuthor}. Without a theme: ${report.withoutTheme}.`);
  return lines;
}

function changedBy({ changes, comparedWith }: Report): string[] {
  if (changes === null) return [];
  const { added, updated, removed } = changes;
  const against = comparedWith === null ? 'Nothing was live before' : `Against ${comparedWith}`;
  return [
    `${against}: ${added.length} added, ${updated.length} updated, ${removed.length} removed.`,
    ...shown(added, NAMES_SHOWN, (id) => `+ ${id}`),
    ...shown(updated, NAMES_SHOWN, (id) => `~ ${id}`),
    ...shown(removed, NAMES_SHOWN, (id) => `- ${id}`),
  ];
}

function outcomeOf({ outcome, live, problem }: Report): string {
  const generation = live ?? 'nothing';
  switch (outcome) {
    case 'published':
      return `Published ${generation}.`;
    case 'unchanged':
      return `Nothing has changed, so nothing was published. Live is still ${generation}.`;
    case 'rehearsed':
      return `Rehearsed only: nothing was published. Live is still ${generation}.`;
    case 'failed':
      return `Failed: ${(problem ?? '').split('\n').map(printable).join('\n')}\nLive is ${generation}.`;
  }
}

function shown<T>(items: readonly T[], limit: number, print: (item: T) => string): string[] {
  const lines = items.slice(0, limit).map((item) => `  ${printable(print(item))}`);
  if (items.length > limit) lines.push(`  … and ${items.length - limit} more (--json lists all)`);
  return lines;
}

/** File names can hold anything, also line ends and what moves a terminal's cursor. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

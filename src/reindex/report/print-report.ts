import { DOCUMENT } from '../sources/unread-documents.js';
import type { Report } from './run-report.js';

/** Longer lists than this are for `--json`. */
const NAMES_SHOWN = 10;
/** Rejects ask for something to be done, so more of them are shown. */
const REJECTS_SHOWN = 100;

const MEGABYTE = 1024 * 1024;

/** A report as text for people, a line for each thing and one at the end for the outcome. */
export function printReport(report: Report): string {
  const { notices } = report;
  const lines = [
    ...foundIn(report),
    ...changedBy(report),
    ...listed(
      'Searched for lately, and not found',
      report.unanswered,
      NAMES_SHOWN,
      ({ text, searches }) => `${text} (${count(searches, 'time')})`,
    ),
    ...notices.map((notice) => `Note: ${printable(notice)}`),
    `${outcomeOf(report)} ${costOf(report)}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function foundIn(report: Report): string[] {
  const { files, cached, entries, withheld, articles, duplicates, rejects, remarks, mistakes, ignored } = report;
  const { withoutAuthor, withoutTheme, unusedThemes } = report;
  const others = ignored.filter(({ reason }) => reason !== DOCUMENT);
  const lines: string[] = [];
  if (files + rejects.length > 0) {
    const unchanged = cached > 0 ? `, ${cached === files ? 'all' : cached} as in the last run` : '';
    lines.push(
      `Read ${count(files, 'file')}${unchanged}: ${count(entries, 'entry', 'entries')}, ${count(articles, 'article')}, ` +
        `${count(duplicates, 'duplicate')} merged, ${withheld.length} withheld, ${rejects.length} rejected.`,
    );
  }
  lines.push(
    ...listed('Rejected', rejects, REJECTS_SHOWN, ({ file, line, reason }) => `${file}:${line}: ${reason}`),
    ...listed('Remarks', remarks, NAMES_SHOWN, ({ file, line, reason }) => `${file}:${line}: ${reason}`),
    ...listed(
      'Lines of synonyms and pins left out',
      mistakes,
      NAMES_SHOWN,
      ({ file, line, reason }) => `${file}:${line}: ${reason}`,
    ),
    ...listed('Withheld', withheld, NAMES_SHOWN, ({ file, line, why }) => `${file}:${line}: ${WITHHELD[why]}`),
    ...documentsIn(ignored),
    ...listed('Files ignored', others, NAMES_SHOWN, ({ file, reason }) => `${file}: ${reason}`),
    ...listed('Articles without a theme', withoutTheme, NAMES_SHOWN, (id) => id),
    ...listed('Articles without an author', withoutAuthor, NAMES_SHOWN, (id) => id),
  );
  if (unusedThemes.length > 0) {
    const more = unusedThemes.length > NAMES_SHOWN ? ', …' : '';
    const some = unusedThemes.slice(0, NAMES_SHOWN).map(printable).join(', ');
    lines.push(`Themes without an article: ${unusedThemes.length} (${some}${more})`);
  }
  return lines;
}

/** What people write and keep beside their pages, and wonder why it is not found. */
function documentsIn(ignored: Report['ignored']): string[] {
  const documents = ignored.filter(({ reason }) => reason === DOCUMENT);
  const endings = documents.map(({ file }) => file.slice(file.lastIndexOf('.')).toLowerCase());
  const counts = [...new Set(endings)]
    .sort()
    .map((each) => `${endings.filter((ending) => ending === each).length} ${each}`);
  return listed(`Documents that are not read yet (${counts.join(', ')})`, documents, NAMES_SHOWN, ({ file }) => file);
}

const WITHHELD = {
  draft: 'a draft',
  private: 'private',
  future: 'dated in the future',
  expired: 'past its expiry date',
  withdrawn: 'withdrawn',
} as const;

function changedBy({ changes, comparedWith, acronyms }: Report): string[] {
  if (changes === null) return [];
  const { added, updated, removed } = changes;
  const against = comparedWith === null ? 'Nothing was live before' : `Against ${comparedWith}`;
  return [
    `${against}: ${added.length} added, ${updated.length} updated, ${removed.length} removed.`,
    ...shown(added, NAMES_SHOWN, (id) => `+ ${id}`),
    ...shown(updated, NAMES_SHOWN, (id) => `~ ${id}`),
    ...shown(removed, NAMES_SHOWN, (id) => `- ${id}`),
    ...listed(
      'Acronyms learned',
      acronyms,
      NAMES_SHOWN,
      ({ short, long, articles }) => `${short}: ${long} (in ${count(articles, 'article')})`,
    ),
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

function costOf({ seconds, stages, peakMemory }: Report): string {
  const parts = Object.entries(stages).map(([stage, of]) => `${stage} ${of.toFixed(1)}`);
  const inParts = parts.length > 1 ? ` (${parts.join(', ')})` : '';
  return `${seconds.toFixed(1)} s${inParts}, at most ${Math.round(peakMemory / MEGABYTE)} MB of memory.`;
}

/** A list under its name; nothing where it is empty. */
function listed<T>(name: string, items: readonly T[], limit: number, print: (item: T) => string): string[] {
  return items.length === 0 ? [] : [`${name}: ${items.length}`, ...shown(items, limit, print)];
}

function shown<T>(items: readonly T[], limit: number, print: (item: T) => string): string[] {
  const lines = items.slice(0, limit).map((item) => `  ${printable(print(item))}`);
  if (items.length > limit) lines.push(`  … and ${items.length - limit} more (--json lists all)`);
  return lines;
}

/** File names can hold anything, also line ends and what moves a terminal's cursor. */
export function printable(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

import { readFile } from 'node:fs/promises';
import type { Article } from '../../articles/article.js';
import type { Reject } from '../../articles/parsed-source.js';
import { reasonOf, systemCode } from '../../generations/failure-reasons.js';
import { parsePins, type PinRule } from '../../search/pins.js';

/** What the site editor wants of searches, as a run found it. */
export interface EditedPins {
  readonly file: string;
  readonly rules: readonly PinRule[];
  /** Lines that cannot be used. */
  readonly mistakes: readonly Reject[];
  /** What should be known besides, in sentences. */
  readonly notices: readonly string[];
}

export const NO_PINS: EditedPins = { file: '', rules: [], mistakes: [], notices: [] };

/** Reads the pins. A mistake costs its line and a file that cannot be read all of them, but neither stops a run; none need be there. */
export async function readPins(file: string): Promise<EditedPins> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { ...NO_PINS, file };
    return {
      ...NO_PINS,
      file,
      notices: [`No pins: ${file} cannot be read: ${reasonOf(error)}. PINS says where the file is.`],
    };
  }
  const { rules, problems } = parsePins(text);
  return { file, rules, mistakes: problems.map(({ line, problem }) => ({ file, line, reason: problem })), notices: [] };
}

/** The rules as far as there are such articles and themes, and a mistake for each that there is not. */
export function fittingPins(
  { file, rules }: EditedPins,
  articles: readonly Article[],
): { readonly rules: readonly PinRule[]; readonly mistakes: readonly Reject[] } {
  if (rules.length === 0) return { rules: [], mistakes: [] };
  const ids = new Set(articles.map(({ id }) => id));
  const themes = new Set(articles.flatMap((article) => article.themes));
  const mistakes: Reject[] = [];
  const fitting = rules.flatMap((rule): PinRule[] => {
    if (rule.theme !== undefined && !themes.has(rule.theme)) {
      mistakes.push({ file, line: rule.line, reason: `no article has the theme "${rule.theme}".` });
      return [];
    }
    for (const id of [...rule.pinned, ...rule.hidden]) {
      if (!ids.has(id)) mistakes.push({ file, line: rule.line, reason: `there is no article "${id}".` });
    }
    const known = (each: readonly string[]) => each.filter((id) => ids.has(id));
    return [{ ...rule, pinned: known(rule.pinned), hidden: known(rule.hidden) }];
  });
  return { rules: fitting, mistakes };
}

/** A theme that articles can have, as a site editor describes it. */
export interface Theme {
  /** As readers see it. */
  readonly label: string;
  /** Words and phrases that count for the theme, and how much one mention does; see `themes.ts` for the scale. */
  readonly phrases: ReadonlyMap<string, number>;
}

/** The themes that are looked for, in the file's order. */
export interface Taxonomy {
  readonly themes: readonly Theme[];
}

/** A taxonomy that cannot be used: which file, and every part of it that must be changed. */
export class TaxonomyError extends Error {
  override readonly name = 'TaxonomyError';
  constructor(
    readonly file: string,
    readonly problems: readonly string[],
  ) {
    super(`${file}: ${problems.join('; ')}`);
  }
}

/** The weight of a phrase that is a name of its theme. With a greater one a single mention in passing would be enough. */
export const NAMES_THE_THEME = 2;
const EXAMPLE = '{ "themes": [ { "label": "Housing", "phrases": { "social housing": 2, "tenant": 1 } } ] }';

/**
 * Reads a taxonomy file: `{ "about"?: …, "themes": [ { "label", "phrases": { phrase: weight } } ] }`. Throws TaxonomyError
 * naming the file and the line (where it is not JSON) or every field that is wrong.
 */
export function parseTaxonomy(json: string, file: string): Taxonomy {
  const problems: string[] = [];
  const root = parseJson(json, file);
  if (!isObject(root) || !Array.isArray(root.themes)) {
    throw new TaxonomyError(file, [`expected an object with a list "themes", such as ${EXAMPLE}`]);
  }
  for (const name of Object.keys(root)) {
    if (name !== 'about' && name !== 'themes') problems.push(`"${name}" is unknown; expected "about" or "themes"`);
  }
  const themes = root.themes.map((theme: unknown, index) => readTheme(theme, `themes[${index}]`, problems));
  const seen = new Map<string, number>();
  for (const [index, { label }] of themes.entries()) {
    const first = seen.get(label.toLowerCase());
    if (label !== '' && first !== undefined) {
      problems.push(`themes[${index}].label "${label}" is already the label of themes[${first}]`);
    }
    seen.set(label.toLowerCase(), first ?? index);
  }
  if (problems.length > 0) throw new TaxonomyError(file, problems);
  return { themes };
}

function parseJson(json: string, file: string): unknown {
  const text = json.replace(/^\ufeff/u, '');
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = lineOfError(text, message);
    throw new TaxonomyError(file, [
      `line ${line} is not valid JSON (${message}); look for a missing comma or quote there`,
    ]);
  }
}

/** The line of a syntax error: V8 says at which character, or that the text ended too soon. */
function lineOfError(text: string, message: string): number {
  const position = /position (\d+)/u.exec(message)?.[1];
  const before = position === undefined ? text.trimEnd() : text.slice(0, Number(position));
  return before.split(/\r\n|\r|\n/u).length;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readTheme(theme: unknown, where: string, problems: string[]): Theme {
  const phrases = new Map<string, number>();
  if (!isObject(theme)) {
    problems.push(`${where} must be an object with "label" and "phrases"`);
    return { label: '', phrases };
  }
  for (const name of Object.keys(theme)) {
    if (name !== 'label' && name !== 'phrases')
      problems.push(`${where}.${name} is unknown; expected "label" or "phrases"`);
  }
  const label = typeof theme.label === 'string' ? theme.label.trim() : '';
  if (label === '') problems.push(`${where}.label must be a text that is not empty`);
  const weights = theme.phrases;
  if (!isObject(weights) || Object.keys(weights).length === 0) {
    problems.push(`${where}.phrases must be an object of phrases and their weights, with one at least`);
    return { label, phrases };
  }
  for (const [phrase, weight] of Object.entries(weights)) {
    if (!/[\p{L}\p{N}]/u.test(phrase)) problems.push(`${where}.phrases has a phrase without a word: "${phrase}"`);
    else if (typeof weight !== 'number' || !(weight > 0 && weight <= NAMES_THE_THEME)) {
      problems.push(`${where}.phrases["${phrase}"] must be a number above 0, ${NAMES_THE_THEME} at most`);
    } else phrases.set(phrase, weight);
  }
  return { label, phrases };
}

import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { listedPeople } from '../../bylines/listed-people.js';
import type { Accounts, ParsedSource, SourceText } from '../../parsed-source.js';
import { cleanLine } from '../fields/clean-text.js';
import { splitFrontMatter } from '../markdown/front-matter.js';
import { authorFile } from './author-files.js';

/** Ten thousand authors; what is longer is another kind of file. In UTF-16 units. */
const MAX_LENGTH = 2 * 2 ** 20;
/** Aliases and nesting beyond these are no list of authors. yaml calls itself for each level. */
const MAX_ALIASES = 20;
const MAX_BRACKETS = 20_000;
const NESTED_DEEPLY = /^[ \t?:-]{100}|[[{][\s[{]{50}/mu;

/** Fields in small letters without "_" and "-": those that name a person, the best first, and those that name an account. */
const PERSON_FIELDS = ['fullname', 'displayname', 'name', 'title'];
const ACCOUNT_FIELDS = ['slug', 'username', 'login', 'shortname', 'handle', 'key', 'id', 'name'];

type Person = readonly [account: string, people: readonly string[]];

/** Reads a site's file of authors, which holds no article. What cannot be read as one is a reject with the reason. */
export function parseAccounts({ file, text }: SourceText): ParsedSource {
  const { folder, account } = authorFile(file) ?? { folder: '' };
  let people: readonly Person[];
  try {
    const value = valueOf(file, text.replace(/\r\n?/gu, '\n'));
    people = account === undefined ? peopleListed(value) : peopleNamed(account, value);
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    const reason = `a list of the site's authors that cannot be read: ${cleanLine(first)}`;
    return { entries: [], rejects: [{ file, line: 1, reason }] };
  }
  const accounts: Accounts = { folder, people };
  return {
    entries: [],
    rejects: [],
    ignored: [{ file, line: 1, reason: 'read for the names of authors; no article' }],
    accounts,
  };
}

function valueOf(file: string, text: string): unknown {
  if (text.length > MAX_LENGTH) throw new Error(`longer than ${MAX_LENGTH} characters`);
  if (file.endsWith('.json')) return JSON.parse(text);
  if (file.endsWith('.toml')) return parseToml(text, { maxDepth: MAX_ALIASES, unsafeKeyBehaviour: 'drop' });
  if (!/\.ya?ml$/u.test(file)) return splitFrontMatter(text)?.fields ?? {};
  if (NESTED_DEEPLY.test(text) || text.split(/[[{]/u).length > MAX_BRACKETS) throw new Error('nested too deeply');
  return parseYaml(text, { schema: 'core', uniqueKeys: false, logLevel: 'error', maxAliasCount: MAX_ALIASES });
}

/** The people of `jane: {name: Jane Smith}`, `jane: Jane Smith`, or a list of such. */
function peopleListed(value: unknown): Person[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => peopleNamed('', item));
  return isObject(value) ? Object.entries(value).flatMap(([account, item]) => peopleNamed(account, item)) : [];
}

/** The people behind an account, by the account and by whatever else its own fields call it. */
function peopleNamed(account: string, value: unknown): Person[] {
  const fields = new Map(
    Object.entries(isObject(value) ? value : { name: value }).map(([name, field]) => [
      name.toLowerCase().replace(/[_-]/gu, ''),
      typeof field === 'string' || typeof field === 'number' ? cleanLine(String(field)) : '',
    ]),
  );
  const said = (name: string): string => fields.get(name) ?? '';
  const names = [...PERSON_FIELDS.map(said), `${said('firstname')} ${said('lastname')}`.trim()].filter(
    (name) => name !== '',
  );
  // "name: jane-smith" is the account once more, unless it is all there is
  const name = names.find((each) => each.includes(' ')) ?? names[0];
  if (name === undefined) return [];
  const people = listedPeople(name);
  const accounts = new Set([account, ...ACCOUNT_FIELDS.map(said)].filter((each) => each !== '' && each !== name));
  return [...accounts].map((each) => [each, people]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

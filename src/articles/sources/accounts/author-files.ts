/** How a site keeps its authors: in one file of data, or in a file for each, whose name or folder is the account. */
interface AuthorFile {
  /** The folder to whose files the accounts belong, empty or with a slash at its end. */
  readonly folder: string;
  /** Of a file for one author. */
  readonly account?: string;
}

const DATA = '(?:ya?ml|json|toml)';
const TEXT = '(?:md|mdx|markdown)';
const SITE = '^(?<folder>(?:.*?/)??)';
/** Jekyll's `_data/authors.yml`, Hugo's `data/authors.toml`, Docusaurus's `blog/authors.yml`. */
const ALL_IN_ONE = new RegExp(`${SITE}(?:(?:_?data/)?authors|_data/(?:people|team))\\.${DATA}$`, 'u');
/** Jekyll's `_authors/jane.md`, Hugo's `content/authors/jane/_index.md`, Astro's `src/content/authors/jane.json`. */
const ONE_EACH = [
  new RegExp(`${SITE}_authors/(?<account>[^/]+)\\.${TEXT}$`, 'u'),
  new RegExp(`${SITE}_?data/authors/(?<account>[^/]+)\\.${DATA}$`, 'u'),
  new RegExp(`${SITE}content/(?:[^/]+/)?authors?/(?<account>[^/]+)/_?index\\.${TEXT}$`, 'u'),
  new RegExp(`${SITE}content/(?:[^/]+/)?authors?/(?<account>[^/]+)\\.(?:${TEXT}|${DATA})$`, 'u'),
];

/** What a file says of a site's authors by where it lies; undefined for any other file. */
export function authorFile(file: string): AuthorFile | undefined {
  const one = ALL_IN_ONE.exec(file)?.groups;
  if (one !== undefined) return { folder: one.folder ?? '' };
  for (const pattern of ONE_EACH) {
    const { folder, account } = pattern.exec(file)?.groups ?? {};
    if (account !== undefined && !/^_?index$/u.test(account)) return { folder: folder ?? '', account };
  }
  return undefined;
}

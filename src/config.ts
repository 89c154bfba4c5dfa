/** Most severe first; `silent` logs nothing. */
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const SEARCH_ENGINES = ['embedded'] as const;
const MAX_PORT = 65_535;
const MIB = 1024 * 1024;
/** The archive that comes with the program, for a first look. */
export const SAMPLE_ARCHIVE = 'index-data/archive';
const THEMES = 'index-data/themes.json';
const SYNONYMS = 'index-data/synonyms.txt';
const PINS = 'index-data/pins.txt';
/** What proxy-addr reads: an address, a network, or one of its own names. */
const PROXY = /^(?:loopback|linklocal|uniquelocal|[\da-f.:]*[.:][\da-f.:]*(?:\/\d{1,3})?)$/i;
/** All that is read of the environment. */
export const SETTINGS = [
  'HOST', 'PORT', 'SNAPSHOTS_DIR', 'SEARCH_ENGINE', 'CACHE_MB', 'LOG_LEVEL', 'ARCHIVE', 'THEMES', 'SYNONYMS', 'PINS', 'SITE_NAME',
  'ALLOWED_ORIGINS', 'ADMIN_TOKEN', 'METRICS_TOKEN', 'PUBLIC_URL', 'RATE_LIMIT', 'TRUST_PROXY', 'SLOW_QUERY_MS', 'LOG_QUERIES',
  'SITEMAP', 'SHUTDOWN_GRACE_MS',
]; // prettier-ignore
/** Shorter ones can be guessed. */
const MIN_TOKEN_LENGTH = 16;

/** What the environment says, parsed once. Paths are as given: relative to the working directory. */
export interface Config {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly snapshotsDir: string;
  readonly searchEngine: (typeof SEARCH_ENGINES)[number];
  /** Bound of the answer cache; 0 switches it off. */
  readonly cacheBytes: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Source folder that the server indexes: when nothing is published yet, and when it is asked to. */
  readonly archive: string;
  /** The taxonomy's file. */
  readonly themes: string;
  /** The synonyms' file, in Solr's format. */
  readonly synonyms: string;
  /** The file that says which articles come first in which searches. */
  readonly pins: string;
  /** What the pages call the archive. */
  readonly siteName: string;
  /** Sites whose pages may ask this service from a script, as browsers name them: `https://www.example.org`. */
  readonly allowedOrigins: readonly string[];
  /** What opens the admin addresses; undefined: there are none. */
  readonly adminToken: string | undefined;
  /** Where the world finds this service: an origin, and perhaps a path; undefined: wherever a request was sent. */
  readonly publicUrl: string | undefined;
  /** What opens the metrics; undefined: they are open. */
  readonly metricsToken: string | undefined;
  /** How many requests a minute of one client are answered; 0: any number. */
  readonly rateLimit: number;
  /** The proxies whose word is taken for whom they pass on: how many, or their addresses. */
  readonly trustProxy: number | readonly string[];
  /** Searches that take longer are logged, in milliseconds; 0: none. */
  readonly slowQueryMs: number;
  /** Whether their words are logged too. */
  readonly logQueries: boolean;
  /** Whether robots.txt and a sitemap invite search engines to list the articles. */
  readonly sitemap: boolean;
  /** How long after SIGTERM requests are still taken, in milliseconds: whoever sends them has to notice first. */
  readonly shutdownGraceMs: number;
}

/** Environment variables that cannot be used: one sentence for each, saying what is expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * The configuration that environment variables give. An empty or blank one counts as unset. `shipped` says where the files
 * are that come with the program. Throws ConfigError.
 */
export function parseConfig(
  env: Readonly<Record<string, string | undefined>>,
  shipped: (path: string) => string = (path) => path,
): Config {
  const problems: string[] = [];

  function set(name: string): string | undefined {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  }

  function text(name: string, otherwise: string): string {
    return set(name) ?? otherwise;
  }

  function wholeNumber(name: string, otherwise: number, max: number): number {
    const value = set(name);
    if (value === undefined) return otherwise;
    if (/^\d+$/.test(value) && Number(value) <= max) return Number(value);
    problems.push(`${name} must be a whole number from 0 to ${max}, but it is ${JSON.stringify(value)}.`);
    return otherwise;
  }

  function oneOf<const Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice {
    const value = set(name);
    if (value === undefined) return otherwise;
    const choice = choices.find((known) => known === value);
    if (choice !== undefined) return choice;
    const expected = choices.length > 1 ? `one of ${choices.join(', ')}` : choices.join('');
    problems.push(`${name} must be ${expected}, but it is ${JSON.stringify(value)}.`);
    return otherwise;
  }

  /** The origin that a URL is, a slash at its end aside; undefined for what is none. */
  function originOf(value: string): string | undefined {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    return url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
      ? url.origin
      : undefined;
  }

  function origins(name: string): readonly string[] {
    const values = (set(name) ?? '').split(/[\s,]+/).filter((value) => value !== '');
    return values.flatMap((value) => {
      const origin = originOf(value);
      if (origin !== undefined) return origin;
      problems.push(`${name} must be origins such as https://www.example.org, but holds ${JSON.stringify(value)}.`);
      return [];
    });
  }

  /** An address that others are put behind: an origin and perhaps a path, without a slash at the end. */
  function baseUrl(name: string): string | undefined {
    const value = set(name);
    if (value === undefined) return undefined;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url !== undefined && /^https?:$/.test(url.protocol) && url.href === url.origin + url.pathname) {
      // Several slashes would read as the name of another host where a link begins with them.
      const path = url.pathname.replace(/\/+$/, '');
      if (!path.includes('//')) return url.origin + path;
    }
    problems.push(
      `${name} must be an address such as https://search.example.org or https://www.example.org/search, ` +
        `but it is ${JSON.stringify(value)}.`,
    );
    return undefined;
  }

  function token(name: string): string | undefined {
    const value = set(name);
    if (value !== undefined && value.length < MIN_TOKEN_LENGTH) {
      problems.push(`${name} must have at least ${MIN_TOKEN_LENGTH} characters; make one with: openssl rand -hex 32`);
    }
    return value;
  }

  function proxies(name: string): number | readonly string[] {
    const value = set(name);
    if (value === undefined) return 0;
    if (/^\d{1,2}$/.test(value)) return Number(value);
    const addresses = value.split(/[\s,]+/).filter((each) => each !== '');
    if (addresses.every((each) => PROXY.test(each))) return addresses;
    problems.push(
      `${name} must be a number of proxies or their addresses, such as 1, loopback or 10.0.0.0/8, but it is ${JSON.stringify(value)}.`,
    );
    return 0;
  }

  const config: Config = {
    host: text('HOST', '127.0.0.1'),
    port: wholeNumber('PORT', 3000, MAX_PORT),
    snapshotsDir: text('SNAPSHOTS_DIR', 'index-data/snapshots'),
    searchEngine: oneOf('SEARCH_ENGINE', SEARCH_ENGINES, 'embedded'),
    // A thousand GiB is a slip of the finger: beyond any machine this runs on.
    cacheBytes: wholeNumber('CACHE_MB', 64, 1_000_000) * MIB,
    // A line per request would push the start line, which says where to look, off the screen.
    logLevel: oneOf('LOG_LEVEL', LOG_LEVELS, 'warn'),
    archive: text('ARCHIVE', shipped(SAMPLE_ARCHIVE)),
    themes: text('THEMES', shipped(THEMES)),
    synonyms: text('SYNONYMS', shipped(SYNONYMS)),
    pins: text('PINS', shipped(PINS)),
    siteName: text('SITE_NAME', 'Publications'),
    allowedOrigins: origins('ALLOWED_ORIGINS'),
    adminToken: token('ADMIN_TOKEN'),
    publicUrl: baseUrl('PUBLIC_URL'),
    metricsToken: token('METRICS_TOKEN'),
    rateLimit: wholeNumber('RATE_LIMIT', 600, 1_000_000),
    trustProxy: proxies('TRUST_PROXY'),
    slowQueryMs: wholeNumber('SLOW_QUERY_MS', 500, 3_600_000),
    logQueries: oneOf('LOG_QUERIES', ['on', 'off'], 'off') === 'on',
    sitemap: oneOf('SITEMAP', ['on', 'off'], 'on') === 'on',
    shutdownGraceMs: wholeNumber('SHUTDOWN_GRACE_MS', 3000, 60_000),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

import { ConfigError, parseConfig } from '../src/config.js';

const DEFAULTS = {
  host: '127.0.0.1',
  port: 3000,
  snapshotsDir: 'index-data/snapshots',
  searchEngine: 'embedded',
  cacheBytes: 64 * 1024 * 1024,
  logLevel: 'warn',
  archive: 'index-data/archive',
  themes: 'index-data/themes.json',
  synonyms: 'index-data/synonyms.txt',
  pins: 'index-data/pins.txt',
  siteName: 'Publications',
  allowedOrigins: [],
  adminToken: undefined,
  publicUrl: undefined,
  shutdownGraceMs: 3000,
  metricsToken: undefined,
  rateLimit: 600,
  trustProxy: 0,
  slowQueryMs: 500,
  logQueries: false,
  sitemap: true,
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(parseConfig({})).toEqual(DEFAULTS);
  });

  it('ignores variables that are not its own', () => {
    expect(parseConfig({ PATH: '/bin', PORTS: 'x', port: 'x' })).toEqual(DEFAULTS);
  });

  it('looks for what comes with the program where that is, unless told otherwise', () => {
    const shipped = (path: string) => `/program/${path}`;
    expect(parseConfig({}, shipped)).toEqual({
      ...DEFAULTS,
      archive: '/program/index-data/archive',
      themes: '/program/index-data/themes.json',
      synonyms: '/program/index-data/synonyms.txt',
      pins: '/program/index-data/pins.txt',
    });
    expect(parseConfig({ THEMES: 'mine.json' }, shipped).themes).toBe('mine.json');
  });

  it.each<[Record<string, string>, object]>([
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65_535 }],
    [{ PORT: ' 8080 ' }, { port: 8080 }],
    [{ PORT: '' }, { port: 3000 }],
    [{ HOST: '  ' }, { host: '127.0.0.1' }],
    [{ SNAPSHOTS_DIR: '/var/lib/sibyl' }, { snapshotsDir: '/var/lib/sibyl' }],
    [{ SEARCH_ENGINE: 'embedded' }, { searchEngine: 'embedded' }],
    [{ CACHE_MB: '0' }, { cacheBytes: 0 }],
    [{ CACHE_MB: '1' }, { cacheBytes: 1_048_576 }],
    [{ LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
    [
      { ARCHIVE: 'a', THEMES: 'b.json' },
      { archive: 'a', themes: 'b.json' },
    ],
    [
      { ALLOWED_ORIGINS: 'https://www.example.org, http://localhost:8080/' },
      { allowedOrigins: ['https://www.example.org', 'http://localhost:8080'] },
    ],
    [{ ADMIN_TOKEN: 'sixteen letters.' }, { adminToken: 'sixteen letters.' }],
    [{ PUBLIC_URL: 'https://search.example.org/' }, { publicUrl: 'https://search.example.org' }],
    [{ PUBLIC_URL: 'https://www.example.org/search/' }, { publicUrl: 'https://www.example.org/search' }],
  ])('reads %j', (env, expected) => {
    expect(parseConfig(env)).toEqual({ ...DEFAULTS, ...expected });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535, but it is "http".'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535, but it is "65536".'],
    [{ PORT: '-1' }, 'PORT must be a whole number from 0 to 65535, but it is "-1".'],
    [{ PORT: '1e3' }, 'PORT must be a whole number from 0 to 65535, but it is "1e3".'],
    [{ PORT: '0x50' }, 'PORT must be a whole number from 0 to 65535, but it is "0x50".'],
    [
      { ALLOWED_ORIGINS: 'https://example.org *' },
      'ALLOWED_ORIGINS must be origins such as https://www.example.org, but holds "*".',
    ],
    [
      { ALLOWED_ORIGINS: 'https://example.org/search' },
      'ALLOWED_ORIGINS must be origins such as https://www.example.org, but holds "https://example.org/search".',
    ],
    [{ ADMIN_TOKEN: 'secret' }, 'ADMIN_TOKEN must have at least 16 characters; make one with: openssl rand -hex 32'],
    [
      { PUBLIC_URL: 'example.org' },
      'PUBLIC_URL must be an address such as https://search.example.org or https://www.example.org/search, but it is "example.org".',
    ],
    ...['https://example.org/?q=', 'https://example.org/#top', 'https://me@example.org/', 'ftp://example.org'].map(
      (url): [Record<string, string>, string] => [
        { PUBLIC_URL: url },
        `PUBLIC_URL must be an address such as https://search.example.org or https://www.example.org/search, but it is "${url}".`,
      ],
    ),
    [{ CACHE_MB: '1.5' }, 'CACHE_MB must be a whole number from 0 to 1000000, but it is "1.5".'],
    [{ SEARCH_ENGINE: 'lucene' }, 'SEARCH_ENGINE must be embedded, but it is "lucene".'],
    [
      { LOG_LEVEL: 'WARN' },
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, but it is "WARN".',
    ],
  ])('refuses %j and says what is expected', (env, problem) => {
    expect(problemsOf(env)).toEqual([problem]);
  });

  it('names every wrong variable at once, a line for each', () => {
    const env = { PORT: 'http', CACHE_MB: 'lots', HOST: 'fine' };
    expect(problemsOf(env).map((problem) => problem.split(' ')[0])).toEqual(['PORT', 'CACHE_MB']);
    expect(() => parseConfig(env)).toThrow(/^PORT .*\nCACHE_MB .*$/);
  });
});

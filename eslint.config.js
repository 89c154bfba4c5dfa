import eslint from '@eslint/js';
import { dirname, resolve } from 'node:path';
import tseslint from 'typescript-eslint';

/**
 * The room rule: which rooms of `src/` a room may import, and which packages live behind it. A folder that is not named
 * belongs to the named one above it. Naming a room of another top folder lets in the rooms below it too. `src/README.md`
 * says why; this table is what holds it.
 */
const ROOMS = {
  calendar: { mayImport: [] },
  analysis: { mayImport: ['analysis/stemming'] },
  'analysis/stemming': { mayImport: [], packages: ['natural'] },
  'analysis/acronyms': { mayImport: ['analysis'] },
  'analysis/thesaurus': { mayImport: ['analysis/acronyms', 'analysis'] },
  articles: { mayImport: ['analysis', 'calendar'] },
  'articles/bylines': { mayImport: ['articles', 'analysis'] },
  'articles/themes': { mayImport: ['articles', 'analysis'] },
  'articles/assembly': { mayImport: ['articles', 'articles/bylines', 'articles/themes', 'analysis', 'calendar'] },
  'articles/sources': {
    mayImport: ['articles', 'articles/bylines', 'calendar'],
    packages: ['@mozilla/readability', 'fast-xml-parser', 'linkedom', 'marked', 'smol-toml', 'yaml'],
  },
  search: { mayImport: ['articles', 'analysis', 'calendar'] },
  understanding: {
    mayImport: ['understanding/ranking', 'understanding/spelling', 'search', 'articles', 'analysis'],
  },
  'understanding/ranking': { mayImport: ['search'] },
  'understanding/names': { mayImport: ['understanding', 'understanding/spelling', 'search', 'analysis'] },
  'understanding/spelling': { mayImport: ['analysis'], packages: ['minisearch'] },
  'understanding/planning': {
    mayImport: ['understanding', 'understanding/names', 'understanding/spelling', 'search', 'analysis'],
  },
  'understanding/suggesting': {
    mayImport: [
      'understanding',
      'understanding/names',
      'understanding/spelling',
      'search',
      'articles',
      'analysis',
      'calendar',
    ],
  },
  generations: { mayImport: ['search', 'articles', 'analysis', 'calendar'], packages: ['node:'] },
  'engines/embedded': {
    mayImport: [
      'engines/embedded/build',
      'engines/embedded/evaluate',
      'engines/embedded/file',
      'engines/embedded/index',
      'understanding',
      'generations',
      'search',
      'articles',
      'analysis',
    ],
  },
  'engines/embedded/index': { mayImport: ['understanding', 'search', 'calendar'], packages: ['minisearch', 'node:'] },
  'engines/embedded/build': {
    mayImport: ['engines/embedded/index', 'understanding', 'search', 'articles', 'analysis', 'calendar'],
  },
  'engines/embedded/file': {
    mayImport: [
      'engines/embedded/build',
      'engines/embedded/index',
      'understanding',
      'generations',
      'search',
      'articles',
      'analysis',
    ],
    packages: ['lru-cache', 'node:'],
  },
  'engines/embedded/evaluate': {
    mayImport: ['engines/embedded/index', 'understanding', 'search', 'articles', 'analysis'],
  },
  'engines/opensearch': {
    mayImport: ['understanding', 'generations', 'search', 'articles', 'analysis', 'calendar'],
    packages: ['@opensearch-project', 'node:'],
  },
  'reindex/sources': { mayImport: ['reindex/edited', 'generations', 'articles', 'analysis'], packages: ['node:'] },
  'reindex/edited': { mayImport: ['generations', 'search', 'articles', 'analysis'], packages: ['node:'] },
  'reindex/report': { mayImport: ['reindex/sources', 'generations', 'articles', 'analysis'], packages: ['node:'] },
  reindex: {
    mayImport: [
      'reindex/report',
      'reindex/sources',
      'reindex/edited',
      'insights',
      'generations',
      'search',
      'articles',
      'analysis',
    ],
    packages: ['node:'],
  },
  citing: { mayImport: ['articles', 'calendar'] },
  insights: { mayImport: ['generations'], packages: ['node:'] },
  web: {
    mayImport: [
      'web/export',
      'web/feeds',
      'web/oai',
      'web/terms',
      'web/pages',
      'web/api',
      'web/asked',
      'web/http',
      'web/answers',
      'web/views',
      'generations',
      'search',
    ],
    packages: ['express', 'helmet', 'pino', 'preact'],
  },
  'web/views': { mayImport: ['search'], packages: ['zod'] },
  'web/answers': { mayImport: ['search'], packages: ['express', 'lru-cache', 'node:'] },
  'web/http': {
    mayImport: ['web/answers', 'web/views', 'search'],
    packages: ['express', 'express-rate-limit', 'pino', 'prom-client', 'proxy-addr', 'node:'],
  },
  'web/asked': { mayImport: ['web/http', 'web/views', 'citing', 'search', 'calendar'], packages: ['express', 'zod'] },
  'web/export': {
    mayImport: ['web/asked', 'web/http', 'web/answers', 'citing', 'search', 'articles'],
    packages: ['express'],
  },
  'web/feeds': {
    mayImport: ['web/asked', 'web/http', 'web/answers', 'citing', 'generations', 'search', 'articles', 'calendar'],
    packages: ['express', 'node:'],
  },
  'web/oai': {
    mayImport: ['web/asked', 'web/http', 'web/answers', 'citing', 'generations', 'search', 'articles', 'calendar'],
    packages: ['express'],
  },
  'web/terms': {
    mayImport: ['web/asked', 'web/http', 'web/answers', 'web/views', 'citing', 'search', 'articles', 'analysis'],
    packages: ['express'],
  },
  'web/api': {
    mayImport: ['web/asked', 'web/http', 'web/answers', 'web/views', 'citing', 'search', 'articles'],
    packages: ['express', 'zod'],
  },
  'web/pages': {
    mayImport: [
      'web/terms',
      'web/api',
      'web/asked',
      'web/http',
      'web/answers',
      'web/views',
      'citing',
      'generations',
      'search',
      'articles',
    ],
    packages: ['express', 'preact'],
  },
  'web/client': { mayImport: ['web/views'] },
};
const PACKAGES = [...new Set(Object.values(ROOMS).flatMap(({ packages = [] }) => packages))];
const SRC = `${import.meta.dirname}/src/`;
/** The room that a file is in; undefined for the composition roots and for what lies outside `src/`. */
function roomOf(file) {
  if (!file.startsWith(SRC)) return undefined;
  const rooms = Object.keys(ROOMS).filter((room) => file.startsWith(`${SRC}${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0];
}

/** Whether a room may see another: itself and what it names; of another top folder also what lies below that. */
function maySee(room, other) {
  if (other === room || ROOMS[room].mayImport.includes(other)) return true;
  const [house] = room.split('/');
  return !other.startsWith(`${house}/`) && ROOMS[room].mayImport.some((name) => other.startsWith(`${name}/`));
}

const keepRooms = {
  create(context) {
    const room = roomOf(context.filename);
    if (room === undefined) return {};
    function check({ source }) {
      if (!source || typeof source.value !== 'string') return;
      const name = source.value;
      if (name.startsWith('.')) {
        const target = resolve(dirname(context.filename), name);
        const other = roomOf(target);
        if (other === undefined ? target.startsWith(SRC) : !maySee(room, other)) {
          const seen = ROOMS[room].mayImport.join(', ') || 'nothing of ours';
          context.report({ node: source, message: `src/${room} may import only ${seen} (see src/README.md).` });
        }
      } else if (
        PACKAGES.some((each) => name.startsWith(each)) &&
        !(ROOMS[room].packages ?? []).some((each) => name.startsWith(each))
      ) {
        context.report({ node: source, message: `"${name}" does not belong in src/${room} (see src/README.md).` });
      }
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/** What our CommonJS, which is how Jest takes its parts, has of Node. */
const NODE = Object.fromEntries(
  ['process', 'Buffer', 'TextEncoder', 'setTimeout', 'clearTimeout', 'setInterval', '__dirname', '__filename'].map(
    (name) => [name, 'readonly'],
  ),
);

export default tseslint.config(
  { ignores: ['**/dist/', 'coverage/', 'src/engines/embedded/kernel/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
    },
  },
  {
    files: [
      'scripts/**',
      'src/main.ts',
      'src/reindex-command.ts',
      'src/sibyl.ts',
      'tests/proofs/**',
      'eslint.config.js',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { console: 'readonly', fetch: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: NODE } },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { sibyl: { rules: { rooms: keepRooms } } },
    rules: { 'sibyl/rooms': 'error' },
  },
);

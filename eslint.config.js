import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * The room rule: which of our folders a room may import, and which packages live behind it.
 * `src/README.md` says why; this table is what holds it.
 */
const ROOMS = {
  analysis: { mayImport: [], packages: ['natural'] },
  articles: {
    mayImport: ['analysis'],
    packages: ['@mozilla/readability', 'fast-xml-parser', 'linkedom', 'marked', 'smol-toml', 'yaml'],
  },
  search: { mayImport: ['articles', 'analysis'], packages: [] },
  'engines/embedded': { mayImport: ['search', 'articles', 'analysis'], packages: ['minisearch', 'node:'] },
  'engines/opensearch': { mayImport: ['search', 'articles', 'analysis'], packages: ['@opensearch-project', 'node:'] },
  reindex: { mayImport: ['articles', 'analysis', 'search'], packages: ['node:'] },
  web: {
    mayImport: ['search', 'articles'],
    packages: ['express', 'helmet', 'lru-cache', 'pino', 'preact', 'prom-client', 'zod', 'node:'],
  },
};
const PACKAGES = [...new Set(Object.values(ROOMS).flatMap((room) => room.packages))];

/** Lint settings that keep one room to its own imports. */
function keepRoom(room) {
  const { mayImport, packages } = ROOMS[room];
  const shut = Object.keys(ROOMS).filter((other) => other !== room && !mayImport.includes(other));
  const patterns = [
    {
      regex: `^\\.{1,2}/(\\.\\./)*(src/)?(${shut.join('|')}|engines|main|config)([/.]|$)`,
      message: `src/${room} may import only ${mayImport.join(', ') || 'nothing of ours'} (see src/README.md).`,
    },
    ...PACKAGES.filter((name) => !packages.includes(name)).map((name) => ({
      regex: `^${name}`,
      message: `"${name}" does not belong in src/${room} (see src/README.md).`,
    })),
  ];
  // src/engines/x is one folder deeper than the other rooms, and may name the engines folder only to say it may not.
  if (room.startsWith('engines/')) patterns[0].regex = patterns[0].regex.replace('|engines', '');
  return { files: [`src/${room}/**/*.{ts,tsx}`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

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
  { files: ['scripts/**', 'src/main.ts', 'eslint.config.js'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  ...Object.keys(ROOMS).map(keepRoom),
);

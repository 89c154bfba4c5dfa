#!/usr/bin/env bash
# Guess: a search that wants all words, as Pagefind's does ("bond forest" finds
# nothing where no page has both), finds nothing for "bond zebra" where no page
# has "zebra". In fact a word the whole site lacks is left out unsaid, so
# "bond zebra" answers as "bond"; publish one page about zebras and the same
# search finds nothing. Adding a page takes results away from other searches, and
# no answer says which of its words it looked for.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund pagefind@1.6.0

cat >words.mjs <<'JS'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as pagefind from 'pagefind';
globalThis.fetch = async (path) => new Response(readFileSync(String(path).split('?')[0]));

const searcher = async (name, pages) => {
  const { index } = await pagefind.createIndex();
  for (const [page, text] of Object.entries(pages))
    await index.addHTMLFile({
      url: `/${page}`,
      content: `<!doctype html><html lang="en"><head><title>T</title></head><body><p>${text}</p></body></html>`,
    });
  mkdirSync(name);
  writeFileSync(`${name}/package.json`, '{"type":"module"}');
  await index.writeFiles({ outputPath: `${name}/pagefind` });
  const base = `${process.cwd()}/${name}/pagefind/`;
  const client = await import(`${base}pagefind.js`);
  await client.options({ basePath: base });
  return async (query) => {
    const { results } = await client.search(query);
    const pagesFound = await Promise.all(results.map((result) => result.data()));
    return pagesFound.map((page) => page.url.split('/').at(-1)).join(' ') || 'nothing';
  };
};
const two = { bond: 'A bond matures', forest: 'A forest grows' };
const before = await searcher('before', two);
const after = await searcher('after', { ...two, zebra: 'A zebra crosses' });
for (const query of ['bond forest', 'bond zebra', 'zebra'])
  console.log(`${query}: ${await before(query)}, with a page on zebras ${await after(query)}`);
await pagefind.close();
process.exit();
JS

node words.mjs >seen.txt
cat <<'TEXT'
pagefind 1.6.0
guess:     "bond zebra" finds nothing on either site
behaviour: it finds the page on bonds until a page somewhere says "zebra"
TEXT
cat seen.txt

diff - seen.txt <<'SEEN'
bond forest: nothing, with a page on zebras nothing
bond zebra: bond, with a page on zebras nothing
zebra: nothing, with a page on zebras zebra
SEEN

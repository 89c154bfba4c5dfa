#!/usr/bin/env bash
# Guess: with `threshold: 0` Orama finds the documents that hold every word of
# the query. In fact a word of the query is also a prefix, and each word it
# begins counts as one more keyword met: "bonds bonded", without the word
# "social", answers "social bond", and comes before the document with both.
# `exact: true` keeps it out, at the price of prefixes. Whoever narrows a search
# by more words finds pages that do not have them, at the top.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund @orama/orama@3.1.18

cat >threshold.mjs <<'JS'
import { create, insertMultiple, search } from '@orama/orama';
const db = create({ schema: { title: 'string' } });
await insertMultiple(db, [
  { id: 'both', title: 'social bond' },
  { id: 'one', title: 'bond' },
  { id: 'forms', title: 'bonds bonded' },
  { id: 'neither', title: 'river' },
]);
const queries = [
  { term: 'social bond', threshold: 1 },
  { term: 'social bond', threshold: 0 },
  { term: 'social bond', threshold: 0, exact: true },
];
for (const query of queries) {
  const { hits } = await search(db, query);
  console.log(JSON.stringify(query), '->', hits.map((hit) => hit.id).join(' '));
}
JS

node threshold.mjs >seen.txt
cat <<'TEXT'
@orama/orama 3.1.18
guess:     "social bond" at threshold 0 finds the document with both words alone
behaviour: two forms of one word pass for two words, and rank first
TEXT
cat seen.txt

diff - seen.txt <<'SEEN'
{"term":"social bond","threshold":1} -> forms both one
{"term":"social bond","threshold":0} -> forms both
{"term":"social bond","threshold":0,"exact":true} -> both
SEEN

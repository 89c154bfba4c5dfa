#!/usr/bin/env bash
# Guess: a document has every word of a query when each word stands in one field
# or another, as a search for an author and a word of a title needs. In fact at
# `threshold: 0` Orama counts the words field by field: a note by Bell on bonds
# is not found by "bell bonds", while either word alone finds it, and so does a
# threshold of 1. Whoever wants "all words" has to index one field of everything.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund @orama/orama@3.1.18

cat >fields.mjs <<'JS'
import { create, insertMultiple, search } from '@orama/orama';
const db = create({ schema: { title: 'string', author: 'string' } });
await insertMultiple(db, [
  { id: 'across', title: 'bonds', author: 'bell' },
  { id: 'other', title: 'rivers', author: 'carter' },
]);
for (const query of [
  { term: 'bonds', threshold: 0 },
  { term: 'bell', threshold: 0 },
  { term: 'bell bonds', threshold: 0 },
  { term: 'bell bonds', threshold: 1 },
]) {
  const { hits } = await search(db, query);
  console.log(JSON.stringify(query), '->', hits.map((hit) => hit.id).join(' ') || 'nothing');
}
JS

node fields.mjs >seen.txt
cat <<'TEXT'
@orama/orama 3.1.18
guess:     "bell bonds" at threshold 0 finds the document with both words
behaviour: it finds nothing, for no one field has both
TEXT
cat seen.txt

diff - seen.txt <<'SEEN'
{"term":"bonds","threshold":0} -> across
{"term":"bell","threshold":0} -> across
{"term":"bell bonds","threshold":0} -> nothing
{"term":"bell bonds","threshold":1} -> across
SEEN

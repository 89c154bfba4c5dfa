#!/usr/bin/env bash
# Guess: an entry's id goes into an Atom feed letter for letter, as it goes into
# RSS. RFC 4287 compares ids by character and forbids normalising them. In fact
# feed sends the id of each entry (not that of the feed itself) through URL():
# hosts are lowered, a slash is added, the default port and dot segments go,
# letters are percent-encoded. Entries that move from another generator to
# this one, or readers of both its RSS and its Atom, see every such entry twice.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund feed@6.0.0

cat >ids.mjs <<'JS'
import { Feed } from 'feed';
const home = 'https://Archive.example';
const ids = [
  'https://Archive.example',
  'https://archive.example:443/notes/7',
  'https://archive.example/a/../b',
  'tag:archive.example,2026:résumé',
];
const feed = new Feed({ title: 'Notes', id: home, link: home, copyright: '' });
const date = new Date(Date.UTC(2026, 0, 2));
for (const id of ids) feed.addItem({ title: 'A note', id, link: `${home}/note`, date });
const inside = (xml, name) =>
  [...xml.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, 'gu'))].map((found) => found[1]);
const [feedId, ...atomIds] = inside(feed.atom1(), 'id');
console.log(`feed: ${home} -> atom ${feedId}`);
const guids = inside(feed.rss2(), 'guid');
ids.forEach((id, at) => console.log(`entry: ${id} -> rss ${guids[at]} | atom ${atomIds[at]}`));
JS

node ids.mjs >seen.txt
cat <<'TEXT'
feed 6.0.0
guess:     an id stands in RSS and in Atom as it was given
behaviour: RSS keeps it, Atom normalises it for entries and keeps it for the feed
TEXT
cat seen.txt

diff - seen.txt <<'SEEN'
feed: https://Archive.example -> atom https://Archive.example
entry: https://Archive.example -> rss https://Archive.example | atom https://archive.example/
entry: https://archive.example:443/notes/7 -> rss https://archive.example:443/notes/7 | atom https://archive.example/notes/7
entry: https://archive.example/a/../b -> rss https://archive.example/a/../b | atom https://archive.example/b
entry: tag:archive.example,2026:résumé -> rss tag:archive.example,2026:résumé | atom tag:archive.example,2026:r%C3%A9sum%C3%A9
SEEN

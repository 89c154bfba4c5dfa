#!/usr/bin/env bash
# Guess: an Atom entry without an author of its own, gathered from another feed,
# is credited to the author in its source element, as RFC 4287 (4.2.2) says, and
# only one without a source to the feed. In fact feedparser and
# @rowanmanning/feed-parser on npm skip the source and name the author of the
# feed, Python's feedparser and rss-parser name nobody. Whoever harvests what
# an aggregator gathered enters its editor as the author of other people's texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund feedparser@2.6.0 @rowanmanning/feed-parser@2.1.5 \
  rss-parser@3.13.0
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check feedparser==6.0.14

cat >gathered.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>tag:gather.example,2026:all</id><title>Gathered</title><updated>2026-01-04T00:00:00Z</updated>
  <link href="https://gather.example/"/><author><name>Editor of Gathered</name></author>
  <entry>
    <id>tag:notes.example,2026:1</id><title>From elsewhere</title><updated>2026-01-04T00:00:00Z</updated>
    <link href="https://notes.example/1"/><summary>One</summary>
    <source><id>tag:notes.example,2026:all</id><title>Notes</title><updated>2026-01-03T00:00:00Z</updated>
      <author><name>Writer of Notes</name></author></source>
  </entry>
</feed>
XML
cat >readers.mjs <<'JS'
import { readFileSync } from 'node:fs';
import FeedParser from 'feedparser';
import { parseFeed } from '@rowanmanning/feed-parser';
import RssParser from 'rss-parser';
const xml = readFileSync('gathered.xml', 'utf8');
const streamed = await new Promise((resolve, reject) => {
  const parser = new FeedParser({});
  parser.once('readable', () => resolve(parser.read().author)).once('error', reject);
  parser.end(xml);
});
console.log('feedparser (npm):', streamed);
console.log('@rowanmanning/feed-parser:', parseFeed(xml).items[0].authors.map((author) => author.name).join());
console.log('rss-parser:', (await new RssParser().parseString(xml)).items[0].author ?? 'nobody');
JS
cat >reader.py <<'PY'
import feedparser
print('feedparser (PyPI):', feedparser.parse('gathered.xml').entries[0].get('author', 'nobody'))
PY

{ node readers.mjs; venv/bin/python reader.py; } >seen.txt
cat <<'TEXT'
npm: feedparser 2.6.0, @rowanmanning/feed-parser 2.1.5, rss-parser 3.13.0; PyPI: feedparser 6.0.14
guess:     the entry is by the Writer of Notes
behaviour: two readers name the aggregator's editor, two nobody
TEXT
cat seen.txt

diff - seen.txt <<'SEEN'
feedparser (npm): Editor of Gathered
@rowanmanning/feed-parser: Editor of Gathered
rss-parser: nobody
feedparser (PyPI): nobody
SEEN

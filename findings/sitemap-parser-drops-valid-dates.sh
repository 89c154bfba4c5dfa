#!/usr/bin/env bash
# Guess: a sitemap parser keeps every lastmod that the W3C's date format allows,
# or fails. In fact sitemap's parser, at its default level, warns on the console
# and gives the page back without a date when a second has any number of decimals
# but three (Python's isoformat writes six), when seconds are left out, or when
# the date is a month or a year. Whoever harvests by lastmod then fetches those
# pages each time, or never: the record does not show that a date was there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund sitemap@9.0.1

cat >dates.mjs <<'JS'
import { Readable } from 'node:stream';
import { parseSitemap } from 'sitemap';
const dates = [
  '2026-01-02', '2026-01-02T03:04:05Z', '2026-01-02T03:04:05.678Z',
  '2026-01-02T03:04:05.678901+00:00', '2026-01-02T03:04:05.6Z', '2026-01-02T03:04Z', '2026-01',
];
for (const date of dates) {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>
<loc>https://archive.example/</loc><lastmod>${date}</lastmod></url></urlset>`;
  const [page] = await parseSitemap(Readable.from([xml]));
  console.log(date, '->', page.url, page.lastmod ?? 'no lastmod');
}
JS

node dates.mjs >seen.txt 2>/dev/null
cat <<'TEXT'
sitemap 9.0.1
guess:     each of these dates is kept, or the parser fails
behaviour: the page is kept and the date dropped for four of the seven
TEXT
cat seen.txt

diff - seen.txt <<'SEEN'
2026-01-02 -> https://archive.example/ 2026-01-02
2026-01-02T03:04:05Z -> https://archive.example/ 2026-01-02T03:04:05Z
2026-01-02T03:04:05.678Z -> https://archive.example/ 2026-01-02T03:04:05.678Z
2026-01-02T03:04:05.678901+00:00 -> https://archive.example/ no lastmod
2026-01-02T03:04:05.6Z -> https://archive.example/ no lastmod
2026-01-02T03:04Z -> https://archive.example/ no lastmod
2026-01 -> https://archive.example/ no lastmod
SEEN

#!/usr/bin/env bash
# Guess: what the opml package reads it can write again so that an XML parser
# reads it. In fact stringify escapes the attributes of outlines and not the
# elements of the head: a list titled "Law & Order" comes out as XML that is not
# well-formed, and declares ISO-8859-1 although the string holds any letter.
# Whoever offers subscriptions as OPML loses the whole list to one ampersand.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund opml@0.5.8 sax@1.6.1

cat >titles.mjs <<'JS'
import opml from 'opml';
import sax from 'sax';
const given = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Law &amp; Order in Brașov</title></head>
<body><outline text="Courts &amp; judges" type="rss" xmlUrl="https://archive.example/f?a=1&amp;b=2"/></body></opml>`;
const fault = (xml) => {
  const parser = sax.parser(true);
  let first = 'well-formed';
  parser.onerror = (error) => {
    if (first === 'well-formed') first = error.message.split('\n')[0];
    parser.resume();
  };
  parser.write(xml).close();
  return first;
};
opml.parse(given, (error, outline) => {
  if (error) throw error;
  const written = opml.stringify(outline);
  const line = (word) => written.split('\n').find((text) => text.includes(word)).trim();
  console.log('given:', fault(given));
  console.log('read: ', outline.opml.head.title);
  for (const word of ['<?xml', '<title>', '<outline']) console.log('wrote:', line(word));
  console.log('written:', fault(written));
});
JS

node titles.mjs 2>/dev/null | grep -E '^(given|read|wrote|written):' >seen.txt
cat <<'TEXT'
opml 0.5.8
guess:     a list with an ampersand in its title survives reading and writing
behaviour: the title is written bare, and the encoding declared is Latin-1
TEXT
cat seen.txt

diff - seen.txt <<'SEEN'
given: well-formed
read:  Law & Order in Brașov
wrote: <?xml version="1.0" encoding="ISO-8859-1"?>
wrote: <title>Law & Order in Brașov</title>
wrote: <outline text="Courts &amp; judges" type="rss" xmlUrl="https://archive.example/f?a=1&amp;b=2" />
written: Invalid character in entity name
SEEN

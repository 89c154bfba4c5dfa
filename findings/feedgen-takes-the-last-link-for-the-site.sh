#!/usr/bin/env bash
# Guess: of a feed's links, the one with rel="alternate" becomes the <link> of
# the RSS channel, whatever the order; an entry's is found that way. In fact
# feedgen takes whichever link was added last, so naming the page first and then
# the feed's own address, the usual order, makes the feed the address of the
# site. Whoever reads the channel link to name or open the site opens the XML.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check feedgen==1.0.0

cat >links.py <<'PY'
import re
from feedgen.feed import FeedGenerator

PAGE, FEED = 'https://archive.example/', 'https://archive.example/feed.xml'

def links(order):
    feed = FeedGenerator()
    feed.id(PAGE); feed.title('Notes'); feed.description('Short notes')
    entry = feed.add_entry()
    entry.id(PAGE + '1'); entry.title('A note')
    for rel, href in order:
        feed.link(rel=rel, href=href)
        entry.link(rel=rel, href=href)
    return re.findall(r'<link>(.*?)</link>', feed.rss_str().decode())

for order in ([('alternate', PAGE), ('self', FEED)], [('self', FEED), ('alternate', PAGE)]):
    channel, item = links(order)
    print(' then '.join(rel for rel, _ in order), '-> channel', channel, '| item', item)
PY

venv/bin/python links.py >seen.txt
cat <<'TEXT'
feedgen 1.0.0
guess:     the alternate link is the channel's link in either order
behaviour: the link added last is; an item takes the alternate one
TEXT
cat seen.txt

diff - seen.txt <<'SEEN'
alternate then self -> channel https://archive.example/feed.xml | item https://archive.example/
self then alternate -> channel https://archive.example/ | item https://archive.example/
SEEN

#!/usr/bin/env bash
# Guess: what dump writes, load reads, each with its defaults; in js-yaml 4 it
# does, and dump refuses a set. In fact js-yaml 5 writes with one schema and reads
# with another, smaller one: a date comes back as a string, and bytes and a set,
# written without complaint as !!binary and !!set, make load throw. Only the
# reader's schema has to be changed. Whoever keeps a cache in YAML finds the fault
# a run later, when the value that made the file is gone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund js-yaml@5.5.0 js-yaml-4@npm:js-yaml@4.3.2

cat >there-and-back.mjs <<'JS'
import { isDeepStrictEqual } from 'node:util';
import * as five from 'js-yaml';
import four from 'js-yaml-4';
const values = {
  date: new Date(Date.UTC(2026, 0, 2)),
  bytes: new Uint8Array([1, 2, 3]),
  set: new Set(['a']),
};
const attempt = (act) => {
  try {
    return act();
  } catch (error) {
    return `throws (${error.reason ?? error.message})`;
  }
};
const back = (yaml, value, options) =>
  attempt(() => {
    const { kept } = yaml.load(yaml.dump({ kept: value }), options);
    return isDeepStrictEqual(kept, value) ? 'the same' : `a ${typeof kept}`;
  });
for (const [name, value] of Object.entries(values)) {
  console.log(`${name}: js-yaml 4 ${back(four, value)}; js-yaml 5 ${back(five, value)};`,
    `js-yaml 5 with DUMP_SCHEMA ${back(five, value, { schema: five.DUMP_SCHEMA })}`);
}
JS

node there-and-back.mjs >seen.txt
cat <<'TEXT'
js-yaml 5.5.0, and 4.3.2 beside it
guess:     each value comes back, or dump refuses it
behaviour: js-yaml 5 dumps all three and by default loads none of them back
TEXT
cat seen.txt

diff - seen.txt <<'SEEN'
date: js-yaml 4 the same; js-yaml 5 a string; js-yaml 5 with DUMP_SCHEMA the same
bytes: js-yaml 4 the same; js-yaml 5 throws (unknown scalar tag !<tag:yaml.org,2002:binary>); js-yaml 5 with DUMP_SCHEMA the same
set: js-yaml 4 throws (unacceptable kind of an object to dump [object Set]); js-yaml 5 throws (unknown mapping tag !<tag:yaml.org,2002:set>); js-yaml 5 with DUMP_SCHEMA the same
SEEN

#!/usr/bin/env bash
# Guess: a season written in EDTF (2026-21 to 2026-24) covers the same months in
# every EDTF reader, and winter is one run of about three months. In fact edtf
# for Python takes spring for March to May while edtf.js takes it for the first
# quarter; and Python's winter is December alone. Whoever computes a range in
# one and filters in the other moves an issue dated "Autumn 2026" by two months,
# and an issue dated winter cannot be found in January by either rule.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund edtf@4.11.1
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check edtf==5.0.2

cat >seasons.mjs <<'JS'
import edtf from 'edtf';
const day = (ms) => new Date(ms).toISOString().slice(0, 10);
for (const text of ['2026-21', '2026-22', '2026-23', '2026-24']) {
  const season = edtf(text);
  console.log(text, day(season.min), day(season.max));
}
JS
cat >seasons.py <<'PY'
from edtf import parse_edtf
def day(moment): return '%04d-%02d-%02d' % tuple(moment[:3])
for text in ('2026-21', '2026-22', '2026-23', '2026-24'):
    season = parse_edtf(text)
    print(text, day(season.lower_strict()), day(season.upper_strict()))
PY

node seasons.mjs >js.txt
venv/bin/python seasons.py >py.txt
cat <<'TEXT'
guess:     both readers give a season the same months, winter about three of them
behaviour: the two disagree on every season, and Python's winter is December only
TEXT
echo 'edtf 4.11.1 (npm):'; cat js.txt
echo 'edtf 5.0.2 (PyPI):'; cat py.txt

diff - js.txt <<'SEEN'
2026-21 2026-01-01 2026-03-31
2026-22 2026-04-01 2026-06-30
2026-23 2026-07-01 2026-09-30
2026-24 2026-10-01 2026-12-31
SEEN
diff - py.txt <<'SEEN'
2026-21 2026-03-01 2026-05-31
2026-22 2026-06-01 2026-08-31
2026-23 2026-09-01 2026-11-30
2026-24 2026-12-01 2026-12-31
SEEN

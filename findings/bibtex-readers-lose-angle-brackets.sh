#!/usr/bin/env bash
# Guess: a title with a tag in it ("An <i>odd</i> one") comes through BibTeX in
# either of two ways: as it is, or with \textless{} and \textgreater{}, which
# every reader of LaTeX knows. In fact each way is lost in one of two readers
# that reference tools are built on: @retorquere/bibtex-parser takes a bare < for
# what TeX's oldest encoding prints there, and gives an inverted exclamation
# mark; biblatex-csl-converter drops \textless{} without a word, and joins what
# stood around it. Written as formulas, $<$ and $>$, both read them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @retorquere/bibtex-parser@9.0.29 biblatex-csl-converter@3.6.0

cat >read.mjs <<'JS'
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { parse as parseBiblatex } from 'biblatex-csl-converter';
const WAYS = { bare: ['<', '>'], named: ['\\textless{}', '\\textgreater{}'], formula: ['$<$', '$>$'] };
for (const [way, [less, more]] of Object.entries(WAYS)) {
  const entry = `@online{a, title = {An ${less}i${more}odd${less}/i${more} one}, date = {2017-05-02}}`;
  const { title } = parseBibtex(entry, { sentenceCase: false }).entries[0].fields;
  const parts = Object.values(parseBiblatex(entry).entries)[0].fields.title;
  console.log(`${way}: @retorquere/bibtex-parser “${title}”, biblatex-csl-converter “${parts.map(({ text = '' }) => text).join('')}”`);
}
JS
echo "@retorquere/bibtex-parser 9.0.29, biblatex-csl-converter 3.6.0, node $(node -p 'process.versions.node')"
node read.mjs | tee seen
diff seen - <<'SEEN'
bare: @retorquere/bibtex-parser “An ¡i¿odd¡/i¿ one”, biblatex-csl-converter “An <i>odd</i> one”
named: @retorquere/bibtex-parser “An <i>odd</i> one”, biblatex-csl-converter “An iodd/i one”
formula: @retorquere/bibtex-parser “An <i>odd</i> one”, biblatex-csl-converter “An <i>odd</i> one”
SEEN
echo "Seen: bare and named angle brackets are each lost in one reader; as formulas both read them."

#!/usr/bin/env bash
# Guess: a spelling checker that reads Hunspell's files accepts a word in
# capitals whenever it knows the word, as in a headline. Hunspell does, also
# for names with a capital inside (MacArthur, YouTube, PhD). In fact nspell,
# typo-js and hunspell-spellchecker, with the same dictionary, try only the word
# as it is, in small letters and with one capital; a headline's MACARTHUR is
# wrong to all three. Whoever lets them choose words to correct "corrects" names.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund dictionary-en@4.0.0 hunspell-asm@4.0.2 \
  nspell@2.1.5 typo-js@1.4.0 hunspell-spellchecker@1.0.2

cat >capitals.mjs <<'JS'
import dictionary from 'dictionary-en';
import { loadModule } from 'hunspell-asm';
import nspell from 'nspell';
import Typo from 'typo-js';
import HunspellSpellchecker from 'hunspell-spellchecker';
const bytes = { aff: Buffer.from(dictionary.aff), dic: Buffer.from(dictionary.dic) };
const text = { aff: bytes.aff.toString(), dic: bytes.dic.toString() };
const factory = await loadModule();
const hunspell = factory.create(
  factory.mountBuffer(bytes.aff, 'en.aff'),
  factory.mountBuffer(bytes.dic, 'en.dic'),
);
const n = nspell(text.aff, text.dic);
const typo = new Typo('en', text.aff, text.dic);
const other = new HunspellSpellchecker();
other.use(other.parse(text));
for (const word of ['ARCHIVE', 'PARIS', 'MacArthur', 'MACARTHUR', 'YOUTUBE', 'PHD', 'DVDS', "O'NEILL"]) {
  const verdicts = [hunspell.spell(word), n.correct(word), typo.check(word), other.check(word)];
  console.log(word, verdicts.map((right) => (right ? 'right' : 'wrong')).join(' '));
}
JS

# One reader notes on standard output that it found no configuration of its own.
node capitals.mjs 2>/dev/null | grep -v 'configuration' >seen.txt
cat <<'TEXT'
dictionary-en 4.0.0; hunspell-asm 4.0.2, nspell 2.1.5, typo-js 1.4.0, hunspell-spellchecker 1.0.2
guess:     a known word in capitals is right to all four
behaviour: names with a capital inside are right to Hunspell alone
TEXT
cat seen.txt

diff - seen.txt <<'SEEN'
ARCHIVE right right right right
PARIS right right right right
MacArthur right right right right
MACARTHUR right wrong wrong wrong
YOUTUBE right wrong wrong wrong
PHD right wrong wrong wrong
DVDS right wrong wrong wrong
O'NEILL right wrong wrong wrong
SEEN

#!/usr/bin/env bash
# Guess: bundling a dependency says what goes into the package's archive, and
# does not change whether an override of something under it is right. In fact,
# with the same override, npm install and npm ci take it and write it into the
# lock file, while npm ls --all and npm sbom call that very version invalid ("7.0.0
# required") and fail as soon as the parent is in bundleDependencies. Whoever
# mends a deep dependency by override and ships it bundled loses the bill of
# materials, and looks for a wrong version that is not there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

mkdir tool && cd tool
npm init -y >/dev/null
npm install --silent --no-audit --no-fund npm@11.19.1
npm="$work/tool/node_modules/.bin/npm"

ends() {
  if "$@" >out.txt 2>err.txt; then echo succeeds; else echo fails; fi
}
try() {
  mkdir "$work/$1" && cd "$work/$1"
  cat >package.json <<JSON
{ "name": "shipped", "version": "1.0.0", "private": true, "bundleDependencies": $2,
  "dependencies": { "is-odd": "3.0.1" }, "overrides": { "is-number": "7.0.0" } }
JSON
  echo "$1: npm install $(ends "$npm" install --no-audit --no-fund)"
  echo "$1: is-number $(node -p 'require("./node_modules/is-number/package.json").version')"
  echo "$1: npm ci $(ends "$npm" ci --no-audit --no-fund)"
  echo "$1: npm ls $(ends "$npm" ls --all)"
  echo "$1: npm sbom $(ends "$npm" sbom --sbom-format=cyclonedx)"
  grep -oE 'invalid: .* required by .*' err.txt | sed "s/^/$1: /" || true
}
{ try plain '[]'; try bundled '["is-odd"]'; } >"$work/seen.txt"

cd "$work"
cat <<'TEXT'
npm 11.19.1
guess:     bundling makes no difference to any of the commands
behaviour: it makes npm ls and npm sbom fail on the version they ask for
TEXT
cat seen.txt

diff - seen.txt <<'SEEN'
plain: npm install succeeds
plain: is-number 7.0.0
plain: npm ci succeeds
plain: npm ls succeeds
plain: npm sbom succeeds
bundled: npm install succeeds
bundled: is-number 7.0.0
bundled: npm ci succeeds
bundled: npm ls fails
bundled: npm sbom fails
bundled: invalid: is-number@7.0.0, 7.0.0 required by is-odd@3.0.1
SEEN

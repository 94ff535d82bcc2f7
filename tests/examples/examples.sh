#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Asks each query of examples/ of the data in its Turtle form and of a store
# loaded from the page, and compares both answers with the expected one.
#
# usage: examples.sh [--accept] [QUERY...]
# --accept makes the answers of now the expected ones: read the diff.

set -u
here=$(cd "$(dirname "$0")" && pwd)
srcdir=$(cd "${srcdir:-$here/../..}" && pwd)
program=$(realpath "${ESSAIM:-${builddir:-$srcdir}/essaim}")
folder=$srcdir/tests/examples
if [[ ! -x $program ]]; then
  echo "examples.sh: no program at $program: set ESSAIM" >&2
  exit 1
fi
accept=no
if [[ ${1-} == --accept ]]; then
  accept=yes
  shift
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset ESSAIM_STORE SOURCE_DATE_EPOCH
passed=0
failed=0

# The kind of answer that query $1 has: the ending of its expectation.
answer() {
  if grep -q '^ASK' "$1"; then
    echo txt
  elif grep -q '^CONSTRUCT' "$1"; then
    echo ttl
  else
    echo csv
  fi
}

# Ask $1 of the data that the rest names. CSV ends its lines with CR LF.
ask() {
  local query=$1 format=csv
  shift
  case $(answer "$query") in
    txt) format=table ;;
    ttl) format=turtle ;;
  esac
  "$program" query -f "$format" "$@" "$query" </dev/null 2>&1 | tr -d '\r'
  [[ ${PIPESTATUS[0]} -le 1 ]] || echo "exit status ${PIPESTATUS[0]}"
}

report() {
  if [[ $2 == yes ]]; then
    echo "ok - $1"
    passed=$((passed + 1))
  else
    echo "not ok - $1"
    sed 's/^/  /' "$work/diff"
    failed=$((failed + 1))
  fi
}

# The law of an example: two lines of comment, and one answer from both.
run_example() {
  local good=yes name expected
  name=$(basename "$1" .rq)
  expected=$folder/$name.$(answer "$1")
  : >"$work/diff"
  ask "$1" --data "$srcdir/data/grand-est.ttl" >"$work/data"
  ask "$1" --store "$work/store" >"$work/stored"
  [[ $accept == no ]] || cp "$work/data" "$expected"
  [[ $(head -2 "$1" | grep -c '^# .*?$') -eq 2 ]] || {
    echo "no question in its first two lines" >>"$work/diff"
    good=no
  }
  diff -u "$expected" "$work/data" >>"$work/diff" 2>&1 || good=no
  diff -u "$expected" "$work/stored" >>"$work/diff" 2>&1 || good=no
  report "$name" "$good"
}

"$program" load --store "$work/store" --source https://rtes.fr/grand-est \
  "$srcdir/data/grand-est.txt" >"$work/diff" 2>&1 </dev/null &&
  loaded=yes || loaded=no
report "loading the page" "$loaded"
[[ $# -gt 0 ]] || set -- "$srcdir"/examples/*.rq
for query in "$@"; do
  run_example "$query"
done
for expected in "$folder"/*.{csv,ttl,txt}; do
  query=$srcdir/examples/$(basename "${expected%.*}").rq
  [[ -e $query ]] || {
    echo "$expected has no query" >"$work/diff"
    report "$(basename "$expected")" no
  }
done
echo "$passed passed, $failed failed"
exit $((failed > 0))

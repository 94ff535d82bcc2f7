#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Converts the page of each case and compares all that comes out with what
# the case expects, byte for byte; README.md says what a case holds.
#
# usage: golden.sh [--accept] [CASE...]
# --accept makes what the program says now the expectation: read the diff.

set -u
here=$(cd "$(dirname "$0")" && pwd)
srcdir=$(cd "${srcdir:-$here/../..}" && pwd)
program=$(realpath "${ESSAIM:-${builddir:-$srcdir}/essaim}")
folder=$srcdir/tests/golden
if [[ ! -x $program ]]; then
  echo "golden.sh: no program at $program: set ESSAIM" >&2
  exit 1
fi
accept=no
if [[ ${1-} == --accept ]]; then
  accept=yes
  shift
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH
passed=0
failed=0

# Compare file $1 with what came out, $2; complaints go to $work/diff.
compare() {
  if [[ $accept == yes && $good == yes ]]; then
    cp "$2" "$1"
  elif ! diff -u "$1" "$2" >>"$work/diff" 2>&1; then
    good=no
  fi
}

report() {
  if [[ $good == yes ]]; then
    echo "ok - $1"
    passed=$((passed + 1))
  else
    echo "not ok - $1"
    sed 's/^/  /' "$work/diff"
    failed=$((failed + 1))
  fi
}

# Convert the page of folder $1, page.txt, page.html or page.csv; the rest
# are options.
convert() {
  local from=$1
  shift
  if ! (cd "$from" && "$program" convert "$@" page.*) \
    2>"$work/err" </dev/null; then
    echo "exit status is not 0" | cat "$work/err" - >"$work/diff"
    good=no
  fi
}

# Take the description of the dataset, with its counts, out of the Turtle $1:
# it is not what a case is about, and tests/dataset proves it.
undescribed() {
  local about='dataset|dataset#[^>]*|source/[^>]*'
  about+='|.*/decoupage-administratif|.*/etalab-2.0'
  sed -E -i "\\:^<($about)> :,/^\$/d" "$1"
}

# The law of a case: its Turtle, its facts and what it warns of.
run_case() {
  local options=()
  rm -f "$work"/{ttl,tsv}
  : >"$work/diff"
  good=yes
  [[ ! -f $1/options ]] || mapfile -t options <"$1/options"
  convert "$1" --people all "${options[@]}" -f turtle -o "$work/ttl" \
    --facts "$work/tsv"
  [[ ! -f $work/ttl ]] || undescribed "$work/ttl"
  # A case of the prose may be about its facts alone.
  if [[ -e $1/expected.ttl || $(basename "$1") != prose-* ]]; then
    compare "$1/expected.ttl" "$work/ttl"
  fi
  compare "$1/expected.tsv" "$work/tsv"
  compare "$1/expected.err" "$work/err"
  report "$(basename "$1"): $(<"$1/law")"
}

# The law of a format: one page, in the syntax that the name $1 ends in.
run_format() {
  rm -f "$work/out"
  : >"$work/diff"
  good=yes
  convert "$folder/formats" --people all -o "$work/out" -f "${1##*.}"
  compare "$1" "$work/out"
  [[ ! -s $work/err ]] || { good=no && cat "$work/err" >>"$work/diff"; }
  report "formats/$(basename "$1")"
}

if [[ $# -gt 0 ]]; then
  for name in "$@"; do
    run_case "$folder/cases/$name"
  done
else
  for case in "$folder"/cases/*/; do
    run_case "${case%/}"
  done
  for syntax in ttl nt nq trig rdf jsonld; do
    run_format "$folder/formats/expected.$syntax"
  done
fi
echo "$passed passed, $failed failed"
exit $((failed > 0))

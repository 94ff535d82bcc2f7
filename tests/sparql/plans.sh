#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Each query of plans/ is answered in the steps, and with the number of rows,
# that the file beside it has; what is said of the steps as text and as JSON
# is the same.
# usage: plans.sh [--accept]

here=$(cd "$(dirname "$0")" && pwd)
srcdir=$(cd "${srcdir:-$here/../..}" && pwd)
program=$(realpath "${ESSAIM:-${builddir:-$srcdir}/essaim}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset ESSAIM_STORE
export PYTHONDONTWRITEBYTECODE=1
failed=0
n=0

python3 "$srcdir/tests/bench/triples.py" 20000 >"$work/data.nt" &&
  "$program" load --store "$work/store" "$work/data.nt" 2>"$work/said" || {
  cat "$work/said"
  exit 1
}

# The steps in a JSON explanation, without what differs from run to run.
steps() {
  python3 -c '
import json, sys
def show(steps, depth):
    for s in steps:
        expected = s.get("expected", "-")
        print("%s%s%s: %s expected, %d rows, %d times%s" % (
            "  " * depth, s["operation"],
            " [" + s["way"] + "]" if "way" in s else "", expected,
            s["rows"], s["times"],
            ", " + s["pattern"] if "pattern" in s else ""))
        assert s["milliseconds"] >= 0
        show(s["steps"], depth + 1)
show(json.load(sys.stdin)["steps"], 0)'
}

# The same of one as text.
lines() {
  sed -nE '2,$ {
    s/^ *([0-9]+|-) +([0-9]+) +[0-9.]+  ( *)([a-z]+)/\3\4: \1 expected, \2 rows/
    p
  }'
}

for query in "$here"/plans/*.rq; do
  n=$((n + 1))
  expected=${query%.rq}.txt
  "$program" query -s "$work/store" -f csv --explain-json "$query" \
    >"$work/rows" 2>"$work/json"
  echo "answer: $(tail -n +2 "$work/rows" | wc -l) rows" >"$work/got"
  steps <"$work/json" >>"$work/got" || failed=$((failed + 1))
  if [ "${1:-}" = --accept ]; then
    cp "$work/got" "$expected"
  fi
  if ! diff -u "$expected" "$work/got"; then
    echo "not ok - ${query##*/}"
    failed=$((failed + 1))
  fi
  "$program" query -s "$work/store" --explain "$query" 2>&1 >"$work/rows" |
    lines | sed -E 's/rows.*/rows/' >"$work/lines"
  if ! diff <(sed -E '1d; s/ \[[a-z ]*\]:/:/; s/rows.*/rows/' "$work/got") \
    "$work/lines"; then
    echo "not ok - ${query##*/} as text"
    failed=$((failed + 1))
  fi
done
echo "$n plans, $failed wrong"
[ "$failed" = 0 ] && [ "$n" -gt 22 ] &&
  [ "$(ls "$here"/plans/*.txt | wc -l)" = "$n" ]

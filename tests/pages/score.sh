#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The facts of each page here, scored against its gold table: recall and
# precision of the core fields, and recall of all. Cases that are known to be
# below a floor stand in below-floor.txt with their figures, which must not
# sink, and must leave it once they are not below. Skipped where score.py is
# not.
#
# usage: score.sh [CASE...]

src=${srcdir:-.}
folder=$src/tests/pages
score=$src/../shared/gold/score.py
if ! python3 "$folder/check.py" "$@"; then
  exit 1
fi
if [ ! -e "$score" ]; then
  echo "skipped: score.py is not here"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# True if none of the three figures $1 is below its floor in $2.
reaches() {
  awk -v have="$1" -v need="$2" 'BEGIN {
    split(have, h); split(need, n)
    exit !(h[1] >= n[1] && h[2] >= n[2] && h[3] >= n[3]) }'
}

# "core recall, core precision, recall of all" of case $1; status 1 if it
# says what the page forbids.
figures() {
  "$ESSAIM" convert --people all --facts "$work/facts.tsv" \
    -o "$work/out.ttl" "$folder/$1"/page.* 2> "$work/err" ||
    { cat "$work/err" >&2; echo "0 0 0"; return 1; }
  python3 "$score" "$folder/$1/gold.tsv" "$work/facts.tsv" > "$work/score"
  local status=$?
  tail -n 1 "$work/score" | tr -c '0-9.\n' ' ' | tr -s ' ' | sed 's/^ //'
  return $status
}

tell() {
  echo "$1 - $2: core recall $3, precision $4, all fields $5${6:+: $6}"
  [ "$1" = ok ] || failed=$((failed + 1))
}

floor="0.99 0.99 0.92"
for page in "$folder"/*/gold.tsv; do
  case=$(basename "$(dirname "$page")")
  [ $# -eq 0 ] || [[ " $* " == *" $case "* ]] || continue
  known=$(sed -n "s/^$case  *//p" "$folder/below-floor.txt")
  sound=ok
  have=$(figures "$case") || sound="not ok"
  # shellcheck disable=SC2086
  if [ "$sound" != ok ]; then
    tell "not ok" "$case" $have "no conversion, or forbidden facts"
  elif [ -n "$known" ] && reaches "$have" "$floor"; then
    tell "not ok" "$case" $have "take it out of below-floor.txt"
  elif [ -n "$known" ] && ! reaches "$have" "$known"; then
    tell "not ok" "$case" $have "it was $known"
  elif [ -n "$known" ]; then
    tell ok "$case" $have "known to be below the floor"
  elif ! reaches "$have" "$floor"; then
    tell "not ok" "$case" $have "below $floor"
  else
    tell ok "$case" $have
  fi
done
exit $((failed > 0))

#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The real page, scored against its facts: recall and precision must be 1 on
# the fields of identity, 0.99 on all core fields, and recall of all fields
# 0.92. Skipped where the page is not.

shared=${srcdir:-.}/../shared
if [ ! -e "$shared/gold/score.py" ]; then
  echo "skipped: the real page is not here"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$ESSAIM" convert --people all --facts "$work/facts.tsv" -o "$work/out.ttl" \
  "$shared/input/grand-est.txt" || exit 1
python3 "$shared/gold/score.py" "$shared/gold/grand-est.tsv" \
  "$work/facts.tsv" --missing --wrong > "$work/score" || exit 1

failed=0
for field in name kind population membership.year address.street \
  address.postcode address.locality address.cedex address.country \
  address.delivery elected.name elected.role staff.name staff.function \
  staff.service link; do
  read -r _ gold found recall facts precision \
    < <(grep "^$field " "$work/score")
  if [ "$recall" = 1.000 ] && [ "$precision" = 1.000 ]; then
    echo "ok - $field: $found of $gold, $facts facts"
  else
    echo "not ok - $field: recall $recall, precision $precision"
    grep -F "  $field  " "$work/score"
    failed=$((failed + 1))
  fi
done
if tail -n 1 "$work/score" | tr -c '0-9.\n' ' ' |
  awk '{ exit !($1 >= 0.99 && $2 >= 0.99 && $3 >= 0.92) }'; then
  echo "ok - $(tail -n 1 "$work/score")"
else
  echo "not ok - $(tail -n 1 "$work/score")"
  grep -E '^(missing|wrong) ' "$work/score"
  failed=$((failed + 1))
fi
exit "$((failed > 0))"

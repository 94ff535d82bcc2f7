#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The real page, scored against its facts: recall and precision must be 1 on
# the core fields that the converter reads. Skipped where the page is not.

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
  "$work/facts.tsv" --core --missing --wrong > "$work/score" || exit 1

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
    grep -P "\t?  $field  " "$work/score"
    failed=$((failed + 1))
  fi
done
exit "$((failed > 0))"

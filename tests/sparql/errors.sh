#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Each request in errors/ is refused with the words in the file beside it.
# usage: errors.sh [--accept]   (srcdir and builddir from the environment)

folder=${srcdir:-.}/tests/sparql/errors
parse=${builddir:-.}/tests/sparql/parse_sparql
failed=0
n=0
for request in "$folder"/*.r[qu]; do
  n=$((n + 1))
  expected=${request%.r[qu]}.txt
  found=$("$parse" "$request")
  if [ "${1:-}" = --accept ]; then
    printf '%s\n' "$found" > "$expected"
  fi
  if [[ $found != no\ * ]]; then
    echo "not ok - ${request##*/} is parsed"
    failed=$((failed + 1))
  elif ! diff -u "$expected" <(printf '%s\n' "$found"); then
    echo "not ok - ${request##*/}"
    failed=$((failed + 1))
  fi
done
echo "$n requests, $failed wrong"
[ "$failed" = 0 ] && [ "$n" -gt 80 ] &&
  [ "$(ls "$folder"/*.txt | wc -l)" = "$n" ]

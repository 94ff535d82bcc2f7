#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The W3C tests of N-Triples, N-Quads, Turtle and TriG, through the front door:
# a good file is read, a bad one is refused as bad input. What is read is not
# compared here. Skipped where they are not.

suites=${W3C_SUITES:-${srcdir:-.}/../shared/w3c}/rdf/rdf11
if [ ! -d "$suites" ]; then
  echo "skipped: the W3C tests are not here"
  exit 77
fi
# Refused on purpose, and said so in doc/decisions.md: U+0000, which every
# library behind us cuts texts at.
refused() {
  case $1 in
  literal_all_controls.n? | literal_ascii_boundaries.n?) return 0 ;;
  LITERAL1_all_controls.* | LITERAL*_ascii_boundaries.*) return 0 ;;
  # A character written as two surrogate escapes, which Turtle has not.
  test-38.ttl) return 0 ;;
  esac
  return 1
}

good=0
bad=0
failed=0

for file in "$suites"/rdf-n-triples/*.nt "$suites"/rdf-n-quads/*.nq \
  "$suites"/rdf-turtle/*.ttl "$suites"/rdf-trig/*.trig; do
  name=${file##*/}
  "$ESSAIM" query --base http://example.org/x/ --data "$file" \
    -e 'ASK {}' > /dev/null 2>&1
  status=$?
  wanted='[01]'
  case $name in *-bad-*) wanted=3 ;; esac
  refused "$name" && wanted=3
  if [[ $status != $wanted ]]; then
    echo "not ok - $name: exit $status, not $wanted"
    failed=$((failed + 1))
  elif [ "$wanted" = 3 ]; then
    bad=$((bad + 1))
  else
    good=$((good + 1))
  fi
done
echo "$good read, $bad refused, $failed wrong"
[ "$failed" = 0 ] && [ "$good" -gt 500 ] && [ "$bad" -gt 200 ]

#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The W3C tests of the syntax of SPARQL 1.0 and 1.1, queries and updates, by
# their manifests: what is good is parsed, what is bad refused. The requests
# of the evaluation tests have to be parsed as well. Exceptions stand in
# sparql-exceptions.txt. Skipped where the tests are not.

src=${srcdir:-.}/tests/w3c
suites=${W3C_SUITES:-${srcdir:-.}/../shared/w3c}/sparql
parse=${builddir:-.}/tests/sparql/parse_sparql
most_exceptions=0
if [ ! -d "$suites" ]; then
  echo "skipped: the W3C tests are not here"
  exit 77
fi
suites=$(cd "$suites" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/tests.rq" << 'END'
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#>
PREFIX ut: <http://www.w3.org/2009/sparql/tests/test-update#>
SELECT ?type ?file WHERE {
  { ?test a ?type ; mf:action ?file }
  UNION { ?test a ?type ; mf:action ?action . ?action qt:query ?file }
  UNION { ?test a ?type ; mf:action ?action . ?action ut:request ?file }
}
END

# Each line: yes or no, and a file.
for manifest in "$suites"/sparql1[01]/*/manifest.ttl; do
  folder=${manifest%/manifest.ttl}
  "$ESSAIM" query --data "$manifest" --base http://suite.test/ \
    --format tsv "$work/tests.rq" < /dev/null |
    sed -n "s|<http://suite.test/\(.*\)>|$folder/\1|
      s|^<.*#Positive[A-Za-z]*Syntax.*>	/|yes /|p
      s|^<.*#Negative[A-Za-z]*Syntax.*>	/|no /|p
      s|^<.*EvaluationTest>	/|yes /|p
      s|^<.*CSVResultFormatTest>	/|yes /|p"
done | sort -u > "$work/wanted"

cut -d' ' -f2- "$work/wanted" | tr '\n' '\0' | xargs -0 "$parse" |
  sed -n 's/^\(yes\|no\) .*/\1/p' > "$work/found"
if [ "$(wc -l < "$work/found")" != "$(wc -l < "$work/wanted")" ]; then
  echo "not ok - not every file was parsed"
  exit 1
fi
paste -d' ' "$work/found" "$work/wanted" |
  sed -n "s|^\(yes\|no\) \(yes\|no\) $suites/|\1 \2 |p" |
  awk '$1 != $2 { print $3 }' | sort > "$work/wrong"
sed -n 's/^\([^# ][^ ]*\) .*/\1/p' "$src/sparql-exceptions.txt" |
  sort > "$work/exceptions"

failed=0
for name in $(comm -23 "$work/wrong" "$work/exceptions"); do
  echo "not ok - $name"
  failed=1
done
for name in $(comm -13 "$work/wrong" "$work/exceptions"); do
  echo "not ok - $name is an exception, but is right"
  failed=1
done
if [ "$(wc -l < "$work/exceptions")" -gt "$most_exceptions" ]; then
  echo "not ok - there are more exceptions than $most_exceptions"
  failed=1
fi
good=$(grep -c '^yes' "$work/wanted")
bad=$(grep -c '^no' "$work/wanted")
echo "$good to parse, $bad to refuse, $(wc -l < "$work/wrong") wrong"
[ "$failed" = 0 ] && [ "$good" -gt 850 ] && [ "$bad" -gt 105 ]

#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT

# What a real Virtuoso makes of literals is what src/sync/likeness.h says: a
# push of what was sent finds nothing to do. A version that does otherwise
# turns this red.
# usage: likeness.sh   (ESSAIM and srcdir from the environment)

srcdir=${srcdir:-.}
ESSAIM=${ESSAIM:-./essaim}
forms=$srcdir/tests/virtuoso
graph=http://example.org/graph/forms
failed=0

if [ ! -x "$ESSAIM" ]; then
  echo "ESSAIM does not name the program: $ESSAIM" >&2
  exit 99
fi
# shellcheck source=tests/virtuoso/virtuoso.sh
. "$srcdir/tests/virtuoso/virtuoso.sh"
unset ESSAIM_USER ESSAIM_PASSWORD ESSAIM_STORE ESSAIM_CONFIG
export no_proxy='*'
virtuoso_start
tmp=$VIRTUOSO_HOME/test
mkdir "$tmp" || exit 99
(umask 077 && echo "machine 127.0.0.1 login dba password dba" >"$tmp/netrc")
store=$VIRTUOSO_URL/sparql-graph-crud-auth

check() {
  local what=$1
  shift
  if "$@"; then
    echo "ok - $what"
  else
    echo "not ok - $what"
    failed=$((failed + 1))
    sed 's/^/# /' "$tmp/out"
  fi
}

# The status of a request as dba, whose answer goes to $tmp/answer.
send() {
  curl -sS --digest -u dba:dba -o "$tmp/answer" -w '%{http_code}' \
    --max-time 60 "$@"
}

put() {
  local status
  status=$(send -T "$1" -H 'Content-Type: application/n-triples' \
    "$store?graph=$graph")
  [ "$status" = 200 ] || [ "$status" = 201 ]
}

refuses() {
  ! put "$1"
}

clear_graph() {
  send -X DELETE "$store?graph=$graph" >"$tmp/status"
}

# Insert the statements of a file, some at a time.
insert() {
  local part
  split -l 50 "$1" "$tmp/part."
  for part in "$tmp"/part.*; do
    {
      echo "INSERT DATA { GRAPH <$graph> {"
      cat "$part"
      echo "} }"
    } >"$tmp/update"
    [ "$(send --data-binary @"$tmp/update" \
      -H 'Content-Type: application/sparql-update' \
      "$VIRTUOSO_URL/sparql-auth")" = 200 ] || return 1
  done
}

# True if a push of the file ends with this status.
pushes() {
  local want=$1 got
  shift
  "$ESSAIM" push --server-type virtuoso --graph "$graph" --auth digest \
    --netrc "$tmp/netrc" --state "$tmp/state" --max-deletions 100% \
    --query-url "$VIRTUOSO_URL/sparql" \
    --update-url "$VIRTUOSO_URL/sparql-auth" "$@" "$store" \
    "$tmp/data.nt" >"$tmp/out" 2>&1
  got=$?
  [ "$got" = "$want" ] && return 0
  echo "exit status $got, not $want" >>"$tmp/out"
  return 1
}

# Statements of these files, each with a subject of its own.
gather() {
  cat "${@/#/$forms/}" | grep -v '^#' |
    awk '{ sub(/^<[^>]*>/, "<http://example.org/" NR ">"); print }' \
      >"$tmp/data.nt"
}

gather forms.nt forms_put.nt
check "a PUT brings all forms" put "$tmp/data.nt"
check "all are alike to what was PUT" pushes 0 --dry-run
check "so a push has nothing to do" pushes 0

clear_graph
gather forms.nt
check "updates bring the forms that they can" insert "$tmp/data.nt"
check "all are alike to what was inserted" pushes 0 --dry-run

clear_graph
gather forms_put.nt
check "a push brings the others" pushes 0
check "and finds them again" pushes 0 --dry-run
gather forms.nt
check "and replaces them by all the rest" pushes 0
check "which it finds again" pushes 0 --dry-run

# Else nothing above would say anything.
gather forms_unlike.nt
lines=$(wc -l <"$tmp/data.nt")
check "a PUT brings what stays unlike" put "$tmp/data.nt"
check "which is told" pushes 1 --dry-run
check "of each of it" grep -q "+$lines −$lines =0" "$tmp/out"

# What it cannot read fails the whole request: no push may send that over live
# data at once.
while read -r form; do
  printf '<http://example.org/s> <http://example.org/p> %s .\n' "$form" \
    >"$tmp/data.nt"
  check "a PUT of $form is refused" refuses "$tmp/data.nt"
done <<'END'
"<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(1 2)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>
"abc"^^<http://www.opengis.net/ont/geosparql#wktLiteral>
"a & b"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral>
END

[ "$failed" = 0 ] || echo "$failed checks failed"
[ "$failed" = 0 ]

#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Every syntax we write, read by other people's programs: no warning, and
# the same graph from each. Inputs: the data of this repository, and the
# real page where it is. Skipped parts say so.

srcdir=${srcdir:-.}
here=$srcdir/tests/interop
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
skipped=0

ok() {
  echo "ok - $1"
  passed=$((passed + 1))
}
not_ok() {
  echo "not ok - $1"
  failed=$((failed + 1))
}
skip() {
  echo "skipped - $1"
  skipped=$((skipped + 1))
}

# A reader passes when it ends well and says nothing.
silent() {
  local what=$1
  shift
  if "$@" > "$work/said" 2>&1 && [ ! -s "$work/said" ]; then
    ok "$what"
  else
    not_ok "$what"
    head -5 "$work/said"
  fi
}

have_jena=
jena_jars=/usr/share/java
if [ -e $jena_jars/jena-arq.jar ] && command -v java > /dev/null; then
  have_jena=yes
fi
riot() {
  bash "$here/riot.sh" "$@"
}

read_by_all() {
  local name=$1 page=$2 extension
  for extension in ttl nt rdf trig nq jsonld; do
    "$ESSAIM" convert --people all --source https://example.org/page \
      -o "$work/$name.$extension" "$page" ||
      not_ok "$name: convert to $extension"
  done
  if command -v rapper > /dev/null; then
    silent "$name.ttl by raptor" rapper -q -i turtle -c "$work/$name.ttl"
    silent "$name.nt by raptor" rapper -q -i ntriples -c "$work/$name.nt"
    silent "$name.rdf by raptor" rapper -q -i rdfxml -c "$work/$name.rdf"
    silent "$name.nq by raptor" rapper -q -i nquads -c "$work/$name.nq"
    silent "$name.trig by raptor" rapper -q -i trig -c "$work/$name.trig"
  else
    skip "$name by raptor: rapper is not installed"
  fi
  if command -v serdi > /dev/null; then
    silent "$name.ttl by serd" sh -c "serdi '$work/$name.ttl' > /dev/null"
    silent "$name.trig by serd" sh -c "serdi '$work/$name.trig' > /dev/null"
  else
    skip "$name by serd: serdi is not installed"
  fi
  if [ -n "$have_jena" ]; then
    silent "$name by Jena riot" riot --validate "$work/$name.ttl" \
      "$work/$name.nt" "$work/$name.rdf" "$work/$name.trig" \
      "$work/$name.nq"
    # Debian's Jena has no JSON library for JSON-LD 1.1; ours is 1.0 as well.
    silent "$name.jsonld by Jena riot" riot --validate --syntax=jsonld10 \
      "$work/$name.jsonld"
  else
    skip "$name by Jena: libapache-jena-java is not installed"
  fi
  /usr/bin/python3 "$here/isomorphic.py" "$work/$name.ttl" \
    "$work/$name.nt" "$work/$name.rdf" "$work/$name.trig" \
    "$work/$name.nq" "$work/$name.jsonld"
  case $? in
  0) ok "$name: one graph in six syntaxes, by rdflib" ;;
  77) skip "$name by rdflib: python3-rdflib is not installed" ;;
  *) not_ok "$name: one graph in six syntaxes, by rdflib" ;;
  esac
}

read_by_all data "$srcdir/data/grand-est.txt"
if [ -e "$srcdir/../shared/input/grand-est.txt" ]; then
  read_by_all page "$srcdir/../shared/input/grand-est.txt"
else
  skip "the real page is not here"
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]

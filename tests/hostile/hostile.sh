#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Documents made to do harm: each is converted, or refused with status 3 or
# 8, in two seconds of processor time and 256 MiB; what comes out is read the
# same by serd and by raptor.
#
# usage: hostile.sh [FILE...]

set -u
here=$(cd "$(dirname "$0")" && pwd)
srcdir=$(cd "${srcdir:-$here/../..}" && pwd)
program=$(realpath "${ESSAIM:-${builddir:-$srcdir}/essaim}")
command -v python3 serdi rapper >/dev/null || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# Sanitizers are slow, and reserve all of the address space.
seconds=2
memory=262144
if [[ ${SANITIZED:-} ]]; then
  seconds=30
  memory=unlimited
fi

convert() {
  (
    ulimit -c 0 -t "$seconds"
    ulimit -v "$memory"
    exec "$program" convert --people all -o "$work/out.ttl" "$1"
  ) >"$work/out" 2>"$work/err"
}

# Both readers see the same statements; there are no blank nodes.
reads_the_same() {
  [[ $(stat -c %s "$work/out.ttl") -lt 8000000 ]] || return 0
  serdi -q -i turtle -o ntriples "$work/out.ttl" >"$work/serd.nt" &&
    rapper -q -i turtle -o ntriples "$work/out.ttl" >"$work/raptor.nt" &&
    serdi -q -i ntriples -o ntriples "$work/raptor.nt" | LC_ALL=C sort -u |
    cmp - <(LC_ALL=C sort -u "$work/serd.nt")
}

# In each syntax the statements are the same, read by another parser.
same_in_all() {
  local syntax
  for syntax in ntriples rdfxml nquads trig jsonld; do
    "$program" convert --people all -f "$syntax" -o "$work/out.$syntax" "$1" \
      2>"$work/err" || return 1
  done
  rapper -q -i rdfxml -o ntriples "$work/out.rdfxml" >"$work/rdfxml.nt" &&
    serdi -q -i ntriples -o ntriples "$work/rdfxml.nt" | LC_ALL=C sort -u |
    cmp - <(serdi -q -i ntriples -o ntriples "$work/out.ntriples" |
      LC_ALL=C sort -u) &&
    serdi -q -i trig -o nquads "$work/out.trig" | LC_ALL=C sort -u |
    cmp - <(serdi -q -i nquads -o nquads "$work/out.nquads" |
      LC_ALL=C sort -u) &&
    python3 -c 'import json, sys; json.load(open(sys.argv[1]))' \
      "$work/out.jsonld"
}

if [[ $# -eq 0 ]]; then
  mkdir "$work/in"
  python3 "$here/make.py" "$work/in" || exit 1
  set -- "$work"/in/*
fi
for file in "$@"; do
  rm -f "$work/out.ttl"
  convert "$file"
  status=$?
  complaint=
  case $status in
    0)
      reads_the_same >"$work/diff" 2>&1 || complaint="is not read the same"
      if [[ ${file##*/} == in-*.txt ]]; then
        same_in_all "$file" >"$work/diff" 2>&1 ||
          complaint="is not the same in all syntaxes"
      fi
      ;;
    3 | 8)
      grep -q 'error: ' "$work/err" || complaint="says no error"
      [[ ! -e $work/out.ttl ]] || complaint="leaves output"
      ;;
    *) complaint="ends with status $status" ;;
  esac
  if [[ $complaint ]]; then
    echo "not ok - ${file##*/} $complaint"
    tail -5 "$work/err" | cut -c 1-300
    failed=$((failed + 1))
  else
    echo "ok - ${file##*/} ($status)"
    passed=$((passed + 1))
  fi
done
echo "$passed passed, $failed failed"
exit $((failed > 0))

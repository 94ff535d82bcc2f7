#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The test suites of the W3C, by their manifests: the syntax of SPARQL and RDF,
# queries, updates and formats of results. tests/w3c/README.md says what
# counts. Skipped where the suites are not.
#
# usage: tests/w3c.sh [DIR]   (default: ../shared/w3c beside the source)

tests=$(cd "$(dirname "$0")" && pwd)
export srcdir=${srcdir:-$(dirname "$tests")} builddir=${builddir:-.}
export ESSAIM=${ESSAIM:-./essaim}
export W3C_SUITES=${1:-$srcdir/../shared/w3c}

if [ ! -d "$W3C_SUITES/sparql" ]; then
  echo "skipped: no test suites of the W3C in $W3C_SUITES"
  echo "# get them by: git clone https://github.com/w3c/rdf-tests DIR"
  exit 77
fi
# Whose rdflib is Debian's, whatever else is on the path.
python=/usr/bin/python3
[ -x "$python" ] || python=python3

failed=0
skipped=0
part() {
  echo "# $1"
  shift
  "$@"
  case $? in
  0) ;;
  77) skipped=77 ;;
  *) failed=1 ;;
  esac
}

part 'Syntax of RDF' bash "$tests/w3c/syntax.sh"
part 'Syntax of SPARQL' bash "$tests/w3c/sparql.sh"
part 'Answers' env PYTHONDONTWRITEBYTECODE=1 \
  "$python" "$tests/w3c/evaluate.py" "$ESSAIM" "$W3C_SUITES"
part 'Canonicalization' env PYTHONDONTWRITEBYTECODE=1 "$python" \
  "$tests/w3c/canon.py" "$builddir/tests/w3c/canonicalize" \
  "$W3C_SUITES/rdf-canon"
[ "$failed" = 0 ] || exit 1
exit "$skipped"

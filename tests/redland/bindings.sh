#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The bindings of Redland that Debian has, on our store, beside essaim.

# shellcheck source=tests/redland/module.sh
. "${srcdir:-.}/tests/redland/module.sh"

cat > "$work/b.ttl" << 'END'
@prefix e: <http://e/> .
e:b e:q "é\n" , e:a .
END
dump() {
  "$ESSAIM" dump --store "$work/$1"
}

# usage: binding NAME INTERPRETER SCRIPT, and on stdin what is in the store
# after it.
binding() {
  local name=$1
  shift
  if foreign "$@" "$work/$name" "$work/b.ttl" > "$work/out" 2> "$work/err"
  then
    ok "$name"
  else
    not_ok "$name"
    cat "$work/err"
  fi
  cat "$work/out"
  prints "what $name put in is in the store" dump "$name"
}

if perl -MRDF::Redland -e 1 2> /dev/null; then
  binding perl perl "$here/perl.pl" << 'END'
<http://e/a> <http://e/p> "un"@fr .
<http://e/b> <http://e/q> <http://e/a> .
<http://e/b> <http://e/q> "é\n" .
<http://e/late2> <http://e/p> "un"@fr .
END
else
  skip "perl has no RDF::Redland (librdf-perl)"
fi

# Debian's own interpreter: another one does not see its packages.
python=$(PATH=/usr/bin:/bin:$PATH command -v python3)
if "$python" -c 'import RDF' 2> /dev/null; then
  binding python "$python" "$here/python.py" << 'END'
<http://e/a> <http://e/p> "un"@fr .
<http://e/late2> <http://e/p> "un"@fr .
<http://e/b> <http://e/q> <http://e/a> <http://e/h> .
<http://e/b> <http://e/q> "é\n" <http://e/h> .
END
else
  skip "python3 has no RDF (python3-librdf)"
fi

[ $((passed + failed)) -gt 0 ] || exit 77
finish bindings

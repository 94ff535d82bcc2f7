#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Redland's command line on our store, beside ours.

# shellcheck source=tests/redland/module.sh
. "${srcdir:-.}/tests/redland/module.sh"

if ! command -v rdfproc > /dev/null; then
  skip "rdfproc is not there (redland-utils)"
  exit 77
fi

store=$work/store
proc() {
  foreign rdfproc -q -c -s essaim "$store" "$@"
}
# What a command prints, sorted, and its messages with it.
sorted() {
  "$@" 2>&1 | LC_ALL=C sort
}
dump() {
  "$ESSAIM" dump --store "$store" "$@"
}
# Passes if the words behind the first end with another exit code than 0.
says_no() {
  local what=$1
  shift
  if "$@" > /dev/null 2> "$work/said"; then
    not_ok "$what"
  elif grep -iq 'segmentation\|asan\|sanitizer\|runtime\|abort' "$work/said"; then
    not_ok "$what"
    cat "$work/said"
  else
    ok "$what"
  fi
}

cat > "$work/a.nt" << 'END'
<http://e/a> <http://e/p> "un"@fr .
<http://e/a> <http://e/p> "7"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://e/a> <http://e/q> <http://e/b> .
END
cat > "$work/b.ttl" << 'END'
@prefix e: <http://e/> .
e:b e:p "é\n" ; e:q e:a .
END

: | prints "parse into a new store" proc parse "$work/a.nt" ntriples
: | prints "parse into a context" \
  proc parse-stream "$work/b.ttl" turtle http://e/ http://e/g
prints "essaim has what was put in" sorted dump << 'END'
<http://e/a> <http://e/p> "7"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://e/a> <http://e/p> "un"@fr .
<http://e/a> <http://e/q> <http://e/b> .
<http://e/b> <http://e/p> "é\n" <http://e/g> .
<http://e/b> <http://e/q> <http://e/a> <http://e/g> .
END
prints "size" sorted proc size << 'END'
rdfproc: graph has 5 triples
END
prints "contexts" proc contexts << 'END'
Context: <http://e/g>
END
prints "find by subject" sorted proc find http://e/a - - << 'END'
Matched triple: <http://e/a> <http://e/p> "7"^^<http://www.w3.org/2001/XMLSchema#integer>
Matched triple: <http://e/a> <http://e/p> "un"@fr
Matched triple: <http://e/a> <http://e/q> <http://e/b>
rdfproc: matching triples: 3
END
prints "find by predicate and object" \
  sorted proc find - http://e/q http://e/a << 'END'
Matched triple: <http://e/b> <http://e/q> <http://e/a> with context <http://e/g>
rdfproc: matching triples: 1
END
prints "find in a context" sorted proc find - - - http://e/g << 'END'
Matched triple: <http://e/b> <http://e/p> "\u00E9\n" with context <http://e/g>
Matched triple: <http://e/b> <http://e/q> <http://e/a> with context <http://e/g>
rdfproc: matching triples: 2
END
prints "targets" sorted proc targets http://e/a http://e/p << 'END'
Matched node: "7"^^<http://www.w3.org/2001/XMLSchema#integer>
Matched node: "un"@fr
rdfproc: matching nodes: 2
END
prints "serialize" sorted proc serialize ntriples << 'END'
<http://e/a> <http://e/p> "7"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://e/a> <http://e/p> "un"@fr .
<http://e/a> <http://e/q> <http://e/b> .
<http://e/b> <http://e/p> "\u00E9\n" .
<http://e/b> <http://e/q> <http://e/a> .
END
prints "a query of Redland" proc query sparql - \
  'SELECT ?x WHERE { ?x <http://e/q> <http://e/b> }' << 'END'
[, x=<http://e/a>]
END

: | prints "contains what is there" \
  proc contains http://e/a http://e/q http://e/b
: | prints "contains what is in a context" \
  proc contains http://e/b http://e/q http://e/a
says_no "contains nothing else" proc contains http://e/a http://e/q http://e/c

: | prints "add to a context" \
  proc add http://e/c http://e/p http://e/d http://e/h
says_no "remove from no context" proc remove http://e/c http://e/p http://e/d
prints "contexts after that" sorted proc contexts << 'END'
Context: <http://e/g>
Context: <http://e/h>
END
: | prints "remove from a context" \
  proc remove http://e/c http://e/p http://e/d http://e/h
: | prints "remove a context" proc remove-context http://e/g
: | prints "no context is left" proc contexts
: | prints "remove" proc remove http://e/a http://e/q http://e/b
says_no "a bad IRI is refused" \
  proc add http://e/c 'http://e/p x' http://e/d
prints "essaim has what is left" sorted dump << 'END'
<http://e/a> <http://e/p> "7"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://e/a> <http://e/p> "un"@fr .
END

"$ESSAIM" load --store "$work/loaded" "$work/b.ttl" "$work/a.nt" \
  > /dev/null 2>&1
store=$work/loaded
prints "a store of essaim is read" \
  sorted foreign rdfproc -q -s essaim "$store" size << 'END'
rdfproc: graph has 5 triples
END
: | prints "a new one begins empty" \
  foreign rdfproc -q -n -s essaim "$store" add http://e/c http://e/p http://e/d
prints "and has what came" sorted dump << 'END'
<http://e/c> <http://e/p> <http://e/d> .
END

store=$work/gathered
: | prints "changes are gathered" \
  foreign rdfproc -q -s essaim -t "autocommit='no'" "$store" \
  parse "$work/a.nt" ntriples
prints "and committed at the end" sorted dump << 'END'
<http://e/a> <http://e/p> "7"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://e/a> <http://e/p> "un"@fr .
<http://e/a> <http://e/q> <http://e/b> .
END

echo text > "$work/file"
says_no "a file is no store" \
  foreign rdfproc -q -n -s essaim "$work/file" size
echo text | prints "and stays as it is" cat "$work/file"
says_no "what is not there is not made to be read" \
  foreign rdfproc -q -s essaim -t "write='no'" "$work/absent" size
[ ! -e "$work/absent" ] && ok "nor is there anything then" ||
  not_ok "nor is there anything then"

finish rdfproc

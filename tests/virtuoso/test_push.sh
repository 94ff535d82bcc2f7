#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT

# `essaim push` and `essaim query --endpoint` against a real Virtuoso: what
# is pushed is what is there, and what fails leaves the graph as it was.
# usage: test_push.sh   (ESSAIM and srcdir from the environment)

srcdir=${srcdir:-.}
ESSAIM=${ESSAIM:-./essaim}
profiles=$srcdir/data/grand-est.txt
graph=http://example.org/graph/grand-est
version=https://w3id.org/essaim/def#graphVersion
failed=0

if [ ! -x "$ESSAIM" ]; then
  echo "ESSAIM does not name the program: $ESSAIM" >&2
  exit 99
fi
# shellcheck source=tests/virtuoso/virtuoso.sh
. "$srcdir/tests/virtuoso/virtuoso.sh"
unset ESSAIM_USER ESSAIM_PASSWORD ESSAIM_STORE
export no_proxy='*'
virtuoso_start
tmp=$VIRTUOSO_HOME/test
mkdir "$tmp" || exit 99
store=$VIRTUOSO_URL/sparql-graph-crud-auth
query=$VIRTUOSO_URL/sparql

check() {
  local what=$1
  shift
  if "$@"; then
    echo "ok - $what"
  else
    echo "not ok - $what"
    failed=$((failed + 1))
    sed 's/^/# /' "$tmp/err"
  fi
}

# True if the command ends with this status; its messages go to $tmp/err.
ends() {
  local want=$1 got
  shift
  "$ESSAIM" "$@" >"$tmp/out" 2>"$tmp/err"
  got=$?
  [ "$got" = "$want" ] && return 0
  echo "exit status $got, not $want" >>"$tmp/err"
  return 1
}

says() {
  grep -q -e "$1" "$tmp/err"
}

# Push files to the graph as dba, the password from the netrc file.
push() {
  ends "$1" push --server-type virtuoso --graph "$graph" --auth digest \
    --netrc "$tmp/netrc" --state "$tmp/state" --max-deletions 100% "$store" \
    "${@:2}"
}

ask() {
  "$ESSAIM" query --endpoint "$query" --format csv -e "$1" \
    2>"$tmp/err" | tr -d '\r'
}

# The number of statements on the server, asked by essaim itself.
count() {
  ask "SELECT (COUNT(*) AS ?n) WHERE { GRAPH <$graph> { ?s ?p ?o }
    FILTER(?p != <$version>) }" | tail -n 1
}

counts() {
  local found
  found=$(count)
  [ "$found" = "$1" ] && return 0
  echo "the server counts $found, not $1" >>"$tmp/err"
  return 1
}

# An RDF file as sorted N-Triples without blank node labels or anything else
# that Virtuoso writes in a way of its own.
normal() {
  python3 - "$1" <<'END'
import re, sys

def char(found):
    return chr(int(found.group(1) or found.group(2), 16))

lines = set()
for line in open(sys.argv[1], encoding="utf-8"):
    line = line.strip().replace("\t", " ")
    if line.startswith("#"):  # Virtuoso's "# Empty NT"
        continue
    line = re.sub(r"<[^<>]*/genid/[^<>]*>", "_:b", line)
    line = re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", char, line)
    lines.add(re.sub(r"_:\w+", "_:b", line))
print("\n".join(sorted(lines)))
END
}

# The graph as the server hands it out, and as it should be, line by line.
# It cuts a CONSTRUCT at 10,000, so the data of these tests is smaller.
same_content() {
  curl -fsS "$query" -H 'Accept: application/n-triples' \
    --data-urlencode \
    "query=CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <$graph> { ?s ?p ?o }
      FILTER(?p != <$version>) }" >"$tmp/there.nt" 2>"$tmp/err" || return 1
  normal "$1" >"$tmp/want.txt"
  normal "$tmp/there.nt" >"$tmp/have.txt"
  diff "$tmp/want.txt" "$tmp/have.txt" >"$tmp/err"
}

# The same comparison through essaim's own reading of the answer, which
# comes as RDF/XML.
same_by_essaim() {
  "$ESSAIM" query --endpoint "$query" --format ntriples \
    -e "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <$graph> { ?s ?p ?o }
      FILTER(?p != <$version>) }" >"$tmp/there.nt" 2>"$tmp/err" || return 1
  normal "$1" >"$tmp/want.txt"
  normal "$tmp/there.nt" >"$tmp/have.txt"
  diff "$tmp/want.txt" "$tmp/have.txt" >"$tmp/err"
}

(
  umask 077
  echo 'machine 127.0.0.1 login dba password dba' >"$tmp/netrc"
  echo 'machine 127.0.0.1 login dba password wrong' >"$tmp/netrc-wrong"
)
cp "$tmp/netrc" "$tmp/netrc-open" && chmod 644 "$tmp/netrc-open"

cat >"$tmp/text.nt" <<'END'
<http://e.org/s> <http://e.org/p> "Élu·e : l’été 😀 œ, “guillemets”" .
<http://e.org/s> <http://e.org/p> "quote \" back \\ tab \t line\nline" .
<http://e.org/s> <http://e.org/p> "<b>&amp; ]]> %41 + ?a=b" .
<http://e.org/s> <http://e.org/p> "naïve"@fr .
<http://e.org/s> <http://e.org/p> "" .
<http://e.org/s> <http://e.org/p> " blank " .
<http://e.org/s> <http://e.org/p> "12"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://e.org/s> <http://e.org/p> "12.5"^^<http://www.w3.org/2001/XMLSchema#decimal> .
<http://e.org/s> <http://e.org/p> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .
<http://e.org/s> <http://e.org/p> "2026-03-15"^^<http://www.w3.org/2001/XMLSchema#date> .
<http://e.org/s> <http://e.org/p> "x"^^<http://e.org/type> .
<http://e.org/s> <http://e.org/p> <http://e.org/é/%20a?b=c&d#f> .
_:a <http://e.org/p> <http://e.org/blank> .
END
cat >"$tmp/values.nt" <<'END'
<http://e.org/s> <http://e.org/p> "042"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://e.org/s> <http://e.org/p> "42"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://e.org/s> <http://e.org/p> "42.0"^^<http://www.w3.org/2001/XMLSchema#decimal> .
<http://e.org/s> <http://e.org/p> "1"^^<http://www.w3.org/2001/XMLSchema#boolean> .
<http://e.org/s> <http://e.org/p> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .
<http://e.org/s> <http://e.org/p> "kept" .
END
{
  head -n 5 "$tmp/text.nt"
  echo '<http://e.org/s> <http://e.org/p> "no end .'
} >"$tmp/bad.nt"
: >"$tmp/empty.nt"
awk 'BEGIN { for (i = 0; i < 20000; ++i)
  printf "<http://e.org/s%d> <http://e.org/p> \"numéro %d\" .\n", i, i }' \
  >"$tmp/many.nt"

# The profiles, converted on the way. Like a load, and unlike the file that
# convert writes, a push does not count what it sends.
check "profiles are loaded" ends 0 load -s "$tmp/store" "$profiles"
check "and dumped" ends 0 dump -s "$tmp/store" -f ntriples \
  -o "$tmp/profiles.nt"
total=$(wc -l <"$tmp/profiles.nt")
check "a dry run finds something to do" push 1 --dry-run "$profiles"
check "a dry run says how much" grep -q "+$total −0 =0" "$tmp/out"
check "a dry run sends nothing" counts 0
check "profiles are pushed, login from a netrc file" push 0 "$profiles"
check "as many statements are there ($total)" counts "$total"
check "the same statements are there" same_content "$tmp/profiles.nt"
check "essaim reads the same statements back" \
  same_by_essaim "$tmp/profiles.nt"
check "the same push again ends well" push 0 --json "$profiles"
check "and writes nothing" grep -q '"writes":0' "$tmp/out"
check "and changes nothing" same_content "$tmp/profiles.nt"

# What fails must leave the graph as it was.
elsewhere() {
  ends "$1" push --server-type virtuoso --graph "$graph" --tries 1 \
    --state "$tmp/state" --max-deletions 100% "${@:2}"
}
check "a wrong password ends with 5" elsewhere 5 \
  --auth digest --netrc "$tmp/netrc-wrong" "$store" "$tmp/text.nt"
check "a wrong password is told as such" says 401
check "no login ends with 5" elsewhere 5 "$store" "$tmp/text.nt"
check "basic where digest is asked ends with 5" elsewhere 5 \
  --auth basic --netrc "$tmp/netrc" "$store" "$tmp/text.nt"
check "a netrc file that others can read ends with 4" elsewhere 4 \
  --auth digest --netrc "$tmp/netrc-open" "$store" "$tmp/text.nt"
check "it says what to do" says "chmod 600"
check "a syntax error on the last line ends with 3" push 3 "$tmp/bad.nt"
check "a good file before a bad one ends with 3" push 3 "$tmp/text.nt" \
  "$tmp/bad.nt"
check "nothing to send ends with 3" push 3 "$tmp/empty.nt"
check "a missing file ends with 3" push 3 "$tmp/absent.nt"
check "a closed port ends with 5" elsewhere 5 http://127.0.0.1:1/ \
  "$tmp/text.nt"
check "a graph name that is no IRI ends with 2" ends 2 push \
  --graph 'not an IRI' "$store" "$tmp/text.nt"
check "a URL with a password ends with 2" ends 2 push --graph "$graph" \
  "http://dba:hunter2@127.0.0.1:1/" "$tmp/text.nt"
check "the password is not in the message" eval '! says hunter2'
check "after all that the graph is as it was" \
  same_content "$tmp/profiles.nt"

# Less data replaces the graph; the login from the environment.
export ESSAIM_USER=dba ESSAIM_PASSWORD=dba
check "a smaller push, login from the environment" elsewhere 0 \
  "$store" "$tmp/text.nt"
check "it replaced the graph" counts 13
check "UTF-8, quotes, new lines and types survive" \
  same_content "$tmp/text.nt"
check "and come back through essaim" same_by_essaim "$tmp/text.nt"
ESSAIM_PASSWORD=wrong
check "a wrong password in the environment ends with 5" elsewhere 5 \
  "$store" "$tmp/profiles.nt"
unset ESSAIM_USER ESSAIM_PASSWORD

check "values that the server makes one are no conflict" push 0 \
  "$tmp/values.nt"
check "three values stay of six spellings" counts 3
check "20,000 statements are pushed" push 0 "$tmp/many.nt"
check "and are there" counts 20000

# The store, and one graph of it.
check "profiles are loaded into a store" ends 0 load --store "$tmp/store" \
  "$profiles"
check "the store is pushed" push 0 --store "$tmp/store"
check "the same statements are there" same_content "$tmp/profiles.nt"

# Questions.
check "ASK yes ends with 0" ends 0 query --endpoint "$query" \
  -e "ASK { GRAPH <$graph> { ?s ?p ?o } }"
check "ASK no ends with 1" ends 1 query --endpoint "$query" \
  -e 'ASK { GRAPH <http://example.org/graph/none> { ?s ?p ?o } }'
check "a query that is not SPARQL ends with 5" ends 5 query \
  --endpoint "$query" -e 'SELECT nonsense'
check "and says what the server says" says "syntax error"
check "a query over the server's limit of rows is answered" push 0 \
  "$tmp/many.nt"
check "and ends well" ends 0 query --endpoint "$query" --format csv \
  -e "SELECT ?s WHERE { GRAPH <$graph> { ?s ?p ?o } }"
check "but warns that it was cut" says "limit of 10000 rows"
check "the query with a login" ends 0 query --endpoint "$query-auth" \
  --auth digest --netrc "$tmp/netrc" -e 'SELECT (1 AS ?n) WHERE {}'
check "the same without a login ends with 5" ends 5 query \
  --endpoint "$query-auth" -e 'SELECT (1 AS ?n) WHERE {}'

[ "$failed" = 0 ]

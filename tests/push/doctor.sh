#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT

# `essaim doctor` on a real Virtuoso: what it finds is what is known of it, it
# leaves nothing behind, and push reads what it wrote.
# usage: doctor.sh   (ESSAIM and srcdir from the environment)

srcdir=${srcdir:-.}
ESSAIM=${ESSAIM:-./essaim}
failed=0
# shellcheck source=tests/virtuoso/virtuoso.sh
. "$srcdir/tests/virtuoso/virtuoso.sh"
unset ESSAIM_USER ESSAIM_PASSWORD ESSAIM_STORE ESSAIM_CONFIG
export no_proxy='*'
virtuoso_start
tmp=$VIRTUOSO_HOME/test
mkdir "$tmp" || exit 99

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

doctor() {
  local want=$1 got
  shift
  DOCTOR_PASSWORD=${password:-dba} "$ESSAIM" doctor --config "$tmp/essaim.conf" \
    --state "$tmp/state/essaim" "$@" >"$tmp/out" 2>"$tmp/err"
  got=$?
  [ "$got" = "$want" ] && return 0
  echo "exit status $got, not $want" >>"$tmp/err"
  return 1
}

# The output is that of the golden file, but for the version of the server.
is_golden() {
  sed 's/"Virtuoso[^"]*"/"Virtuoso"/' "$tmp/out" |
    diff "$srcdir/tests/push/golden/$1" - >"$tmp/err"
}

# All graphs of the server that doctor may have made.
left() {
  "$ESSAIM" query --endpoint "$VIRTUOSO_URL/sparql" --format csv -e \
    'SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o }
     FILTER(CONTAINS(STR(?g), "/doctor/")) }' | tail -n +2
}

nothing_left() {
  [ -z "$(left)" ]
}

cat >"$tmp/essaim.conf" <<END
[target v]
type = virtuoso
endpoint = $VIRTUOSO_URL
graph = http://example.org/graph
user = dba
password-env = DOCTOR_PASSWORD
backoff = 10

[target anonymous]
type = virtuoso
endpoint = $VIRTUOSO_URL

[target wrong-type]
type = fuseki
query = $VIRTUOSO_URL/sparql

[target nobody]
endpoint = http://127.0.0.1:1/
tries = 1
END

check "a look without a write ends well" doctor 0 --read-only v
check "it tells what it saw" is_golden read-only.txt
check "it writes no profile" test ! -e "$tmp/state"
check "a look at a Virtuoso ends well" doctor 0 v
check "it tells what is known of Virtuoso" is_golden virtuoso.txt
check "the profile is written" cmp -s "$srcdir/tests/push/golden/virtuoso.profile" \
  "$tmp/state/essaim/v.profile"
check "nothing is left on the server" nothing_left
check "the same for programs" doctor 0 --json v
check "each line is JSON" python3 -c '
import json, sys
lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
assert lines[-1]["event"] == "end" and lines[-1]["exit"] == 0
assert lines[-1]["abilities"]["batch"] == 1000, lines[-1]
assert {line["probe"] for line in lines[:-1]} == {
    "query", "type", "page-rows", "update", "guard", "batch", "move", "put",
    "whole-put", "likeness", "typed-strings", "clean"}' "$tmp/out"

password=wrong check "a wrong password ends with 1" doctor 1 v
check "it is told" grep -q '✗ takes SPARQL updates: the server says 401' \
  "$tmp/out"
check "the password is not" eval '! grep -q "wrong" "$tmp/out" "$tmp/err"'
check "the profile stays as it was" cmp -s \
  "$srcdir/tests/push/golden/virtuoso.profile" "$tmp/state/essaim/v.profile"
check "no login ends with 1" doctor 1 anonymous
check "another type than it is is told" doctor 1 wrong-type
check "with the one that it should be" \
  grep -q '^! .*: the type should be virtuoso$' "$tmp/out"
check "nobody there ends with 5" doctor 5 nobody
check "an unknown target ends with 2" doctor 2 vv

# The second signal would end it at once.
DOCTOR_PASSWORD=dba "$ESSAIM" doctor --config "$tmp/essaim.conf" \
  --state "$tmp/state/essaim" v >"$tmp/out" 2>"$tmp/err" &
pid=$!
for _ in $(seq 100); do
  grep -q 'changes statements' "$tmp/out" && break
  sleep 0.05
done
kill -INT "$pid"
wait "$pid"
check "Ctrl-C ends with 7" test $? = 7
check "and leaves nothing on the server" nothing_left

[ "$failed" = 0 ]

#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The tools of the measurements, not the measurements: the data is the same
# each time, and a store that loses a statement, fails or hangs is shown up.
#
# The scripts of the shams are for another shell.
# shellcheck disable=SC2016

set -u
here=$(cd "$(dirname "$0")" && pwd)
srcdir=$(cd "${srcdir:-$here/../..}" && pwd)
program=$(realpath "${ESSAIM:-${builddir:-$srcdir}/essaim}")
export srcdir PYTHONDONTWRITEBYTECODE=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR=$work
failed=0

# Reports a case, with what was said if it failed.
verdict() {
  if [[ $2 = 0 ]]; then
    echo "ok - $1"
  else
    echo "not ok - $1"
    sed 's/^/  /' "$work/said"
    failed=1
  fi
}

made() {
  python3 "$here/triples.py" "$@"
}

# Other bytes are other data: figures taken before cannot be compared then.
LC_ALL=C PYTHONHASHSEED=1 made 2000 >"$work/plain.nt"
PYTHONHASHSEED=2 made --graphs 3 --seed 7 2000 >"$work/graphs.nq"
(cd "$work" && sha256sum -c "$here/triples.sums") >"$work/said" 2>&1
verdict "the same arguments give the same bytes" $?

{
  LC_ALL=C sort -u "$work/plain.nt" | wc -l
  LC_ALL=C sort -u "$work/graphs.nq" | wc -l
  LC_ALL=C sort -u <(made --graphs 1 2000) | wc -l
  grep -o '<[^<]*/graph/[^>]*> \.$' "$work/graphs.nq" | sort -u | wc -l
} >"$work/said"
[[ $(tr '\n' ' ' <"$work/said") = "2000 2000 2000 3 " ]]
verdict "as many statements and graphs as were asked for" $?

grep -o '\^\^<[^>]*>\|"@[a-z]*' "$work/plain.nt" | sed 's/.*[#@]//; s/>//' |
  sort -u | tr '\n' ' ' >"$work/said"
[[ $(cat "$work/said") = "boolean date dateTime decimal double duration \
en fr gYear integer wktLiteral " ]] && grep -q _: "$work/plain.nt"
verdict "terms of all sorts" $?

# Measures a program with the name of essaim and expects a pattern in its row.
measured() {
  local name=$1 pattern=$2
  shift 2
  python3 "$here/store.py" --data own --tools essaim --rounds 1 "$@" \
    >"$work/said" 2>&1 && grep -q "^| essaim .* $pattern |$" "$work/said" &&
    [[ -z $(find "$work" -name 'essaim-bench.*') ]]
  verdict "$name" $?
}

sham() {
  printf '#!/bin/sh\ncase $1 in\nload) %s ;;\ndump) %s ;;\nesac\n' \
    "$1" "$2" >"$work/sham"
  chmod +x "$work/sham"
}

measured "loads are measured" 300 --program "$program" --rounds 2 300
measured "a load of quads is measured" 300 --program "$program" --graphs 3 300
sham 'cp "$4" "$3"' 'sed 1d "$3"'
measured "a lost statement is shown" "WRONG: 299" --program "$work/sham" 300
sham 'echo no room >&2; exit 4' :
measured "a failure is shown" "failed (4): no room" --program "$work/sham" 300
sham 'sleep 60' :
measured "what takes too long is cut" "cut after 0.2 s" --limit 0.2 \
  --program "$work/sham" 300

# Asks two queries over a few triples and expects a pattern in what is printed.
asked() {
  local name=$1 pattern=$2
  shift 2
  python3 "$here/query.py" --data own --rounds 1 --runs 2 --queries star,union \
    --program "$program" "$@" 2000 >"$work/said" 2>&1 &&
    grep -q "$pattern" "$work/said" &&
    [[ -z $(find "$work" -name 'essaim-bench.*') ]]
  verdict "$name" $?
}

# Another essaim, that is the same but does something else for "query".
beside() {
  printf '#!/bin/sh\ncase $1 in\nload) exec "%s" "$@" ;;\nesac\n%s\n' \
    "$program" "$1" >"$work/sham"
  chmod +x "$work/sham"
}

# A warm program that does something before each query, and then says that it
# gave no rows.
warm() {
  cat >"$work/warm" <<SHAM
#!/bin/sh
shift 2
for q; do
  $1
  printf '{"query": "%s", "first_ms": 1, "median_ms": 1, "rows": 0}\n' \$q >&2
done
SHAM
  chmod +x "$work/warm"
}

none=--warm-program=/none
loop=${builddir:-$srcdir}/tests/bench/warm_query
if [[ -x $loop ]]; then
  asked "queries are measured" "nowhere" --tools essaim --warm-program "$loop"
  [[ $(grep -cE '^\| (star|union) +\| +[0-9]+ \| +[0-9.]+ \|$' \
    "$work/said") = 4 ]]
  verdict "each is answered, cold and warm" $?
fi
beside "\"$program\" \"\$@\" | sed \\\$d"
asked "a lost row is shown" '^| star .*[0-9] | WRONG: [0-9]* rows |$' \
  "$none" --tools essaim,beside --beside "$work/sham"
beside 'echo no room >&2; exit 4'
asked "a query that fails is shown" '^| star .*[0-9] | failed (4): no room |$' \
  "$none" --tools essaim,beside --beside "$work/sham"
beside 'exec sleep 60'
asked "a query that takes too long is cut" '^| star .*[0-9] | *> 3 s |$' \
  "$none" --limit 3 --tools essaim,beside --beside "$work/sham"
warm :
asked "a lost row is shown in a loop" '^| star .* | WRONG: 0 rows |$' \
  --tools essaim --warm-program "$work/warm"
warm 'case $q in *star.rq) exit 4 ;; esac'
asked "a failure is shown in a loop" '^| star .* | *failed (4) |$' \
  --tools essaim --warm-program "$work/warm"
warm 'case $q in *union.rq) exec sleep 60 ;; esac'
asked "what takes too long is cut in a loop" '^| union .* | *> 3 s |$' \
  --limit 3 --tools essaim --warm-program "$work/warm"

exit $failed

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

exit $failed

#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Queries made to take all time and memory: each ends at its bound, or soon.
#
# usage: bombs.sh [FILE...]

set -u
here=$(cd "$(dirname "$0")" && pwd)
srcdir=$(cd "${srcdir:-$here/../..}" && pwd)
program=$(realpath "${ESSAIM:-${builddir:-$srcdir}/essaim}")
command -v python3 > /dev/null || {
  echo "skipped: there is no python3"
  exit 77
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A second for the query, one for all else; of processor time, so that others
# on the machine do not matter. Who waits for nothing is found by timeout.
seconds=2
space=2097152
if [[ ${SANITIZED:-} ]]; then
  seconds=20
  space=unlimited
fi

ask() {
  local kind=csv limit=1
  # What can be answered is, however slow the machine.
  grep -qx '# ends: 0' "$1" && limit=60
  grep -qE '^(CONSTRUCT|DESCRIBE)' "$1" && kind=ntriples
  ulimit -c 0 -t "$seconds" -v "$space"
  exec timeout -s KILL 120 "$program" query --store "$work/store" \
    --timeout "$limit" "${bounds[@]}" -f "$kind" -o "$2" "$1"
}

# What is wrong with how it ended: nothing, if nothing is.
complaint() {
  local status=$1 file=$2 out=$3 ends rows n
  ends=$(sed -n 's/^# ends: //p' "$file")
  rows=$(sed -n 's/^# rows: //p' "$file")
  if [[ " $ends " != *" $status "* ]]; then
    echo "ends with status $status, not $ends"
  elif [[ $status != 0 ]]; then
    grep -q 'error: ' "$out.err" || echo "says no error"
    [[ ! -e $out ]] || echo "leaves output"
  else
    n=$(wc -l < "$out")
    grep -qE '^(CONSTRUCT|DESCRIBE)' "$file" || n=$((n - 1))
    [[ $n == "$rows" ]] || echo "has $n rows, not $rows"
  fi
}

judge() {
  local file=$1 out=$2 status wrong
  (ask "$file" "$out") > "$out.err" 2>&1
  status=$?
  wrong=$(complaint "$status" "$file" "$out")
  if [[ $wrong ]]; then
    echo "not ok - ${file##*/} ${bounds[*]}: ${wrong//$'\n'/, }"
    tail -3 "$out.err" | cut -c 1-300
  else
    echo "ok - ${file##*/} ${bounds[*]} ($status)"
  fi
  rm -f "$out"
}

mkdir "$work/made"
python3 "$here/make_bombs.py" "$work/made" || exit 1
"$program" load --store "$work/store" "$work/made/data.trig" || exit 1
[[ $# -gt 0 ]] || set -- "$here"/bombs/*.rq "$work"/made/*.rq
n=0
for file in "$@"; do
  for memory in '' 64M; do
    bounds=(${memory:+--memory "$memory" --max-rows 1000000})
    n=$((n + 1))
    judge "$file" "$work/$n" > "$work/$n.said" &
    ((n % 2)) || wait
  done
done
wait
for ((i = 1; i <= n; ++i)); do
  cat "$work/$i.said"
done | tee "$work/said"
failed=$(grep -c '^not ok' "$work/said")
echo "$((n - failed)) passed, $failed failed"
[[ $failed == 0 && $n -ge 40 || $# -lt 20 && $failed == 0 ]]

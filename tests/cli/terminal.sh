#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# What only a terminal sees, on a real one (script): tables that fit, colour,
# and none of either where it is not wanted.

srcdir=${srcdir:-.}
: "${ESSAIM:?the program to test}"
command -v script > /dev/null || {
  echo "skipped: script is not installed"
  exit 77
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset NO_COLOR COLUMNS
export TERM=xterm LC_ALL=C.UTF-8
failed=0

check() {
  local what=$1
  shift
  if "$@"; then
    echo "ok - $what"
  else
    echo "not ok - $what"
    cat -v "$work/out"
    failed=1
  fi
}

# Run a command on a terminal 60 columns wide, its output in $work/out.
on_terminal() {
  script -qec "stty cols 60 rows 24; $1" /dev/null < /dev/null |
    tr -d '\r' > "$work/out"
}

widest() {
  sed 's/\x1b\[[0-9;]*m//g' "$work/out" | wc -L
}
has_colour() {
  grep -q $'\x1b\\[[0-9;]*m' "$work/out"
}
has_no_colour() {
  ! has_colour
}
fits() {
  [ "$(widest)" -le 60 ] && [ "$(wc -l < "$work/out")" -gt 8 ]
}
is_wide() {
  [ "$(widest)" -gt 60 ]
}

cat > "$work/q.rq" << 'Q'
PREFIX ess: <https://w3id.org/essaim/def#>
PREFIX locn: <http://www.w3.org/ns/locn#>
SELECT ?member ?address ?place WHERE {
  ?member a ess:LocalAuthority ; locn:address ?a .
  ?a locn:fullAddress ?address ; locn:postName ?place
} ORDER BY ?member
Q
query="$ESSAIM query --data $srcdir/data/grand-est.ttl $work/q.rq"

on_terminal "$query"
check 'a table fits the terminal' fits
check 'its header is set off' has_colour
on_terminal "NO_COLOR=1 $query"
check 'NO_COLOR is honoured' has_no_colour
on_terminal "TERM=dumb $query"
check 'a dumb terminal gets no colour' has_no_colour
$query > "$work/out"
check 'in a pipe a table is as wide as it needs' is_wide
check 'in a pipe there is no colour' has_no_colour

on_terminal "$ESSAIM convert $work/nowhere.txt"
check 'an error is in colour' has_colour
on_terminal "NO_COLOR=1 $ESSAIM convert $work/nowhere.txt"
check 'an error without colour' has_no_colour
check 'an error says what and where' grep -q 'nowhere.txt: error: ' "$work/out"

# A pipe that takes its time: what is quick shows no progress at all.
mkfifo "$work/slow.nt"
feed() {
  {
    echo '<urn:a> <urn:b> "1" .'
    sleep 1
    echo '<urn:a> <urn:b> "2" .'
  } > "$work/slow.nt" &
}
load="$ESSAIM load --store $work/store $work/slow.nt"
feed
on_terminal "$load"
check 'progress of a load on a terminal' grep -q ' triples ' "$work/out"
check 'is erased by what was done' grep -q 'K.*loaded 2 statements' "$work/out"
feed
$load 2> "$work/out"
check 'in a pipe there is no progress' grep -qx "loaded 2 .*" "$work/out"
exit $failed

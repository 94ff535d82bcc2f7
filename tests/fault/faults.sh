#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# A disk that fails at each call in turn must not harm a store: each command
# runs with the first call that changes the store's folder failing, then the
# second, until it gets through. See README.md.
# usage: faults.sh [COMMAND...]   (ESSAIM and srcdir from the environment)

set -u
src=$(realpath "${srcdir:-.}")
essaim=$(realpath "${ESSAIM:-./essaim}")
box=$(mktemp -d "${TMPDIR:-/tmp}/essaim-faults-XXXXXX")
box=$(realpath "$box")
trap 'rm -rf "$box"' EXIT
store=$box/work/store
failed=0
unset ESSAIM_STORE
# The library comes before the sanitizer's, which would not have it.
export ASAN_OPTIONS="${ASAN_OPTIONS-}:verify_asan_link_order=0"

if ! ${CC:-cc} -D_GNU_SOURCE -std=gnu11 -O1 -shared -fPIC \
  -o "$box/io_faults.so" "$src/tests/fault/io_faults.c" -ldl; then
  echo "1..0 # SKIP no compiler for the disk that fails"
  exit 77
fi

# Kinds of faults: a name, what the library is told, what must be said. What
# kills says nothing.
kinds=(
  "full|FAULT_KIND=full|[Nn]o space left|free some space"
  "enospc|FAULT_KIND=enospc|[Nn]o space left"
  "eio|FAULT_KIND=eio|disk cannot be read|Input/output error"
  "broken|FAULT_KIND=eio FAULT_ON=1|disk cannot be read|Input/output error"
  "short|FAULT_KIND=short|."
  "kill|FAULT_KIND=kill|"
)
[ -z "${SANITIZED-}" ] || kinds=("${kinds[0]}" "${kinds[3]}")

# ------------------------------------------------------------------- data

authority=https://w3id.org/essaim/def#LocalAuthority
type=http://www.w3.org/1999/02/22-rdf-syntax-ns#type

# A document in a graph of its own name; each version says other things.
document() {
  awk -v d="http://e.org/doc/$1" -v v="$2" -v t="$type" -v a="$authority" '
    BEGIN {
      printf "<%s> <%s> <%s> <%s> .\n", d, t, a, d
      for (i = 0; i < 40; ++i)
        printf "<%s> <http://e.org/p%d> \"%s of %s, %d\" <%s> .\n",
          d, i % 7, v, d, i * i, d
    }'
}

# So many statements about things of the kind `$1`.
triples() {
  awk -v k="$1" -v n="$2" 'BEGIN {
    for (i = 0; i < n; ++i)
      printf "<http://e.org/%s/%d> <http://e.org/p%d> \"value %d of %s\" .\n",
        k, i / 5, i % 5, i * 7919 % 1000, k
  }'
}

{ document one first; document two first; triples base 500; } \
  > "$box/base.nq"
triples more 20 > "$box/small.nt"
triples most 4000 > "$box/large.nt"
{ document one second; document three first; } > "$box/replace.nq"

# Commands: what they are given, in the store or without one.
command_of() {
  case $1 in
  make) echo "load --store $store $box/base.nq" ;;
  small) echo "load --store $store $box/small.nt" ;;
  large) echo "load --store $store $box/large.nt" ;;
  replace) echo "load --store $store $box/replace.nq" ;;
  compact) echo "store compact --store $store" ;;
  backup) echo "store backup --store $store $box/work/copy" ;;
  esac
}

# ----------------------------------------------------------------- checks

fail() {
  echo "not ok - $label: $1"
  sed 's/^/# /' "$box/stderr"
  failed=$((failed + 1))
}

# Begin from the same store each time.
prepare() {
  rm -rf "$box/work" "$box/log"
  mkdir "$box/work"
  [ "$name" = make ] || cp -a "$box/base" "$store"
}

# All that the store at $1 holds; nothing, if there is none.
contents() {
  if [ -d "$1" ]; then
    if ! "$essaim" dump --store "$1" > "$box/dump" 2> "$box/dump.err"; then
      grep -q 'empty folder' "$box/dump.err" && : > "$box/dump"
    fi
  else
    : > "$box/dump"
  fi
}

sound() {
  [ ! -e "$1/current" ] ||
    "$essaim" store check --store "$1" > "$box/check" 2>&1
}

# What must be in the folder and nothing else, when all is done.
tidy() {
  [[ $(cd "$1" && echo *) =~ ^([0-9]+)\.mdb\ [0-9]+\.mdb-lock\ current\ writer$ ]]
}

# The store after a fault: `$status` of the command, old and new contents.
examine() {
  sound "$store" || { fail "the store is not sound"; cat "$box/check"; }
  contents "$store"
  if cmp -s "$box/dump" "$box/new"; then
    :
  elif ! cmp -s "$box/dump" "$box/old"; then
    fail "it is neither as before nor as it should be"
  elif [ "$status" = 0 ]; then
    fail "it says that all is well, and nothing has changed"
  fi
  if [ -e "$box/work/copy" ]; then
    sound "$box/work/copy" || fail "the copy is not sound"
    contents "$box/work/copy"
    cmp -s "$box/dump" "$box/old" || fail "the copy is not as the store"
  elif [ "$name" = backup ] && [ "$status" = 0 ]; then
    fail "it says that all is well, and there is no copy"
  fi
}

# What the command said of it.
judge() {
  case $kind:$status in
  kill:137 | *:0) ;;
  *:4)
    grep -q 'error: ' "$box/stderr" || fail "it does not say what is wrong"
    grep -qE "$words" "$box/stderr" || fail "it says something else"
    ;;
  *) fail "exit status $status" ;;
  esac
  if [ "$name" = backup ] && [ "$status" = 4 ] && [ -n "$(
    cd "$box/work" && ls -d copy* 2> /dev/null)" ]; then
    fail "it leaves something behind"
  fi
}

# A second try, on a disk that works.
again() {
  rm -rf "$box/work/copy"
  # shellcheck disable=SC2046
  "$essaim" $(command_of "$name") > /dev/null 2> "$box/stderr" ||
    fail "a second try fails"
  contents "$store"
  cmp -s "$box/dump" "$box/new" || fail "a second try gives something else"
  tidy "$store" || fail "left in the folder: $(ls "$store" | tr '\n' ' ')"
}

# ------------------------------------------------------------------- runs

# Run the command with the `$n`th call failing; false if there is none.
strike() {
  prepare
  # shellcheck disable=SC2046,SC2086
  env FAULT_FOLDER="$box/work" FAULT_LOG="$box/log" FAULT_AT="$n" $settings \
    LD_PRELOAD="$box/io_faults.so" "$essaim" $(command_of "$name") \
    > /dev/null 2> "$box/stderr"
  status=$?
  [ -s "$box/log" ]
}

each_call() {
  IFS='|' read -r kind settings words <<< "$1"
  n=1
  while label="$name, $kind at $n" && strike 2> /dev/null; do
    judge
    examine
    again
    n=$((n + 1))
  done
  [ "$status" = 0 ] || fail "it fails without a fault"
  [ "$n" -gt 2 ] || fail "hardly any call has failed"
  echo "ok - $name, $kind: $((n - 1)) calls failed in turn"
}

"$essaim" load --store "$box/base" "$box/base.nq" 2> /dev/null
for name in "${@-make small large replace compact backup}"; do
  for name in $name; do
    label=$name
    prepare
    contents "$store"
    mv "$box/dump" "$box/old"
    # shellcheck disable=SC2046
    "$essaim" $(command_of "$name") > /dev/null 2> "$box/stderr" ||
      fail "it fails"
    contents "$store"
    mv "$box/dump" "$box/new"
    for entry in "${kinds[@]}"; do
      each_call "$entry"
    done
  done
done
[ "$failed" = 0 ]

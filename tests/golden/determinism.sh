#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The same page gives the same bytes, whatever the locale, the time zone, the
# way it comes in, the order of several pages, and the order in which a store
# was filled.
#
# usage: determinism.sh
#
# Its functions are called by way of prove.
# shellcheck disable=SC2317

set -u
here=$(cd "$(dirname "$0")" && pwd)
srcdir=$(cd "${srcdir:-$here/../..}" && pwd)
program=$(realpath "${ESSAIM:-${builddir:-$srcdir}/essaim}")
if [[ ! -x $program ]]; then
  echo "determinism.sh: no program at $program: set ESSAIM" >&2
  exit 1
fi
page=$srcdir/data/grand-est.txt
source=https://rtes.fr/grand-est
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset ESSAIM_STORE SOURCE_DATE_EPOCH
passed=0
failed=0

# Report $1; the rest is a command that has to succeed.
prove() {
  local name=$1
  shift
  if "$@" >"$work/diff" 2>&1; then
    echo "ok - $name"
    passed=$((passed + 1))
  else
    echo "not ok - $name"
    head -20 "$work/diff" | sed 's/^/  /'
    failed=$((failed + 1))
  fi
}

# The page, $1, converted to again.ttl and again.tsv, gives the same bytes as
# the first time; the rest of the arguments sets the environment.
same() {
  local from=$1
  shift
  env "$@" "$program" convert --people all --source "$source" \
    --facts "$work/again.tsv" -o "$work/again.ttl" "$from" &&
    cmp "$work/first.ttl" "$work/again.ttl" &&
    cmp "$work/first.tsv" "$work/again.tsv"
}

# A locale of this machine, or one made here if its source is at hand.
has_locale() {
  localedef -i "$1" -f UTF-8 "$work/locales/$1.UTF-8" >/dev/null 2>&1 ||
    locale -a 2>/dev/null | grep -qi "^$1\.utf-\?8$"
}

from_stdin() {
  same - <"$page"
}

# Fill a store with the statements of $work/quads in another order.
shuffled() {
  shuf --random-source=<(yes "$1") "$work/quads.nq" >"$work/mixed.nq"
  rm -rf "$work/store"
  "$program" load --store "$work/store" "$work/mixed.nq" &&
    "$program" dump --store "$work/store" -f turtle -o "$work/again.ttl" &&
    cmp "$work/first.ttl" "$work/again.ttl" &&
    "$program" dump --store "$work/store" -f nquads -o "$work/again.nq" &&
    cmp "$work/quads.nq" "$work/again.nq"
}

# Several pages, $2 and so on, in the syntax $1, give the same bytes as in
# the order that came first.
same_pages() {
  local syntax=$1
  shift
  "$program" convert --people all --facts "$work/again.tsv" \
    -o "$work/again.$syntax" "$@" &&
    cmp "$work/pages.$syntax" "$work/again.$syntax" &&
    cmp "$work/pages.tsv" "$work/again.tsv"
}

# The pages in three other orders, in other surroundings each time.
shuffled_pages() {
  local syntax=$1
  cd "$work/pages" &&
    "$program" convert --people all --facts "$work/pages.tsv" \
      -o "$work/pages.$syntax" ./*.txt &&
    LC_ALL=C TZ=UTC same_pages "$syntax" d.txt c.txt b.txt a.txt &&
    LC_ALL=C.UTF-8 TZ=Pacific/Kiritimati \
      same_pages "$syntax" b.txt d.txt a.txt c.txt || return 1
  has_locale tr_TR || return 0
  LC_ALL=tr_TR.UTF-8 LOCPATH=$work/locales TZ=Etc/GMT+12 \
    ASAN_OPTIONS=detect_leaks=0 same_pages "$syntax" c.txt a.txt d.txt b.txt
}

mkdir "$work/locales"
prove "conversion" env LC_ALL=C TZ=UTC "$program" convert --people all \
  --source "$source" --facts "$work/first.tsv" -o "$work/first.ttl" "$page"
prove "as N-Quads" "$program" convert --people all --source "$source" \
  -o "$work/quads.nq" "$page"
prove "a second run" same "$page" LC_ALL=C
for locale in fr_FR tr_TR; do
  if has_locale "$locale"; then
    # glibc itself leaks what it reads in LOCPATH.
    prove "locale $locale" same "$page" LC_ALL="$locale.UTF-8" \
      LOCPATH="$work/locales" ASAN_OPTIONS=detect_leaks=0
  else
    echo "ok - locale $locale # SKIP not on this machine"
  fi
done
prove "locale C.UTF-8" same "$page" LC_ALL=C.UTF-8
prove "time zone ahead" same "$page" TZ=Pacific/Kiritimati
prove "time zone behind" same "$page" TZ=Etc/GMT+12
prove "page on standard input" from_stdin
for seed in 1 2 3; do
  prove "store filled in order $seed" shuffled "$seed"
done
mkdir "$work/pages"
first=0
for page in a b c d; do
  python3 "$srcdir/tests/bench/generate.py" text 6 "$first" \
    >"$work/pages/$page.txt"
  first=$((first + 6))
done
for syntax in ttl nt nq trig rdf jsonld; do
  prove "pages in any order, $syntax" shuffled_pages "$syntax"
done
echo "$passed passed, $failed failed"
exit $((failed > 0))

#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# A campaign by hand: builds the targets with clang's libFuzzer, ASan and
# UBSan, and runs each for some seconds from the kept corpus. What it finds
# stays in the working folder; keep it in corpus/ with the fix.
# usage: fuzz.sh [SECONDS] [TARGET...]

set -eu -o pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
seconds=${1:-60}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- page html csv ntriples rdf results query block sparql settings
work=${WORK:-$(mktemp -d)}
mkdir -p "$work"
packages='redland raptor2 libcurl libxml-2.0 sqlite3 serd-0 zlib libxxhash
  gmp libpcre2-8 nettle inih'
# What the build makes of ontology/ and data/ is taken from a build folder.
build=${BUILD:-$work/build}
[ -e "$build/src/map/builtin.c" ] || sh "$root/.ci/build" "$build"
build=$(cd "$build" && pwd)
mkdir -p "$work/src/map"
cp "$build"/src/map/*.tsv "$work/src/map/"
cd "$work" # where reference.c finds what it embeds
for target in "$@"; do
  # shellcheck disable=SC2046,SC2086
  clang -std=c11 -D_GNU_SOURCE -g -O1 -I"$root/src" -I"$root/tests/fuzz" -I"$root/tests/unit" \
    -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
    $(pkg-config --cflags $packages) "$root/tests/fuzz/fuzz_$target.c" \
    "$root"/src/{base,rdf,input,map,store,redland,sparql,net,sync,job}/*.c \
    "$build/src/map/builtin.c" $(pkg-config --libs $packages) -lunistring -lcsv -llmdb \
    -o "$work/fuzz_$target"
  mkdir -p "$work/found_$target"
  echo "== $target"
  # Redland keeps memory until its world ends.
  (cd "$work" && "./fuzz_$target" -detect_leaks=0 -max_len=20000 \
    -timeout=20 -rss_limit_mb=2500 -max_total_time="$seconds" \
    -print_final_stats=1 "found_$target" \
    "$root/tests/fuzz/corpus/$target") 2>&1 | tail -12
done
echo "in $work"

#!/bin/sh
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# From nothing to an answer: installs what is missing, builds, converts the
# profiles in data/, loads them into a store and asks it a question.
# usage: sh examples/try.sh

set -eu
cd "$(dirname "$0")/.."
sh .ci/setup build
mkdir -p build || {
  echo "This folder cannot be written to: copy it to one that can." >&2
  exit 4
}
echo "Building in build/ …" >&2
sh .ci/build build > build/build.log 2>&1 || {
  tail -20 build/build.log >&2
  exit 4
}

out=build/try
rm -rf "$out"
mkdir -p "$out"
show() {
  echo
  echo "\$ $*"
  "$@"
}
show build/essaim convert --facts $out/facts.tsv -o $out/grand-est.ttl \
  data/grand-est.txt
show build/essaim load --store $out/essaim.store data/grand-est.txt
show build/essaim query --store $out/essaim.store examples/members-per-kind.rq

echo
echo "Where the files are:"
echo "  $out/grand-est.ttl   the profiles as linked open data (Turtle)"
echo "  $out/facts.tsv       every fact, with the line it comes from"
echo "  $out/essaim.store    the store that answered; ask it more:"
echo "  build/essaim query --store $out/essaim.store examples/FILE.rq"

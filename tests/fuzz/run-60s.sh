#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The targets that read profile documents, stores, requests and settings, each for 60
# seconds (or $FUZZ_SECONDS) from its kept corpus. Ends with 77 without clang.
# usage: run-60s.sh

set -u
here=$(cd "$(dirname "$0")" && pwd)
command -v clang > /dev/null || exit 77
WORK=$(mktemp -d)
export WORK
for target in page html csv block sparql query settings; do
  if ! bash "$here/fuzz.sh" "${FUZZ_SECONDS:-60}" "$target" \
    > "$WORK/$target.out" 2>&1; then
    tail -60 "$WORK/$target.out"
    echo "not ok - $target: see $WORK"
    exit 1
  fi
  echo "ok - $target: $(sed -n 's/^stat::number_of_executed_units: *//p' \
    "$WORK/$target.out") inputs"
done
rm -rf "$WORK"

#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Every target once over its kept corpus, under whatever the build has on.

src=${srcdir:-.}/tests/fuzz
build=${builddir:-.}/tests/fuzz
# The world of Redland lives until the end of the process, by design.
export ASAN_OPTIONS=detect_leaks=0
failed=0
for target in page html csv ntriples rdf results query block sparql settings; do
  if "$build/replay_$target" "$src/corpus/$target"/* > /dev/null; then
    echo "ok - $target: $(ls "$src/corpus/$target" | wc -l) inputs"
  else
    echo "not ok - $target"
    failed=1
  fi
done
exit $failed

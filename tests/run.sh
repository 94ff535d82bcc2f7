#!/bin/sh
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Sets up and passes the tests: installs what is missing, builds with every
# warning an error, tests; again under the sanitizers; then distcheck.
# usage: sh tests/run.sh

set -u
cd "$(dirname "$0")/.." || exit 4
export LC_ALL=C.UTF-8
unset ESSAIM_STORE ESSAIM_USER ESSAIM_PASSWORD MAKEFLAGS
passed=0
failed=0
skipped=0

sh .ci/setup all || exit 4

# One folder: build it, run its tests, add up what they said.
check() {
  folder=$1
  shift
  echo "== $folder: configure $*"
  if ! sh .ci/build "$folder" "$@"; then
    failed=$((failed + 1))
    return
  fi
  make -C "$folder" -s -j"$(nproc)" check > "$folder/check.out" 2>&1
  status=$?
  grep -E '^(PASS|SKIP|FAIL|XPASS|ERROR):' "$folder/check.out"
  passed=$((passed + $(grep -cE '^PASS:' "$folder/check.out")))
  skipped=$((skipped + $(grep -cE '^SKIP:' "$folder/check.out")))
  bad=$(grep -cE '^(FAIL|XPASS|ERROR):' "$folder/check.out")
  failed=$((failed + bad))
  if [ "$status" != 0 ] && [ "$bad" = 0 ]; then
    failed=$((failed + 1))
    tail -30 "$folder/check.out"
  fi
  if [ "$bad" != 0 ]; then
    cat "$folder/test-suite.log"
  fi
}

check build-test --enable-werror
check build-sanitized --enable-werror --enable-asan --enable-ubsan

# The tarball must build, and its tests find their data: all of them have run
# twice by now, so the long ones are not run a third time.
echo "== distcheck"
short='tests/style/layers.sh tests/cli/run.sh tests/golden/golden.sh'
short="$short tests/examples/examples.sh tests/embed/embed.sh"
short="$short tests/diff/diff.sh tests/fuzz/replay.sh"
# shellcheck disable=SC2016
if make -C build-test -s distcheck TESTS='$(unit_tests) '"$short" \
  AM_DISTCHECK_CONFIGURE_FLAGS=--enable-werror \
  > build-test/distcheck.out 2>&1; then
  echo "PASS: make distcheck"
  passed=$((passed + 1))
else
  echo "FAIL: make distcheck"
  tail -40 build-test/distcheck.out
  failed=$((failed + 1))
fi

echo "== fuzzing"
BUILD=build-test bash tests/fuzz/run-60s.sh
case $? in
0)
  echo "PASS: tests/fuzz/run-60s.sh"
  passed=$((passed + 1))
  ;;
77)
  echo "SKIP: tests/fuzz/run-60s.sh"
  skipped=$((skipped + 1))
  ;;
*)
  echo "FAIL: tests/fuzz/run-60s.sh"
  failed=$((failed + 1))
  ;;
esac

echo
if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
[ "$failed" = 0 ]

# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Sourced by the scripts beside it: a folder $work, the module of the build in
# a folder where librdf looks for it and finds nothing else, and counters.

srcdir=${srcdir:-.}
builddir=${builddir:-.}
here=$srcdir/tests/redland
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

ok() {
  echo "ok - $1"
  passed=$((passed + 1))
}
not_ok() {
  echo "not ok - $1"
  failed=$((failed + 1))
}
skip() {
  echo "skipped - $1"
}

# Passes if the words behind the first run well and print what stdin has.
prints() {
  local what=$1
  shift
  cat > "$work/expected"
  if "$@" > "$work/got" 2> "$work/said" &&
    diff "$work/expected" "$work/got" > "$work/diff"; then
    ok "$what"
  else
    not_ok "$what"
    cat "$work/diff" "$work/said"
  fi
}

mkdir "$work/modules"
module=$(cd "$builddir" && pwd)/.libs/librdf_storage_essaim.so
ln -s "$module" "$work/modules/"
if [ ! -e "$module" ]; then
  echo "not ok - there is no module in $builddir/.libs"
  exit 1
fi

# A program that is not ours, with our module in its reach.
foreign() {
  local preload=
  if [ -n "${SANITIZED:-}" ]; then
    preload=$(ldd "$module" | awk '/libasan/ { print $3 }')
  fi
  REDLAND_MODULE_PATH=$work/modules LD_PRELOAD=$preload \
    ASAN_OPTIONS=detect_leaks=0 "$@"
}

finish() {
  echo "$1: $passed passed, $failed failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}

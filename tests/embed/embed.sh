#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The library as it is installed, and the program of examples/embed built with
# nothing else.

set -u
here=$(cd "$(dirname "$0")" && pwd)
srcdir=$(cd "${srcdir:-$here/../..}" && pwd)
builddir=${builddir:-$srcdir}
program=$(realpath "${ESSAIM:-$builddir/essaim}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# The verdict on what went into $work/said.
verdict() {
  if [[ $2 = 0 ]]; then
    echo "ok - $1"
  else
    echo "not ok - $1"
    sed 's/^/  /' "$work/said"
    failed=1
  fi
}

# The value of a variable of the Makefile.
made_with() {
  sed -n "s/^$1 = //p" "$builddir/Makefile"
}

unset MAKEFLAGS MAKELEVEL MFLAGS ESSAIM_STORE
make -C "$builddir" -s DESTDIR="$work/root" \
  install-libLIBRARIES install-pkgconfigDATA install-headers \
  >"$work/said" 2>&1
verdict "the library is installed" $?

export PKG_CONFIG_SYSROOT_DIR=$work/root
PKG_CONFIG_PATH=$(dirname "$(find "$work/root" -name essaim.pc)")
export PKG_CONFIG_PATH
read -ra flags <<<"$(made_with CFLAGS) $(made_with SAN_FLAGS)"
read -ra needs <<<"$(pkg-config --cflags --libs essaim)"
"$(made_with CC)" "${flags[@]}" -Wall -Wextra -o "$work/embed" \
  "$srcdir/examples/embed/embed.c" "${needs[@]}" >"$work/said" 2>&1
verdict "a program is built with it" $?

# Each header by itself, as somebody may include it.
(cd "$(find "$work/root" -path '*/include/essaim')" && find . -name '*.h') |
  while read -r header; do
    echo "#include <${header#./}>" >"$work/one.c"
    "$(made_with CC)" -std=c11 -Wall -Wextra -Werror -fsyntax-only \
      "${needs[@]}" "$work/one.c" || exit 1
  done >"$work/said" 2>&1
verdict "each header stands alone" $?

"$program" load --store "$work/store" "$srcdir/data/grand-est.txt" \
  >"$work/said" 2>&1
verdict "a store is made" $?

"$work/embed" "$work/store" region >"$work/said" 2>&1
diff "$here/region.txt" "$work/said" >"$work/diff"
status=$?
cat "$work/diff" >"$work/said"
verdict "the program answers" $status

"$work/embed" "$work/none" region >"$work/said" 2>&1
[[ $? = 4 ]] && grep -q '^embed: cannot open the store' "$work/said"
verdict "without a store it says so" $?

exit $failed

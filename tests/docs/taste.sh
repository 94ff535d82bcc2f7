#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The taste in the README is what really happens: its commands are run, in
# order, and must print what stands below them.

srcdir=$(realpath "${srcdir:-.}")
: "${ESSAIM:?the program to test}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$(realpath "$ESSAIM")" "$work/bin/essaim"
ln -s "$srcdir/data" "$srcdir/examples" "$work/"
PATH=$work/bin:$PATH
unset ESSAIM_STORE
export LC_ALL=C.UTF-8
cd "$work" || exit 1

awk '/^```console/ { inside = 1; next }  /^```/ { inside = 0 }  inside' \
  "$srcdir/README.md" > expected
# A command is a line behind "$ " and the indented lines behind it.
awk '/^\$ / { print substr($0, 3); more = 1; next }
     more && /^    / { print; next }
     { more = 0 }' expected > commands
[ -s commands ] || exit 1
bash commands > said 2>&1
grep -v '^\$ \|^    ' expected > wanted
if diff wanted said; then
  echo "ok - $(grep -c '^\$ ' expected) commands of the README"
else
  echo "not ok - the taste in the README"
  exit 1
fi

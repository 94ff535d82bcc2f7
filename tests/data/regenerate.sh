#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# data/grand-est.ttl is what the program makes of data/grand-est.txt, byte
# for byte, and makes without a warning.

set -u
here=$(cd "$(dirname "$0")" && pwd)
srcdir=$(cd "${srcdir:-$here/../..}" && pwd)
program=$(realpath "${ESSAIM:-${builddir:-$srcdir}/essaim}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH
data=$srcdir/data

if ! "$program" convert --source https://rtes.fr/grand-est \
  -o "$work/grand-est.ttl" "$data/grand-est.txt" >"$work/said" 2>&1 ||
  [[ -s $work/said ]] ||
  ! diff -u "$data/grand-est.ttl" "$work/grand-est.ttl" >>"$work/said"; then
  echo "not ok - data/grand-est.ttl"
  sed 's/^/  /' "$work/said"
  exit 1
fi
echo "ok - data/grand-est.ttl"

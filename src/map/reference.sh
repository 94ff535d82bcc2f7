#!/bin/sh
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# What reference.c embeds, made from data/reference/ into a folder.
# usage: sh reference.sh DATA_REFERENCE FOLDER

set -eu
cp "$1/gazetteer.tsv" "$1/aliases.tsv" "$2/"
chmod u+w "$2/gazetteer.tsv" "$2/aliases.tsv"
# Code and key: the way from the code of a territory to its row.
awk -F '\t' '!/^#/ { print $3 "\t" $1 }' "$1/gazetteer.tsv" |
  LC_ALL=C sort > "$2/codes.tsv.tmp"
mv "$2/codes.tsv.tmp" "$2/codes.tsv"

#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The real page says the same as HTML: once with its lines in paragraphs and
# breaks, once with names and known headings as headings and bullets as lists.
# Every fact is the same, on the same line.
#
# usage: markup.sh

set -u
here=$(cd "$(dirname "$0")" && pwd)
srcdir=$(cd "${srcdir:-$here/../..}" && pwd)
program=$(realpath "${ESSAIM:-${builddir:-$srcdir}/essaim}")
page=$srcdir/data/grand-est.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

facts() {
  "$program" convert --people all --facts "$work/$1.tsv" -o "$work/$1.ttl" \
    "$2" 2>"$work/$1.err"
  LC_ALL=C sort -o "$work/$1.tsv" "$work/$1.tsv"
}

# $1 is the law, $2 the name of the form.
prove() {
  facts "$2" "$work/$2.html"
  if diff "$work/text.tsv" "$work/$2.tsv"; then
    echo "ok - $1"
  else
    echo "not ok - $1"
    failed=1
  fi
}

facts text "$page"
escaped() {
  sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' "$page"
}
escaped | awk '
  /^[[:space:]]*$/ { print gap ? "" : "</p>"; gap = 1; next }
  { print (gap || NR == 1 ? "<p>" : "<br>") $0; gap = 0 }' \
  >"$work/paragraphs.html"
escaped | awk -v facts="$work/text.tsv" '
  BEGIN {
    FS = "\t"
    while ((getline < facts) > 0) {
      if ($2 == "name") tag[$5] = "h2"
      if ($2 == "section") tag[$5] = "h3"
    }
  }
  {
    item = sub(/^[[:space:]]*•/, "")
    if (item != list) printf "%s", item ? "<ul>" : "</ul>"
    list = item
  }
  tag[NR] { print "<" tag[NR] ">" $0 "</" tag[NR] ">"; next }
  item { print "<li>" $0 "</li>"; next }
  /[^[:space:]]/ { print "<div>" $0 "</div>"; next }
  { print "" }' >"$work/headings.html"
[[ $(wc -l <"$work/text.tsv") -gt 100 ]] || failed=1
prove "paragraphs and breaks say what lines say" paragraphs
prove "headings and lists say what lines say" headings
exit $failed

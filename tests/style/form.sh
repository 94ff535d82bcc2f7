#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The form of src/, in figures: file and line lengths, and the length of
# functions as the compiler's braces tell it (a body begins with "{" and ends
# with "}" in the first column).

srcdir=${srcdir:-.}
LC_ALL=C awk -v failed=0 '
function check(what, value, limit) {
  printf "%s - %s: %d (at most %d)\n",
    value <= limit ? "ok" : "not ok", what, value, limit
  if (value > limit) failed = 1
}
function median(list, n) { return list[int((n + 1) / 2)] }
FNR == 1 {
  if (file ~ /\.c$/) files[++nf] = lines
  file = FILENAME
  lines = 0
}
{
  ++lines
  if (lines > longest_file && FILENAME ~ /\.c$/) longest_file = lines
  text = $0
  # Continuation bytes of UTF-8 take no column.
  gsub(/[\200-\277]/, "", text)
  if (length(text) > widest) { widest = length(text); where = FILENAME }
}
/^{/ { start = FNR }
/^}/ && start && FILENAME ~ /\.c$/ {
  functions[++n] = FNR - start - 1
  start = 0
}
END {
  if (file ~ /\.c$/) files[++nf] = lines
  for (i = 2; i <= n; ++i)
    for (j = i; j > 1 && functions[j] < functions[j - 1]; --j) {
      t = functions[j]; functions[j] = functions[j - 1]; functions[j - 1] = t
    }
  for (i = 2; i <= nf; ++i)
    for (j = i; j > 1 && files[j] < files[j - 1]; --j) {
      t = files[j]; files[j] = files[j - 1]; files[j - 1] = t
    }
  check("columns of the widest line (" where ")", widest, 80)
  check("lines of the longest .c", longest_file, 700)
  check("lines of a .c, median", median(files, nf), 200)
  check("lines of a function body, median", median(functions, n), 15)
  check("lines of a function body, 95th percentile",
        functions[int(n * 0.95 + 0.5)], 50)
  check("lines of the longest function body", functions[n], 80)
  printf "# %d files, %d functions\n", nf, n
  exit failed || n < 100
}' "$srcdir"/src/*/*.[ch]

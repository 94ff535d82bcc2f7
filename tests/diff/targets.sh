#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Differences from what is on servers; targets.py has the cases.

srcdir=${srcdir:-.}
: "${ESSAIM:?the program to test}"
command -v python3 > /dev/null || {
  echo "skipped: python3 is not installed"
  exit 77
}
exec python3 "$srcdir/tests/diff/targets.py"

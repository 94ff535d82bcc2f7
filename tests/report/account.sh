#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Every line of every page in the repository is accounted for.

src=$(realpath "${srcdir:-.}")
shopt -s nullglob
exec python3 "$src/tests/report/account.py" "$ESSAIM" "$src"/data/*.txt \
  "$src"/tests/golden/cases/*/page.* "$src"/tests/pages/*/page.*

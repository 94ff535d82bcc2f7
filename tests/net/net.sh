#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# What queries and updates fetch: README.md says what passes.
#
# usage: net.sh   (ESSAIM from the environment)

here=$(cd "$(dirname "$0")" && pwd)
essaim=${ESSAIM:-./essaim}
# Whose rdflib is Debian's, whatever else is on the path.
python=/usr/bin/python3
[ -x "$python" ] || python=python3
export PYTHONDONTWRITEBYTECODE=1

failed=0
skipped=0
for part in nothing service same; do
  "$python" "$here/$part.py" "$essaim"
  case $? in
  0) ;;
  77) skipped=77 ;;
  *) failed=1 ;;
  esac
done
[ "$failed" = 0 ] || exit 1
exit "$skipped"

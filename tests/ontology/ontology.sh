#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The ontology against itself and against the terms that the code uses.

src=${srcdir:-.}
exec /usr/bin/python3 "$src/tests/ontology/check.py" "$src/ontology" \
  "$src/src/rdf/vocab.h"

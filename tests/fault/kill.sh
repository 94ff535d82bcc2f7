#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Fifty kills at random moments; more by hand, see README.md.

kills=50
[ -z "${SANITIZED-}" ] || kills=15
exec python3 "${srcdir:-.}/tests/fault/kill.py" "${ESSAIM:-./essaim}" "$kills"

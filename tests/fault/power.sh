#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# The power fails at every moment of each command; README.md.

disks=0
[ -z "${SANITIZED-}" ] || disks=5
exec python3 "${srcdir:-.}/tests/fault/power.py" "${ESSAIM:-./essaim}" "$disks"

#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Scenarios of scenarios.py, fewer and smaller than by hand (README.md), with
# Oxigraph and with Virtuoso.
# usage: scenarios.sh   (ESSAIM and srcdir from the environment)

srcdir=${srcdir:-.}
here=$srcdir/tests/push
# shellcheck source=tests/push/modules.sh
. "$here/modules.sh"

status=0
part() {
  python3 "$here/scenarios.py" --triples 2000 --kills 5 --seed 5 "$@"
  local one=$?
  [ "$one" = 77 ] && [ "$status" = 0 ] && status=77
  [ "$one" = 0 ] || [ "$one" = 77 ] || status=1
}
part oxigraph first_and_again small_delta swap_while_read many blank_nodes \
  another_writes another_is_quicker too_many_deletions drift literal_forms \
  kill_client clean
part virtuoso first_and_again small_delta swap_while_read many blank_nodes \
  another_writes literal_forms kill_server
exit "$status"

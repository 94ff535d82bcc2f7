#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT

# To be sourced: sets OXIGRAPH_MODULES to a folder that has the npm package
# oxigraph, which is fetched once, by its lock file, into a cache of the user.
# Where it cannot be had, the tests that need it say so and are skipped.

oxigraph_modules() {
  local here cache
  here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
  [ -n "$OXIGRAPH_MODULES" ] && return
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/essaim-tests/oxigraph
  if [ ! -d "$cache/node_modules/oxigraph" ] &&
    command -v npm > /dev/null && mkdir -p "$cache"; then
    (
      flock 9
      [ -d "$cache/node_modules/oxigraph" ] && exit
      cp "$here/package.json" "$here/package-lock.json" "$cache/" &&
        cd "$cache" && npm ci --ignore-scripts --no-audit --no-fund
    ) 9> "$cache.lock" > "$cache.log" 2>&1
  fi
  OXIGRAPH_MODULES=$cache
}
oxigraph_modules
export OXIGRAPH_MODULES PYTHONDONTWRITEBYTECODE=1

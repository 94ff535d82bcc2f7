#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Random queries beside Jena's ARQ, or Oxigraph's package for node.
# usage: queries.sh [arq|oxigraph [COUNT [SEED]]]

here=$(cd "$(dirname "$0")" && pwd)
peer=${1:-arq}
count=${2:-520}
seed=${3:-8}
export PYTHONDONTWRITEBYTECODE=1

skip() {
  echo "skipped: $1"
  exit 77
}

options=()
case $peer in
  arq)
    command -v javac > /dev/null || skip "there is no JDK"
    [ -e /usr/share/java/jena-arq.jar ] ||
      skip "libapache-jena-java is not installed"
    path=$(bash "$here/../interop/jena-classpath.sh") || exit 1
    command=(java -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1
      -Dorg.slf4j.simpleLogger.defaultLogLevel=off
      -cp "$path" "$here/Arq.java")
    ;;
  oxigraph)
    module=${PEERS:-/nowhere}/node_modules/oxigraph
    [ -e "$module" ] || module=oxigraph
    node -e 'require(process.argv[1])' "$module" 2> /dev/null ||
      skip "the package oxigraph is not in \$PEERS/node_modules"
    command=(node "$here/oxigraph.mjs" "$module")
    options=(--canonical)
    ;;
  *)
    echo "usage: queries.sh [arq|oxigraph [COUNT [SEED]]]" >&2
    exit 2
    ;;
esac
exec python3 "$here/compare.py" --essaim "$ESSAIM" --count "$count" \
  --seed "$seed" "${options[@]}" "${command[@]}"

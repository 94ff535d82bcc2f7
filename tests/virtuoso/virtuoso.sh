#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT

# A real Virtuoso on loopback, for tests. To be sourced:
#
#   . virtuoso.sh
#   virtuoso_start    # sets VIRTUOSO_URL and VIRTUOSO_HOME, or exits 77
#   virtuoso_stop     # also run when the shell exits
#
# or run, to try things by hand until Ctrl-C: virtuoso.sh
# The user is dba, the password dba, as in any new database.

VIRTUOSO_PID=
VIRTUOSO_HOME=
VIRTUOSO_URL=

# Two ports that nobody listens on.
free_ports() {
  python3 - <<'END'
import socket
held = [socket.socket() for _ in range(2)]
for one in held:
    one.bind(("127.0.0.1", 0))
print(*(one.getsockname()[1] for one in held))
END
}

# Arguments: port for SQL, port for HTTP. The limits are Debian's.
virtuoso_settings() {
  cat <<END
[Database]
DatabaseFile = $VIRTUOSO_HOME/virtuoso.db
ErrorLogFile = $VIRTUOSO_HOME/virtuoso.log
LockFile = $VIRTUOSO_HOME/virtuoso.lck
TransactionFile = $VIRTUOSO_HOME/virtuoso.trx
xa_persistent_file = $VIRTUOSO_HOME/virtuoso.pxa
ErrorLogLevel = 7
[TempDatabase]
DatabaseFile = $VIRTUOSO_HOME/temp.db
TransactionFile = $VIRTUOSO_HOME/temp.trx
[Parameters]
ServerPort = 127.0.0.1:$1
ServerThreads = 10
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
DirsAllowed = $VIRTUOSO_HOME
DefaultHost = 127.0.0.1:$2
[HTTPServer]
ServerPort = 127.0.0.1:$2
ServerRoot = $VIRTUOSO_HOME
ServerThreads = 10
KeepAliveTimeout = 10
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryCostEstimationTime = 400
MaxQueryExecutionTime = 60
END
}

# True once it answers a query; false if it died or took over a minute.
virtuoso_answers() {
  local tries
  for ((tries = 0; tries < 300; ++tries)); do
    kill -0 "$VIRTUOSO_PID" 2>/dev/null || return 1
    curl -fsS --max-time 5 -o /dev/null "$VIRTUOSO_URL/sparql" \
      --data-urlencode 'query=ASK {}' 2>/dev/null && return 0
    sleep 0.2
  done
  return 1
}

virtuoso_start() {
  local ports attempt
  if ! command -v virtuoso-t >/dev/null; then
    echo "skipped: virtuoso-t is not installed"
    exit 77
  fi
  # Another program can take a port before Virtuoso does: try again.
  for attempt in 1 2 3; do
    VIRTUOSO_HOME=$(mktemp -d) || exit 99
    trap virtuoso_stop EXIT
    trap 'exit 130' INT TERM HUP
    read -r -a ports < <(free_ports)
    virtuoso_settings "${ports[@]}" >"$VIRTUOSO_HOME/virtuoso.ini"
    VIRTUOSO_URL=http://127.0.0.1:${ports[1]}
    virtuoso-t +foreground +configfile "$VIRTUOSO_HOME/virtuoso.ini" \
      >"$VIRTUOSO_HOME/out" 2>&1 &
    VIRTUOSO_PID=$!
    virtuoso_answers && return 0
    echo "Virtuoso did not start, attempt $attempt:" >&2
    tail -n 5 "$VIRTUOSO_HOME/out" >&2
    virtuoso_stop
  done
  exit 99
}

virtuoso_stop() {
  if [ -n "$VIRTUOSO_PID" ]; then
    # Its data is thrown away: no need to wait for a checkpoint.
    kill -KILL "$VIRTUOSO_PID" 2>/dev/null
    wait "$VIRTUOSO_PID" 2>/dev/null
  fi
  if [ -n "$VIRTUOSO_HOME" ]; then
    rm -rf "$VIRTUOSO_HOME"
  fi
  VIRTUOSO_PID=
  VIRTUOSO_HOME=
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  virtuoso_start
  echo "$VIRTUOSO_URL"
  wait "$VIRTUOSO_PID"
fi

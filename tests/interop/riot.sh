#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Jena's riot from Debian's jars, which bring no starter.
# usage: riot.sh ARGUMENT...

classpath=$(bash "$(dirname "$0")/jena-classpath.sh") || exit 1
exec java -Xmx512m -cp "$classpath" \
  -Dorg.slf4j.simpleLogger.defaultLogLevel=warn riotcmd.riot "$@"

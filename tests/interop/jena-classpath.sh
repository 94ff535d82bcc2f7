#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Prints the class path of Jena from Debian's jars (libapache-jena-java).
# Debian's jena-core has renamed its xerces classes, but their message files
# still stand under the old name: they are put beside.
# usage: jena-classpath.sh

jars=/usr/share/java
overlay=${TMPDIR:-/tmp}/essaim-jena-messages-$(id -u)
if [ ! -e "$overlay/done" ]; then
  python3 - "$jars/jena-core.jar" "$overlay" << 'PY' || exit 1
import os, sys, zipfile
jar, overlay = sys.argv[1:]
old, new = "org/apache/jena/ext/xerces/", "xerces/"
with zipfile.ZipFile(jar) as z:
    for name in z.namelist():
        if name.startswith(old) and name.endswith(".properties"):
            path = os.path.join(overlay, new + name[len(old):])
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as f:
                f.write(z.read(name))
open(os.path.join(overlay, "done"), "w").close()
PY
fi
classpath=$overlay
for name in jena-arq jena-base jena-cmds jena-core jena-iri \
  jena-shacl jena-rdfconnection jena-tdb jena-tdb2 jena-dboe-base \
  jena-dboe-index jena-dboe-storage jena-dboe-trans-data \
  jena-dboe-transaction jena-shex thrift commons-cli commons-codec commons-csv \
  commons-io commons-lang3 commons-compress slf4j-api slf4j-simple \
  httpclient httpclient-cache httpcore jcl-over-slf4j dexx.collection caffeine gson \
  jackson-annotations jackson-core jackson-databind jsonld-java \
  titanium-json-ld jakarta.json-api protobuf guava; do
  for jar in "$jars/$name.jar"; do
    [ -e "$jar" ] && classpath=$classpath:$jar
  done
done
printf '%s\n' "$classpath"

#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Proves the direction of the layers (doc/architecture.md):
#   1. a file includes only headers of its own layer or of lower ones;
#   2. a foreign library's header is included behind its one door only;
#   3. objects refer to foreign libraries behind the doors only, and only
#      the command line prints or exits;
#   4. every header compiles alone.
# usage: layers.sh   (srcdir, builddir and CC from the environment)

srcdir=${srcdir:-.}
builddir=${builddir:-.}
failed=0
checks=0

fail() {
  echo "not ok - $1"
  failed=$((failed + 1))
}

# Folders from the bottom up; those with one number are peers that never
# meet, but each may include itself. Of layer 4 the store is below redland, of
# layer 5 sparql and net are below sync: the numbers count them all.
layer_of() {
  case $1 in
  base) echo 0 ;;
  rdf) echo 1 ;;
  input) echo 2 ;;
  map) echo 3 ;;
  store) echo 4 ;;
  redland) echo 5 ;;
  sparql | net) echo 6 ;;
  sync) echo 7 ;;
  job) echo 8 ;;
  cli) echo 9 ;;
  esac
}

# 1. our own headers
while IFS=: read -r file include; do
  from=${file#"$srcdir"/src/}
  from=${from%%/*}
  to=${include%%/*}
  checks=$((checks + 1))
  if [ -z "$(layer_of "$to")" ]; then
    fail "$file includes $include, which is in no layer"
  elif [ "$from" != "$to" ] &&
    [ "$(layer_of "$from")" -le "$(layer_of "$to")" ]; then
    fail "$file ($from) includes $include: not a lower layer"
  fi
done < <(grep -Ho '^#include "[^"]*"' "$srcdir"/src/*/*.[ch] |
  sed 's/#include "//; s/"$//')

# 2. foreign headers: pattern, and the files that may include it
door() {
  local pattern=$1 allowed=$2 file
  for file in $(grep -lE "^#include <($pattern)" "$srcdir"/src/*/*.[ch]); do
    checks=$((checks + 1))
    [[ ${file#"$srcdir"/src/} =~ ^($allowed)$ ]] ||
      fail "$file includes <$pattern>: only $allowed may"
  done
}
door 'redland|librdf|raptor|rasqal|rdf_' 'redland/.*'
door 'curl/' 'net/http\.c'
door 'libxml/xmlreader' 'net/results_xml\.c'
door 'libxml/(HTML|parser)' 'input/markup\.c'
door 'csv\.h' 'input/csv\.c'
door 'zlib\.h' 'base/gunzip\.c'
door 'iconv\.h' 'base/decode\.c'
door 'serd/' 'redland/serd\.c'
door 'sqlite3' 'redland/sqlite\.c'
door 'lmdb\.h' 'store/.*'
door 'xxhash\.h' 'store/terms\.c'
door 'gmp\.h' 'sparql/big\.c'
door 'ini\.h' 'sync/ini\.c'
door 'nettle/' 'base/hash\.c'
door 'pcre2' 'sparql/regex\.c'
door 'uni(case|ctype|norm|str|width)\.h' 'base/text\.c'

# 3. what the objects refer to
refers() {
  local pattern=$1 allowed=$2 object short
  for object in "$builddir"/src/*/*.o; do
    short=${object#"$builddir"/src/}
    [[ $short =~ ^($allowed) ]] && continue
    checks=$((checks + 1))
    if nm -u "$object" | grep -qE " ($pattern)"; then
      fail "$short refers to $(nm -u "$object" |
        grep -oE " ($pattern)[A-Za-z_0-9]*" | sort -u | tr -d '\n')"
    fi
  done
}
if ls "$builddir"/src/*/*.o > /dev/null 2>&1; then
  refers 'librdf_|raptor_|rasqal_' 'redland/'
  refers 'curl_' 'net/http'
  refers 'xml[A-Z]' 'net/results_xml|input/markup'
  refers 'html[A-Z]' 'input/markup'
  refers 'csv_' 'input/csv'
  refers 'iconv' 'base/decode'
  refers 'inflate|gz[a-z]' 'base/gunzip'
  refers 'serd_' 'redland/serd'
  refers 'sqlite3_' 'redland/sqlite'
  refers 'mdb_' 'store/'
  refers 'XXH' 'store/terms'
  refers '__gmp' 'sparql/big'
  refers 'ini_' 'sync/ini'
  refers 'nettle_' 'base/hash'
  refers 'pcre2_' 'sparql/regex'
  refers 'u8_|uc_' 'base/text'
  refers '(stdin|stdout|stderr|printf|puts|putchar|exit|_exit|abort)$' 'cli/'
else
  echo "# no objects in $builddir: their references are not checked"
fi

# 4. headers alone
for header in "$srcdir"/src/*/*.h; do
  checks=$((checks + 1))
  # shellcheck disable=SC2046
  ${CC:-cc} -std=c11 -D_GNU_SOURCE -fsyntax-only -I"$srcdir/src" \
    $(pkg-config --cflags redland raptor2 2> /dev/null) \
    -x c "$header" || fail "$header does not compile alone"
done

# 5. no file is named for nothing
for file in "$srcdir"/src/*/*; do
  case ${file##*/} in
  util* | common* | misc* | helper*) fail "$file says nothing by its name" ;;
  esac
done

echo "layers: $checks checks, $failed failed"
[ "$failed" = 0 ] && [ "$checks" -gt 100 ]

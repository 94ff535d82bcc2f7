#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# What a file says of itself is true: README.md says which laws hold.
#
# usage: dataset.sh
#
# Its functions are called by way of prove.
# shellcheck disable=SC2317

set -u
here=$(cd "$(dirname "$0")" && pwd)
srcdir=$(cd "${srcdir:-$here/../..}" && pwd)
program=$(realpath "${ESSAIM:-${builddir:-$srcdir}/essaim}")
folder=$srcdir/tests/dataset
if [[ ! -x $program ]]; then
  echo "dataset.sh: no program at $program: set ESSAIM" >&2
  exit 1
fi
page=$srcdir/data/grand-est.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset ESSAIM_STORE SOURCE_DATE_EPOCH
passed=0
failed=0

# Report $1; the rest is a command that has to succeed.
prove() {
  local name=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    echo "ok - $name"
    passed=$((passed + 1))
  else
    echo "not ok - $name"
    head -20 "$work/said" | sed 's/^/  /'
    failed=$((failed + 1))
  fi
}

# The counts of what the arguments are converted to, in all syntaxes.
counts() {
  local syntax files=()
  for syntax in nt nq ttl trig rdf jsonld; do
    files+=("$work/out.$syntax")
    "$program" convert -o "$work/out.$syntax" "$@" || return 1
  done
  python3 "$folder/counts.py" "${files[@]}"
}

# A body with one elected person, updated on day $2 of March 2025, whose seat
# is $4; the same person is staff, so that both graphs say the same of it.
body() {
  printf '%s\n' "$1" '' "Nombre d'habitants sur le territoire" "$3" \
    "Dernière mise à jour : $2/03/2025" 'Adresse' "1 rue Haute, $4" \
    'Contact public' 'Élue représentante : Ada Martin' \
    'Contact technique : Ada Martin, chargée de mission ESS'
}

# Three versions of one profile, and another one: two are dropped. The oldest
# has its seat in another région.
versions() {
  body 'PETR du Haut' 02 100 '67000 Strasbourg' >"$work/v1.txt"
  body 'PETR du Haut' 12 200 '67000 Strasbourg' >"$work/v2.txt"
  body 'PETR du Haut' 01 300 '29200 Brest' >"$work/v3.txt"
  body 'Ville de Metz' 05 400 '57000 Metz' >"$work/v4.txt"
  counts --people all "$work"/v[2413].txt &&
    "$program" convert -o "$work/one.nt" "$work/v3.txt" &&
    grep -q '<[^>]*dataset> .*spatial> <.*region/53>' "$work/one.nt" &&
    ! grep -q 'region/53>' "$work/out.nt" &&
    grep -q 'modified "2025-03-12"' "$work/out.ttl"
}

# So many profiles that they are sorted outside of memory.
many() {
  python3 "$srcdir/tests/bench/generate.py" text 400 >"$work/many.txt"
  "$program" convert -o "$work/many.nt" "$work/many.txt" &&
    "$program" convert -o "$work/many.nq" "$work/many.txt" &&
    python3 "$folder/counts.py" "$work/many.nt" "$work/many.nq"
}

other_base() {
  "$program" convert --base https://example.org/data/ -o "$work/base.nq" \
    "$page" &&
    python3 "$folder/counts.py" --base https://example.org/data/ \
      "$work/base.nq"
}

# Does $work/out.nt have a line that matches? $1 is the property.
has() {
  grep -q "^<https://w3id.org/essaim/$1> .*$2" "$work/out.nt" ||
    { echo "nothing like $1 $2"; return 1; }
}

# What options say stands in the description.
options() {
  SOURCE_DATE_EPOCH=0 "$program" convert --date 2026-02-28 \
    --publisher "Réseau de test" --url https://example.org/ess.nt \
    -o "$work/out.nt" "$page" &&
    has dataset 'dc/terms/modified> "2026-02-28"^^' &&
    has dataset 'dc/terms/publisher> .*dataset#publisher>' &&
    has 'dataset#publisher' 'foaf/0.1/name> "Réseau de test"' &&
    has dataset 'dcat#distribution> .*dataset#distribution>' &&
    has 'dataset#distribution' 'accessURL> <https://example.org/ess.nt>' &&
    has 'dataset#distribution' 'downloadURL> <https://example.org/ess.nt>' &&
    has 'dataset#distribution' 'media-types/application/n-triples>' &&
    has 'dataset#distribution' 'file-type/RDF_N_TRIPLES>'
}

source_date() {
  SOURCE_DATE_EPOCH=1772236800 "$program" convert -o "$work/out.nt" "$page" &&
    has dataset 'dc/terms/modified> "2026-02-28"^^'
}

# The licence is described if it is the default one, and if it is not, not.
licence() {
  local other=https://creativecommons.org/licenses/by/4.0/
  "$program" convert -o "$work/out.nt" "$page" &&
    grep -q '^<https://spdx.*foaf/0.1/page> <https://www.etalab' \
      "$work/out.nt" &&
    "$program" convert --license "$other" -o "$work/out.nt" "$page" &&
    has dataset "dc/terms/license> <$other>" &&
    ! grep -q 'foaf/0.1/page> <https://www.etalab' "$work/out.nt"
}

# A description for people, of more than 100 characters.
long_enough() {
  local text
  "$program" convert -o "$work/out.nt" "$page" || return 1
  text=$(sed -n '/dataset> .*terms\/description/s/^[^"]*"\(.*\)"@fr .$/\1/p' \
    "$work/out.nt")
  [[ ${#text} -gt 100 ]]
}

# A store is added to: nothing in it may become wrong by that.
no_counts_in_stores() {
  "$program" load --store "$work/store" "$page" &&
    "$program" dump --store "$work/store" -o "$work/store.nq" &&
    grep -q 'dcat#Dataset>' "$work/store.nq" &&
    ! grep -E 'void#(triples|entities|classes|distinctSubjects|class)' \
      "$work/store.nq" &&
    ! grep -E '^<[^>]*/dataset> <[^>]*(modified|exampleResource)>' \
      "$work/store.nq"
}

# What is linked to no territory owes nothing to the gazetteer.
gazetteer() {
  "$program" convert -o "$work/out.nt" "$page" &&
    has dataset 'terms/source> <https://github.com/etalab' &&
    "$program" convert --name Nirgendwo -o "$work/out.nt" - <<<'Contact
Élue représentante : Ada Martin' &&
    ! grep -q 'github.com/etalab' "$work/out.nt"
}

prove "the example page" counts "$page"
prove "the example page with all people" counts --people all "$page"
prove "nothing but facts" counts --people none --text none "$page"
prove "versions are dropped" versions
prove "many profiles" many
prove "another base" other_base
prove "several pages" counts "$page" "$work/v2.txt" \
  --people none
prove "options" options
prove "SOURCE_DATE_EPOCH" source_date
prove "licence" licence
prove "the description is long enough" long_enough
prove "a store has no counts" no_counts_in_stores
prove "the gazetteer is credited where it served" gazetteer
echo "$passed passed, $failed failed"
exit $((failed > 0))

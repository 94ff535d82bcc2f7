#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Compares the two sides of each case in every format; README.md says what a
# case holds, and what is proved besides.
#
# usage: diff.sh [--accept] [CASE...]
# --accept makes what the program says now the expectation: read the diff.

set -u
here=$(cd "$(dirname "$0")" && pwd)
srcdir=$(cd "${srcdir:-$here/../..}" && pwd)
program=$(realpath "${ESSAIM:-${builddir:-$srcdir}/essaim}")
folder=$srcdir/tests/diff
if [[ ! -x $program ]]; then
  echo "diff.sh: no program at $program: set ESSAIM" >&2
  exit 1
fi
accept=no
if [[ ${1-} == --accept ]]; then
  accept=yes
  shift
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH ESSAIM_STORE ESSAIM_CONFIG COLUMNS NO_COLOR
export XDG_CONFIG_HOME=$work/none XDG_STATE_HOME=$work/none LC_ALL=C.UTF-8
passed=0
failed=0

essaim() { "$program" "$@"; }

report() {
  if [[ $good == yes ]]; then
    echo "ok - $1"
    passed=$((passed + 1))
  else
    echo "not ok - $1"
    sed 's/^/  /' "$work/why"
    failed=$((failed + 1))
  fi
}

# Run a test by its name: its function complains, and is ended by nothing.
prove() {
  good=yes
  : >"$work/why"
  "$2"
  report "$1"
}

complain() {
  echo "$*" >>"$work/why"
  good=no
}

# Compare file $1 with what came out, $2.
compare() {
  if [[ $accept == yes ]]; then
    cp "$2" "$1"
  elif ! diff -u "$1" "$2" >>"$work/why" 2>&1; then
    good=no
  fi
}

# Run diff; its exit status has to be $1. Output in $work/out and $work/err.
run() {
  local expected=$1 status=0
  shift
  essaim diff "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
  [[ $status -eq $expected ]] ||
    complain "exit $status, not $expected: essaim diff $*: $(<"$work/err")"
}

# As `run`, and both outputs are empty.
run_silent() {
  run "$@"
  [[ ! -s $work/out && ! -s $work/err ]] ||
    complain "not silent: $(cat "$work/out" "$work/err")"
}

# As `run`, and the error is one of a kind, has a hint or the line that it is
# in, and nothing comes out.
run_error() {
  local pattern=$1
  shift
  run 2 "$@"
  [[ ! -s $work/out ]] || complain "output in spite of an error"
  # shellcheck disable=SC2053
  [[ $(<"$work/err") == $pattern ]] ||
    complain "not like $pattern: $(<"$work/err")"
  grep -q '^hint: \|^ *^$' "$work/err" || complain "no hint: $(<"$work/err")"
}

# Apply the RDF Patch $2 to the canonical N-Quads $1: rows are lines there.
# A row that deletes what is not there, or adds what is, is a mistake.
apply() {
  awk '
    FNR == NR { there[$0] = 1; next }
    /^D / {
      if (!(substr($0, 3) in there)) print "# not there: " $0
      delete there[substr($0, 3)]
    }
    /^A / {
      if (substr($0, 3) in there) print "# there already: " $0
      there[substr($0, 3)] = 1
    }
    END { for (line in there) print line }
  ' "$1" "$2"
}

# How many change sets $1 says that there are of statements, $2: removal or
# addition.
count() {
  essaim query --data "$1" -f csv -e "PREFIX cs: <http://purl.org/vocab/changeset/schema#>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
    SELECT (COUNT(*) AS ?n) {
      ?set a cs:ChangeSet ; cs:subjectOfChange ?s ; cs:$2 ?statement .
      ?statement a rdf:Statement ; rdf:subject ?s ; rdf:predicate ?p ;
        rdf:object ?o }" | tail -n 1 | tr -d '\r'
}

# The sums in the last line of the table $1: "+1 −2 =3".
sum() {
  tail -n 1 "$1" | sed -E "s/.*[$2]([0-9]+).*/\1/"
}

# ------------------------------------------------------------------- cases

# The same two sides as stores: their labels are those of a dump, which the
# patch is applied to.
prove_patch() {
  local stores=$work/stores
  rm -rf "$stores"
  mkdir "$stores"
  essaim load --store "$stores/old" "${mapping[@]}" "$old" 2>/dev/null &&
    essaim load --store "$stores/new" "${mapping[@]}" "$new" 2>/dev/null &&
    essaim dump --store "$stores/old" -o "$stores/old.nq" || complain "load"
  run "$1" -f patch "$stores/old" "$stores/new"
  apply "$stores/old.nq" "$work/out" >"$stores/patched.nq"
  ! grep '^#' "$stores/patched.nq" >>"$work/why" || good=no
  run_silent 0 -q "$stores/patched.nq" "$stores/new"
}

run_case() {
  local name status
  name=$(basename "$1")
  cd "$1" || return
  good=yes
  : >"$work/why"
  options=()
  mapping=()
  [[ ! -f options ]] || mapfile -t options <options
  [[ ${options[*]} != *--source* ]] || mapping=("${options[@]}")
  old=$(echo old.*)
  new=$(echo new.*)
  status=1
  [[ ! -f expected.txt || $(tail -n 1 expected.txt) != '+0 −0 '* ]] ||
    status=0
  run "$status" "${options[@]}" "$old" "$new"
  compare expected.txt "$work/out"
  cp "$work/out" "$work/table"
  [[ $accept == no && ! -f expected.err ]] || touch "$work/err"
  if [[ -f expected.err ]]; then
    compare expected.err "$work/err"
  elif [[ -s $work/err ]]; then
    complain "$(<"$work/err")"
  fi
  run_silent "$status" -q "${options[@]}" "$old" "$new"
  run "$status" -f turtle "${options[@]}" "$old" "$new"
  compare expected.ttl "$work/out"
  cp "$work/out" "$work/sets.ttl"
  [[ $(count "$work/sets.ttl" removal) == $(sum "$work/table" −) &&
    $(count "$work/sets.ttl" addition) == $(sum "$work/table" +) ]] ||
    complain "the change sets are not what the table says"
  run "$status" -f patch "${options[@]}" "$old" "$new"
  compare expected.rdfp "$work/out"
  [[ ${#options[@]} -gt ${#mapping[@]} ]] || prove_patch "$status"
  # The other way round, as much goes as came.
  run "$status" "${options[@]}" "$new" "$old"
  [[ $(sum "$work/out" −) == $(sum "$work/table" +) &&
    $(sum "$work/out" +) == $(sum "$work/table" −) &&
    $(sum "$work/out" =) == $(sum "$work/table" =) ]] ||
    complain "the other way round: $(tail -n 1 "$work/out")"
  report "$name: $(<law)"
}

# --------------------------------------------------------------- behaviour

nothing_new() {
  for side in "$work/all.nq" "$work/all" "$srcdir/data/grand-est.ttl"; do
    run_silent 0 -q "$side" "$side"
  done
  run_silent 0 -q "$work/all.nq" "$work/all"
  # The bytes are the same each time.
  run 1 -f turtle "$work/all.nq" "$folder/cases/value/new.ttl"
  cp "$work/out" "$work/first"
  run 1 -f turtle "$work/all" "$folder/cases/value/new.ttl"
  cmp "$work/first" "$work/out" >>"$work/why" || good=no
}

# A statement taken out, put in or altered, at many places of real data: no
# more and no less than that comes out.
mutations() {
  local n i line kind
  n=$(wc -l <"$work/all.nq")
  for ((i = 1; i <= n; i += n / 24 + 1)); do
    for kind in out in altered; do
      line=$(sed -n "${i}p" "$work/all.nq")
      case $kind in
        out) sed "${i}d" "$work/all.nq" ;;
        in) sed "${i}p; ${i}s|^[^ ]*|<https://example.org/é>|" "$work/all.nq" ;;
        altered) sed "${i}s|^[^ ]*|<https://example.org/é>|" "$work/all.nq" ;;
      esac | sort -R --random-source="$work/all.nq" >"$work/mutant.nq"
      run 1 -f patch "$work/all.nq" "$work/mutant.nq"
      {
        [[ $kind == in ]] || echo "D $line"
        [[ $kind == out ]] || echo "A <https://example.org/é> ${line#* }"
      } >"$work/rows"
      grep '^[AD] ' "$work/out" | diff "$work/rows" - >>"$work/why" ||
        complain "$kind, line $i"
    done
  done
}

# Labels are renamed and lines mixed, many times.
relabelling() {
  local i
  for i in 1 2 3 4 5; do
    awk -v seed="$i" 'BEGIN { srand(seed) }
      { while (match($0, /_:[a-z]+/)) {
          label = substr($0, RSTART, RLENGTH)
          if (!(label in new)) new[label] = "_:N" int(rand() * 1e9)
          out = out substr($0, 1, RSTART - 1) new[label]
          $0 = substr($0, RSTART + RLENGTH)
        }
        print out $0; out = "" }' "$folder/cases/blank-labels/old.nt" |
      sort -R >"$work/relabelled.nt"
    run_silent 0 -q "$folder/cases/blank-labels/old.nt" "$work/relabelled.nt"
  done
}

standard_input() {
  local status=0
  essaim diff --input-format nt -q - "$folder/cases/blank-labels/new.nt" \
    <"$folder/cases/blank-labels/old.nt" >"$work/out" 2>&1 || status=$?
  [[ $status -eq 0 ]] || complain "exit $status: $(<"$work/out")"
  run_error '*both sides*' - -
}

outputs() {
  local cases=$folder/cases/value
  run 1 -o "$work/file" "$cases/old.ttl" "$cases/new.ttl"
  [[ ! -s $work/out ]] || complain "something on standard output"
  diff "$cases/expected.txt" "$work/file" >>"$work/why" || good=no
  run_error '*cannot*' -o "$work/nowhere/file" "$cases/old.ttl" "$cases/new.ttl"
  if [[ -w /dev/full ]]; then
    local status=0
    essaim diff "$cases/old.ttl" "$cases/new.ttl" >/dev/full 2>"$work/err" ||
      status=$?
    [[ $status -eq 2 ]] || complain "exit $status on a full disk"
  fi
}

errors() {
  local good_file=$folder/cases/value/old.ttl
  echo '<https://example.org/s> "p" "o" .' >"$work/bad.nt"
  mkdir "$work/empty"
  printf '[target prod]\ntype = oxigraph\nendpoint = http://127.0.0.1:1\n' \
    >"$work/some.conf"
  cd "$work" || return
  run_error 'nowhere.nt: error: *' nowhere.nt "$good_file"
  run_error 'nowhere.nt: error: *' "$good_file" nowhere.nt
  run_error 'bad.nt:1:*: error: *' "$good_file" bad.nt
  run_error 'empty: error: *' "$good_file" empty
  run_error '*--format*' -f nquads "$good_file" "$good_file"
  run_error '*diff needs A B*' "$good_file"
  run_error '*unexpected operand*' "$good_file" "$good_file" "$good_file"
  run_error '*exclude each other*' -q -o out "$good_file" "$good_file"
  run_error '*exclude each other*' -g x:g --ignore-graphs "$good_file" empty
  run_error '*nowhere.conf*' --config nowhere.conf "$good_file" @prod
  run_error '*elsewhere*' --config some.conf "$good_file" @elsewhere
  run_error '*no graph*' --config some.conf "$good_file" @prod
  run_error '*@http://a/*' --config some.conf "$good_file" @http://a/
}

# A file whose name begins with "@" is told by its folder.
at_file() {
  cd "$work" || return
  cp "$folder/cases/value/old.ttl" @old.ttl
  run_silent 0 -q ./@old.ttl "$folder/cases/value/old.ttl"
}

page_names() {
  cd "$work" || return
  cp "$folder/cases/page/old.txt" before.txt
  cp "$folder/cases/page/old.txt" after.txt
  mkdir other && cp before.txt other
  run 1 before.txt after.txt
  grep -q -- '--source' "$work/err" || complain "no hint: $(<"$work/err")"
  run_silent 0 -q before.txt other/before.txt
  run_silent 0 -q before.txt other
}

# ----------------------------------------------------------------- terminal

on_terminal() {
  script -qec "stty cols 64 rows 24; $1" /dev/null </dev/null |
    tr -d '\r' >"$work/out"
}

terminal() {
  local diff="$program diff $work/long.nt $work/long2.nt"
  local text='Une région qui accompagne depuis de très nombreuses années les '
  text+='entreprises de l’économie sociale et solidaire : '
  printf '<x:s> <x:p> "%s douze."@fr .\n' "$text" >"$work/long.nt"
  printf '<x:s> <x:p> "%s treize."@fr .\n' "$text" >"$work/long2.nt"
  export TERM=xterm
  on_terminal "$diff"
  grep -q $'^\e\[31m− .*douze\.' "$work/out" &&
    grep -q $'^\e\[32m+ .*treize\.' "$work/out" ||
    complain "colours, or what differs: $(cat -v "$work/out")"
  [[ $(sed 's/\x1b\[[0-9;]*m//g' "$work/out" | wc -L) -le 64 ]] ||
    complain "too wide: $(cat -v "$work/out")"
  on_terminal "NO_COLOR=1 $diff"
  ! grep -q $'\e' "$work/out" || complain "NO_COLOR is not honoured"
  grep -q '….*douze\.' "$work/out" || complain "not clipped"
  $diff >"$work/out"
  ! grep -q $'\e\|…' "$work/out" || complain "a pipe gets what is clipped"
}

if [[ $# -gt 0 ]]; then
  for name in "$@"; do
    run_case "$folder/cases/$name"
  done
else
  for case in "$folder"/cases/*/; do
    run_case "${case%/}"
  done
  essaim load --store "$work/all" "$srcdir/data/grand-est.ttl" 2>/dev/null
  essaim dump --store "$work/all" -o "$work/all.nq"
  prove 'what is the same, in whatever form, is silent' nothing_new
  prove 'mutations of real data come out exactly' mutations
  prove 'labels and order are nothing' relabelling
  prove 'standard input' standard_input
  prove 'outputs' outputs
  prove 'every error is exit status 2, with a hint' errors
  prove 'a file that is called as a target is' at_file
  prove 'pages of other names' page_names
  if command -v script >/dev/null; then
    prove 'a terminal' terminal
  else
    echo 'ok - a terminal # skip: script is not installed'
  fi
fi
echo "$passed passed, $failed failed"
exit $((failed > 0))

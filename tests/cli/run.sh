#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Runs the cases of this folder; README.md says how they are written.
#
# usage: run.sh ESSAIM [CASE.test...]

set -u
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "${1:-${ESSAIM:?usage: run.sh ESSAIM [CASE.test...]}}")
[[ -x $program ]] || { echo "Bail out! $program is no program"; exit 99; }
[[ $# -eq 0 ]] || shift
[[ $# -gt 0 ]] || set -- "$here"/*/*.test
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir "$root/bin" "$root/spec"
ln -s "$program" "$root/bin/essaim"
PATH=$root/bin:$PATH
unset ESSAIM_STORE ESSAIM_USER ESSAIM_PASSWORD COLUMNS SOURCE_DATE_EPOCH
unset http_proxy https_proxy all_proxy
failed=0
number=0

# Take a case apart: the keys into `keys`, each section into a file of the
# folder spec, named by its number; `sections` has their titles.
read_case() {
  local line into=
  keys=()
  sections=()
  while IFS= read -r line || [[ $line ]]; do
    if [[ $line == "--- "* ]]; then
      into=$root/spec/${#sections[@]}
      sections+=("${line#--- }")
      : >"$into"
    elif [[ $into ]]; then
      printf '%s\n' "$line" >>"$into"
    elif [[ $line && $line != "#"* ]]; then
      keys+=("$line")
    fi
  done <"$1"
}

# Does the file $2 match the pattern in $1? "*" runs over line ends, too.
is_like() {
  # shellcheck disable=SC2053
  [[ $(<"$2") == $(<"$1") ]]
}

complain() {
  [[ $good == no ]] || echo "not ok $number - $name"
  good=no
  printf '  %s\n' "$1"
}

# Compare section $1, titled $2, with the file $3.
compare() {
  if [[ $2 == *" like" ]]; then
    is_like "$1" "$3" && return
    complain "${2% like} is not like"
    sed 's/^/    > /' "$1"
    echo "  but"
    sed 's/^/    < /' "$3"
  elif ! diff -u "$1" "$3" >"$root/diff"; then
    complain "$2 differs"
    sed 's/^/    /' "$root/diff"
  fi
}

run_case() {
  local work=$root/work expected=0 code key i title
  local input=/dev/null stdout=$root/empty stderr=$root/empty
  rm -rf "$work"
  mkdir "$work"
  : >"$root/empty"
  read_case "$1"
  for i in "${!sections[@]}"; do
    title=${sections[i]}
    case $title in
      stdin) input=$root/spec/$i ;;
      "given "*) cp "$root/spec/$i" "$work/${title#given }" ;;
    esac
  done
  code=0
  for key in "${keys[@]}"; do
    case $key in
      "needs: "*)
        bash -c "${key#needs: }" >/dev/null 2>&1 || return 77
        ;;
      "setup: "*)
        (cd "$work" && eval "${key#setup: }") >"$root/setup" 2>&1 ||
          complain "setup failed"
        ;;
      "run: "*)
        (cd "$work" && eval "${key#run: }") \
          <"$input" >"$root/stdout" 2>"$root/stderr"
        code=$?
        ;;
      "exit: "*) expected=${key#exit: } ;;
      "check: "*)
        (cd "$work" && eval "${key#check: }") >"$root/check" 2>&1 ||
          complain "check failed: ${key#check: }: $(<"$root/check")"
        ;;
      *) complain "unknown key: $key" ;;
    esac
  done
  [[ $code -eq $expected ]] || complain "exit $code, not $expected"
  sed -i "s|$work|WORK|g" "$root/stdout" "$root/stderr"
  for i in "${!sections[@]}"; do
    title=${sections[i]}
    case $title in
      stdin | "given "*) ;;
      stdout*) compare "$root/spec/$i" "$title" "$root/stdout" ;;
      stderr*) compare "$root/spec/$i" "$title" "$root/stderr" ;;
      "file "*)
        title=${title#file }
        compare "$root/spec/$i" "$title" "$work/${title% like}"
        ;;
      *) complain "unknown section: $title" ;;
    esac
  done
  # What no section speaks of has to be empty.
  [[ " ${sections[*]} " == *" stdout"* ]] ||
    compare "$stdout" stdout "$root/stdout"
  [[ " ${sections[*]} " == *" stderr"* ]] ||
    compare "$stderr" stderr "$root/stderr"
}

echo "1..$#"
for case in "$@"; do
  number=$((number + 1))
  name=${case#"$here"/}
  good=yes
  run_case "$case"
  if [[ $? -eq 77 ]]; then
    echo "ok $number - $name # SKIP"
  elif [[ $good == yes ]]; then
    echo "ok $number - $name"
  else
    failed=$((failed + 1))
  fi
done
[[ $failed -eq 0 ]] || echo "# $failed of $# failed"
exit $((failed > 0))

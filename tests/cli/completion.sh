#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Loads the completion scripts into their shells and asks them what they
# would offer. A shell that is not there is skipped.
#
# usage: completion.sh ESSAIM

# The offers_* functions are called by name; single quotes are for shells.
# shellcheck disable=SC2016,SC2317
set -u
essaim=$(realpath "${1:-./essaim}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
ran=0

# What is expected to be among the offers for a line; "!" before it: not to
# be. The last word of a line is the one under the cursor.
cases=(
  'essaim con|convert'
  'essaim --ver|--version'
  'essaim convert --peo|--people'
  'essaim convert --fa|--facts'
  'essaim convert --format ntr|ntriples'
  'essaim convert --people |elected'
  'essaim convert -f tr|trig'
  'essaim query -f mark|markdown'
  'essaim query -o x --form|--format'
  'essaim convert --sto|!--store'
  'essaim push --auth dig|digest'
  'essaim help --completion z|zsh'
  'essaim help que|query'
  'essaim convert pa|page.txt'
  'essaim convert --output pa|page.txt'
  'essaim convert --mapping fo|folder'
  'essaim convert --mapping pa|!page.txt'
)

offers_bash() {
  bash --norc -c '
    source "$1"
    read -ra COMP_WORDS <<<"$2"
    [[ $2 == *" " ]] && COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    compopt() { [[ $* != "+o default" ]] || files=no; }
    files=yes
    _essaim
    printf "%s\n" "${COMPREPLY[@]}"
    # What readline does for "complete -o default".
    [[ $files == no || ${COMPREPLY[*]} || $2 == *--mapping* ]] ||
      compgen -f -- "${COMP_WORDS[COMP_CWORD]}"
  ' - "$work/completion.bash" "$1"
}

# A terminal of its own, where the key is pressed.
offers_zsh() {
  zsh -f "$work/press.zsh" "$work/completion.zsh" "$1"
}

offers_fish() {
  fish --no-config -c 'source $argv[1]; complete -C $argv[2]' \
    "$work/completion.fish" "$1" | cut -f 1 | sed "s|/$||"
}

cat >"$work/press.zsh" <<'EOF'
zmodload zsh/zpty
zpty inner zsh -f -i
zpty -w inner "PS1= PS2=; cd ${(q)PWD}"
zpty -w inner 'autoload -Uz compinit; compinit -D -u'
zpty -w inner "source ${(q)1}"
zpty -w inner 'LISTMAX=1000; setopt nobeep; bindkey "^I" complete-word'
zpty -w inner 'compadd() {
  builtin compadd -A got "$@"
  print -rl -- "offer:"$^got
  builtin compadd "$@"
}'
zpty -w inner 'print rea""dy'
while zpty -r inner text; do [[ $text == *ready* ]] && break; done
zpty -w -n inner "$2"$'\t'
while zpty -r -t inner text || { sleep 0.3; zpty -r -t inner text; }; do
  print -r -- ${${text//$'\r'/}%$'\n'}
done | sed -n 's/.*offer:\(.*\)/\1/p'
zpty -d inner
EOF

check() { # shell, line, expectation
  local offers want=${3#!} found=no
  offers=$("offers_$1" "$2" 2>"$work/stderr")
  grep -Fqx -e "$want" <<<"$offers" && found=yes
  if [[ $found == yes && $3 == "!"* || $found == no && $3 != "!"* ]]; then
    echo "not ok: $1: \"$2\" should offer: $3; offers:" "$offers"
    cat "$work/stderr"
    failed=1
  fi
}

cd "$work" || exit 70
touch page.txt
mkdir folder
for shell in bash zsh fish; do
  if ! command -v "$shell" >/dev/null; then
    echo "skip: $shell is not installed"
    continue
  fi
  "$essaim" help --completion "$shell" >"completion.$shell" || exit 1
  for case in "${cases[@]}"; do
    check "$shell" "${case%|*}" "${case##*|}"
  done
  echo "ran: $shell, ${#cases[@]} lines"
  ran=$((ran + 1))
done
[[ $ran -gt 0 ]] || exit 77
exit "$failed"

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The completion scripts: each shell takes its script, and offers what can follow.
. "$(dirname "$0")/lib/cases.sh"

PATH=$(dirname "$bin"):$PATH
export PATH
for shell in bash zsh fish; do
	for lang in en sv; do
		run 0 "completion $shell, $lang" "$bin" completion $shell --lang $lang
		silent err
		cp "$work/out" "$work/$lang.$shell"
		if command -v $shell >/dev/null 2>&1; then
			run 0 "$shell can read it, $lang" $shell -n "$work/$lang.$shell"
			silent err
		else
			skip "$shell can read it, $lang" "$shell is not here"
		fi
	done
done
run 2 "a shell that is not known" "$bin" completion tcsh
says err 'choose bash, zsh or fish'
run 2 "a shell that is nearly known" "$bin" completion fihs --lang sv
says err 'menade du fish?'
run 2 "no shell" "$bin" completion

# offers SHELL WANTED WORD...: whether WANTED is among what is offered after the words, of which the last is being typed.
cat >"$work/ask.bash" <<'END'
. "$1"
shift
compopt() { :; }
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
_policykoll
printf '%s\n' "${COMPREPLY[@]}"
END
offers() {
	offers_shell=$1 offers_want=$2
	shift 2
	case $offers_shell in
	bash) bash "$work/ask.bash" "$work/en.bash" "$@" ;;
	fish) fish --no-config -c "source '$work/en.fish'; complete -C '$*'" | cut -f 1 ;;
	esac >"$work/offered" 2>&1
	result "$offers_shell: $offers_want after $*" grep -qx -e "$offers_want" "$work/offered"
}
for shell in bash fish; do
	if ! command -v $shell >/dev/null 2>&1; then
		skip "what $shell offers" "$shell is not here"
		continue
	fi
	offers $shell check policykoll che
	offers $shell --fail-on policykoll check --fail
	offers $shell warning policykoll check --fail-on ''
	offers $shell html= policykoll check --output h
	offers $shell parameters policykoll list pa
	offers $shell diff policykoll diff --format d
	offers $shell processor-agreement-missing policykoll explain processor-agreement-m
	offers $shell processor-agreement-missing policykoll check --rule processor-agreement-m
	offers $shell zsh policykoll completion z
	offers $shell lint policykoll help li
done
if command -v bash >/dev/null 2>&1; then
	offers bash sv policykoll check --lang = s
	offers bash samples policykoll check --output html = sam
	offers bash clauses policykoll --lang sv list c
fi
if command -v zsh >/dev/null 2>&1; then
	cat >"$work/ask.zsh" <<'END'
zmodload zsh/zpty
zpty -b shell zsh -f -i
ask() {
	zpty -w shell "$1"
	sleep 0.5
	while zpty -r -t shell line; do print -rn -- "$line"; done
}
ask "autoload -U compinit; compinit -u -D; zstyle ':completion:*' list-prompt ''; source $1; PS1=; echo ready" >/dev/null
zpty -w -n shell "policykoll check --fail-on warn"$'\t'
sleep 1
while zpty -r -t shell line; do print -rn -- "$line"; done
zpty -d shell
END
	zsh -f "$work/ask.zsh" "$work/en.zsh" >"$work/offered" 2>&1
	result "zsh: warning after policykoll check --fail-on warn" grep -q 'fail-on warning' "$work/offered"
else
	skip "what zsh offers" "zsh is not here"
fi

finish

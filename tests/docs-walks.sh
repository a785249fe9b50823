#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The walks through continuous integration (doc/ci.md) and an audit (doc/auditors.md): every command in them, in order, in a repository of its own, with the exit code that
# stands there; and the files the former names for other systems are what those systems can read.
top=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=tests/cli/lib/cases.sh
. "$top/tests/cli/lib/cases.sh"

mkdir "$work/bin" "$work/tree"
ln -s "$bin" "$work/bin/policykoll"
PATH=$work/bin:$PATH
ln -s "$top/samples" "$work/tree/samples"
cd "$work/tree" || exit 1
GIT_CONFIG_GLOBAL=$work/gitconfig GIT_CONFIG_SYSTEM=/dev/null
export PATH GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM
git config --global user.name policykoll
git config --global user.email policykoll@example.com

# walk FILE: every command of a walk.
walk() {
	awk '/^```sh$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$top/doc/$1" >"$work/commands"
	result "$1 has commands" test "$(grep -c '^policykoll ' "$work/commands")" -ge 15
	while IFS= read -r line; do
		case $line in
		*"# exit "[0-9]) want=${line##*# exit } line=${line%%# exit*} ;;
		*) want=0 ;;
		esac
		case $line in
		cd\ *) cd "${line#cd }" || exit 1 ;;
		*) run "$want" "$1: $line" sh -c "$line" ;;
		esac
	done <"$work/commands"
}

walk auditors.md
for file in report.html report.xlsx report.csv report.json report.oscal-ar.xml report.oscal-poam.xml trend.html diff.html care.html units/index.html public.html policy.html \
	responsibilities.xlsx art30.xlsx assets.csv plan.xlsx group/plan.xml planned.html; do
	result "auditors.md: $file is written" test -s $file
done
result "auditors.md: actions answer gaps" grep -q 'gap-[0-9a-f]\{16\}' planned.html

walk ci.md
for file in report.html report.xml report.sarif report.junit.xml report.csv report.json report.rdjson report.svrl gl-code-quality-report.json summary.md; do
	result "ci.md: $file is written" test -s $file
done

cd "$top" || exit 1
if command -v python3 >/dev/null 2>&1 && python3 -c 'import yaml' 2>/dev/null; then
	awk '/^```yaml$/ { n++; inside = 1; next } /^```$/ { inside = 0 } inside { print > ("'"$work"'/block." n ".yml") }' doc/ci.md
	for file in action.yml .pre-commit-hooks.yaml "$work"/block.*.yml; do
		run 0 "$(basename "$file") is YAML" python3 -c 'import sys, yaml; yaml.safe_load(open(sys.argv[1]))' "$file"
	done
	run 0 "templates/policykoll.yml is YAML" python3 -c 'import yaml; print(len(list(yaml.safe_load_all(open("templates/policykoll.yml")))))'
	says out 2
	# What is named in one place is there in the other.
	run 0 "action.yml: every input reaches the script" python3 -c '
import re, yaml
action = yaml.safe_load(open("action.yml"))
text = open("action.yml").read()
script = open("packaging/action.sh").read()
for name in action["inputs"]:
    assert "inputs." + name + " " in text.replace("}", " "), name
for name in re.findall(r"(INPUT_[A-Z_]+): ", text):
    assert name in script, name
'
	# GitLab's job with its inputs' defaults, as a runner would do it: what policykoll.xml says holds.
	mkdir "$work/gitlab" && cp -r samples/mjolby/. "$work/gitlab"
	sed -i 's|<rule-pack name="gdpr"/>|<language>sv</language><fail-on>never</fail-on>&|' "$work/gitlab/policykoll.xml"
	python3 -c '
import re, sys, yaml
spec, jobs = yaml.safe_load_all(open("templates/policykoll.yml"))
given = dict(word.split("=", 1) for word in sys.argv[1:])
value = lambda m: given.get(m[1], spec["spec"]["inputs"][m[1]].get("default"))
print("set -e")
for job in jobs.values():
    for line in job["script"]:
        print(re.sub(r"\$\[\[ inputs\.([a-z-]+) \]\]", value, line))
' >"$work/gitlab.sh"
	PATH=$(dirname "$bin"):$PATH
	run 0 "GitLab's job: the settings' threshold" sh -c 'cd "$1" && sh "$2"' - "$work/gitlab" "$work/gitlab.sh"
	says out "--fail-on never"
	says out "BRISTER FINNS"
	result "GitLab's job: the settings are as they were" grep -q "<fail-on>never" "$work/gitlab/policykoll.xml"
	result "GitLab's job: its reports are written" test -s "$work/gitlab/gl-code-quality-report.json" -a -s "$work/gitlab/policykoll.junit.xml"
	sed -i "s/threshold=''/threshold='error'/; s/language=''/language='en'/" "$work/gitlab.sh"
	run 1 "GitLab's job: a threshold of its own" sh -c 'cd "$1" && sh "$2"' - "$work/gitlab" "$work/gitlab.sh"
	says out "FAILED"
else
	skip "YAML files" "python3 with yaml is not here"
fi
if command -v pre-commit >/dev/null 2>&1; then
	run 0 "pre-commit takes the hooks" pre-commit validate-manifest .pre-commit-hooks.yaml
else
	skip "pre-commit takes the hooks" "pre-commit is not here"
fi
# The action's step, as a runner would do it.
report=$work/action
GITHUB_OUTPUT=$work/github-output
GITHUB_STEP_SUMMARY=$work/github-summary
export GITHUB_OUTPUT GITHUB_STEP_SUMMARY
run 1 "the action's step" env INPUT_PATHS=samples/eksjo INPUT_AS_OF=2026-11-21 INPUT_REPORT="$report" INPUT_LANGUAGE=sv bash packaging/action.sh "$bin"
says out '::error '
result "the action's step tells its exit code" grep -qx 'exit-code=1' "$GITHUB_OUTPUT"
result "the action's step tells where SARIF is" grep -qx "sarif=$report/report.sarif" "$GITHUB_OUTPUT"
result "the action's step writes a summary" test -s "$GITHUB_STEP_SUMMARY"
: >"$GITHUB_OUTPUT"
run 2 "the action's step with a wrong option" env INPUT_PATHS=samples/eksjo INPUT_ARGS=--fail-onn INPUT_REPORT="$report" bash packaging/action.sh "$bin"
result "a wrong option uploads nothing" test -z "$(grep sarif= "$GITHUB_OUTPUT")"

: >"$GITHUB_OUTPUT"
mkdir "$work/broken" && cp -r samples/eksjo/. "$work/broken" && echo '<inventory' >"$work/broken/inventory/social.xml"
run 3 "the action's step with a broken document" env INPUT_PATHS="$work/broken" INPUT_REPORT="$report" bash packaging/action.sh "$bin"
result "what is incomplete is not uploaded: its gaps would be closed" test -z "$(grep sarif= "$GITHUB_OUTPUT")"
mkdir "$work/nothing"
run 5 "the action's step with nothing to check" env INPUT_PATHS="$work/nothing" INPUT_REPORT="$report" bash packaging/action.sh "$bin"
result "nothing is not uploaded" test -z "$(grep sarif= "$GITHUB_OUTPUT")"

finish

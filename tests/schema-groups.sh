#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Holds schema/ to its two promises: every attribute group of the data model, as listed
# in schema-groups.txt, is declared; every declaration explains itself in Swedish and
# in English. Prints "ok name" or "not ok name", exits 1 if anything is not ok.
# SCHEMA names another folder of schemas.

here=$(dirname "$0")
schema=${SCHEMA:-$here/../schema}
failed=0

report() {	# status name
	if [ "$1" -eq 0 ]; then
		echo "ok $2"
	else
		echo "not ok $2"
		failed=1
	fi
}

ask() {		# file expression
	xmllint --nonet --xpath "$2" "$1" 2>/dev/null
}

# The complex type that an element of a complex type has. xsd, type, element.
child_type() {
	ask "$1" "string(/*/*[local-name()='complexType'][@name='$2']/*[local-name()='choice']/*[local-name()='element'][@name='$3']/@type)"
}

# xsd, type, attribute: directly, or through an attribute group.
has_attribute() {
	decl="/*[local-name()='attribute'][@name='$3']"
	type="/*/*[local-name()='complexType'][@name='$2']"
	group="/*/*[local-name()='attributeGroup'][@name=$type/*[local-name()='attributeGroup']/@ref]"
	[ "$(ask "$1" "boolean($type$decl | $group$decl)")" = true ]
}

# The language of a text is declared once, on the shared type "text".
has_language() {
	[ "$1" = text ] && [ "$(ask "$schema/common.xsd" \
		"boolean(//*[local-name()='complexType'][@name='text']//*[local-name()='attribute'][@ref='xml:lang'][@use='required'])")" = true ]
}

declared() {	# document, path below its root
	xsd=$schema/$1.xsd
	type=$(ask "$xsd" "string(/*/*[local-name()='element'][@name='$1']/@type)")
	rest=$2
	while [ -n "$rest" ]; do
		step=${rest%%/*}
		case $rest in */*) rest=${rest#*/} ;; *) rest= ;; esac
		case $step in
		.) ;;
		@xml:lang) has_language "$type" || return 1 ;;
		@*) has_attribute "$xsd" "$type" "${step#@}" || return 1 ;;
		*) type=$(child_type "$xsd" "$type" "$step") ;;
		esac
		[ -n "$type" ] || return 1
	done
}

check_group() {	# number, rest of the line
	document=
	missing=
	paths=0
	for word in $2; do
		case $word in
		*:) document=${word%:}; continue ;;
		esac
		path=${word%;}
		paths=$((paths + 1))
		declared "$document" "$path" || missing="$missing $document:$path"
	done
	[ "$paths" -gt 0 ] && [ -z "$missing" ]
	report $? "group-$1${missing:+, not declared:$missing}"
}

check_documentation() {	# xsd
	said="*[local-name()='annotation']/*[local-name()='documentation']"
	all="//*[namespace-uri()='http://www.w3.org/2001/XMLSchema'][local-name()='element' or local-name()='attribute' or local-name()='enumeration'][@name or @ref or @value]"
	silent="[not($said[@xml:lang='sv'][normalize-space()]) or not($said[@xml:lang='en'][normalize-space()])]"
	count=$(ask "$1" "count($all)")
	first=$(ask "$1" "normalize-space(concat(local-name(($all$silent)[1]), ' ', ($all$silent)[1]/@name, ($all$silent)[1]/@ref, ($all$silent)[1]/@value))")
	lacking=$(ask "$1" "count($all$silent)")
	[ "${count:-0}" -gt 0 ] && [ "$lacking" = 0 ]
	report $? "documentation-$(basename "$1" .xsd), $count declarations, $lacking without both languages${first:+, first: $first}"
}

tab=$(printf '\t')
expected=1
while IFS=$tab read -r number rest; do
	case $number in '#'*) continue ;; esac
	if [ "$number" != "$expected" ]; then
		report 1 "group-$expected, the list has $number in its place"
	fi
	check_group "$number" "$rest"
	expected=$((number + 1))
done < "$here/schema-groups.txt"
[ "$expected" -eq 91 ]
report $? "group-count, $((expected - 1)) of 90"

for xsd in "$schema"/*.xsd; do
	check_documentation "$xsd"
done

exit $failed

#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks the switches: each is in the table of docs/limits.md, with its default, and is 0 or 1. Checks that no other
# macro is left defined.
#
# usage: tests/house/configuration.sh <project folder> <compiler> <flag>…
set -euo pipefail
export LC_ALL=C

root=$1
compiler=$2
shift 2
flags=("$@")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

failed()
{
    printf '%s\n' "$*"
    failures=$((failures + 1))
}

# --- docs/limits.md ---------------------------------------------------------------------------------------------------

{ grep -rhoE 'AMISS_CFG_[A-Z0-9_]+' "$root/include" || true; } | sort -u >"$work/switches"
# The rows of the table: | `AMISS_CFG_X` | default | meaning |
sed -nE 's/^\| `(AMISS_CFG_[A-Z0-9_]+)` \| ([01]) \| .*[a-z].* \|$/\1 \2/p' "$root/docs/limits.md" | sort >"$work/table"
cut -d ' ' -f 1 "$work/table" >"$work/documented"
while read -r switch; do failed "$switch: docs/limits.md has no row | \`$switch\` | default | meaning |"; done \
    < <(comm -23 "$work/switches" <(sort -u "$work/documented"))
while read -r switch; do failed "$switch: is in docs/limits.md but in no header"; done \
    < <({ cat "$work/documented"; grep -oE 'AMISS_CFG_[A-Z0-9_]+' "$root/docs/limits.md"; } | sort -u | comm -13 "$work/switches" -)
while read -r switch; do failed "$switch: has two rows in docs/limits.md"; done < <(uniq -d "$work/documented")

# --- the values -------------------------------------------------------------------------------------------------------

printf '#include <amiss/config.hpp>\n' >"$work/config.cpp"
compile() { "$compiler" "${flags[@]}" "$@" -E "$work/config.cpp" -o "$work/config.ii" >"$work/said" 2>&1; }

checked=0
while read -r switch; do
    checked=$((checked + 1))
    default=$(sed -n "s/^$switch //p" "$work/table")
    defined=$("$compiler" "${flags[@]}" -E -dM "$work/config.cpp" | sed -n "s/^#define $switch //p")
    [ "$defined" = "$default" ] || failed "$switch: its default is '$defined', but '$default' in docs/limits.md"
    for value in 0 1; do
        compile "-D$switch=$value" || { failed "$switch=$value: is refused"; cat "$work/said"; }
    done
    for value in '' 2 -1 01 ON true; do
        if compile "-D$switch=$value"; then
            failed "$switch=$value: is accepted"
        elif ! grep -qF "amiss: $switch is 0 or 1" "$work/said"; then
            failed "$switch=$value: is refused without the message 'amiss: $switch is 0 or 1'"
            cat "$work/said"
        fi
    done
done <"$work/switches"

# --- the macros -------------------------------------------------------------------------------------------------------

# A macro that <amiss.hpp> leaves defined must be for users, be used by such a macro, or be shared with other headers
# that can still be included.
printf '#include <amiss.hpp>\n' >"$work/all.cpp"
"$compiler" "${flags[@]}" -E -dM "$work/all.cpp" | sed -n '/^#define AMISS_/p' | sort >"$work/left"
awk '
    { name = $2; sub(/\(.*/, "", name); body = $0; sub(/^#define [A-Za-z0-9_]+/, "", body); bodies[name] = body }
    name !~ /^AMISS_(CFG_[A-Z0-9_]+|VERSION_[A-Z]+|ERROR_ENUM|ERROR_TYPES|TRY|ASSIGN|CO_TRY|CO_ASSIGN|LIFETIMEBOUND|NOINLINE|COLD|ALWAYS_INLINE|LIKELY|STRLEN|MEMCHR|FUNCTION_SIGNATURE|ASSEMBLY|VECTOR_BYTES|ALLOW_DEPRECATED_BEGIN|ALLOW_DEPRECATED_END)$/ { private[name] = 1 }
    END {
        for (name in private) {
            used = name == "AMISS_DETAIL_TESTED_ENUM" # of apis/*, each of which may be included alone
            for (other in bodies) {
                if (other == name) continue
                rest = bodies[other]
                while (match(rest, /AMISS_[A-Za-z0-9_]+( *##)?/)) {
                    word = substr(rest, RSTART, RLENGTH)
                    rest = substr(rest, RSTART + RLENGTH)
                    is_begin = sub(/ *##$/, "", word) || word ~ /_$/ # what follows is joined to it
                    if (is_begin ? index(name, word) == 1 : word == name) used = 1
                }
            }
            if (!used || name !~ /^AMISS_DETAIL_/) print name
        }
    }
' "$work/left" | sort >"$work/stray"
while read -r macro; do failed "$macro: is still defined after <amiss.hpp>"; done <"$work/stray"

printf '%d switches checked, %d macros left, %d failures\n' "$checked" "$(wc -l <"$work/left")" "$failures"
[ "$checked" -gt 0 ] && [ "$failures" -eq 0 ]

#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Compiles each header alone, included twice in a translation unit of its own, with warnings as errors.
#
# usage: tests/house/headers.sh <include folder> <adapters> <compiler> <flag>…
# Headers of other adapters than these (a list with commas) are skipped by name, and so is one whose library is not
# installed. The umbrella must do without Boost when AMISS_CFG_READ=0. In C++14 a header compiles, or the compiler says that
# C++17 is required and stops there.
#
# Most of what compiling a header costs is what it includes. So a few headers, the bases, are precompiled, and a unit begins
# with the base of its header: one that the header includes, by way of others too, and before any text of its own. In that
# text the same is declared as without the base, because each header that comes in between is checked here as well.
set -euo pipefail

include=$1
adapters=,$2,
compiler=$3
shift 3
flags=("$@")
house=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$house/adapters.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# exists <header>: whether the file is there. An older compiler may not be able to compile the header of a newer library.
declare -A known=()
exists()
{
    if [ -z "${known[$1]:-}" ]; then
        printf '#if !__has_include(<%s>)\n#error missing\n#endif\n' "$1" >"$work/exists.cpp"
        known[$1]=no
        if "$compiler" "${flags[@]}" -fsyntax-only "$work/exists.cpp" 2>/dev/null; then known[$1]=yes; fi
    fi
    [ "${known[$1]}" = yes ]
}

# find_missing <header>: sets `missing` to the first header of another library that this one includes and that is missing.
find_missing()
{
    local dependency
    missing=
    while read -r dependency; do
        exists "$dependency" || { missing=$dependency; return; }
    done < <(sed -nE 's/^[ \t]*#[ \t]*include[ \t]*<([^>]+)>.*/\1/p' "$1" | grep -v '^amiss[/.]')
}

# precompile <base>: prints nothing if it fails; then the check of the base itself says why.
precompile()
{
    local prefix=$work/${1//\//_}
    printf '#include <%s>\n' "$1" >"$prefix"
    "$compiler" "${flags[@]}" -x c++-header "$prefix" -o "$prefix.gch" >/dev/null 2>&1 || rm -f "$prefix.gch"
}

# in_cxx14 <header>: sets `refusal` to compiled, to sentence if the compiler has said that and no more, or to what it said.
declare -A refusals=()
in_cxx14()
{
    local unit=$work/cxx14.cpp said
    refusal=${refusals[$1]:-}
    [ -z "$refusal" ] || return 0
    printf '#include <%s>\n' "$1" >"$unit"
    if said=$("$compiler" "${flags[@]}" -std=c++14 -fsyntax-only "$unit" 2>&1); then
        refusal=compiled
    elif grep -qF 'error: "amiss: C++17 or later is required"' <<<"${said//#error /}" &&
        [ "$(grep -c 'error: ' <<<"$said")" -eq 2 ] && grep -q 'fatal error: ' <<<"$said"; then
        refusal=sentence
    else
        refusal=$said
    fi
    refusals[$1]=$refusal
}

# check_header <name> <base or -> <root>: prints the compiler's messages and fails if there are any.
check_header()
{
    local unit=$work/unit.cpp prefix=$work/${2//\//_} start=() said
    printf '#include <%s>\n#include <%s>\nint main() {}\n' "$1" "$1" >"$unit"
    [ ! -f "$prefix.gch" ] || start=(-include "$prefix")
    if ! said=$("$compiler" "${flags[@]}" "${start[@]}" -fsyntax-only "$unit" 2>&1); then
        printf '%s: not self-contained\n%s\n' "$1" "$said"
        return 1
    fi
    in_cxx14 "$3"
    [ "$refusal" != sentence ] || return 0 # the header begins with it
    in_cxx14 "$1"
    if [ "$refusal" != compiled ] && [ "$refusal" != sentence ]; then
        printf '%s: C++14 is refused with more than one sentence\n%s\n' "$1" "$refusal"
        return 1
    fi
}

while read -r header; do
    adapter=$(adapter_of "$include" "$header")
    if [ -n "$adapter" ] && [[ $adapters != *,$adapter,* ]]; then
        printf '%s: skipped, it is checked where amiss::%s is built\n' "$header" "$adapter"
        continue
    fi
    if [ -n "$adapter" ]; then
        find_missing "$include/$header"
        if [ -n "$missing" ]; then
            printf '%s: skipped, <%s> is not installed\n' "$header" "$missing"
            continue
        fi
    fi
    printf '%s\n' "$header" >>"$work/checked"
done < <(cd "$include" && find . -name '*.hpp' | sed 's|^\./||' | sort)
[ -s "$work/checked" ] || { printf 'there are no headers\n'; exit 1; }

mapfile -t checked <"$work/checked"
(cd "$include" && awk -f "$house/header_bases.awk" "${checked[@]}") >"$work/plan"
while read -r base; do precompile "$base"; done < <(awk '$2 != "-" { print $2 }' "$work/plan" | sort -u)
failures=0
while read -r header base root; do
    check_header "$header" "$base" "$root" || failures=$((failures + 1))
done <"$work/plan"

if [ -f "$include/amiss.hpp" ]; then
    printf '#include <amiss.hpp>\n' >"$work/core.cpp"
    if "$compiler" "${flags[@]}" -DAMISS_CFG_READ=0 -M "$work/core.cpp" 2>&1 | grep -m 1 'boost/'; then
        printf 'amiss.hpp: includes Boost although AMISS_CFG_READ is 0\n'
        failures=$((failures + 1))
    fi
fi

printf '%d headers checked, %d failures\n' "${#checked[@]}" "$failures"
[ "$failures" -eq 0 ]

#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Compiles each header alone, included twice in a translation unit of its own, with warnings as errors.
#
# usage: tests/house/headers.sh <include folder> <adapters> <compiler> <flag>…
# Headers of other adapters than these (a list with commas) are skipped by name, and so is one whose library is not
# installed. The umbrella must do without Boost when AMISS_CFG_READ=0. In C++14 a header compiles, or the compiler says that C++17 is required and stops there.
set -euo pipefail

include=$1
adapters=,$2,
compiler=$3
shift 3
flags=("$@")
. "$(dirname "${BASH_SOURCE[0]}")/adapters.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Tests only whether the file is there: an older compiler may not be able to compile the header of a newer library.
exists()
{
    printf '#if !__has_include(<%s>)\n#error missing\n#endif\n' "$1" >"$work/exists.cpp"
    "$compiler" "${flags[@]}" -fsyntax-only "$work/exists.cpp" 2>/dev/null
}

# missing_library <adapter>: prints the first header of another library that the adapter includes and that is missing.
missing_library()
{
    local dependency
    while read -r dependency; do
        exists "$dependency" || { printf '%s' "$dependency"; return; }
    done < <(sed -nE 's/^[ \t]*#[ \t]*include[ \t]*<([^>]+)>.*/\1/p' "$1" | grep -v '^amiss[/.]')
}

# check_header <name>: prints the compiler's messages and fails if there are any.
check_header()
{
    local unit=$work/${1//\//_}.cpp said
    printf '#include <%s>\n#include <%s>\nint main() {}\n' "$1" "$1" >"$unit"
    if ! said=$("$compiler" "${flags[@]}" -fsyntax-only "$unit" 2>&1); then
        printf '%s: not self-contained\n%s\n' "$1" "$said"
        return 1
    fi
    printf '#include <%s>\n' "$1" >"$unit"
    if ! said=$("$compiler" "${flags[@]}" -std=c++14 -fsyntax-only "$unit" 2>&1) &&
        { ! grep -qF 'error: "amiss: C++17 or later is required"' <<<"${said//#error /}" ||
            [ "$(grep -c 'error: ' <<<"$said")" -ne 2 ] || ! grep -q 'fatal error: ' <<<"$said"; }; then
        printf '%s: C++14 is refused with more than one sentence\n%s\n' "$1" "$said"
        return 1
    fi
}

checked=0
failures=0
while read -r header; do
    adapter=$(adapter_of "$include" "$header")
    if [ -n "$adapter" ] && [[ $adapters != *,$adapter,* ]]; then
        printf '%s: skipped, it is checked where amiss::%s is built\n' "$header" "$adapter"
        continue
    fi
    if [ -n "$adapter" ]; then
        missing=$(missing_library "$include/$header")
        if [ -n "$missing" ]; then
            printf '%s: skipped, <%s> is not installed\n' "$header" "$missing"
            continue
        fi
    fi
    checked=$((checked + 1))
    check_header "$header" || failures=$((failures + 1))
done < <(cd "$include" && find . -name '*.hpp' | sed 's|^\./||' | sort)

if [ -f "$include/amiss.hpp" ]; then
    printf '#include <amiss.hpp>\n' >"$work/core.cpp"
    if "$compiler" "${flags[@]}" -DAMISS_CFG_READ=0 -M "$work/core.cpp" 2>&1 | grep -m 1 'boost/'; then
        printf 'amiss.hpp: includes Boost although AMISS_CFG_READ is 0\n'
        failures=$((failures + 1))
    fi
fi

printf '%d headers checked, %d failures\n' "$checked" "$failures"
[ "$checked" -gt 0 ] && [ "$failures" -eq 0 ]

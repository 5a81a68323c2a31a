#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks that no header defines a static constructor, an exit handler or a thread-local variable.
#
# usage: tests/house/globals.sh <include folder> <source file> <compiler> <flag>…
# The source file uses the templates of the headers, so that the statics in them are checked too.
set -euo pipefail
export LC_ALL=C

include=$1
source=$2
compiler=$3
shift 3
# A sanitizer has static constructors of its own, and so has Boost.Container without optimization.
flags=("$@" -fno-sanitize=all -O1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# expect_none <description> <file> <extended regex>: no line of the file may match.
expect_none()
{
    if grep -E -- "$3" "$work/$2"; then
        printf 'FAILED: %s: there is %s\n' "$unit" "$1"
        failures=$((failures + 1))
    fi
}

. "$(dirname "${BASH_SOURCE[0]}")/adapters.sh"
while read -r header; do
    [ -n "$(adapter_of "$include" "$header")" ] || printf '#include <%s>\n' "$header"
done < <(cd "$include" && find . -name '*.hpp' | sed 's|^\./||' | sort) >"$work/headers.cpp"
[ -s "$work/headers.cpp" ] || { printf 'there are no headers\n'; exit 1; }
for unit in "$work/headers.cpp" "$source"; do
    "$compiler" "${flags[@]}" -c "$unit" -o "$work/object.o"
    readelf -SW "$work/object.o" >"$work/sections"
    nm -u "$work/object.o" >"$work/undefined"
    expect_none 'a static constructor' sections ' \.(init_array|ctors)'
    expect_none 'a thread-local variable' sections ' \.t(bss|data)'
    expect_none 'an exit handler' undefined ' (__cxa_atexit|__cxa_thread_atexit|atexit|at_quick_exit)$'
done
printf '%d headers checked, %d failures\n' "$(wc -l <"$work/headers.cpp")" "$failures"
[ "$failures" -eq 0 ]

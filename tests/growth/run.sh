#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Counts the instructions of what takes time in proportion to a size, at 10, 100, 1,000 and 10,000, and fails where they grow
# more than 14 times with ten times the size (20 times from 10 to 100), or where an element takes more than operations.cpp says.
#
# usage: tests/growth/run.sh <compiler> <argument>…
# The arguments are include folders and libraries; the optimization is always -O2. The exit status is 77 if valgrind is not
# installed.
set -euo pipefail
export LC_ALL=C

[ $# -ge 1 ] || { sed -n 's/^# usage: /usage: /p' "${BASH_SOURCE[0]}" >&2; exit 2; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
compiler=$1
shift
command -v valgrind >/dev/null || { printf 'skipped: valgrind is not installed\n'; exit 77; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$compiler" -std=c++17 -O2 "$here"/*.cpp -o "$work/operations" "$@"

# Each call of the function ends one dump where it begins, and another one where it returns: that one has its count.
valgrind --tool=callgrind --callgrind-out-file="$work/dump" --dump-before=amiss_growth_measured \
    --dump-after=amiss_growth_measured "$work/operations" >"$work/names" 2>"$work/log" ||
    { printf 'wrong result, or valgrind failed\n' >&2; cat "$work/log" >&2; exit 1; }
calls=$(wc -l <"$work/names")
for ((call = 1; call <= calls; ++call)); do
    sed -n 's/^totals: \([0-9]*\)$/\1/p' "$work/dump.$((2 * call))"
done >"$work/counts"
paste -d ' ' "$work/names" "$work/counts" >"$work/counted"
"$here/compare.sh" "$work/counted"

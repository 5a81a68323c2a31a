#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Counts the instructions of the operations that must be fast, and compares them with the committed counts.
#
# usage: tests/instructions/run.sh [--update] <expected file> <compiler> <argument>…
# The arguments are include folders and libraries; the optimization is always -O2. To leave out the start and the end of
# the program, a count is the difference between a run with 2N operations and a run with N, divided by N. Where the expected
# file does not exist, the counts are only reported. The exit status is 77 if valgrind is not installed.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
count=500

update=no
if [ "${1-}" = --update ]; then
    update=yes
    shift
fi
[ $# -ge 2 ] || { sed -n 's/^# usage: /usage: /p' "${BASH_SOURCE[0]}" >&2; exit 2; }
expected=$1
compiler=$2
shift 2
command -v valgrind >/dev/null || { printf 'skipped: valgrind is not installed\n'; exit 77; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
objects=()
compilations=()
for source in "$here"/*.cpp; do
    objects+=("$work/$(basename "$source").o")
    "$compiler" -std=c++17 -O2 -c "$source" -o "${objects[-1]}" "$@" 2>"${objects[-1]}.log" &
    compilations+=($!)
    if [ "${#compilations[@]}" -eq 2 ]; then # no more at a time than a small machine has processors
        wait "${compilations[0]}" && wait "${compilations[1]}" || { cat "$work"/*.log >&2; exit 1; }
        compilations=()
    fi
done
for compilation in "${compilations[@]}"; do wait "$compilation" || { cat "$work"/*.log >&2; exit 1; }; done
"$compiler" "${objects[@]}" -o "$work/operations" "$@"

# The C library chooses its memcpy by the features of the processor. Here it must be the same on every machine.
features=-AVX2,-AVX,-AVX512F,-AVX512VL,-AVX512BW,-ERMS,-FSRM,-Prefer_No_VZEROUPPER,-AVX_Fast_Unaligned_Load,-EVEX
export GLIBC_TUNABLES=glibc.cpu.hwcaps=$features

# instructions <operation> <count>: prints the instructions of the whole program.
instructions()
{
    local said
    said=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$work/operations" "$1" "$2" 2>&1) ||
        { printf '%s: wrong result, or valgrind failed\n%s\n' "$1" "$said" >&2; return 1; }
    sed -n 's/.*Collected : \([0-9]*\)$/\1/p' <<<"$said"
}

for operation in $("$work/operations" --list); do
    once=$(instructions "$operation" "$count")
    twice=$(instructions "$operation" $((2 * count)))
    printf '%s %d\n' "$operation" $(((twice - once + count / 2) / count))
done >"$work/counted"

if [ "$update" = yes ]; then
    { printf '# Instructions of one operation at -O2; written by tests/instructions/update.sh.\n'; cat "$work/counted"; } >"$expected"
    cat "$expected"
    exit 0
fi
if [ ! -e "$expected" ]; then
    printf 'There are no committed counts for this compiler; these are reported and not compared.\n'
    awk '{ printf "%-20s %7d instructions\n", $1, $2 }' "$work/counted"
    exit 0
fi

"$here/compare.sh" "$expected" "$work/counted"

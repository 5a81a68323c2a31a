#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Builds a small program that writes errors, and fails if it has more code and constants than a limit.
#
# usage: tests/size/run.sh <limit in bytes> <compiler> <argument>…
# The arguments are include folders; the optimization is always -O2, and the linker leaves out what nothing uses. Counted
# is what `size` calls text, which has the read-only data and the tables of the loader too, beyond that of an empty program.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -ge 2 ] || { sed -n 's/^# usage: /usage: /p' "${BASH_SOURCE[0]}" >&2; exit 2; }
limit=$1
compiler=$2
shift 2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'int main() {}\n' >"$work/empty.cpp"

# text_of <source> <argument>…: prints the bytes of the program.
text_of()
{
    local source=$1
    shift
    "$compiler" -std=c++17 -O2 -ffunction-sections -fdata-sections "$source" -o "$work/program" -Wl,--gc-sections -s "$@"
    "$work/program"
    size "$work/program" | awk 'NR == 2 { print $1 }'
}

empty=$(text_of "$work/empty.cpp")
full=$(text_of "$here/program.cpp" "$@")
bytes=$((full - empty))
printf '%d bytes, %d at most\n' "$bytes" "$limit"
[ "$bytes" -le "$limit" ]

#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Proves that the comparison of instruction counts can fail.
#
# usage: tests/instructions/compare_test.sh
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
printf '# Committed.\nwrite 1000\nread 2000\n' >"$work/expected"

# expect <exit status> <text that must be printed> <description> <counted line>…
expect()
{
    local wanted=$1 text=$2 what=$3 status=0
    shift 3
    if [ $# -gt 0 ]; then printf '%s\n' "$@"; fi >"$work/counted"
    "$here/compare.sh" "$work/expected" "$work/counted" >"$work/said" 2>&1 || status=$?
    if [ "$status" -ne "$wanted" ] || ! grep -qF -- "$text" "$work/said"; then
        printf 'FAILED: %s: status %d, wanted %d and "%s"; said:\n' "$what" "$status" "$wanted" "$text"
        cat "$work/said"
        failures=$((failures + 1))
    fi
}

expect 0 '+0.0 %: as committed' 'equal counts' 'write 1000' 'read 2000'
expect 0 '+2.0 %: as committed' 'counts at the tolerance' 'write 1020' 'read 1960'
expect 1 'write                  1021 instructions, committed   1000,  +2.1 %: MORE' 'a loss' 'write 1021' 'read 2000'
expect 1 'LESS than committed: run tests/instructions/update.sh' 'a gain' 'write 1000' 'read 1959'
expect 1 'name: 7 instructions, but no committed count' 'a new operation' 'write 1000' 'read 2000' 'name 7'
expect 1 'read: committed, but not counted' 'a missing operation' 'write 1000'
expect 1 '2 of 0 counts are off' 'nothing counted'
: >"$work/expected"
expect 1 '0 of 0 counts are off' 'nothing at all'

printf '%d failures\n' "$failures"
[ "$failures" -eq 0 ]

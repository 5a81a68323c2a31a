#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Proves that the comparison of growing counts can fail.
#
# usage: tests/growth/compare_test.sh
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# expect <exit status> <text that must be printed> <description> <line>…
expect()
{
    local wanted=$1 text=$2 what=$3 status=0
    shift 3
    if [ $# -gt 0 ]; then printf '%s\n' "$@"; fi >"$work/counted"
    "$here/compare.sh" "$work/counted" >"$work/said" 2>&1 || status=$?
    if [ "$status" -ne "$wanted" ] || ! grep -qF -- "$text" "$work/said"; then
        printf 'FAILED: %s: status %d, wanted %d and "%s"; said:\n' "$what" "$status" "$wanted" "$text"
        cat "$work/said"
        failures=$((failures + 1))
    fi
}

expect 0 '10.0 times as many' 'linear' 'a 100 50 4000' 'a 1000 50 40000'
expect 0 '14.0 times as many' 'at the tolerance' 'a 100 99 4000' 'a 1000 99 56000'
expect 1 'GROWS FASTER' 'beyond the tolerance' 'a 100 99 4000' 'a 1000 99 57000'
expect 0 '20.0 times as many' 'the first step' 'a 10 99 100' 'a 100 99 2000'
expect 1 'GROWS FASTER' 'beyond the tolerance of the first step' 'a 10 99 100' 'a 100 99 2010'
expect 1 'TAKES MORE than 50 for each' 'a slow element' 'a 1000 50 51000'
expect 0 'for each' 'ten elements are not judged' 'a 10 50 51000'
expect 1 'not counted: a 10 50' 'no count' 'a 10 50'
expect 1 'but the size before is 10' 'a size is missing' 'a 10 50 100' 'a 1000 50 1000'
expect 1 '0 of 0 counts are wrong' 'nothing counted'

printf '%d failures\n' "$failures"
[ "$failures" -eq 0 ]

#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Says how instruction counts grow with a size.
#
# usage: tests/growth/compare.sh <file>; each line has a name, a size, the most instructions of an element, and the instructions
# that were counted. The sizes of a name follow in order, each ten times the one before. Ten elements are inside the error, and
# a hundred are on the heap, with an index: there an element may take twice as much.
set -euo pipefail
export LC_ALL=C

[ $# -eq 1 ] || { sed -n 's/^# usage: /usage: /p' "${BASH_SOURCE[0]}" >&2; exit 2; }
awk -v tolerance=14 -v first_tolerance=20 '
    NF != 4 || $4 !~ /^[0-9]+$/ { print "not counted: " $0; ++wrong; next }
    {
        ++count
        said = ""
        if ($1 in before) {
            growth = $4 / before[$1]
            said = sprintf(", %4.1f times as many", growth)
            if ($2 != 10 * size[$1]) { said = said ", but the size before is " size[$1]; ++wrong }
            if (growth > ($2 > 100 ? tolerance : first_tolerance)) { said = said ": GROWS FASTER THAN ITS SIZE"; ++wrong }
        }
        each = $4 / $2
        if ($2 >= 100 && each > $3) { said = said ": TAKES MORE than " $3 " for each"; ++wrong }
        printf "%-24s %5d: %9d instructions, %5d for each%s\n", $1, $2, $4, each, said
        before[$1] = $4
        size[$1] = $2
    }
    END {
        if (wrong || !count) print wrong + 0 " of " count + 0 " counts are wrong"
        exit wrong > 0 || count == 0
    }
' "$1"

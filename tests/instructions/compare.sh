#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Compares instruction counts with the committed ones.
#
# usage: tests/instructions/compare.sh <expected file> <counted file>; each line has a name and a number. A difference of
# more than 2 % fails: a higher count is a loss, and a lower one is a gain that should be committed.
set -euo pipefail
export LC_ALL=C

[ $# -eq 2 ] || { sed -n 's/^# usage: /usage: /p' "${BASH_SOURCE[0]}" >&2; exit 2; }
awk -v tolerance=2 '
    /^#/ || NF == 0 { next }
    FILENAME == ARGV[1] { expected[$1] = $2; next }
    {
        counted[$1] = 1
        ++count
        if (!($1 in expected)) { print $1 ": " $2 " instructions, but no committed count"; ++wrong; next }
        off = ($2 - expected[$1]) * 100 / expected[$1]
        said = "as committed"
        if (off > tolerance) said = "MORE than committed"
        if (off < -tolerance) said = "LESS than committed: run tests/instructions/update.sh and commit the gain"
        if (off > tolerance || off < -tolerance) ++wrong
        printf "%-20s %6d instructions, committed %6d, %+5.1f %%: %s\n", $1, $2, expected[$1], off, said
    }
    END {
        for (name in expected) if (!(name in counted)) { print name ": committed, but not counted"; ++wrong }
        if (wrong || !count) print wrong + 0 " of " count + 0 " counts are off; the tolerance is " tolerance " %"
        exit wrong > 0 || count == 0
    }
' "$1" "$2"

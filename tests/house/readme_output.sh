#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks that the README shows what its first program prints.
#
# usage: tests/house/readme_output.sh <README.md> <program>
set -euo pipefail

[ $# -eq 2 ] || { printf 'usage: tests/house/readme_output.sh <README.md> <program>\n' >&2; exit 2; }

shown=$(awk '/^<!-- output of examples\/first.cpp -->$/ { from = 1; next } from && /^```text/ { inside = 1; next }
             inside && /^```/ { exit } inside' "$1")
printed=$("$2")
[ -n "$shown" ] || { printf '%s: shows no output of examples/first.cpp\n' "$1" >&2; exit 1; }
[ "$printed" = "$shown" ] || {
    printf 'README.md shows\n%s\nthe program prints\n%s\n' "$shown" "$printed" >&2
    exit 1
}
printf 'the README shows what its first program prints\n'

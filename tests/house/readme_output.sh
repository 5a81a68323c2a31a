#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks that the README shows what its first program prints: the same status, and the same JSON except white space.
#
# usage: tests/house/readme_output.sh <README.md> <program>
set -euo pipefail

[ $# -eq 2 ] || { printf 'usage: tests/house/readme_output.sh <README.md> <program>\n' >&2; exit 2; }

shown=$(awk '/^<!-- output of examples\/first.cpp -->$/ { from = 1; next } from && /^```json/ { inside = 1; next }
             inside && /^```/ { exit } inside' "$1" | sed -e 's/^ *//' -e 's/": /":/' | tr -d '\n')
status=$(sed -n 's/^It prints `\([0-9]*\)` and this, in one line:$/\1/p' "$1")
printed=$("$2")
[ -n "$shown" ] && [ -n "$status" ] || { printf '%s: shows no output of examples/first.cpp\n' "$1" >&2; exit 1; }
[ "$printed" = "$status $shown" ] || {
    printf 'README.md shows   %s %s\nthe program prints %s\n' "$status" "$shown" "$printed" >&2
    exit 1
}
printf 'the README shows what its first program prints\n'

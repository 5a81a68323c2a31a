#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks that a page shows what a failing test program prints: each block of the page after a line
# <!-- printed by SOURCE --> must be in the output, whose paths have lost their folders.
#
# usage: printed.sh <root> <page> <source> <program> [<argument>…]
set -euo pipefail
root=$1 page=$2 source=$3
shift 3

status=0
output=$("$@" 2>&1) || status=$?
if [ "$status" -eq 0 ]; then
    printf '%s: no test failed\n' "$source"
    exit 1
fi
output=$(sed -E 's|[^ "]*/([a-z0-9_]+\.[ch]pp:[0-9]+)|\1|g; s/[ \t]+$//' <<<"$output")

blocks=0
differences=0
while IFS= read -r -d '' block; do
    blocks=$((blocks + 1))
    if [[ "$output" != *"$block"* ]]; then
        printf '%s: this is not what %s prints:\n%s\n' "$page" "$source" "$block"
        differences=$((differences + 1))
    fi
done < <(awk -v marker="<!-- printed by $source -->" '
    $0 == marker { wanted = 1; next }
    wanted && /^```/ { if (inside) { printf "%s%c", block, 0; wanted = inside = 0 } else { inside = 1; block = "" } next }
    wanted && inside { block = block (block == "" ? "" : "\n") $0 }
' "$root/$page")

if [ "$differences" -ne 0 ]; then printf 'What it prints:\n%s\n' "$output"; fi
printf '%s: %d blocks, %d differ\n' "$page" "$blocks" "$differences"
[ "$blocks" -gt 0 ] && [ "$differences" -eq 0 ]

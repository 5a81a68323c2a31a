#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks that docs/http-clients.md has the numbers of lines of the clients' examples, with the adapters and without.
#
# usage: tests/adapt/clients/lines.sh <root>
set -euo pipefail
cd "$1"

# lines <file> <region>: prints how many lines of the region are not empty.
lines() { sed -n "/\/\/ \[$2\]/,/\/\/ \[\/$2\]/p" "$1" | grep -vcE '^ *(// \[.*)?$'; }

failures=0
key=$(lines tests/adapt/clients/new_key.hpp key)
for names in 'httplib_client httplib' 'curl curl' 'beast_client beast'; do
    read -r example library <<<"$names"
    row="| \`$library\` | $(lines "examples/adapt/$example.cpp" call) | $(($(lines "tests/adapt/clients/${library}_by_hand.cpp" call) + key)) |"
    if ! grep -qF "$row" docs/http-clients.md; then
        printf 'docs/http-clients.md: has no row %s\n' "$row"
        failures=$((failures + 1))
    fi
done
printf '%d rows differ\n' "$failures"
[ "$failures" -eq 0 ]

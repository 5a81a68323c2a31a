#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Runs the tests of doctest.cpp, and checks that docs/catch2-and-doctest.md shows what the one that fails prints.
#
# usage: doctest.sh <program> <root>
set -euo pipefail
"$1"
"$(dirname "${BASH_SOURCE[0]}")/printed.sh" "$2" docs/catch2-and-doctest.md examples/adapt/doctest.cpp "$1" --no-skip \
    --test-case=fails

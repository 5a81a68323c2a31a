#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Runs the tests of catch2.cpp, and checks that docs/catch2-and-doctest.md shows what the one that fails prints. Not with version
# 3, whose library breaks lines at another width.
#
# usage: catch2.sh <program> <root>
set -euo pipefail
"$1"
if "$1" --libidentify | grep -q 'version: *2'; then
    "$(dirname "${BASH_SOURCE[0]}")/printed.sh" "$2" docs/catch2-and-doctest.md examples/adapt/catch2.cpp "$1" fails
fi

#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks that docs/testing.md shows what the failing tests of gtest_failing.cpp print.
#
# usage: gtest_failing.sh <program> <root>
exec "$(dirname "${BASH_SOURCE[0]}")/printed.sh" "$2" docs/testing.md examples/adapt/gtest_failing.cpp "$1"

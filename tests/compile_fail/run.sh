#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks one compile-fail case: the valid twin compiles, and the bad form is refused with the expected message.
#
# usage: tests/compile_fail/run.sh <case.cpp> <compiler> <flag>…
# The first line of a case is "// expect: <extended regex>", and its bad form is under #ifdef AMISS_MUST_NOT_COMPILE.
set -euo pipefail

case=$1
compiler=$2
shift 2

# The expected text could match a quoted source line by chance, so the compiler must not quote any.
if "$compiler" --version | grep -q clang; then quiet=-fno-caret-diagnostics; else quiet=-fno-diagnostics-show-caret; fi

expected=$(sed -n '1s|^// expect: ||p' "$case")
if [ -z "$expected" ]; then
    printf '%s: the first line is not "// expect: <regex>"\n' "$case"
    exit 1
fi
if ! said=$("$compiler" "$@" -fsyntax-only "$case" 2>&1); then
    printf '%s: the valid twin does not compile\n%s\n' "$case" "$said"
    exit 1
fi
if said=$("$compiler" "$@" "$quiet" -DAMISS_MUST_NOT_COMPILE -fsyntax-only "$case" 2>&1); then
    printf '%s: the bad form compiles\n' "$case"
    exit 1
fi
if ! grep -qE -- "$expected" <<<"$said"; then
    printf '%s: the bad form is refused without the message "%s"\n%s\n' "$case" "$expected" "$said"
    exit 1
fi
printf '%s: refused as it should be\n' "$case"

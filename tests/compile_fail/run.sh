#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks one compile-fail case: the valid twin compiles, and the bad form is refused with the expected message.
#
# usage: tests/compile_fail/run.sh <case.cpp> <compiler> <flag>…
# With the environment variable AMISS_PRECOMPILED, a folder of precompile.sh, a case begins with its first header precompiled.
# The case's first line is "// expect: <extended regex>"; the bad form is under #ifdef AMISS_MUST_NOT_COMPILE. A third line
# "// lines: <number>" says how many lines g++ may print of it, with the source lines that it quotes but without those on
# what includes what; clang, which quotes a line for each step of an instantiation, may print three times as many.
set -euo pipefail

case=$1
compiler=$2
shift 2
flags=("$@")
first=$(sed -nE 's|^#include <(.*)>.*|\1|p; /^#include/q' "$case")
precompiled=${AMISS_PRECOMPILED:-}/${first//\//_}
[ ! -f "$precompiled.gch" ] || flags+=(-include "$precompiled")
flags+=(-fsyntax-only)

expected=$(sed -n '1s|^// expect: ||p' "$case")
if [ -z "$expected" ]; then
    printf '%s: the first line is not "// expect: <regex>"\n' "$case"
    exit 1
fi
if ! said=$("$compiler" "${flags[@]}" "$case" 2>&1); then
    printf '%s: the valid twin does not compile\n%s\n' "$case" "$said"
    exit 1
fi
flags+=(-DAMISS_MUST_NOT_COMPILE)
if said=$("$compiler" "${flags[@]}" "$case" 2>&1); then
    printf '%s: the bad form compiles\n' "$case"
    exit 1
fi

# The expected text could match a quoted source line by chance. g++ marks those lines, so that one compilation is enough.
most=$(sed -n '3s|^// lines: ||p' "$case")
if "$compiler" --version | grep -q clang; then
    messages=$("$compiler" "${flags[@]}" -fno-caret-diagnostics "$case" 2>&1) || true
    [ -z "$most" ] || most=$((3 * most))
else
    messages=$(grep -vE '^ *[0-9+]* \|' <<<"$said") || true
fi
if ! grep -qE -- "$expected" <<<"$messages"; then
    printf '%s: the bad form is refused without the message "%s"\n%s\n' "$case" "$expected" "$messages"
    exit 1
fi
if [ -n "$most" ]; then
    # Through which headers the compiler came depends on the order of includes, and says nothing about the mistake.
    lines=$(grep -vcE '^(In file included| +) from ' <<<"$said")
    if [ "$lines" -gt "$most" ]; then
        printf '%s: the bad form is refused in %d lines; %d is the most\n%s\n' "$case" "$lines" "$most" "$said"
        exit 1
    fi
fi
printf '%s: refused as it should be\n' "$case"

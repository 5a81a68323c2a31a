#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks amiss.natvis: that it is well-formed, that it uses what tests/debug/natvis.py knows of Natvis, and what its
# expressions give for the errors of a running program, with gdb as their evaluator.
#
# usage: tests/debug/natvis.sh <project folder> <compiler> <flag>…; exits with 77 where there is no gdb that can run a program.
set -euo pipefail
export LC_ALL=C.UTF-8

root=$(cd "$1" && pwd)
compiler=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
. tests/debug/use_gdb.sh

"$compiler" "$@" -fmacro-prefix-map="$root/"= -O0 -g tests/debug/program.cpp -o "$work/program"
run_gdb -ex 'break stop' -ex run -ex 'source tests/debug/natvis.py' "$work/program" >"$work/all" 2>"$work/errors" || true
if grep -E 'Traceback|[Ee]rror' "$work/errors"; then
    cat "$work/errors"
    exit 1
fi
sed '1,/^--- amiss.natvis$/d' "$work/all" >"$work/shown"
diff <(tail -n +3 tests/debug/natvis_shown.txt) "$work/shown" || { printf 'amiss.natvis shows other than expected (<), namely (>)\n'; exit 1; }
printf '%d lines are as expected\n' "$(wc -l <"$work/shown")"

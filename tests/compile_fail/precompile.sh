#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Precompiles the headers with which most cases begin, so that run.sh need not compile them for each case.
#
# usage: tests/compile_fail/precompile.sh <folder> <compiler> <flag>…
set -euo pipefail

cases=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$1
compiler=$2
shift 2
mkdir -p "$folder"
rm -f "$folder"/*.gch
# Those that are the first of at least ten cases.
count=0
while read -r often header; do
    [ "$often" -ge 10 ] || break
    file=$folder/${header//\//_}
    printf '#include <%s>\n' "$header" >"$file"
    "$compiler" "$@" -x c++-header "$file" -o "$file.gch"
    count=$((count + 1))
done < <(for case in "$cases"/*.cpp; do sed -nE 's|^#include <(.*)>.*|\1|p; /^#include/q' "$case"; done |
         sort | uniq -c | sort -rn)
[ "$count" -gt 0 ] || { printf 'no header is the first of ten cases\n'; exit 1; }

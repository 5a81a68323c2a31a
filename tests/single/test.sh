#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks the single file: it is always the same, has no date or path, and compiles alone, twice, and without Boost.
#
# usage: tests/single/test.sh <project folder> <cmake> <compiler> <flag>…
set -euo pipefail

root=$1
cmake=$2
compiler=$3
shift 3
flags=("$@")
script=$root/tools/single_header.cmake
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# holds <description> <command>…: the command must succeed.
holds()
{
    local what=$1
    shift
    if ! "$@" >"$work/said" 2>&1; then
        printf 'FAILED: %s\n' "$what"
        head -n 20 "$work/said"
        failures=$((failures + 1))
    fi
}
lacks() { ! grep -nE -m 3 -- "$1" "$2"; }

# --- the same bytes ---------------------------------------------------------------------------------------------------

single=$work/single/amiss.hpp
holds 'it is written' env LC_ALL=C "$cmake" -P "$script" "$single"
[ -s "$single" ] || { printf 'there is no single file\n'; exit 1; }

mkdir "$work/elsewhere"
cd "$work/elsewhere"
holds 'it is written from another folder, in another locale' env LC_ALL=C.UTF-8 TZ=Asia/Tokyo "$cmake" -P "$script" there.hpp
holds 'both are the same bytes' cmp "$single" there.hpp
cp -R "$root/include" "$root/tools" "$work/elsewhere" # in a copy, the file system may list files in another order
holds 'it is written by a copy of the project' "$cmake" -P tools/single_header.cmake copy.hpp
holds 'the copy writes the same bytes' cmp "$single" copy.hpp
holds 'it is written over an old one' "$cmake" -P "$script" copy.hpp
holds 'the old one makes no difference' cmp "$single" copy.hpp

# --- what is in it ----------------------------------------------------------------------------------------------------

version=$(sed -n 's/^#define AMISS_VERSION_STRING "\(.*\)"$/\1/p' "$root/include/amiss/version.hpp")
holds 'its first line has the version' grep -qE "^// amiss ${version//./\\.}: " <(head -n 1 "$single")
holds 'it names the licence' grep -q '^// SPDX-License-Identifier: BSL-1.0$' "$single"
holds 'there is no date in it' lacks "$(date +%Y)-[0-9]{2}-[0-9]{2}|$(date +'%b.* %Y')" <(head -n 20 "$single")
holds 'there is no path in it' lacks "$root|$work" "$single"
holds 'there is one #pragma once' test "$(grep -c '#pragma once' "$single")" -eq 1
holds 'it includes nothing of ours' lacks '^[ \t]*#[ \t]*include[ \t]*(<amiss|")' "$single"
holds 'no header is in it twice' test -z "$(grep '^// --- <' "$single" | sort | uniq -d)"
holds 'nothing is included twice' test -z "$(grep -E '^#include' "$single" | sort | uniq -d)"
holds 'no line ends in a carriage return' lacks $'\r' "$single"

# Apart from the lines that join them, it has the lines of the headers.
lines() { grep -vE '^[ \t]*$|^[ \t]*#[ \t]*(include|pragma once)|^// SPDX-License-Identifier: |^// --- <' "$@" | LC_ALL=C sort; }
(
    cd "$root/include"
    sed -n 's|^// --- <\(.*\)>$|\1|p' "$single" | xargs cat | lines
) >"$work/lines_of_headers"
sed 1,8d "$single" | lines >"$work/lines_of_single"
holds 'its lines are those of the headers' diff "$work/lines_of_headers" "$work/lines_of_single"

# --- what cannot be written -------------------------------------------------------------------------------------------

# refused <message> <argument>…: cmake -P with these arguments must fail with the message.
refused()
{
    local sentence=$1
    shift
    if "$cmake" -P "$@" >"$work/said" 2>&1 || ! tr -s ' \n' '  ' <"$work/said" | grep -qF -- "$sentence"; then
        printf 'FAILED: cmake -P %s is not refused with "%s"\n' "$*" "$sentence"
        cat "$work/said"
        failures=$((failures + 1))
    fi
}
refused 'usage: cmake -P tools/single_header.cmake <file to write>' "$script"
refused 'usage: cmake -P tools/single_header.cmake <file to write>' "$script" one two
refused 'usage: cmake -P tools/single_header.cmake <file to write>' "$script" ''
refused 'is a folder' "$script" "$work"

# breaks <message> <sed command> <header>: edits the header in the copy, and then writing must fail with the message.
breaks()
{
    cp -R "$root/include" .
    sed -i "$2" "include/$3"
    rm -f broken.hpp
    refused "$1" tools/single_header.cmake broken.hpp
    holds "nothing is written where $1" test ! -e broken.hpp
}
breaks '<amiss/gone.hpp> is included, but there is no such file' '$a #include <amiss/gone.hpp>' amiss/error.hpp
breaks 'has an #include that is not of the form' '$a #include "other.hpp"' amiss/error.hpp
breaks 'leaves an #if open' '$a #if 1' amiss/error.hpp
breaks 'is included under two different conditions' \
    '$a #if 0\n#include <amiss/read.hpp>\n#endif' amiss.hpp
breaks 'does not define the version' '/MINOR/d' amiss/version.hpp

# --- the compiler -----------------------------------------------------------------------------------------------------

compiler_with() { "$compiler" "-I$work/single" "${flags[@]}" "$@"; }
compile() { compiler_with -fsyntax-only "$@"; }

printf '#include <amiss.hpp>\n#include <amiss.hpp>\nint main() {}\n' >"$work/twice.cpp"
holds 'it compiles first and twice' compile "$work/twice.cpp"
compiler_with -M "$work/twice.cpp" >"$work/dependencies"
holds 'it is the file that was compiled' grep -qF "$single" "$work/dependencies"
holds 'it needs no header of ours' lacks '/amiss/[a-z_/]*\.hpp' "$work/dependencies"

# In C++14 it says so and stops.
compile -std=c++14 "$work/twice.cpp" >"$work/said14" 2>&1 || true
holds 'C++14 is refused with one sentence' grep -q '"amiss: C++17 or later is required"' "$work/said14"
holds 'nothing follows that sentence' test "$(wc -l <"$work/said14")" -le 10

# Each header of Boost.JSON that it could ask for is there, and stops the compiler.
mkdir -p "$work/poison/boost/json"
for header in $(sed -nE 's|^#include <(boost/.*)>$|\1|p' "$single") boost/json/basic_parser.hpp boost/json.hpp; do
    printf '#error Boost is included\n' >"$work/poison/$header"
done
if compile "-I$work/poison" "$work/twice.cpp" >"$work/said" 2>&1 || ! grep -q 'Boost is included' "$work/said"; then
    printf 'FAILED: reading does not include Boost.JSON, so the next checks would prove nothing\n'
    failures=$((failures + 1))
fi
holds 'it compiles without reading and Boost' compile "-I$work/poison" -DAMISS_CFG_READ=0 "$work/twice.cpp"
compiler_with -DAMISS_CFG_READ=0 -E "$work/twice.cpp" >"$work/preprocessed"
# A friend is named only, and needs nothing of Boost.
grep -v '^ *friend class boost::system::result;$' "$work/preprocessed" >"$work/without_friends"
holds 'without reading, nothing names Boost' lacks 'boost[:/]' "$work/without_friends"

printf '%d lines, %d bytes, %d failures\n' "$(wc -l <"$single")" "$(wc -c <"$single")" "$failures"
[ "$failures" -eq 0 ]

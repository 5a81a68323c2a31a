#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Runs two programs and the tests that depend on the processor on an emulated aarch64.
#
# usage: tests/aarch64.sh [<folder to work in>]
# Debian: g++-12-aarch64-linux-gnu, qemu-user-static, googletest, and the headers of tl-expected and Boost.
set -euo pipefail

[ $# -le 1 ] || { sed -n 's/^# usage: /usage: /p' "${BASH_SOURCE[0]}" >&2; exit 2; }
cd "$(dirname "${BASH_SOURCE[0]}")/.."
compiler=aarch64-linux-gnu-g++-12
emulator=qemu-aarch64-static
gtest=/usr/src/googletest/googletest
for tool in "$compiler" "$emulator"; do
    command -v "$tool" >/dev/null || { printf 'tests/aarch64.sh: %s is not installed\n' "$tool" >&2; exit 2; }
done
[ -f "$gtest/src/gtest-all.cc" ] || { printf 'tests/aarch64.sh: %s is not there\n' "$gtest" >&2; exit 2; }
work=${1:-$(mktemp -d)}
[ $# -eq 1 ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work"

# The host's include folder comes last, because its C library headers are for another processor.
flags=(-std=c++17 -O1 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -Iinclude -Itests -idirafter /usr/include)
build() { "$compiler" "${flags[@]}" "$@"; }

printf '#include <boost/json/src.hpp>\n' >"$work/json.cpp"
"$compiler" -std=c++17 -O1 -w -idirafter /usr/include -c "$work/json.cpp" -o "$work/json.o"
"$compiler" -std=c++17 -O1 -w "-I$gtest" "-I$gtest/include" -c "$gtest/src/gtest-all.cc" -o "$work/gtest.o"
"$compiler" -std=c++17 -O1 -w "-I$gtest" "-I$gtest/include" -c "$gtest/src/gtest_main.cc" -o "$work/gtest_main.o"

for program in contract spine; do
    build -static "tests/programs/$program.cpp" "$work/json.o" -o "$work/$program"
    "$emulator" "$work/$program"
    printf 'aarch64: %s\n' "$program"
done

tests=(write respond read read_any behaviour/read_roundtrip log url)
for room in text json storage write; do
    for test in tests/detail/"$room"/*.cpp; do tests+=("detail/$room/$(basename "$test" .cpp)"); done
done
tests+=(detail/read/canonical_reader detail/infer/infer detail/headers/ranked_values)
objects=()
for name in "${tests[@]}"; do
    object=$work/${name//\//_}.o
    build -isystem "$gtest/include" -c "tests/$name.cpp" -o "$object"
    objects+=("$object")
done
"$compiler" -static "${objects[@]}" "$work"/{json,gtest,gtest_main}.o -o "$work/tests"
"$emulator" "$work/tests" --gtest_brief=1

#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Runs the contract, the programs and the tests that depend on the machine on another one, emulated: aarch64, or i386, whose
# pointers have 32 bits.
#
# usage: tests/machine.sh aarch64|i386 [<folder to work in>]
# Debian: googletest, the headers of tl-expected and Boost, qemu-user-static, and g++-12-aarch64-linux-gnu or
# g++-12-multilib.
set -euo pipefail

case ${1-} in
aarch64) compiler=(aarch64-linux-gnu-g++-12 -static) emulator=(qemu-aarch64-static) ;;
i386) compiler=(g++-12 -m32 -static -idirafter /usr/include/x86_64-linux-gnu) emulator=(qemu-i386-static) ;;
*) sed -n 's/^# usage: /usage: /p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
machine=$1
[ $# -le 2 ] || { sed -n 's/^# usage: /usage: /p' "${BASH_SOURCE[0]}" >&2; exit 2; }
work=${2:-$(mktemp -d)}
[ $# -eq 2 ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
gtest=/usr/src/googletest/googletest
for tool in "${compiler[0]}" "${emulator[@]}"; do
    command -v "$tool" >/dev/null || { printf 'tests/machine.sh: %s is not installed\n' "$tool" >&2; exit 2; }
done
[ -f "$gtest/src/gtest-all.cc" ] || { printf 'tests/machine.sh: %s is not there\n' "$gtest" >&2; exit 2; }

# The system's headers of libraries come last: those of its C library are of another machine.
flags=(-std=c++17 -O1 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -Iinclude -Itests -idirafter /usr/include)
build() { "${compiler[@]}" "${flags[@]}" "$@"; }

printf '#include <boost/json/src.hpp>\n' >"$work/json.cpp"
"${compiler[@]}" -std=c++17 -O1 -w -idirafter /usr/include -c "$work/json.cpp" -o "$work/json.o"
"${compiler[@]}" -std=c++17 -O1 -w "-I$gtest" "-I$gtest/include" -c "$gtest/src/gtest-all.cc" -o "$work/gtest.o"
"${compiler[@]}" -std=c++17 -O1 -w "-I$gtest" "-I$gtest/include" -c "$gtest/src/gtest_main.cc" -o "$work/gtest_main.o"

for program in contract spine; do
    build "tests/programs/$program.cpp" "$work/json.o" -o "$work/$program"
    "${emulator[@]}" "$work/$program"
    printf '%s: %s\n' "$machine" "$program"
done

tests=(error setters detail_value request_id catalog write respond read read_any log url detail/compiler behaviour/read_roundtrip behaviour/catalogue_identities)
for room in text json storage catalog write; do
    for test in tests/detail/"$room"/*.cpp; do tests+=("detail/$room/$(basename "$test" .cpp)"); done
done
tests+=(detail/read/body_reader detail/infer/infer detail/headers/ranked_values detail/headers/request_id)
objects=()
for name in "${tests[@]}"; do
    object=$work/${name//\//_}.o
    build -isystem "$gtest/include" -c "tests/$name.cpp" -o "$object"
    objects+=("$object")
done
"${compiler[@]}" "${objects[@]}" "$work"/{json,gtest,gtest_main}.o -o "$work/tests"
"${emulator[@]}" "$work/tests" --gtest_brief=1

#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Compiles the branches for MSVC with clang, told to be cl 19.44, for x64 and x86. There is no proof that cl agrees.
#
# usage: tests/variants/msvc/run.sh <include folder> <clang>
set -euo pipefail

include=$(cd "$1" && pwd)
clang=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# As much of Microsoft's headers as these branches and clang's <intrin.h> need.
mkdir "$work/headers"
cd "$work/headers"
printf '%s\n' '#include <stddef.h>' 'namespace std { using ::size_t; }' >cstddef
printf '%s\n' '#include <stdint.h>' \
    'namespace std { using ::uint8_t; using ::uint16_t; using ::uint32_t; using ::uint64_t; using ::uintptr_t; }' >cstdint
printf '%s\n' '#include <stddef.h>' 'extern "C" void* memcpy(void*, const void*, size_t);' \
    'namespace std { using ::memcpy; }' >cstring
printf '%s\n' '#pragma once' '#include <stddef.h>' 'extern "C" {' 'void* malloc(size_t);' 'void free(void*);' \
    'void* _aligned_malloc(size_t, size_t);' 'void _aligned_free(void*);' '}' >malloc.h
cp malloc.h stdlib.h
printf '%s\n' 'namespace std { struct string_view { constexpr string_view(const char*) noexcept {} }; }' >string_view
printf '%s\n' 'typedef int jmp_buf[16];' >setjmp.h

flags=(-std=c++17 -O2 -Wall -Wextra -Werror -fms-extensions -fms-compatibility -fms-compatibility-version=19.44)
flags+=(-U__clang__ -U__GNUC__ -U__SIZEOF_INT128__ -U__BYTE_ORDER__ -U__SSE2__ "-I$work/headers" "-I$include")
"$clang" --target=x86_64-pc-windows-msvc "${flags[@]}" -c "$here/branches.cpp" -o "$work/x64.o"
"$clang" --target=i686-pc-windows-msvc -msse2 "${flags[@]}" -U_M_IX86_FP -D_M_IX86_FP=2 -c "$here/branches.cpp" -o "$work/x86.o"
"$clang" --version | head -n 1

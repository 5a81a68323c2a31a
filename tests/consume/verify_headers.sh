#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks that CMake can verify the headers of amiss::amiss, as CMAKE_VERIFY_INTERFACE_HEADER_SETS asks in a user's project.
#
# usage: tests/consume/verify_headers.sh <include folder> <the folder verify/ of stage.sh, built with Ninja>
# CMake would compile each header alone. tests/house/headers.sh does so already, so only a few are compiled here, and the
# others must be on CMake's list: all headers but those of adapters.
set -euo pipefail
export LC_ALL=C

include=$1
build=$2
. "$(dirname "${BASH_SOURCE[0]}")/../house/adapters.sh"
target=amiss_amiss_verify_interface_header_sets

listed=$(cd "$build/$target" && find . -name '*.cxx' | sed 's|^\./||; s|\.cxx$||' | sort)
expected=$(cd "$include" && find . -name '*.hpp' | sed 's|^\./||' | sort | while read -r header; do
    [ -n "$(adapter_of "$include" "$header")" ] || printf '%s\n' "$header"
done)
if [ "$listed" != "$expected" ]; then
    diff <(printf '%s\n' "$expected") <(printf '%s\n' "$listed") || true
    printf 'FAILED: CMake would verify other headers (>) than those of no adapter (<)\n'
    exit 1
fi
for header in amiss.hpp amiss/expected.hpp amiss/read.hpp amiss/adapt/boost_json.hpp; do
    cmake --build "$build" --target "CMakeFiles/$target.dir/$target/$header.cxx.o"
done

#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks what find_package(amiss) prints if something is missing, and that it prints nothing if it is QUIET.
#
# usage: tests/consume/find_package_missing.sh <work folder of stage.sh> <version, major.minor> <compiler>
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/find_package_missing
stage=$1
version=$2
compiler=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
said=
status=0

bad()
{
    printf 'FAILED: %s; status %d, said:\n%s\n' "$1" "$status" "$said"
    failures=$((failures + 1))
}

# ask <prefix> <arguments of find_package> [<cmake option>…]: configures the project; sets `said` and `status`.
ask()
{
    local prefix=$1 asked=$2
    shift 2
    status=0
    rm -f "$work/CMakeCache.txt"
    said=$(cmake -S "$project" -B "$work" -G Ninja "-DCMAKE_CXX_COMPILER=$compiler" \
        "-DCMAKE_PREFIX_PATH=$stage/$prefix" "-DASKED=${asked// /;}" "$@" 2>&1) || status=$?
    said=$(tr -s ' \n' '  ' <<<"$said") # joins the lines, because CMake wraps sentences
}
# succeeds|fails <text>…: checks the exit status and what was printed; silent <text>…: checks what was not printed.
succeeds() { [ "$status" -eq 0 ] || bad "it should succeed"; prints "$@"; }
fails() { [ "$status" -ne 0 ] || bad "it should fail"; prints "$@"; }
prints() { local text; for text in "$@"; do [[ $said == *"$text"* ]] || bad "it should say '$text'"; done; }
silent() { local text; for text in "$@"; do [[ $said != *"$text"* ]] || bad "it should not say '$text'"; done; }

no_boost=-DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON
no_expected=(-DCMAKE_DISABLE_FIND_PACKAGE_tl-expected=ON -DCMAKE_IGNORE_PATH=/usr/include)
nowhere=("-DCMAKE_MAKE_PROGRAM=$(command -v ninja)" -DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF
         -DCMAKE_FIND_USE_SYSTEM_ENVIRONMENT_PATH=OFF)
all_found=('amiss: found' 'amiss_core: found' 'amiss_json: found' 'amiss::core: a target' 'amiss::amiss: a target')
boost_sentence=('The component json of amiss needs Boost.JSON 1.81 or later' 'libboost-json1.81-dev; Ubuntu 24.04: '
                '; Conan: boost/1.81.0' 'COMPONENTS core does without it.')
expected_sentence=('amiss needs tl-expected 1.0 or later' 'libexpected-dev; Conan: tl-expected/1.1.0).')

# Everything is installed.
ask all "$version REQUIRED"
succeeds "${all_found[@]}"
ask all "$version REQUIRED COMPONENTS core json"
succeeds "${all_found[@]}"
ask all "REQUIRED COMPONENTS core"
succeeds 'amiss::core: a target'
silent 'amiss::amiss: a target'
ask core "REQUIRED" "$no_boost"
succeeds 'amiss_core: found' 'amiss::core: a target'
silent 'amiss::amiss' 'amiss_json'

# Boost is missing.
ask all "REQUIRED COMPONENTS json" "$no_boost"
fails "${boost_sentence[@]}"
ask all "REQUIRED" "$no_boost"
fails "${boost_sentence[@]}"
ask all "COMPONENTS json" "$no_boost"
succeeds "${boost_sentence[@]}"
silent 'amiss: found' 'amiss_json: found'
ask all "QUIET COMPONENTS json" "$no_boost"
succeeds
silent Boost libboost 'amiss: found' 'amiss::amiss: a target' Warning
ask all "REQUIRED COMPONENTS core OPTIONAL_COMPONENTS json" "$no_boost"
succeeds 'amiss: found' 'amiss_core: found' 'amiss::core: a target'
silent 'amiss_json: found' 'amiss::amiss: a target' Warning
ask all "REQUIRED COMPONENTS core" "$no_boost"
succeeds 'amiss::core: a target'

# tl-expected is missing.
ask all "REQUIRED COMPONENTS core" "${no_expected[@]}"
fails "${expected_sentence[@]}"
ask all "REQUIRED" "${no_expected[@]}"
fails "${expected_sentence[@]}"
ask all "QUIET" "${no_expected[@]}"
succeeds
silent expected 'amiss: found' 'amiss::core: a target' Warning
# CMake's own message would name a package that the user has not asked for.
ask all "COMPONENTS core" "${nowhere[@]}"
succeeds "${expected_sentence[@]}"
silent 'Could NOT find'
# The header of tl-expected alone is enough.
ask all "REQUIRED COMPONENTS core" -DCMAKE_DISABLE_FIND_PACKAGE_tl-expected=ON
succeeds 'amiss::core: a target'

# There is no such component.
ask all "REQUIRED COMPONENTS core xml"
fails "amiss has no component 'xml'; it has core, json and the adapters absl, asio, beast, "
silent 'needs none'
ask all "REQUIRED COMPONENTS core opentelemetry"
fails "amiss has no component 'opentelemetry'; it has " '<amiss/adapt/opentelemetry.hpp> needs none: link amiss::core.'
ask all "REQUIRED COMPONENTS core OPTIONAL_COMPONENTS xml"
succeeds 'amiss: found'
ask core "REQUIRED COMPONENTS json"
fails 'This amiss was installed without its component json'

# A library of an adapter is missing. Its own messages are not shown.
no_library=(-DCMAKE_DISABLE_FIND_PACKAGE_httplib=ON -DCMAKE_DISABLE_FIND_PACKAGE_PkgConfig=ON)
httplib_sentence='The component httplib of amiss needs cpp-httplib 0.11 or later (Debian and Ubuntu: libcpp-httplib-dev and'
ask all "REQUIRED COMPONENTS httplib" "${no_library[@]}"
fails "$httplib_sentence"
silent 'amiss::httplib: a target'
ask all "REQUIRED COMPONENTS core poco nlohmann" -DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON \
    -DCMAKE_DISABLE_FIND_PACKAGE_Poco=ON
fails 'The component poco of amiss needs Poco::Net 1.11 or later (Debian and Ubuntu: libpoco-dev; Conan: poco) and Boost' \
    'The component nlohmann of amiss needs JSON for Modern C++ 3'
ask all "REQUIRED COMPONENTS absl catch2 doctest fmt gtest spdlog" -DCMAKE_DISABLE_FIND_PACKAGE_{absl,Catch2,doctest,fmt,GTest,spdlog}=ON
fails 'The component absl of amiss needs Abseil' 'libabsl-dev; Conan: abseil)' 'The component catch2 of amiss needs Catch2 2.13' \
    'The component doctest of amiss needs doctest 2.4' 'The component fmt of amiss needs {fmt} 9' 'libfmt-dev; Conan: fmt)' \
    'The component gtest of amiss needs GoogleMock 1.12' 'libgmock-dev; Conan: gtest)' 'The component spdlog of amiss needs spdlog'
ask all "REQUIRED COMPONENTS boost_result leaf outcome" "$no_boost"
fails 'The component boost_result of amiss needs Boost 1.81' 'The component leaf of amiss needs' 'The component outcome of amiss needs'
ask all "COMPONENTS core httplib" "${no_library[@]}"
succeeds "$httplib_sentence"
silent 'amiss: found'
ask all "QUIET COMPONENTS core httplib" "${no_library[@]}"
succeeds
silent "$httplib_sentence" 'amiss: found' Warning
ask all "REQUIRED COMPONENTS core OPTIONAL_COMPONENTS httplib" "${no_library[@]}"
succeeds 'amiss: found' 'amiss::core: a target'
silent "$httplib_sentence" 'amiss_httplib: found' 'amiss::httplib: a target'
ask all "REQUIRED COMPONENTS httplib" "${no_expected[@]}"
fails "${expected_sentence[@]}"
# Nobody has to have what is not asked for.
ask all "REQUIRED" "${no_library[@]}"
succeeds "${all_found[@]}"
silent 'The component httplib' 'amiss::httplib: a target'

# Versions: before 1.0, a minor version may break; after that, only a major version may.
major=${version%.*}
minor=${version#*.}
ask all "$major.$minor.0 REQUIRED"
succeeds 'amiss: found'
ask all "$((major + 1)).$minor REQUIRED"
fails 'compatible with requested version' "$((major + 1)).$minor"
ask all "$major.$((minor + 1)) REQUIRED"
fails 'compatible with requested version'
if [ "$major" -eq 0 ] && [ "$minor" -gt 0 ]; then
    ask all "0.$((minor - 1)) REQUIRED"
    fails 'compatible with requested version'
fi

printf '%d failures\n' "$failures"
[ "$failures" -eq 0 ]

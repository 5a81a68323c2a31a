#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Tests the Conan package as users do: creates it, installs it into a project, and checks what it must refuse.
#
# usage: tests/conan/run.sh; needs Conan 2 on PATH. It changes neither the user's Conan cache nor the source tree.
# It uses the libraries of the system instead of those of Conan's registry, and downloads nothing.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tools/lib/packages.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CONAN_HOME=$work/home
log=$work/log

version_said=$(conan --version 2>&1) || fail "Conan 2 is not on PATH; one way to have it: pipx install conan"
[[ $version_said == "Conan version 2."* ]] || fail "this is '$version_said', and the package needs Conan 2"

# This works on a copy, because Conan builds the test package inside the source tree.
mkdir -p "$work/source/tools" "$work/source/tests/consume"
cp -R conanfile.py LICENSE include "$work/source"
cp -R tools/cmake "$work/source/tools"
cp -R tests/conan "$work/source/tests"
cp -R tests/consume/programs "$work/source/tests/consume"
cd "$work/source"

boost=$(sed -n 's/^#define BOOST_VERSION \([0-9]*\)$/\1/p' /usr/include/boost/version.hpp)
boost=$((boost / 100000)).$((boost / 100 % 1000)).$((boost % 100))
export AMISS_BOOST=$boost@system
offline=(-pr:a tests/conan/system.profile --build=missing --no-remote)

# run <command>…: runs it, and shows its output only if it fails.
run() { "$@" >"$log" 2>&1 || { tail -n 60 "$log" >&2; fail "failed: $*"; }; }

# refused <text> <command>…: the command must fail and print the text.
refused()
{
    local text=$1
    shift
    if "$@" >"$log" 2>&1; then fail "should have failed: $*"; fi
    grep -qF -- "$text" "$log" || { tail -n 20 "$log" >&2; fail "should have said '$text': $*"; }
}

run conan export tests/conan/system/tl-expected
run conan export tests/conan/system/boost --version "$boost" --user system
run conan export tests/conan/system/boost --version "$boost" --user bare
run conan export tests/conan/system/boost --version 1.80.0 --user system

# The libraries of the adapters that the system has. A version that no other of them has shows that the profile is used.
adapters=(absl:abseil:20220623.1 catch2:catch2:2.13.10 curl:libcurl:8.0.0 doctest:doctest:2.4.9 fmt:fmt:9.1.0
          glaze:glaze:3.0.0 grpc:grpc:1.51.1 gtest:gtest:1.12.1 httplib:cpp-httplib:0.11.4 nlohmann:nlohmann_json:3.11.2
          pistache:pistache:0.0.5 poco:poco:1.11.0 rapidjson:rapidjson:1.1.0 restinio:restinio:0.6.16 simdjson:simdjson:3.0.1
          spdlog:spdlog:1.10.0)
options=()
for adapter in "${adapters[@]}"; do
    IFS=: read -r name package version <<<"$adapter"
    run conan export tests/conan/system/library --name "$package" --version "$version" --user system
    variable=AMISS_${package^^}
    export "${variable//-/_}=$version"
    # glaze needs C++23, and the packages here are for C++17.
    if [ "$name" = glaze ]; then continue; fi
    if conan install --requires "$package/$version@system" -pr:a tests/conan/system.profile --build=missing --no-remote \
        >"$log" 2>&1; then
        options+=(-o "amiss/*:with_$name=True")
    else
        grep -q "The system has no $package" "$log" || { cat "$log" >&2; fail "cannot replace $package"; }
        say "skipped: the component $name, the system has no $package"
    fi
done

for with_boost in True False; do
    for build_type in Release Debug; do
        run conan create . "${offline[@]}" -s "build_type=$build_type" -o "amiss/*:with_boost=$with_boost"
        grep -q '100% tests passed' "$log" || fail "the test package ran no tests: $build_type, with_boost=$with_boost"
        say "conan create: $build_type, with_boost=$with_boost; CMake targets and pkg-config files"
    done
done

# Every adapter is a component of its own.
for with_boost in True False; do
    run conan create . "${offline[@]}" -o "amiss/*:with_boost=$with_boost" "${options[@]}"
    grep -q '100% tests passed' "$log" || fail "the test package ran no tests: all adapters, with_boost=$with_boost"
    say "conan create: the components of $((${#options[@]} / 2)) adapters, with_boost=$with_boost"
done
refused 'lower than the required C++ standard (23)' conan create . "${offline[@]}" -o 'amiss/*:with_glaze=True'

# The headers do not depend on any setting, so there is only one package.
run conan list 'amiss/*:*'
[ "$(grep -cE '^ +[0-9a-f]{40}$' "$log")" -eq 1 ] ||
    { cat "$log" >&2; fail "there should be one package for all settings"; }

works='gcc 11, clang 14 and later ones work'
# on <compiler> <version> <setting>…: the settings of a host with this compiler, for conan create.
on()
{
    local name=$1 version=$2 setting
    shift 2
    host=(-s:h "compiler=$name" -s:h "compiler.version=$version")
    for setting in "$@"; do host+=(-s:h "$setting"); done
}
on gcc 10.3
refused "amiss needs gcc 11 or later, not 10.3. $works." conan create . "${offline[@]}" "${host[@]}"
on clang 13 compiler.libcxx=libstdc++11 compiler.cppstd=17
refused "amiss needs clang 14 or later, not 13. $works." conan create . "${offline[@]}" "${host[@]}"
on apple-clang 13.1 compiler.libcxx=libc++ compiler.cppstd=17 os=Macos
refused "amiss needs apple-clang 14 or later, not 13.1. $works; no compiler of Apple's has compiled amiss yet" \
    conan create . "${offline[@]}" "${host[@]}"
on msvc 194 compiler.runtime=dynamic compiler.cppstd=17 os=Windows
refused "amiss does not support msvc: its compiler has not compiled the headers yet. $works." \
    conan create . "${offline[@]}" "${host[@]}"
# Headers need no compiler, so these need not be installed.
for taken in 'gcc 11' 'gcc 14' 'clang 14 compiler.libcxx=libstdc++11 compiler.cppstd=17' \
    'clang 18 compiler.libcxx=libstdc++11 compiler.cppstd=17' \
    'apple-clang 14 compiler.libcxx=libc++ compiler.cppstd=17 os=Macos'; do
    # shellcheck disable=SC2086 # several words
    on $taken
    run conan create . "${offline[@]}" "${host[@]}" --test-folder=
done
grep -qF "no compiler of Apple's has compiled amiss yet" "$log" || fail "a compiler of Apple's should be warned of"
say "refused: g++ 10, clang 13, Apple's clang 13, MSVC; taken: later ones"

refused 'lower than the required C++ standard (17)' conan create . "${offline[@]}" -s:h compiler.cppstd=14
refused 'amiss reads with Boost.JSON, which Boost lacks if without_json=True' \
    conan create . "${offline[@]}" -o 'boost/*:without_json=True'
refused 'amiss reads with Boost.JSON, which Boost lacks if header_only=True' \
    conan create . "${offline[@]}" -o 'boost/*:header_only=True'
AMISS_BOOST=1.80.0@system refused 'amiss needs Boost 1.81 or later, not 1.80.0' conan create . "${offline[@]}"
AMISS_BOOST=$boost@bare refused 'has no component json' conan create . "${offline[@]}"
AMISS_BOOST=$boost@bare run conan create . "${offline[@]}" -o 'amiss/*:with_boost=False' --test-folder=
say "refused: C++14, a Boost without JSON, a Boost that is too old"

# consume <description>: builds and runs the consumer with its presets.
consume()
{
    local build_type preset
    for build_type in Release Debug; do
        preset=conan-${build_type,,}
        run conan install . -pr:a ../system.profile --build=missing --no-remote -s "build_type=$build_type"
        run cmake --preset "$preset"
        run cmake --build --preset "$preset"
        run "build/$build_type/consumer"
        say "$1: $build_type, conan install and cmake --preset $preset"
    done
}
cd tests/conan/consumer
consume "consumer"
rm -rf build CMakeUserPresets.json
run conan editable add ../../..
consume "consumer of an editable package"

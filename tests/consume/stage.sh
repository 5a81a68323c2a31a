#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Installs amiss as users do, for the projects in this folder.
#
# usage: tests/consume/stage.sh <source> <work folder> <compiler> <generator>
# Leaves in the work folder: all/ (everything), core/ (an installation of amiss::core without Boost), moved/ (an
# installation with other folder names that was moved afterwards), amiss.tar.gz (the sources) and verify/ (a build that
# can verify the headers).
set -euo pipefail

source=$1
work=$2
compiler=$3
generator=$4

rm -rf "$work/all" "$work/core" "$work/moved" "$work/first"
mkdir -p "$work"

# install <build> <prefix> <option>…: configures a build and installs it.
install()
{
    local build=$work/$1 prefix=$work/$2
    shift 2
    cmake -S "$source" -B "$build" -G "$generator" "-DCMAKE_CXX_COMPILER=$compiler" -DCMAKE_BUILD_TYPE=Debug \
        -DAMISS_BUILD_TESTS=OFF -DAMISS_BUILD_EXAMPLES=OFF "$@"
    cmake --install "$build" --prefix "$prefix" >"$build/install.log" || { cat "$build/install.log"; exit 1; }
}

install verify all -DCMAKE_VERIFY_INTERFACE_HEADER_SETS=ON
install core-build core -DAMISS_CORE_ONLY=ON -DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON
# Here the prefix is known when configuring; above it is known only when installing.
install first-build first "-DCMAKE_INSTALL_PREFIX=$work/first" -DCMAKE_INSTALL_INCLUDEDIR=include/nested \
    -DCMAKE_INSTALL_DATADIR=lib/data
mv "$work/first" "$work/moved"

failures=0
bad() { printf 'FAILED: %s\n' "$*"; failures=$((failures + 1)); }

# The installed files must not contain a path of this machine.
while read -r named; do bad "$named contains the path of its build"; done < <(
    grep -rlF -e "$work" -e "$source" "$work/all" "$work/core" "$work/moved" || true)
# All headers and the single file must be there, and nothing else.
for prefix in all/include core/include moved/include/nested; do
    difference=$(diff -rq "$source/include" "$work/$prefix" | grep -v ": single$") && bad "$prefix: $difference"
    [ -s "$work/$prefix/amiss/single/amiss.hpp" ] || bad "$prefix: no single file"
done
cmp -s "$work/all/include/amiss/single/amiss.hpp" "$work/core/include/amiss/single/amiss.hpp" ||
    bad "two single files of the same headers differ"
[ -z "$(find "$work/core" -name '*json-targets*' -o -name amiss.pc)" ] || bad "core has files that need Boost"

# The files for debuggers, which targets of MSVC have among their sources.
for share in all/share core/share moved/lib/data; do
    for file in tools/debuggers/amiss.natvis tools/debuggers/amiss_printers.py; do
        cmp "$source/$file" "$work/$share/amiss/${file##*/}" || bad "$share: $file is not installed"
    done
    grep -qF "CXX_COMPILER_ID:MSVC>:\${_IMPORT_PREFIX}/${share#*/}/amiss/amiss.natvis>" "$work/$share/cmake/amiss/amiss-core-targets.cmake" ||
        bad "$share: amiss::core does not have amiss.natvis"
done

cd "$source"
cmake -E tar czf "$work/amiss.tar.gz" CMakeLists.txt LICENSE include tools
[ "$failures" -eq 0 ]

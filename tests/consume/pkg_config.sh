#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Builds and runs programs with only a compiler and the pkg-config files of an installed amiss.
#
# usage: tests/consume/pkg_config.sh <folder of the .pc files> <version> <compiler>
set -euo pipefail

programs=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/programs
export PKG_CONFIG_PATH=$1
version=$2
compiler=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# check <description> <command>…: the command must succeed.
check()
{
    local what=$1
    shift
    "$@" || { printf 'FAILED: %s\n' "$what"; exit 1; }
}

# build <program> <source> <packages> [<flag or object>…]: compiles a program with the flags of these packages.
build()
{
    local program=$1 source=$2 packages=$3 cflags libs
    shift 3
    read -ra cflags <<<"$(pkg-config --cflags $packages)"
    read -ra libs <<<"$(pkg-config --libs $packages)"
    check "$program compiles" "$compiler" -std=c++17 "${cflags[@]}" "$programs/$source" -o "$work/$program" "$@" \
        "${libs[@]}"
}

check "the files are valid" pkg-config --validate amiss amiss-core
for package in amiss amiss-core; do
    check "$package is version $version" [ "$(pkg-config --modversion "$package")" = "$version" ]
done
build core core.cpp amiss-core
check "core runs" "$work/core"
build json json.cpp amiss
check "json runs" "$work/json"
# The library cannot read, but the program can: -U removes the definition of amiss-core.
build library.o library.cpp amiss-core -c
build both both.cpp "amiss-core amiss" "$work/library.o" -UAMISS_CFG_READ
check "both runs" "$work/both"

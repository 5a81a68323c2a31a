#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Builds and runs programs with the pkg-config files of the adapters of an installed amiss.
#
# usage: tests/consume/pkg_config_adapters.sh <folder of the .pc files> <version> <adapters> <compiled> <compiler>
# Both lists have commas: the adapters whose libraries are there, and those of which a program is compiled.
set -euo pipefail

programs=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/programs
export PKG_CONFIG_PATH=$1
version=$2
IFS=, read -ra adapters <<<"$3"
IFS=, read -ra compiled <<<"$4"
compiler=$5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build <program> <source> <package>…: compiles a program with the flags of these packages, and runs it.
build()
{
    local program=$1 source=$2 cflags libs
    shift 2
    read -ra cflags <<<"$(pkg-config --cflags "$@")"
    read -ra libs <<<"$(pkg-config --libs "$@")"
    "$compiler" -std=c++17 "${cflags[@]}" "$programs/$source" -o "$work/$program" "${libs[@]}" ||
        { printf 'FAILED: %s does not compile with %s\n' "$source" "$*"; exit 1; }
    "$work/$program" >"$work/said" || { cat "$work/said"; printf 'FAILED: %s\n' "$program"; exit 1; }
}

for file in "$PKG_CONFIG_PATH"/amiss-*.pc; do
    package=$(basename "$file" .pc)
    pkg-config --validate "$file" || { printf 'FAILED: %s is not valid\n' "$file"; exit 1; }
    [ "$(sed -n 's/^Version: //p' "$file")" = "$version" ] || { printf 'FAILED: the version of %s\n' "$package"; exit 1; }
done
for adapter in "${adapters[@]}"; do
    pkg-config --print-errors --exists "amiss-$adapter" || { printf 'FAILED: amiss-%s\n' "$adapter"; exit 1; }
done
for adapter in "${compiled[@]}"; do
    build "$adapter" "adapters/$adapter.cpp" amiss-core "amiss-$adapter"
    printf '%s: compiled and run\n' "$adapter"
done
# Beside amiss, a program with an adapter reads.
for adapter in "${adapters[@]:0:1}"; do
    build json json.cpp amiss "amiss-$adapter"
done

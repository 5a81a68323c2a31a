#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Proves that a catalogue of 8,192 rows compiles with the compiler's default limits, and that one more row is one error that
# names the limit.
#
# usage: tests/large_catalogue/run.sh <compiler> <argument>…
set -euo pipefail
export LC_ALL=C

[ $# -ge 1 ] || { sed -n 's/^# usage: /usage: /p' "${BASH_SOURCE[0]}" >&2; exit 2; }
compiler=("$@")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# program <rows>: prints a program with such a catalogue. Every row has a template and what rows usually have.
program()
{
    awk -v rows="$1" 'BEGIN {
        print "#include <amiss/category.hpp>"
        print "namespace large {"
        print "enum class Code {"
        for (row = 1; row <= rows; ++row) printf "    resource_%d_not_available = %d,\n", row, row
        print "};"
        print "constexpr auto amiss_catalog(Code)"
        print "{"
        print "    return amiss::catalog<Code>(\"large\""
        for (row = 1; row <= rows; ++row) {
            printf ", amiss::row(Code::resource_%d_not_available, \"resource_%d_not_available\", ", row, row
            printf "amiss::HttpStatus::not_found, \"api_error\", \"There is no resource %d of {param} at the moment.\")", row
            printf ".plain(\"There is no such resource.\").retry(amiss::Retry::never).grpc(amiss::Grpc::not_found)"
            printf ".cause(\"It was deleted.\").fix(\"List the resources.\")"
            print ""
        }
        print ");"
        print "}"
        print "} // namespace large"
        print "AMISS_ERROR_ENUM(large, Code)"
        printf "static_assert(amiss::catalog_of<large::Code>().size() == %d);\n", rows
        printf "static_assert(amiss::find_code<large::Code>(\"resource_%d_not_available\") == large::Code{%d});\n", rows, rows
    }'
}

program 8192 >"$work/most.cpp"
"${compiler[@]}" -fsyntax-only "$work/most.cpp" 2>"$work/said" || {
    printf 'FAILED: 8,192 rows do not compile\n'
    head -n 20 "$work/said"
    exit 1
}
program 8193 | sed '/^static_assert/d' >"$work/more.cpp"
if "${compiler[@]}" -fsyntax-only "$work/more.cpp" 2>"$work/said"; then
    printf 'FAILED: 8,193 rows compile\n'
    exit 1
fi
errors=$(grep -c 'error:' "$work/said" || true)
if [ "$errors" -ne 1 ] || ! grep -q 'error:.*amiss: a catalogue has at most 8,192 rows' "$work/said"; then
    printf 'FAILED: 8,193 rows are %s errors:\n' "$errors"
    grep 'error:' "$work/said" | head -n 20
    exit 1
fi
printf '8,192 rows compile, and 8,193 are one error\n'

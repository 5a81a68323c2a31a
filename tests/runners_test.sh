#!/usr/bin/env bash
# Proves that the compile-fail runner and the header check can fail.
#
# usage: tests/runners_test.sh <compiler>
set -euo pipefail

tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
compiler=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# expect <exit status> <text that must be printed> <what is tried> <command>…
expect()
{
    local wanted=$1 text=$2 what=$3 status=0
    shift 3
    "$@" >"$work/said" 2>&1 || status=$?
    if [ "$status" -ne "$wanted" ] || ! grep -qF -- "$text" "$work/said"; then
        printf 'FAILED: %s: status %d, wanted %d and "%s"; said:\n' "$what" "$status" "$wanted" "$text"
        cat "$work/said"
        failures=$((failures + 1))
    fi
}

# case_of <first line> <valid line> <bad line>: writes $work/case.cpp.
case_of()
{
    printf '%s\n' "$1" 'template <int N> struct Positive { static_assert(N > 0, "must be positive"); };' "$2" \
        '#ifdef AMISS_MUST_NOT_COMPILE' "$3" '#endif' >"$work/case.cpp"
}
run=("$tests/compile_fail/run.sh" "$work/case.cpp" "$compiler" -std=c++17)
good='Positive<1> good;'
bad='Positive<0> bad;'

case_of '// expect: must be (positive|negative)' "$good" "$bad"
expect 0 'refused as it should be' 'a sound case' "${run[@]}"
case_of '// A comment.' "$good" "$bad"
expect 1 'the first line is not' 'no expectation' "${run[@]}"
case_of '// expect: must be positive' 'Positive<-1> good;' "$bad"
expect 1 'the valid twin does not compile' 'a bad twin' "${run[@]}"
case_of '// expect: must be positive' "$good" 'Positive<2> bad;'
expect 1 'the bad form compiles' 'a bad form that is valid' "${run[@]}"
case_of '// expect: must be even' "$good" "$bad"
expect 1 'the bad form is refused, but without "must be even"' 'another message' "${run[@]}"
case_of '// expect: bad_word' "$good" 'Positive<0> bad_word;'
expect 1 'the bad form is refused, but without "bad_word"' 'a match in the quoted source alone' "${run[@]}"

tree()
{
    rm -rf "$work/include"
    mkdir -p "$work/include/amiss/adapt"
    printf '#pragma once\n#include <string>\ninline std::string f() { return {}; }\n' >"$work/include/amiss/a.hpp"
    printf '#pragma once\n#include <no_such_library/it.hpp>\nint g();\n' >"$work/include/amiss/adapt/it.hpp"
    printf '#pragma once\n#include <amiss/a.hpp>\n' >"$work/include/amiss.hpp"
}
headers=("$tests/headers.sh" "$work/include" "$compiler" -std=c++17 "-I$work/include" -Wall -Werror)

tree
expect 0 '2 headers checked, 0 failures' 'sound headers' "${headers[@]}"
expect 0 'amiss/adapt/it.hpp: skipped, <no_such_library/it.hpp> is not installed' 'a missing library' "${headers[@]}"
sed -i '/include/d' "$work/include/amiss/a.hpp"
expect 1 'amiss/a.hpp: not self-contained' 'a header that lacks an include' "${headers[@]}"
tree
sed -i '/pragma/d' "$work/include/amiss/a.hpp"
expect 1 'amiss/a.hpp: not self-contained' 'a header without a guard' "${headers[@]}"
tree
printf 'inline void h() { int unused; }\n' >>"$work/include/amiss/a.hpp"
expect 1 'amiss/a.hpp: not self-contained' 'a header with a warning' "${headers[@]}"
tree
sed -i 's/<no_such_library/<amiss/' "$work/include/amiss/adapt/it.hpp"
expect 1 'amiss/adapt/it.hpp: not self-contained' 'an adapter that lacks a header of our own' "${headers[@]}"
tree
mkdir "$work/include/boost"
printf '#pragma once\n' >"$work/include/boost/json.hpp"
printf '#include <boost/json.hpp>\n' >>"$work/include/amiss/a.hpp"
expect 1 'includes Boost although AMISS_CFG_READ is 0' 'Boost without reading' "${headers[@]}"
rm -rf "$work/include"
mkdir "$work/include"
expect 1 '0 headers checked' 'no headers at all' "${headers[@]}"

printf '%d failures\n' "$failures"
[ "$failures" -eq 0 ]

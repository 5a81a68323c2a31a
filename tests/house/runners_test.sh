#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Proves that the compile-fail runner and the checks of the headers, the globals and the switches can fail.
#
# usage: tests/house/runners_test.sh <compiler>
set -euo pipefail

tests=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
compiler=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# expect <exit status> <text that must be printed> <description> <command>…
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
expect 1 'the bad form is refused without the message "must be even"' 'another message' "${run[@]}"
case_of '// expect: bad_word' "$good" 'Positive<0> bad_word;'
expect 1 'the bad form is refused without the message "bad_word"' 'a match only in the quoted source' "${run[@]}"

case_with_lines() { case_of '// expect: must be positive' "$good" "$bad" && sed -i "1a // The second line.\n// lines: $1" "$work/case.cpp"; }
case_with_lines 20
expect 0 'refused as it should be' 'a case with enough lines' "${run[@]}"
case_with_lines 2
expect 1 ' is the most' 'a case with too many lines' "${run[@]}"

tree()
{
    rm -rf "$work/include"
    mkdir -p "$work/include/amiss/adapt"
    printf '#pragma once\n#include <string>\ninline std::string f() { return {}; }\n' >"$work/include/amiss/a.hpp"
    printf '#pragma once\n#include <no_such_library/it.hpp>\nint g();\n' >"$work/include/amiss/adapt/it.hpp"
    printf '#pragma once\n#include <amiss/a.hpp>\n' >"$work/include/amiss.hpp"
}
headers=("$tests/house/headers.sh" "$work/include" it,other "$compiler" -std=c++17 "-I$work/include" -Wall -Werror)

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
sed -i '1a #include <string_view>' "$work/include/amiss/a.hpp"
printf 'inline std::string_view k() { return {}; }\n' >>"$work/include/amiss/a.hpp"
expect 1 'amiss/a.hpp: C++14 is refused with more than one sentence' 'a header that C++14 does not know' "${headers[@]}"
tree
sed -i '1a #if __cplusplus < 201703L\n#error "amiss: C++17 or later is required"\n#endif' "$work/include/amiss/a.hpp"
printf '#include <string_view>\ninline std::string_view k() { return {}; }\n' >>"$work/include/amiss/a.hpp"
expect 1 'amiss/a.hpp: C++14 is refused with more than one sentence' 'a header that goes on after #error' "${headers[@]}"
tree
sed -i '1a #if __cplusplus < 201703L\n#error "amiss: C++17 or later is required"\n#include <C++17 is required>\n#endif' \
    "$work/include/amiss/a.hpp"
expect 0 '2 headers checked, 0 failures' 'headers that stop at #error' "${headers[@]}"
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
expect 1 'there are no headers' 'no headers at all' "${headers[@]}"

globals=("$tests/house/globals.sh" "$work/include" "$work/user.cpp" "$compiler" -std=c++17 "-I$work/include")
# globals_of <variable> <value>: a header with the variable and a function that returns the value, and a user of it.
globals_of()
{
    mkdir -p "$work/include/amiss"
    printf '#pragma once\n%s\ninline int value() { return %s; }\n' "$1" "$2" >"$work/include/amiss/a.hpp"
    printf '#include <amiss/a.hpp>\nint main() { return value(); }\n' >"$work/user.cpp"
}

globals_of 'inline constexpr int constant = 1;' constant
expect 0 '1 headers checked, 0 failures' 'a constant' "${globals[@]}"
globals_of 'int f(); inline int variable = f();' variable
expect 1 'there is a static constructor' 'a variable with dynamic initialisation' "${globals[@]}"
globals_of 'inline thread_local int variable = 1;' variable
expect 1 'there is a thread-local variable' 'a thread-local variable' "${globals[@]}"
globals_of 'struct D { ~D(); int i; }; inline const D& f() { static D d; return d; }' 'f().i'
expect 1 'there is an exit handler' 'a static with a destructor' "${globals[@]}"
rm -r "$work/include/amiss"
expect 1 'there are no headers' 'no headers at all' "${globals[@]}"

switches()
{
    rm -rf "$work/include" "$work/docs/limits.md"
    mkdir -p "$work/include/amiss" "$work/docs"
    cat >"$work/include/amiss/config.hpp" <<'HEADER'
#pragma once
#ifndef AMISS_CFG_SAY
#define AMISS_CFG_SAY 1
#endif
#define AMISS_DETAIL_BARE_0 1
#define AMISS_DETAIL_BARE_1 1
#define AMISS_DETAIL_JOIN_AGAIN(X) AMISS_DETAIL_BARE_##X
#define AMISS_DETAIL_JOIN(X) AMISS_DETAIL_JOIN_AGAIN(X)
#if AMISS_DETAIL_JOIN(AMISS_CFG_SAY) != 1
#error "amiss: AMISS_CFG_SAY is 0 or 1"
#endif
#undef AMISS_DETAIL_JOIN
#undef AMISS_DETAIL_JOIN_AGAIN
#define AMISS_TRY(X) AMISS_DETAIL_BARE_##X
HEADER
    printf '#pragma once\n#include <amiss/config.hpp>\n' >"$work/include/amiss.hpp"
    printf '%s\n' '| macro | default | meaning |' '|---|---|---|' '| `AMISS_CFG_SAY` | 1 | whether it says |' >"$work/docs/limits.md"
}
config=$work/include/amiss/config.hpp
configuration=("$tests/house/configuration.sh" "$work" "$compiler" -std=c++17 "-I$work/include")

switches
expect 0 '1 switches checked' 'sound switches' "${configuration[@]}"
sed -i '$d' "$work/docs/limits.md"
expect 1 'AMISS_CFG_SAY: docs/limits.md has no row' 'a switch without a row' "${configuration[@]}"
switches
echo 'See `AMISS_CFG_SING`.' >>"$work/docs/limits.md"
expect 1 'AMISS_CFG_SING: is in docs/limits.md but in no header' 'a switch that does not exist' "${configuration[@]}"
switches
sed -i '$p' "$work/docs/limits.md"
expect 1 'AMISS_CFG_SAY: has two rows' 'a switch with two rows' "${configuration[@]}"
switches
sed -i 's/^#define AMISS_CFG_SAY 1/#define AMISS_CFG_SAY 0/' "$config"
expect 1 "AMISS_CFG_SAY: its default is '0', but '1' in docs/limits.md" 'another default' "${configuration[@]}"
switches
sed -i 's/^#if .*/#if AMISS_CFG_SAY != 0 \&\& AMISS_CFG_SAY != 1/' "$config"
expect 1 'AMISS_CFG_SAY=ON: is accepted' 'an invalid value that is not refused' "${configuration[@]}"
switches
sed -i 's/^#if .*/#if AMISS_CFG_SAY != 1/' "$config"
expect 1 'AMISS_CFG_SAY=0: is refused' 'a valid value that is refused' "${configuration[@]}"
switches
sed -i 's/^#error.*/#error "no"/' "$config"
expect 1 "AMISS_CFG_SAY=2: is refused without the message" 'another message' "${configuration[@]}"
switches
echo '#define AMISS_STRAY 1' >>"$config"
expect 1 'AMISS_STRAY: is still defined after' 'a macro that is left defined' "${configuration[@]}"
switches
echo '#define AMISS_DETAIL_STRAY 1' >>"$config"
expect 1 'AMISS_DETAIL_STRAY: is still defined after' 'a private macro that no other uses' "${configuration[@]}"
switches
printf '#pragma once\n' >"$config"
printf '\n' >"$work/docs/limits.md"
expect 1 '0 switches checked' 'no switches at all' "${configuration[@]}"

printf '%d failures\n' "$failures"
[ "$failures" -eq 0 ]

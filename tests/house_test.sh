#!/usr/bin/env bash
# Proves that tests/house.sh can fail: breaks each rule once in a small tree and looks for the rule's own complaint.
set -euo pipefail

house=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/house.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
cases=0

# A tree that keeps every rule.
good_tree()
{
    rm -rf "$work/tree"
    mkdir -p "$work"/tree/{include/amiss/{detail,apis},tests/{detail,apis,compile_fail},examples,tools}
    cd "$work/tree"
    printf '%s\n' '# The layers.' 'low' 'detail/*' 'high' 'apis/*' 'amiss.hpp' >tests/layers.txt
    printf '%s\n' '// The lowest header.' '#pragma once' '#define AMISS_LOW 1' >include/amiss/low.hpp
    printf '%s\n' '// A detail.' '#pragma once' '#include <amiss/low.hpp>' >include/amiss/detail/part.hpp
    printf '%s\n' '// A higher header.' '#pragma once' '#include <amiss/detail/part.hpp>' '#include <amiss/low.hpp>' \
        >include/amiss/high.hpp
    printf '%s\n' '// An API.' '#pragma once' '#include <amiss/high.hpp>' >include/amiss/apis/api.hpp
    printf '%s\n' '// Everything.' '#pragma once' '#include <amiss/apis/api.hpp>' >include/amiss.hpp
    local name
    for name in low high detail/part apis/api; do
        printf '%s\n' "// Tests it." 'TEST(A, B) { EXPECT_TRUE(true); }' >"tests/$name.cpp"
    done
    printf '%s\n' '// expect: no such name' '// A name that is not there.' '#ifdef AMISS_MUST_NOT_COMPILE' 'int a = b;' \
        '#endif' >tests/compile_fail/name.cpp
    printf '%s\n' '// An example.' 'int main()' '{' '    // [first]' '    int a = 1;' '    if (a)' '        return 0;' \
        '    // [/first]' '}' >examples/first.cpp
    printf '%s\n' '#!/bin/sh' '# Does nothing.' 'true' >tools/nothing
    printf '%s\n' '# amiss' '' '<!-- region first of examples/first.cpp -->' '```cpp' 'int a = 1;' 'if (a)' \
        '    return 0;' '```' '' '```sh' 'ls' '```' >README.md
}

expect_good()
{
    cases=$((cases + 1))
    if ! "$house" . >"$work/said" 2>&1; then
        printf 'FAILED: a tree that keeps the rules is refused:\n'
        cat "$work/said"
        failures=$((failures + 1))
    fi
}

# breaks <what house.sh must say> <command that breaks the good tree>
breaks()
{
    good_tree
    eval "$2"
    cases=$((cases + 1))
    if "$house" . >"$work/said" 2>&1; then
        printf 'FAILED: house.sh accepts: %s\n' "$2"
        failures=$((failures + 1))
    elif ! grep -qF -- "$1" "$work/said"; then
        printf 'FAILED: after %s\nhouse.sh does not say: %s\nbut says:\n' "$2" "$1"
        cat "$work/said"
        failures=$((failures + 1))
    elif [ "$(grep -vc '^house rules broken' "$work/said")" -ne 1 ]; then
        printf 'FAILED: after %s\nhouse.sh complains of more than the one thing:\n' "$2"
        cat "$work/said"
        failures=$((failures + 1))
    fi
}

good_tree
expect_good

breaks 'include/amiss/low.hpp:4: includes high, which is not in a lower layer' \
    'echo "#include <amiss/high.hpp>" >>include/amiss/low.hpp'
breaks 'includes detail/more, which is not in a lower layer' \
    'sed "s/part/more/" include/amiss/detail/part.hpp >include/amiss/detail/more.hpp
     cp tests/detail/part.cpp tests/detail/more.cpp
     echo "#  include <amiss/detail/more.hpp>" >>include/amiss/detail/part.hpp'
breaks 'includes amiss.hpp, which is not in a lower layer' 'echo "#include <amiss.hpp>" >>include/amiss/high.hpp'
breaks 'includes by quotes' "echo '#include \"low.hpp\"' >>include/amiss/high.hpp"
breaks 'include/amiss/new.hpp: is in no layer' \
    'cp include/amiss/low.hpp include/amiss/new.hpp; cp tests/low.cpp tests/new.cpp'
breaks 'lists gone, which is no header' 'echo gone >>tests/layers.txt'
breaks 'lists low twice' 'echo low >>tests/layers.txt'
breaks 'tests/layers.txt: is missing' 'rm tests/layers.txt'
breaks 'include/amiss/detail/part.hpp: has no test mirror tests/detail/part.cpp' 'rm tests/detail/part.cpp'
breaks 'is the umbrella and may hold nothing but includes' 'echo "int a;" >>include/amiss.hpp'
breaks 'include/stray.hpp: is outside include/amiss' \
    'cp include/amiss/low.hpp include/stray.hpp; sed -i "s/^low/low stray/" tests/layers.txt'
breaks 'has 331 lines; 330 is the most' 'seq -f "// line %g" 328 >>include/amiss/low.hpp'
breaks 'lacks #pragma once' 'sed -i /pragma/d include/amiss/low.hpp'
breaks 'defines the macro CHECK_ALL' 'echo "#define CHECK_ALL(x) x" >>include/amiss/low.hpp'
breaks 'includes Boost; only reading does' 'echo "#include <boost/json.hpp>" >>include/amiss/high.hpp'
breaks 'include/amiss/low.hpp: does not open with a comment sentence' 'sed -i 1d include/amiss/low.hpp'
breaks 'examples/first.cpp: does not open with a comment sentence' 'sed -i "1s/.*/\/\/ ---/" examples/first.cpp'
breaks 'tools/nothing: does not open with a comment sentence' 'sed -i 2d tools/nothing'
breaks 'examples/first.cpp:2: leaves something open' 'sed -i "2s/$/ \/\/ TO""DO: more/" examples/first.cpp'
breaks 'tests/low.cpp:3: leaves something open' 'echo "// FIX""ME" >>tests/low.cpp'
breaks 'names a path of one machine' 'echo "cd /ho""me/anna/amiss" >>tools/nothing'
breaks 'tests/low.cpp: asserts nothing' 'echo "// Tests it." >tests/low.cpp'
breaks "does not begin with '// expect: <regex>'" 'sed -i 1d tests/compile_fail/name.cpp'
breaks 'has no AMISS_MUST_NOT_COMPILE part' 'sed -i /ifdef/d tests/compile_fail/name.cpp'
breaks 'README.md: shows a detail header' 'echo "See amiss/detail/part.hpp." >>README.md'
breaks 'README.md:4: C++ that is no region of a file' 'sed -i "3s/.*/text/" README.md'
breaks 'differs from region first of examples/first.cpp' 'sed -i "s/int a = 1/int a = 2/" examples/first.cpp'
breaks 'differs from region first of examples/first.cpp' 'sed -i "s/^        return/    return/" examples/first.cpp'
breaks 'takes region second from examples/first.cpp, which has none' 'sed -i "3s/first of/second of/" README.md'
breaks 'takes a snippet from examples/gone.cpp, which is no file' 'sed -i "3s/first.cpp/gone.cpp/" README.md'

cd /
printf '%d cases, %d failed\n' "$cases" "$failures"
[ "$failures" -eq 0 ]

#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Proves that tests/house/rules.sh can fail: breaks each rule once in a small tree and checks the message.
set -euo pipefail

house=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rules.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
cases=0

# A tree that keeps every rule.
good_tree()
{
    rm -rf "$work/tree"
    mkdir -p "$work"/tree/{include/amiss/{detail/{deep,upper},apis},tests/{detail/{deep,upper},apis,compile_fail,house},examples,tools}
    cd "$work/tree"
    printf '%s\n' '# The layers.' 'room deep' 'room upper' 'low' 'detail/deep/*' 'detail/upper/*' 'high' 'apis/*' 'amiss.hpp' >tests/house/layers.txt
    printf '%s\n' '// The lowest header.' '#pragma once' '#define AMISS_LOW 1' >include/amiss/low.hpp
    printf '%s\n' '// A detail.' '#pragma once' '#include <amiss/low.hpp>' >include/amiss/detail/deep/part.hpp
    printf '%s\n' '// Another detail.' '#pragma once' '#include <amiss/detail/deep/part.hpp>' >include/amiss/detail/upper/part.hpp
    printf '%s\n' '// A higher header.' '#pragma once' '#include <amiss/detail/upper/part.hpp>' '#include <amiss/low.hpp>' \
        'namespace detail {' 'struct Part;' '}' 'namespace detail {' '/// One of ours.' 'template <class T> struct Trait { using type = detail::Other<T>; };' \
        '} // namespace detail' '/// An alias.' 'template <class T = int>' 'using trait_t = typename detail::Trait<T>::type;' \
        '/// A constant.' 'inline constexpr int size = detail::size;' '/// A class.' 'class Higher {' '    /// From a number.' \
        '    explicit Higher(int n = 0) noexcept : n_(detail::checked(n)) {}' '    /// In a body.' \
        '    bool operator==(int n) const { return detail::equal(n_, n); }' '    int n_ = detail::none; ///< a number' \
        '    detail::Part part_;' '};' >include/amiss/high.hpp
    printf '%s\n' '// An API.' '#pragma once' '#include <amiss/high.hpp>' >include/amiss/apis/api.hpp
    printf '%s\n' '// Everything.' '#pragma once' '#include <amiss/apis/api.hpp>' >include/amiss.hpp
    local name
    for name in low high detail/deep/part detail/upper/part apis/api; do
        printf '%s\n' "// Tests it." 'TEST(a, is_true) { EXPECT_TRUE(true); }' >"tests/$name.cpp"
    done
    printf '%s\n' '// expect: no such name' '// A name that is not there.' '#ifdef AMISS_MUST_NOT_COMPILE' 'int a = b;' \
        '#endif' >tests/compile_fail/name.cpp
    printf '%s\n' '// An example.' 'int main()' '{' '    // [first]' '    int a = 1;' '    if (a)' '        return 0;' \
        '    // [/first]' '}' >examples/first.cpp
    printf '%s\n' '#!/bin/sh' '# Does nothing.' 'true' >tools/nothing
    printf '%s\n' '# amiss' '' '<!-- region first of examples/first.cpp -->' '```cpp' 'int a = 1;' 'if (a)' \
        '    return 0;' '```' '' '```sh' 'ls' '```' >README.md
    mkdir -p docs
    printf '%s\n' '# Examples' '| `examples/first.cpp` | | a number |' '| `examples/demo/` | 6 | the demo |' >docs/examples.md
    printf '%s\n' '# Limits' '' 'Held by `tests/low.cpp`: `is_true`.' >docs/limits.md
    printf '%s\n' 'Proof: `low.cpp`: `is_true`, `examples/first.cpp`, `tests/house/`, `low.cpp --all`.' >tests/README.md
    mkdir -p examples/demo/samples
    printf '%s\n' '// Lines of curl.' 'const char* const code = "broken";' >examples/demo/samples/api.cpp
    printf '%s\n' '# Requirements.' '1 | it is low | tests/low.cpp: is_true; examples/demo/serve_test.sh: api broken' \
        >examples/demo/requirements.txt
    printf '%s\n' '// The demo.' 'int main() {}' >examples/demo/main.cpp
    find include tests examples -name '*.[ch]pp' -exec sed -i '1i // SPDX-License-Identifier: BSL-1.0' {} +
    sed -i -n '1{h;n;G;p;n}; p' tests/compile_fail/name.cpp # in this file, the SPDX line is the second
    sed -i '1a # SPDX-License-Identifier: BSL-1.0' tools/nothing
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

# breaks <what rules.sh must say> <command that breaks the good tree>
breaks()
{
    good_tree
    eval "$2"
    cases=$((cases + 1))
    if "$house" . >"$work/said" 2>&1; then
        printf 'FAILED: rules.sh accepts: %s\n' "$2"
        failures=$((failures + 1))
    elif ! grep -qF -- "$1" "$work/said"; then
        printf 'FAILED: after %s\nrules.sh does not say: %s\nbut says:\n' "$2" "$1"
        cat "$work/said"
        failures=$((failures + 1))
    elif [ "$(grep -vc '^house rules broken' "$work/said")" -ne 1 ]; then
        printf 'FAILED: after %s\nrules.sh reports more than this:\n' "$2"
        cat "$work/said"
        failures=$((failures + 1))
    fi
}

good_tree
expect_good

breaks 'include/amiss/low.hpp:5: includes high, which is not in a lower layer' \
    'echo "#include <amiss/high.hpp>" >>include/amiss/low.hpp'
breaks 'includes detail/deep/more, which is not in a lower layer' \
    'cp include/amiss/detail/deep/part.hpp include/amiss/detail/deep/more.hpp
     cp tests/detail/deep/part.cpp tests/detail/deep/more.cpp
     echo "#  include <amiss/detail/deep/more.hpp>" >>include/amiss/detail/deep/part.hpp'
breaks 'includes detail/deep/part, whose room is not on a lower floor' \
    'sed -i "s/^room deep/room upper/; t; s/^room upper/room deep/" tests/house/layers.txt'
breaks 'include/amiss/detail/loose.hpp: is in no room' \
    'cp include/amiss/low.hpp include/amiss/detail/loose.hpp; cp tests/low.cpp tests/detail/loose.cpp
     sed -i "s/^low/low detail\/loose/" tests/house/layers.txt'
breaks 'include/amiss/detail/other.hpp: is in no room' \
    'for name in loose other; do
         cp include/amiss/low.hpp include/amiss/detail/$name.hpp; cp tests/low.cpp tests/detail/$name.cpp
     done
     sed -i "s/^low/low detail\/loose detail\/other/; 1a file detail/loose" tests/house/layers.txt'
breaks 'lists the file detail/gone, which is no header' 'echo "file detail/gone" >>tests/house/layers.txt'
breaks 'lists the room cellar, which is empty' 'echo "room cellar" >>tests/house/layers.txt'
breaks 'includes amiss.hpp, which is not in a lower layer' 'echo "#include <amiss.hpp>" >>include/amiss/high.hpp'
breaks 'includes by quotes' "echo '#include \"low.hpp\"' >>include/amiss/high.hpp"
breaks 'include/amiss/new.hpp: is in no layer' \
    'cp include/amiss/low.hpp include/amiss/new.hpp; cp tests/low.cpp tests/new.cpp'
breaks 'lists gone, which is no header' 'echo gone >>tests/house/layers.txt'
breaks 'lists low twice' 'echo low >>tests/house/layers.txt'
breaks 'tests/house/layers.txt: is missing' 'rm tests/house/layers.txt'
breaks 'include/amiss/detail/deep/part.hpp: has no test mirror tests/detail/deep/part.cpp' 'rm tests/detail/deep/part.cpp'
breaks 'is the umbrella and may hold nothing but includes' 'echo "int a;" >>include/amiss.hpp'
breaks 'include/stray.hpp: is outside include/amiss' \
    'cp include/amiss/low.hpp include/stray.hpp; sed -i "s/^low/low stray/" tests/house/layers.txt'
breaks 'has 301 lines; 300 is the most' 'seq -f "// line %g" 297 >>include/amiss/low.hpp'
breaks 'examples/first.cpp: has 401 lines; 400 is the most' 'seq -f "// line %g" 391 >>examples/first.cpp'
breaks 'lacks #pragma once' 'sed -i /pragma/d include/amiss/low.hpp'
breaks 'defines the macro CHECK_ALL' 'echo "#define CHECK_ALL(x) x" >>include/amiss/low.hpp'
breaks 'include/amiss/low.hpp:5: depends on the compiler' 'echo "inline int one() { return __builtin_ctz(2); }" >>include/amiss/low.hpp'
breaks 'include/amiss/low.hpp:5: depends on the compiler' 'echo "#if defined(__clang__)" >>include/amiss/low.hpp'
breaks 'include/amiss/low.hpp:5: depends on the compiler' 'echo "#pragma GCC system_header" >>include/amiss/low.hpp'
breaks 'includes Boost; only reading does' 'echo "#include <boost/json.hpp>" >>include/amiss/high.hpp'
detail_type='has a detail type in a documented signature'
breaks "include/amiss/low.hpp:6: $detail_type" 'printf "%s\n" "/// A function." "inline detail::Part f();" >>include/amiss/low.hpp'
breaks "include/amiss/low.hpp:6: $detail_type" \
    'printf "%s\n" "/// A template." "template <class T, std::enable_if_t<detail::v<T>, int> = 0>" "void f(T);" >>include/amiss/low.hpp'
breaks "include/amiss/low.hpp:6: $detail_type" \
    'printf "%s\n" "/// A function." "int f(int a = {}," "      const amiss::detail::Part& b);" >>include/amiss/low.hpp'
breaks "include/amiss/low.hpp:7: $detail_type" \
    'printf "%s\n" "/// A class." "// A note." "class Low : public detail::Part {};" >>include/amiss/low.hpp'
breaks "include/amiss/low.hpp:6: $detail_type" \
    'printf "%s\n" "/// An operator." "bool operator==(int, detail::Part) { return true; }" >>include/amiss/low.hpp'
breaks "include/amiss/low.hpp:5: $detail_type" 'echo "detail::Part part = {}; ///< a part" >>include/amiss/low.hpp'
breaks "include/amiss/apis/api.hpp:6: $detail_type" 'printf "%s\n" "/// A variable." "extern detail::Part part;" >>include/amiss/apis/api.hpp'
breaks 'include/amiss/low.hpp: has more than 12 lines of namespace detail' \
    '{ echo "namespace detail {"; seq -f "int a%g;" 11; echo "}"; } >>include/amiss/low.hpp'
breaks 'include/amiss/low.hpp: has more than 12 lines of namespace detail' \
    'for i in 1 2; do printf "%s\n" "namespace detail {" "int f$i()" "{" "    return 1;" "}" "" "}"; done >>include/amiss/low.hpp'
breaks 'include/amiss/low.hpp: does not open with a comment sentence' 'sed -i 2d include/amiss/low.hpp'
breaks 'include/amiss/low.hpp: does not begin with the SPDX line' 'sed -i 1d include/amiss/low.hpp'
breaks 'examples/first.cpp: does not open with a comment sentence' 'sed -i "2s/.*/\/\/ ---/" examples/first.cpp'
breaks 'tools/nothing: does not open with a comment sentence' 'sed -i 3d tools/nothing'
breaks 'examples/first.cpp:3: leaves something open' 'sed -i "3s/$/ \/\/ TO""DO: more/" examples/first.cpp'
breaks 'tests/low.cpp:4: leaves something open' 'echo "// FIX""ME" >>tests/low.cpp'
breaks 'tests/low.cpp:4: has a mark of a merge' 'echo "<<<<""<<< HEAD" >>tests/low.cpp'
breaks 'names a path of one machine' 'echo "cd /ho""me/anna/amiss" >>tools/nothing'
breaks 'tests/low.cpp: asserts nothing' 'sed -i "3s/{.*/{}/" tests/low.cpp'
breaks "does not begin with '// expect: <regex>'" 'sed -i 1d tests/compile_fail/name.cpp'
breaks 'tests/compile_fail/name.cpp: does not open with a comment sentence' \
    'sed -i "3s/.*/\/\/ lines: 4/" tests/compile_fail/name.cpp'
breaks 'has no AMISS_MUST_NOT_COMPILE part' 'sed -i /ifdef/d tests/compile_fail/name.cpp'
breaks 'README.md: shows a detail header' 'echo "See amiss/detail/deep/part.hpp." >>README.md'
breaks 'README.md:4: C++ that is no region of a file' 'sed -i "3s/.*/text/" README.md'
breaks 'differs from region first of examples/first.cpp' 'sed -i "s/int a = 1/int a = 2/" examples/first.cpp'
breaks 'differs from region first of examples/first.cpp' 'sed -i "s/^        return/    return/" examples/first.cpp'
breaks 'takes region second from examples/first.cpp, which has none' 'sed -i "3s/first of/second of/" README.md'
breaks 'takes a snippet from examples/gone.cpp, which is no file' 'sed -i "3s/first.cpp/gone.cpp/" README.md'
breaks 'docs/limits.md:3: names tests/gone.cpp, which does not exist' 'sed -i "s/low.cpp/gone.cpp/" docs/limits.md'
breaks 'docs/limits.md:3: names the test is_gone, which is not in tests/low.cpp' 'sed -i "s/is_true/is_gone/" docs/limits.md'
breaks 'requirements.txt:2: names tests/gone.cpp, which does not exist' 'sed -i "s/low.cpp/gone.cpp/" examples/demo/requirements.txt'
breaks 'requirements.txt:2: names the test is_gone, which is not in tests/low.cpp' 'sed -i "s/is_true/is_gone/" examples/demo/requirements.txt'
breaks 'requirements.txt:2: names lines for gone, which are not in' 'sed -i "s/api broken/api gone/" examples/demo/requirements.txt'
breaks 'docs/limits.md:1: C++ that is no region of a file' 'printf "%s\n" "\`\`\`cpp" "int a;" "\`\`\`" >docs/limits.md'
breaks 'docs/limits.md:1: a link goes over two lines' 'printf "%s\n" "See [the" "page](limits.md)." >docs/limits.md'
breaks 'tests/README.md:1: names gone.cpp, which does not exist' 'sed -i "s/low.cpp --all/gone.cpp --all/" tests/README.md'
breaks 'tests/README.md:1: names examples/second.cpp' 'sed -i "s/first.cpp/second.cpp/" tests/README.md'
breaks 'names the test second_proof, which is not in tests/low.cpp' 'sed -i "s/\`is_true\`/\`is_true\`, \`second_proof\`/" tests/README.md'

breaks 'examples/first.cpp: is in 0 rows of docs/examples.md' 'sed -i "/first/d" docs/examples.md'
breaks 'examples/demo/: is in 2 rows of docs/examples.md' 'sed -i "\$p" docs/examples.md'
breaks 'examples/adapt/new.cpp: is in 0 rows of docs/examples.md' \
    'mkdir examples/adapt; cp examples/first.cpp examples/adapt/new.cpp'
breaks 'docs/examples.md:4: lists examples/gone.cpp, which is no program' \
    'echo "| \`examples/gone.cpp\` | | gone |" >>docs/examples.md'
breaks 'docs/examples.md:3: says that examples/demo/ has 5 lines, and it has 6' 'sed -i "s/| 6 |/| 5 |/" docs/examples.md'

cd /
printf '%d cases, %d failed\n' "$cases" "$failures"
[ "$failures" -eq 0 ]

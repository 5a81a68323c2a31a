#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Proves that tests/house/headers.sh can fail: breaks each rule once in a small tree of headers, and checks the message.
#
# usage: tests/house/headers_test.sh <compiler> <flag>…
# The tree has enough headers above low.hpp that it is precompiled.
set -euo pipefail

headers_sh=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/headers.sh
compiler=$1
shift
flags=("$@")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# A tree that keeps every rule.
good_tree()
{
    rm -rf "$work/include"
    mkdir -p "$work/include/amiss/detail"
    cd "$work/include/amiss"
    printf '%s\n' '#pragma once' '#if __cplusplus < 201703L' '#error "amiss: C++17 or later is required"' \
        '#include <C++17 is required>' '#endif' >detail/compiler.hpp
    printf '%s\n' '#pragma once' '#include <amiss/detail/compiler.hpp>' '#include <string>' \
        'inline int low(const std::string& text) { return static_cast<int>(text.size()); }' >low.hpp
    local name
    for name in a b c d e f; do
        printf '%s\n' '#pragma once' '#include <amiss/low.hpp>' '#include <vector>' \
            "inline int $name(const std::vector<std::string>& texts) { return low(texts.front()); }" >"$name.hpp"
    done
    printf '%s\n' '#pragma once' 'inline int free_of_all() { return 1; }' >free.hpp
}

# says <status> <expected text>…: how headers.sh ends, and what it prints.
says()
{
    local wanted=$1 status=0 text
    shift
    "$headers_sh" "$work/include" none "$compiler" "-I$work/include" "${flags[@]}" >"$work/said" 2>&1 || status=$?
    for text in "$@"; do
        if [ "$status" -ne "$wanted" ] || ! grep -qE -- "$text" "$work/said"; then
            printf 'FAILED: should say "%s" with status %d; status %d, said:\n' "$text" "$wanted" "$status"
            cat "$work/said"
            failures=$((failures + 1))
        fi
    done
}

good_tree
says 0 '^9 headers checked, 0 failures'

good_tree
sed -i '/<amiss/d; s/<vector>/<string_view>/; s/inline.*/inline int a(std::string_view text) { return text.empty(); }/' a.hpp
sed -i '/<vector>/d' c.hpp
sed -i '/pragma once/d' d.hpp
# Only what a header includes at its head, and under no condition, may be there before it.
printf '%s\n' '#pragma once' 'inline int early(const std::string& text) { return static_cast<int>(text.size()); }' \
    '#include <amiss/low.hpp>' >e.hpp
printf '%s\n' '#pragma once' '#include <amiss/detail/compiler.hpp>' '#if 0' '#include <amiss/low.hpp>' '#endif' \
    'inline int unsure(const std::string& text) { return static_cast<int>(text.size()); }' >f.hpp
says 1 '^amiss/a.hpp: C\+\+14 is refused with more than one sentence' '^amiss/c.hpp: not self-contained' \
    '^amiss/d.hpp: not self-contained' '^amiss/e.hpp: not self-contained' '^amiss/f.hpp: not self-contained' \
    '^9 headers checked, 5 failures'

# What is precompiled is checked as well.
good_tree
sed -i '/<string>/d' low.hpp
says 1 '^amiss/low.hpp: not self-contained'
good_tree
printf 'inline int lost(int n) { int unused = 1; return n; }\n' >>low.hpp
says 1 '^amiss/low.hpp: not self-contained' '^9 headers checked, 7 failures'

# A header begins with one that says the sentence in C++14, unless that one says more, or nothing.
good_tree
sed -i '/C++17 is required>/d' detail/compiler.hpp
says 1 'detail/compiler.hpp: C\+\+14 is refused with more than one sentence'
good_tree
sed -i 's/201703L/201402L/' detail/compiler.hpp
sed -i 's/<vector>/<string_view>/; s/inline.*/inline int b(std::string_view text) { return text.empty(); }/' b.hpp
says 1 '^amiss/b.hpp: C\+\+14 is refused with more than one sentence' '^9 headers checked, 1 failures'

printf '%d failures\n' "$failures"
[ "$failures" -eq 0 ]

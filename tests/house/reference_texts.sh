#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks that a program which asks for no causes, fixes or notes has none of these texts, and that one which asks has them.
#
# usage: tests/house/reference_texts.sh <include folder> <compiler> <flag>…
set -euo pipefail
export LC_ALL=C

include=$1
compiler=$2
shift 2
flags=("$@" -fno-sanitize=all)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
apis='client codespar cstar cstar_v1 onestack'

# The parts of string literals without escapes, from 25 characters on: all of the notes, and of a catalogue what a line
# with a cause or a fix has.
for api in $apis; do
    grep -oE '"[^"\\]{25,}"' "$include/amiss/apis/${api}_notes.hpp" | tr -d '"' >"$work/$api.notes"
    grep -E '^ +\.(cause|fix)\(' "$include/amiss/apis/$api.hpp" | grep -oE '"[^"\\]{25,}' | tr -d '"' >"$work/$api.docs"
    [ -s "$work/$api.notes" ] || { printf '%s: found no notes\n' "$api"; exit 1; }
    [ -s "$work/$api.docs" ] || { printf '%s: found no causes and fixes\n' "$api"; exit 1; }
done
cat "$work"/*.notes "$work"/*.docs >"$work/all"

{
    printf '#include <amiss.hpp>\n'
    for api in $apis; do printf '#include <amiss/apis/%s_notes.hpp>\n' "$api"; done
} >"$work/headers"
{
    cat "$work/headers"
    cat <<'END'
template <class Code>
std::size_t rows(std::string_view name)
{
    return amiss::catalog_of<Code>().index_of(name) + amiss::ApiError(static_cast<Code>(1)).message().size();
}
std::size_t use(const amiss::ApiError& error, const amiss::Received& reply)
{
    char buffer[512];
    std::size_t used = amiss::log_line(error, buffer).size() + amiss::read_any(reply).message().size();
    used += rows<amiss::client::Code>("tls") + rows<amiss::codespar::Code>("a") + rows<amiss::cstar::Code>("a");
    used += rows<amiss::cstar_v1::Code>("a") + rows<amiss::onestack::Code>("a");
    used += amiss::respond(amiss::codespar::envelope, error, {}, buffer).body.size();
    used += amiss::respond(amiss::cstar::envelope, error, {}, buffer).body.size();
    used += amiss::respond(amiss::cstar_v1::envelope, error, {}, buffer).body.size();
    return used + amiss::respond(amiss::onestack::envelope, error, {}, buffer).body.size();
}
END
} >"$work/silent.cpp"
for level in O0 O2; do
    "$compiler" "${flags[@]}" -g0 "-$level" -c "$work/silent.cpp" -o "$work/silent.o"
    grep -qaF 'The Authorization header is missing or malformed.' "$work/silent.o" ||
        { printf 'FAILED: -%s: the object has no messages either\n' "$level"; failures=$((failures + 1)); }
    if grep -oaF -f "$work/all" "$work/silent.o"; then
        printf 'FAILED: -%s: a program that asks for no such texts has these\n' "$level"
        failures=$((failures + 1))
    fi
done

# A program that asks for those of one API has all of them, and none of another's.
{
    cat "$work/headers"
    printf 'const amiss::ApiNotes& notes() { return amiss::notes_of<amiss::codespar::Code>(); }\n'
    printf 'const amiss::RowDocs* docs() { return amiss::docs_of<amiss::codespar::Code>().data(); }\n'
} >"$work/asking.cpp"
"$compiler" "${flags[@]}" -g0 -O1 -c "$work/asking.cpp" -o "$work/asking.o"
cat "$work/codespar.notes" "$work/codespar.docs" >"$work/wanted"
while IFS= read -r text; do
    grep -qaF -e "$text" "$work/asking.o" ||
        { printf 'FAILED: a program that asks lacks "%s"\n' "$text"; failures=$((failures + 1)); }
done <"$work/wanted"
if grep -oaF -f "$work/cstar.docs" "$work/asking.o"; then
    printf 'FAILED: a program that asks for the texts of one API has these of another\n'
    failures=$((failures + 1))
fi
printf '%d texts checked, %d failures\n' "$(wc -l <"$work/all")" "$failures"
[ "$failures" -eq 0 ]

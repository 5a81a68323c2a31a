#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks what gdb shows of errors: live, in a core dump, of wrong bytes, and in the session of docs/debuggers.md.
#
# usage: tests/debug/gdb.sh <project folder> <compiler> <flag>…; exits with 77 where there is no gdb that can run a program.
# Debian's clang is tried too, where it is installed: its optimizer and its debug information are others.
set -euo pipefail
export LC_ALL=C.UTF-8

root=$(cd "$1" && pwd)
compiler=$2
shift 2
flags=("$@")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
cd "$root"
. tests/debug/use_gdb.sh

failed()
{
    printf 'FAILED: %s\n' "$*"
    failures=$((failures + 1))
}

# expect_text <what> <file> <file>: the files are the same.
expect_text() { diff "$2" "$3" || failed "$1: other than expected (<), namely (>)"; }

# compile <program> <source> <compiler> <flag>…: with debug information; the paths in it are relative to the project.
compile()
{
    local program=$1 source=$2
    shift 2
    "$@" -g "$source" -o "$program" || { failed "$source does not compile"; return 1; }
}

# --- each type, at two levels of optimization, live and in a core dump ------------------------------------------------

tail -n +3 tests/debug/shown.txt >"$work/expected"
subjects='python print(gdb.parse_and_eval("debug::subjects").format_string(pretty_structs=True, max_elements=40))'
# look <name> <gdb argument>…: what gdb prints of the subjects; no printer may raise anything.
look()
{
    local name=$1
    shift
    run_gdb "$@" >"$work/$name.all" 2>"$work/$name.err" || failed "$name: gdb failed"
    sed -n '/^{$/,/^}$/p' "$work/$name.all" | sed '/^  raw = /d' >"$work/$name"
    if grep -E 'Python Exception|Traceback|[Ee]rror:' "$work/$name.err"; then failed "$name: a printer raised something"; fi
}

check_program()
{
    local name=$1
    shift
    compile "$work/program" tests/debug/program.cpp "$@" || return 0
    look "$name" -ex 'break stop' -ex run -ex "$subjects" -ex "generate-core-file $work/core" \
        -ex 'source tests/debug/check.py' "$work/program"
    expect_text "$name" "$work/expected" "$work/$name"
    grep -E 'with wrong bytes' "$work/$name.all" | sed "s/^/$name: /"
    grep -q ', 0 failures$' "$work/$name.all" || { failed "$name: wrong bytes"; grep -m 5 FAILED "$work/$name.all"; }
    if [ -s "$work/core" ]; then
        look "$name, core dump" -ex "$subjects" "$work/program" "$work/core"
        expect_text "$name, core dump" "$work/expected" "$work/$name, core dump"
        rm "$work/core"
    else
        printf '%s: skipped: gdb writes no core dump here\n' "$name"
    fi
}

check_program "$(basename "$compiler") -O0" "$compiler" "${flags[@]}" -O0
check_program "$(basename "$compiler") -O2" "$compiler" "${flags[@]}" -O2
if command -v clang++-19 >/dev/null && [ "$(basename "$compiler")" != clang++-19 ]; then
    check_program "clang++-19 -O2" clang++-19 -std=c++17 -Iinclude -O2
fi

# In a locale without UTF-8, what is not ASCII is escaped.
LC_ALL=C look ascii -ex 'break stop' -ex run -ex "$subjects" "$work/program"
grep -qF 'hostile = sold_out 410 "a \"b\"\\\n\x1b[31mred\xff \u20ac \u202e"' "$work/ascii" || failed "a locale without UTF-8"

# std::expected, where the compiler and its library have it. (libstdc++ shows it itself from version 13 on, and its error is
# shown as above.)
if "$compiler" "${flags[@]}" -std=c++23 -O0 -g tests/debug/std_expected.cpp -o "$work/program" 2>"$work/said"; then
    run_gdb -ex 'break main' -ex run -ex 'print debug::number' -ex 'print debug::failed' -ex 'print debug::nothing' \
        "$work/program" >"$work/std" 2>&1
    for shown in '= 7}' 'sold_out 410 "The book is sold out." = {type = "stock", provenance = local}' '^\$3 = '; do
        grep -q -e "$shown" "$work/std" || { failed "std::expected"; cat "$work/std"; }
    done
else
    printf 'skipped: std::expected, which this compiler or its library does not have\n'
fi

# --- without the printers, and by hand --------------------------------------------------------------------------------

printf '#include <amiss/detail/debug/gdb_printers.hpp>\n' >"$work/script.cpp"
"$compiler" "${flags[@]}" -fno-lto -c "$work/script.cpp" -o "$work/with.o"
"$compiler" "${flags[@]}" -DAMISS_CFG_GDB_PRINTERS=0 -c "$work/script.cpp" -o "$work/without.o"
# The third column from the end is the flags: M and S, so that the linker merges it, but no A, so that it is not loaded.
flags_of() { readelf -SW "$1" | sed 's/\[ */[/' | awk '$2 == ".debug_gdb_scripts" { print $8 }'; }
[ "$(flags_of "$work/with.o")" = MS ] || failed "the section has the flags $(flags_of "$work/with.o")"
[ -z "$(flags_of "$work/without.o")" ] || failed "AMISS_CFG_GDB_PRINTERS=0 leaves the script in"

"$compiler" "${flags[@]}" -DAMISS_CFG_GDB_PRINTERS=0 -g tests/debug/program.cpp -o "$work/program"
look sourced -ex 'source tools/debuggers/amiss_printers.py' -ex 'break stop' -ex run -ex "$subjects" "$work/program"
expect_text sourced "$work/expected" "$work/sourced"

# --- the assemblers of other machines ---------------------------------------------------------------------------------

if command -v clang++-19 >/dev/null; then
    "$compiler" "${flags[@]}" -E -P "$work/script.cpp" | sed -n '/^__asm__/,$p' >"$work/assembly.cpp"
    for machine in aarch64-linux-gnu arm-linux-gnueabihf i386-linux-gnu riscv64-linux-gnu powerpc64-linux-gnu s390x-linux-gnu; do
        clang++-19 "--target=$machine" -c "$work/assembly.cpp" -o "$work/machine.o" 2>"$work/said" &&
            grep -qF gdb.inlined-script.amiss_printers "$work/machine.o" || { failed "$machine"; cat "$work/said"; }
    done
fi

# --- the session of the page ------------------------------------------------------------------------------------------

# The lines after "(gdb) " are what gdb is told, where the program has stopped and gdb has gone up to main.
awk '/^<!-- session of examples\/guide\/debuggers.cpp -->$/ { next_block = 1 }
     /^```/ { if (inside) exit; inside = next_block; next } inside' docs/debuggers.md >"$work/page"
[ -s "$work/page" ] || failed "docs/debuggers.md has no session"
"$compiler" "${flags[@]}" -fmacro-prefix-map="$root/"= -O0 -g examples/guide/debuggers.cpp -o "$work/guide"
{
    printf 'break stop\nrun\nup\necho --- the session\\n\n'
    sed -n 's/^(gdb) //p' "$work/page" | while read -r command; do printf 'echo (gdb) %s\\n\n%s\n' "$command" "$command"; done
} >"$work/commands"
run_gdb -x "$work/commands" "$work/guide" >"$work/session.all" 2>&1 || failed "the session of docs/debuggers.md"
sed '1,/^--- the session$/d; /^$/d' "$work/session.all" >"$work/session"
expect_text "docs/debuggers.md" "$work/page" "$work/session"

tools/debuggers/embed --check || failures=$((failures + 1))
printf '%d failures\n' "$failures"
[ "$failures" -eq 0 ]

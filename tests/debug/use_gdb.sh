# SPDX-License-Identifier: BSL-1.0
# gdb for the scripts of this folder, which source this file: `run_gdb`, or an exit with 77 where it cannot be used.

# run_gdb <argument>…: without anybody's settings, with the script of the program, and without a debugger's server.
run_gdb()
{
    DEBUGINFOD_URLS='' gdb -nx -batch -iex 'set auto-load safe-path /' -iex 'set width 0' -iex 'set height 0' \
        -iex 'set disable-randomization off' -iex 'set style enabled off' "$@"
}

if ! command -v gdb >/dev/null || [ "$(gdb -nx -batch -ex 'python print(6 * 7)' 2>&1)" != 42 ]; then
    printf 'skipped: gdb with Python is not installed\n'
    exit 77
fi
if ! run_gdb -ex 'break main' -ex run --args /bin/true 2>&1 | grep -q 'exited normally'; then
    printf 'skipped: gdb cannot run a program here (ptrace is not allowed)\n'
    exit 77
fi

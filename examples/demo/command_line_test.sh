#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks the command lines of the demo and its script, and that a server answers and stops on a signal.
#
# usage: examples/demo/command_line_test.sh <amiss_demo> <tools/demo>
set -euo pipefail

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -KILL "$server" 2>/dev/null; rm -rf "$work"' EXIT
failures=0
report() { printf 'FAILED: %s\n' "$*"; failures=$((failures + 1)); }

# refused <command>…: exit status 2, a usage line on stderr, nothing on stdout.
refused()
{
    local status=0
    "$@" >"$work/out" 2>"$work/err" || status=$?
    [ "$status" -eq 2 ] || report "status $status of: $*"
    [ ! -s "$work/out" ] || report "something on standard output of: $*"
    head -n 1 "$work/err" | grep -q '^usage: ' || report "no usage line of: $*"
}

for program in "$@"; do
    refused "$program" --unknown
    refused "$program" cstar
    refused "$program" --api
    refused "$program" --api cstar_v2
    refused "$program" --serve
    refused "$program" --serve --api cstar
    refused "$program" --serve --port 8080
    refused "$program" --serve --api all --port 8080
    refused "$program" --api cstar --port 8080
    refused "$program" --quiet --verbose
    refused "$program" --transcript
    refused "$program" --serve --api cstar --port 8080 --transcript "$work/transcript"
    refused "$program" --serve --api cstar --port 8080 --verbose
    refused "$program" --serve --api cstar --port
    for port in 0 -1 65536 80x '' ' 80'; do refused "$program" --serve --api cstar --port "$port"; done
    for port in 0 65536 x '' 8080; do
        refused "$program" --serve --api cstar --port 8080 --control "$port" # the last one is the server's own
    done
    refused "$program" --serve --api cstar --port 8080 --control
    refused "$program" --control 8081
    refused "$program" --api cstar --control 8081
    "$program" --help >"$work/out" || report "status $? of: $program --help"
    head -n 1 "$work/out" | grep -q '^usage: ' || report "no usage line in the help of $program"
done

# prints <output> <option>…: the demo succeeds, and prints as many tables, verdicts and exchanges as it should.
prints()
{
    local wanted=$1 tables verdicts exchanges
    shift
    "$demo" --api cstar_v1 "$@" >"$work/out" || report "status $? of: $*"
    tables=$(grep -c '^API ' "$work/out" || true)
    verdicts=$(tail -n 1 "$work/out" | grep -c '^All as documented: 7 codes, 1 API, ' || true)
    exchanges=$(grep -c '^=== cstar_v1: ' "$work/out" || true)
    [ "$tables $verdicts $((exchanges > 7))" = "$wanted" ] || report "not the right output of: $*"
}
demo=$1
prints '1 1 0'
prints '0 1 0' --quiet
prints '1 1 1' --verbose
prints '1 1 0' --transcript "$work/transcript"
[ "$(grep -c '^=== cstar_v1: ' "$work/transcript")" -gt 7 ] || report "the transcript has no exchanges"
status=0
"$demo" --api cstar_v1 --transcript "$work/no/transcript" >"$work/out" 2>"$work/err" || status=$?
[ "$status" -eq 1 ] && grep -q '^amiss_demo: cannot write to ' "$work/err" || report "a transcript that cannot be written gave status $status"

# served <program> <port>: starts a server on the port; fails unless it starts and prints how to call it.
served()
{
    : >"$work/served" # the first look may come before the server has opened it
    "$1" --serve --api cstar --port "$2" >"$work/served" 2>"$work/log" &
    server=$!
    for _ in {1..100}; do
        # The lines come one after the other, and all are wanted.
        grep -q '^serving ' "$work/served" && grep -q '^# Ctrl-C stops the server' "$work/served" && return
        kill -0 "$server" 2>/dev/null || return 1
        sleep 0.05
    done
    return 1
}

for signal in INT TERM; do
    for _ in {1..20}; do # the port may be taken
        port=$((20000 + RANDOM % 20000))
        served "$1" "$port" && break
        wait "$server" || true
        server=
    done
    [ -n "$server" ] || { report "no server came up"; break; }
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'GET /api/v1/teams/acme/tickets HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
    grep -q '"code":"authentication_required"' <&3 || report "the server did not answer as it should"
    exec 3>&-
    status=0
    "$1" --serve --api cstar --port "$port" >"$work/out" 2>"$work/err" || status=$?
    [ "$status" -eq 1 ] && grep -q '^amiss_demo: ' "$work/err" || report "a port that is taken gave status $status"
    kill "-$signal" "$server"
    status=0
    wait "$server" || status=$?
    server=
    [ "$status" -eq 0 ] || report "SIG$signal gave status $status"
done

printf '%d failures\n' "$failures"
[ "$failures" -eq 0 ]

# SPDX-License-Identifier: BSL-1.0
# What the tests of the demo's servers share: they start one, send requests to it and check the answers.
#
# For scripts to source; $1 is the amiss_demo to run.

demo=$1
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -KILL "$server" 2>/dev/null; rm -rf "$work"' EXIT
failures=0
report() { printf 'FAILED: %s\n' "$*"; failures=$((failures + 1)); }
command -v curl >/dev/null || { report "curl is missing"; exit 1; }

# start <api> [with-control]: sets port, base and control. A port may be taken, so it tries others.
start()
{
    local options
    for _ in {1..20}; do
        port=$((20000 + RANDOM % 10000))
        control_port=$((port + 10000))
        base=http://127.0.0.1:$port
        control=http://127.0.0.1:$control_port
        options=(--serve --api "$1" --port "$port" --quiet)
        [ $# -eq 1 ] || options+=(--control "$control_port")
        : >"$work/served"
        "$demo" "${options[@]}" >"$work/served" 2>"$work/log" &
        server=$!
        for _ in {1..100}; do
            ! grep -q '^# Ctrl-C stops the server' "$work/served" || return 0
            kill -0 "$server" 2>/dev/null || break
            sleep 0.05
        done
        stop
    done
    report "no server of $1 came up: $(cat "$work/log")"
    exit 1
}

stop()
{
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true; server=
}

# ask <curl arguments>: sets status, head and body.
ask()
{
    status=$(curl -s -m 10 -D "$work/head" -o "$work/body" -w '%{http_code}' "$@") || status="none: curl $?"
    head=$(tr -d '\r' <"$work/head")
    body=$(cat "$work/body" 2>/dev/null || true)
    rm -f "$work/head" "$work/body"
}

# says <what> <status> <text in the body>…: checks what ask got.
says()
{
    local what=$1 text
    [ "$status" = "$2" ] || report "$what: the status is $status, not $2; $body"
    shift 2
    for text in "$@"; do
        [[ $body = *"$text"* ]] || report "$what: the body has no $text: $body"
    done
}

has() { [[ $'\n'$head$'\n' = *$'\n'$2$'\n'* ]] || report "$1: no header '$2' in: $head"; }
has_name() { [[ $'\n'$head = *$'\n'$2:\ * ]] || report "$1: no header '$2' in: $head"; }
has_not() { [[ ${head,,} != *"${2,,}:"* ]] || report "$1: a header '$2' in: $head"; }

# raw <bytes for printf> [file]: sends them, and the file, before it reads. Sets sent, whether that went well, and status,
# head and body from the bytes that come until the end.
raw()
{
    local answer
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    sent=yes
    { printf "$1" && { [ $# -eq 1 ] || cat "$2"; }; } >&3 2>"$work/log" || sent=no
    answer=$(timeout 10 cat <&3 2>"$work/log" | tr -d '\r' || true)
    exec 3>&-
    head=${answer%%$'\n\n'*}
    body=
    [[ $answer != *$'\n\n'* ]] || body=${answer#*$'\n\n'}
    status=$(cut -d ' ' -f 2 <<<"${head%%$'\n'*}")
}

# finish: prints how many failures there were, and fails when there was one.
finish()
{
    printf '%d failures\n' "$failures"
    [ "$failures" -eq 0 ]
}

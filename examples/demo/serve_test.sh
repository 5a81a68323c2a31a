#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Runs the lines that the demo's servers print, and checks that each provokes its error; then the control, what is no
# HTTP or too large, and preflights.
#
# usage: examples/demo/serve_test.sh <amiss_demo>
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/servers.sh"

remaining() { grep '^X-RateLimit-Remaining: [0-9]' <<<"$head" || printf 'X-RateLimit-Remaining: 0'; }
# The time in the body, in seconds.
time_in_body() { date -d "$(grep -oE '[0-9T:-]{19}Z' <<<"$body" || printf '1970-01-01T00:00:00Z')" +%s; }

# run_group <api> <code> <status>: runs the lines in $work/group; the last answer must be this error.
run_group()
{
    local answer last key=code
    [ "$1" != codespar ] || key=error
    answer=$(bash "$work/group" 2>&1 | tr -d '\r' || true)
    last=$(grep -oE '^HTTP/1\.1 [0-9]{3}' <<<"$answer" | tail -n 1 || true)
    [ "$last" = "HTTP/1.1 $3" ] || report "$1: $2 came with '$last', not $3: $answer"
    tail -n 1 <<<"$answer" | grep -qF "\"$key\":\"$2\"" || report "$1: the lines for $2 did not provoke it: $answer"
}

# run_lines <api> <codes>: runs all groups, in order. That many different codes must come.
run_lines()
{
    local line code= wanted= codes ends=no
    cp "$work/served" "$work/lines" # the file stays as it is while they run
    while IFS= read -r line || [ -n "$code" ]; do
        if [[ $line =~ ^#\ ([A-Za-z_]+)\ ([0-9]{3})$ ]]; then
            code=${BASH_REMATCH[1]}
            wanted=${BASH_REMATCH[2]}
            : >"$work/group"
        elif [ -n "$code" ] && [ -z "$line" ]; then
            run_group "$1" "$code" "$wanted"
            [[ $(cat "$work/group") != *clock?advance=1800* ]] || [ "$code" != not_found ] || ends=yes
            printf '%s\n' "$code" >>"$work/codes"
            code=
        elif [ -n "$code" ]; then
            printf '%s\n' "$line" >>"$work/group"
        fi
    done <"$work/lines"
    codes=$(sort -u "$work/codes" | wc -l)
    [ "$codes" -eq "$2" ] || report "$1: $codes codes can be provoked, not $2"
    [ "$1" != codespar ] || [ "$ends" = yes ] || report "codespar: no lines for the end of a session"
    total=$((total + codes))
    rm -f "$work/codes"
}

# common_headers <what> <api>: what every response of the API has.
common_headers()
{
    case $2 in
    cstar | cstar_v1)
        has "$1" 'Access-Control-Allow-Origin: *'
        for name in X-RateLimit-Limit X-RateLimit-Remaining X-RateLimit-Reset; do
            has_name "$1" "$name"
            [[ $head =~ Access-Control-Expose-Headers:[^$'\n']*"$name" ]] || report "$1: $name is not exposed"
        done
        ;;
    onestack) has_name "$1" X-Request-Id ;;
    esac
    [[ $2 = onestack || $status = 204 || $body = *'"req_'* ]] || report "$1: no request id in $body"
}

check_refused()
{
    local api=$1 size what
    for size in 70000 10000000; do
        head -c "$size" /dev/zero | tr '\0' a >"$work/data"
        for expect in Expect: Accept:; do # without and with the wait for a 100 of bodies over 1 MiB
            ask -H "$expect" -H 'Authorization: Bearer sk_live_acme' --data-binary @"$work/data" "$base/"
            what="$api: a body of $size bytes"
            says "$what" 413 'Content Too Large'
            has "$what" 'Content-Type: application/json'
            common_headers "$what" "$api"
            case $api in cstar | cstar_v1) has "$what" 'X-RateLimit-Limit: 1000' ;; esac
        done
    done
    head -c 900000 /dev/zero | tr '\0' a >"$work/data"
    raw 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n' "$work/data"
    says "$api: a body that is sent to its end before the response is read" 413 'Content Too Large'
    [ "$sent" = yes ] || report "$api: the connection was reset while a body of 900 kB was sent"
    ask -H "X-Long: $(head -c 17000 /dev/zero | tr '\0' a)" "$base/"
    what="$api: headers of 17 kB"
    says "$what" 431 'Request Header Fields Too Large'
    has "$what" 'Content-Type: application/json'
    common_headers "$what" "$api"
    for text in 'garbage\r\n\r\n' 'GET / HTTP/2.0\r\n\r\n' 'GET / HTTP/1.1\r\n\r\n' \
        'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n'; do
        raw "$text"
        what="$api: not HTTP, $text"
        says "$what" 400 '{"' '"}'
        has "$what" 'Content-Type: application/json'
        has "$what" 'Connection: close'
        common_headers "$what" "$api"
    done
}

check_preflight()
{
    local before after what="$1: a preflight"
    ask "$base/"
    before=$(remaining)
    for path in /api/v1/teams/acme/tickets /nowhere; do
        raw "OPTIONS $path HTTP/1.1\r\nHost: a\r\nOrigin: https://a.example\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n"
        says "$what" 204
        common_headers "$what" "$1"
        has "$what" "$before" # the state is that after the request before, so this one did not count
        has_name "$what" Access-Control-Allow-Methods
        has_name "$what" Access-Control-Max-Age
        has_not "$what" Content-Length
        has_not "$what" Content-Type
        has_not "$what" Transfer-Encoding
        [ -z "$body" ] || report "$what: a body: $body"
    done
    for _ in {1..101}; do printf 'url = "%s/"\nrequest = OPTIONS\noutput = /dev/null\n' "$base"; done >"$work/many"
    curl -s -K "$work/many" || report "$what: curl $?"
    ask -X OPTIONS "$base/"
    says "$what after a hundred others" 204
    ask "$base/"
    after=$(remaining)
    [ "$((${before#*: } - 1))" = "${after#*: }" ] || report "$what counts: $before, then $after"
}

# order <what> <status> <path> <text in the body>…
order()
{
    local what="control: $1"
    ask -X POST "$control$3"
    says "$what" "$2" "${@:4}"
    has "$what" 'Content-Type: application/json'
}

check_control()
{
    local before moved
    ask "$control/"
    says 'control: the list' 200 '"api":"cstar"' 'POST /clock' 'POST /fault/{name}' 'POST /doc-base' '"database":'
    [[ $body != *'"provider-late"'* ]] || report "control: cstar is offered a provider's fault"

    order 'a fault of another API' 404 /fault/provider-late '"code":"unknown_fault"' '"faults":["database","bug"]'
    order 'no such fault' 404 /fault/nothing '"code":"unknown_fault"' '"param":"nothing"'
    order 'an unknown path' 404 /nowhere '"code":"not_found"'
    order 'no advance' 400 /clock '"code":"parameter_missing"' '"param":"advance"'
    for bad in -1 %2B1 1.5 1e3 1000000001 99999999999999999999 x ''; do
        order "advance by '$bad'" 400 "/clock?advance=$bad" '"code":"parameter_invalid"' '"param":"advance"'
    done
    order 'no url' 400 /doc-base '"code":"parameter_missing"' '"param":"url"'
    for bad in ftp://a.example docs javascript:1 https://a%0Ab; do
        order "the doc base $bad" 400 "/doc-base?url=$bad" '"code":"parameter_invalid"' '"param":"url"'
    done
    ask "$control/clock?advance=1"
    says 'control: GET of a POST' 405 '"code":"method_not_allowed"'
    has 'control: GET of a POST' 'Allow: POST'
    ask -X DELETE "$control/"
    has 'control: DELETE of a GET' 'Allow: GET'
    ask --data-binary @"$work/data" "$control/clock?advance=1"
    says 'control: a large body' 413 '"code":"content_too_large"'

    order 'a doc base' 200 '/doc-base?url=https://docs.example/e%23' '"doc_base":"https://docs.example/e#"'
    ask "$base/"
    says 'the doc base' 401 '"doc_url":"https://docs.example/e#authentication_required"'
    order 'no meta' 200 '/meta?sent=no' '"meta":"no"'
    ask "$base/"
    says 'an error without meta' 401 '"doc_url":"https://docs.example/e#authentication_required","request_id":"req_'
    [[ $body != *'"meta"'* ]] || report "meta is there though it was left out: $body"
    order 'meta again' 200 '/meta?sent=yes'
    order 'another word for meta' 400 '/meta?sent=maybe' '"param":"sent"'
    order 'no doc base' 200 '/doc-base?url='
    ask "$base/"
    says 'the doc base that was reset' 401 '"meta":{"requestId":"req_' '"doc_url":"https://cstar.help/developers/api/errors#authentication_required"'

    order 'the clock' 200 '/clock?advance=0' '"time":"'
    before=$(time_in_body)
    order 'the clock' 200 '/clock?advance=3600'
    moved=$(($(time_in_body) - before))
    [ "$moved" -ge 3600 ] && [ "$moved" -le 3610 ] || report "the clock moved by $moved s, not 3600"
    for _ in {1..6}; do ask -X POST "$control/clock?advance=1000000000"; done
    says 'control: the end of time' 400 '"code":"parameter_invalid"'
}

check_outage()
{
    local call=(-H 'Authorization: Bearer csk_live_acme' -H 'Content-Type: application/json') pay session
    ask "${call[@]}" -d '{"project_id":"prj_shop000000000000"}' "$base/v1/sessions"
    session=$base/v1/sessions/$(grep -o 'ses_[a-z0-9]*' <<<"$body" || true)
    pay=$session/tools/codespar_pay
    order 'an outage' 200 '/fault/provider-down?seconds=60' '"fault":"provider-down"'
    ask "${call[@]}" -d '{"server":"pix","amount":1990}' "$pay"
    says 'an outage' 503 '"error":"service_unavailable"'
    order 'the end of an outage' 200 '/clock?advance=60'
    ask "${call[@]}" -d '{"server":"pix","amount":1990}' "$pay"
    says 'after an outage' 200
    order 'a broken stream' 200 /fault/stream
    ask "${call[@]}" -d '{"message":"one two"}' "$session/stream"
    [ "$status" = 'none: curl 18' ] || report "a broken stream: $status"
    ask "${call[@]}" -d '{"message":"one two"}' "$session/stream"
    says 'the stream after it' 200 'event: done'
    has 'the stream after it' 'Content-Type: text/event-stream'
    has 'the stream after it' 'Cache-Control: no-store'
    has 'the stream after it' 'Transfer-Encoding: chunked'
}

total=0
for api in cstar:16 cstar_v1:7 codespar:15 onestack:11; do
    start "${api%:*}" with-control
    run_lines "${api%:*}" "${api#*:}"
    check_refused "${api%:*}"
    case ${api%:*} in
    cstar) check_preflight cstar; check_control ;;
    cstar_v1) check_preflight cstar_v1 ;;
    codespar) check_outage ;;
    esac
    ! (exec 3<>"/dev/tcp/127.0.0.2/$control_port") 2>/dev/null || report "the control is open beyond 127.0.0.1"
    stop
done
[ "$total" -eq 49 ] || report "$total codes can be provoked, not 49"

start codespar
! (exec 3<>"/dev/tcp/127.0.0.1/$control_port") 2>/dev/null || report "the control is open without --control"
! grep -q '{control}\|/fault/\|/clock' "$work/served" || report "lines for a control that there is not"
grep -q '^# --control PORT .*: .*internal_error.*session ends' "$work/served" || report "it does not say what --control adds"
stop

finish
